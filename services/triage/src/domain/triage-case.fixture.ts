import type { ClockFact } from '@amends/contracts/clock-vocabulary';
import { classifyFailure, withFrequency } from './classification-rules.ts';
import { bookOf, hoursOf } from './clock/clock.fixture.ts';
import type { ClockContext } from './clock/clock-book.ts';
import type { TriageCommand, TriageFailure } from './commands.ts';
import { decide } from './decide.ts';
import { evolve, initialState, type TriageEvent } from './triage-case.ts';

/** Ids, times and histories the tests of triage share. */
export const caseId = '0190a000-0000-7000-8000-000000000001';
export const customerId = '0190a000-0000-7000-8000-0000000000c1';
export const storeId = '9';

export const reportedAt = '2026-03-02T10:00:00Z';
export const ackDue = '2026-03-02T11:00:00Z';
export const actionDue = '2026-03-03T10:00:00Z';
export const resolutionDue = '2026-03-05T10:00:00Z';
export const againDue = '2026-03-08T10:00:00Z';
export const resolvedAt = '2026-03-02T10:30:00.000Z';
export const reopenedAt = '2026-03-06T10:00:00.000Z';

const now = '2026-03-02T10:00:00.500Z';
const late = '2026-03-09T10:00:00.000Z';

/** 1 hour to acknowledge, a day to act, three to resolve; two after a failed recovery. */
export const book = bookOf([
  hoursOf('acknowledgement', 1),
  hoursOf('first_action', 24),
  hoursOf('resolution', 72),
  hoursOf('re_recovery', 48),
]);
export const clockAt = (instant: string): ClockContext => ({ book, now: instant });

export const failure: TriageFailure = {
  type: 'TriageFailure',
  caseId,
  storeId,
  customerId,
  reportedAt,
  classification: withFrequency(classifyFailure({ complaintCode: 'mischarged' }), {
    earlier: 0,
    isFrequent: false,
  }),
  impact: { severity: 'moderate', ruleId: 'magnitude_from_4' },
  facts: { channel: 'email', price: { amount: 1999, currency: 'EUR' } },
  openedBy: 'customer',
  clock: clockAt(now),
  ownerFor: () => ({ ownerId: 'recovery_team', ownerKind: 'team' }),
  lossStep: 0,
};

const heard = (fact: ClockFact, at: string, heardAt = at): TriageCommand => ({
  type: 'HearFacts',
  facts: [{ fact, at }],
  clock: clockAt(heardAt),
});
const looked = (at: string): TriageCommand => ({ type: 'LookAtClocks', clock: clockAt(at) });

/** The events that commands make, one after the other. */
export const historyOf = (...commands: readonly TriageCommand[]): readonly TriageEvent[] => {
  const events: TriageEvent[] = [];
  for (const command of commands) {
    const decision = decide(command, events.reduce(evolve, initialState));
    if (!decision.accepted) throw new Error(`${command.type} was refused: ${decision.code}`);
    events.push(...decision.events);
  }
  return events;
};

const acknowledged = heard('acknowledged', '2026-03-02T10:20:00.000Z');
const resolved = heard('resolved', resolvedAt);
const reopened: TriageCommand = {
  type: 'TakeUpAgain',
  at: reopenedAt,
  clock: clockAt(reopenedAt),
};

export const histories = {
  none: [],
  triaged: historyOf(failure),
  acknowledged: historyOf(failure, acknowledged),
  ackMissed: historyOf(failure, looked('2026-03-03T09:00:00.000Z')),
  ladderEnded: historyOf(
    failure,
    looked('2026-03-03T09:00:00.000Z'),
    looked('2026-03-04T11:00:00.000Z'),
    looked(late),
  ),
  resolved: historyOf(failure, acknowledged, resolved),
  reopened: historyOf(failure, acknowledged, resolved, reopened),
  learned: historyOf(
    failure,
    {
      type: 'RecordRootCause',
      rootCause: { gaps: [], responsibilityLocus: 'firm', recordedAt: reportedAt },
    },
    { type: 'RecordPreventiveDecision', decision: 'no_action_needed', now: reportedAt },
  ),
  confirmed: historyOf(failure, {
    type: 'CorrectClassification',
    cause: { khdType: 'mischarged' },
  }),
  withdrawn: historyOf(failure, {
    type: 'WithdrawCase',
    at: '2026-03-02T10:40:00.000Z',
    clock: clockAt('2026-03-02T10:40:00.000Z'),
  }),
  imported: historyOf({ type: 'TakeOverHistory', caseId, khdType: 'delivery' }),
} as const satisfies Record<string, readonly TriageEvent[]>;

export type HistoryName = keyof typeof histories;
