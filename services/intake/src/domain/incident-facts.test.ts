import { CATALOGUE } from '@amends/contracts/catalogue';
import { describe, expect, it } from '@jest/globals';
import { incidentDecider } from './decide-incident.ts';
import { declare, eventsAfter, noted, now, stateAfter } from './incident.fixture.ts';
import type { IncidentCommand } from './incident-commands.ts';
import { factsForCases, type StatedFacts } from './incident-facts.ts';

const state = (facts: StatedFacts): IncidentCommand => ({
  ...{ type: 'StateIncidentFacts', facts, now },
});
const recoded: IncidentCommand = {
  type: 'ChangeIncidentScope',
  change: { complaintCode: 'pos_outage' },
  now,
};
const lesson = {
  rootCause: { gaps: [], responsibilityLocus: 'supplier' as const },
  preventiveDecision: 'action_opened' as const,
};
const close: IncidentCommand = { type: 'CloseIncident', lesson, cases: [], now };
const cancel: IncidentCommand = { type: 'CancelIncident', reason: 'false_alarm', now };

const codeAfter = (commands: readonly IncidentCommand[], command: IncidentCommand): string => {
  const past = eventsAfter(...commands);
  const known = past.length === 0 ? incidentDecider.initialState : stateAfter(past);
  const decision = incidentDecider.decide(command, known);
  return decision.accepted ? decision.events.map(({ type }) => type).join() : decision.code;
};

describe('INC-08: what is found out of an incident', () => {
  const expected = state({ expectedEndAt: '2026-06-08T11:00:00Z' });
  const explained = state({ rootCause: lesson.rootCause });

  it('is stated piece by piece, each a version, and known again it is no event', () => {
    const events = eventsAfter(declare, expected, explained);
    for (const { type, data } of events) {
      expect(CATALOGUE[type].schema.parse(data)).toEqual(data);
    }
    expect(factsForCases(stateAfter(events))).toEqual({
      ...{ factsVersion: 2, expectedEndAt: '2026-06-08T11:00:00Z' },
      rootCause: lesson.rootCause,
    });
    expect(codeAfter([declare, expected, explained], expected)).toBe('');
  });

  it('is its cause too, where a person changed that', () => {
    expect(factsForCases(stateAfter(eventsAfter(declare)))).toBeUndefined();
    const changed = stateAfter(eventsAfter(declare, recoded));
    expect(factsForCases(changed)).toEqual({ factsVersion: 1, complaintCode: 'pos_outage' });
    const later = state({ preventiveDecision: 'no_action_needed' });
    expect(factsForCases(stateAfter(eventsAfter(declare, recoded, later)))).toEqual({
      ...{ factsVersion: 2, complaintCode: 'pos_outage' },
      preventiveDecision: 'no_action_needed',
    });
  });

  it.each([
    ['unknown', [], 'not_found'],
    ['only suspected', [noted()], 'illegal_state'],
    ['cancelled', [declare, cancel], 'illegal_state'],
    ['closed', [declare, close], 'already_closed'],
  ] as const)('is refused of one that is %s', (_what, commands, code) => {
    expect(codeAfter(commands, expected)).toBe(code);
  });
});
