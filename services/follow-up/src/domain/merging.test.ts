import { fold } from '@amends/decider/decider';
import { describe, expect, it } from '@jest/globals';
import type { FollowUpCommand, PauseFollowUp, ResumeFollowUp } from './commands.ts';
import { decide } from './decide.ts';
import {
  answer,
  answeredAt,
  caseId,
  firstPlan,
  histories,
  type HistoryName,
  laterPlan,
  opening,
  recovered,
  schedule,
  secondPlan,
} from './follow-up-case.fixture.ts';
import { evolve, type FollowUpEvent, initialState } from './follow-up-case.ts';

const primaryCaseId = '0190a000-0000-7000-8000-000000000002';
const pause: PauseFollowUp = { type: 'PauseFollowUp', caseId, primaryCaseId, at: answeredAt };
const resume: ResumeFollowUp = {
  type: 'ResumeFollowUp',
  caseId,
  at: answeredAt,
  plans: { first: laterPlan, second: secondPlan, ids: {} },
};
const open = opening(firstPlan.requestId, firstPlan.dueAt);
const lapse: FollowUpCommand = {
  type: 'LapseRequest',
  requestId: firstPlan.requestId,
  now: firstPlan.answerBy,
  secondWave: secondPlan,
};
const reopen: FollowUpCommand = {
  type: 'ReopenCase',
  reason: 'remedy_inadequate',
  now: answeredAt,
  closedSince: '2026-01-01T00:00:00.000Z',
  newCaseId: caseId,
};

/** What the last of the commands comes to after a history and the others. */
const decided = (name: HistoryName, ...commands: FollowUpCommand[]) => {
  const events: FollowUpEvent[] = [...histories[name]];
  const stateOf = () => fold({ initialState, evolve }, events);
  let last: readonly FollowUpEvent[] = [];
  let code = 'accepted';
  for (const command of commands) {
    const decision = decide(command, stateOf());
    code = decision.accepted ? 'accepted' : decision.code;
    last = decision.accepted ? decision.events : [];
    events.push(...last);
  }
  return { code, types: last.map(({ type }) => type), last, state: stateOf() };
};

describe('the follow-up of a duplicate', () => {
  it('DUP-04 SUR-04: is not asked for, whatever its timers say', () => {
    expect(decided('scheduled', pause, open).types).toEqual([]);
    expect(decided('open', pause, lapse).types).toEqual([]);
    expect(decided('none', pause, schedule, open).types).toEqual([]);
  });

  it('DUP-04: takes no answer and is not reopened by itself', () => {
    expect(decided('open', pause, answer(recovered)).code).toBe('case_merged');
    expect(decided('closed', pause, reopen).code).toBe('case_merged');
  });

  it('is asked for anew once it is no duplicate', () => {
    const { types, last, state } = decided('open', pause, resume);
    expect(types).toEqual(['FollowUpResumed', 'FollowUpScheduled']);
    expect(last[1]?.data).toMatchObject({
      ...laterPlan,
      wave: 1,
      initialRequestId: firstPlan.requestId,
    });
    expect(state.requests.map(({ status }) => status)).toEqual(['void', 'scheduled']);
  });

  it('goes on with the wave that was pending', () => {
    const { last } = decided('answered', pause, resume);
    expect(last[1]?.data).toMatchObject({ wave: 2, requestId: secondPlan.requestId });
  });

  it('closes only when it stands for itself, though all else was known before', () => {
    const prevented: FollowUpCommand = {
      type: 'HearClosureCondition',
      caseId,
      condition: 'preventive_decision',
      at: answeredAt,
    };
    const merged = decided('answeredWithRootCause', pause, prevented);
    expect(merged.types).toEqual(['ClosureConditionHeard']);
    const { types } = decided('answeredWithRootCause', pause, prevented, resume);
    expect(types.slice(0, 2)).toEqual(['FollowUpResumed', 'FollowUpScheduled']);
    expect(types.at(-1)).toBe('CaseClosed');
  });

  it('T-83: is the same after merging, unmerging and merging again as after one merging', () => {
    const once = decided('scheduled', pause).state;
    const again = decided('scheduled', pause, resume, pause).state;
    expect(again.duplicateOf).toBe(once.duplicateOf);
    expect(again.status).toBe(once.status);
    expect(decided('scheduled', pause, pause).types).toEqual([]);
    expect(decided('scheduled', resume).types).toEqual([]);
  });

  it.each(['withdrawn', 'imported'] as const)('is left alone where the case is %s', (name) => {
    expect(decided(name, pause).types).toEqual([]);
  });
});
