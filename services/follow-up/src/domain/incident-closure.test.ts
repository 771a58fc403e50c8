import { fold } from '@amends/decider/decider';
import { describe, expect, it } from '@jest/globals';
import { followUpDecider } from '../follow-up-commands.ts';
import type { FollowUpCommand } from './commands.ts';
import {
  answer,
  answeredAt as at,
  caseId,
  schedule,
  opening,
  secondPlan,
  stillDissatisfied,
} from './follow-up-case.fixture.ts';
import type { FollowUpEvent } from './follow-up-case.ts';

const hear = (
  condition: 'root_cause' | 'preventive_decision' | 'incident_closed',
): FollowUpCommand => ({
  type: 'HearClosureCondition',
  ...{ caseId, condition, isDocumented: condition === 'root_cause', at },
});
const open = opening(schedule.plan.requestId, at);

const run = (...commands: readonly FollowUpCommand[]): FollowUpEvent[] => {
  const events: FollowUpEvent[] = [];
  for (const command of commands) {
    const decision = followUpDecider.decide(command, fold(followUpDecider, events));
    if (decision.accepted) events.push(...decision.events);
  }
  return events;
};
const typesOf = (events: readonly FollowUpEvent[]): string[] => events.map(({ type }) => type);

describe('a case whose incident closed', () => {
  const learned = [hear('root_cause'), hear('preventive_decision')];

  it.each([
    ['first', [hear('incident_closed'), ...learned]],
    ['last', [...learned, hear('incident_closed')]],
  ])('closes without waiting for the answer, heard %s (INC-08)', (_when, heard) => {
    const events = run(schedule, open, ...heard);
    expect(events.at(-1)).toMatchObject({
      type: 'CaseClosed',
      data: { outcome: 'resolved_unconfirmed', closedAt: at },
    });
    expect(typesOf(events).filter((type) => type === 'CaseClosed')).toHaveLength(1);
  });

  it('stays open while it is not resolved', () => {
    expect(typesOf(run(...learned, hear('incident_closed')))).not.toContain('CaseClosed');
    expect(run(hear('incident_closed'))).toEqual([]);
  });

  it('still takes the answer to its request, which may reopen it', () => {
    const events = run(schedule, open, ...learned, hear('incident_closed'), {
      ...answer(stillDissatisfied),
      secondWave: secondPlan,
    });
    expect(typesOf(events).slice(-3)).toEqual([
      'FollowUpAnswered',
      'DoubleDeviationDetected',
      'CaseReopened',
    ]);
  });

  it('is its own once it was reopened (INC-09)', () => {
    const reopen = {
      type: 'ReopenCase',
      reason: 'new_information',
      now: at,
      closedSince: at,
      newCaseId: caseId,
    };
    const later = { ...schedule, plan: secondPlan };
    const events = run(
      schedule,
      ...learned,
      hear('incident_closed'),
      reopen as FollowUpCommand,
      later,
    );
    expect(typesOf(events).slice(-2)).toEqual(['CaseReopened', 'FollowUpScheduled']);
  });
});
