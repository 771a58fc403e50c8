import { fold } from '@amends/decider/decider';
import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { followUpDecider } from '../follow-up-commands.ts';
import type { FollowUpCommand } from './commands.ts';
import {
  answer,
  answeredAt,
  caseId,
  firstPlan,
  harmed,
  laterPlan,
  opening,
  recovered,
  schedule,
  secondPlan,
  stillDissatisfied,
} from './follow-up-case.fixture.ts';
import type { FollowUpEvent } from './follow-up-case.ts';

const at = answeredAt;
const muchLater = '2027-01-01T00:00:00.000Z';
/** Any id will do for the second wave, as long as it follows from the first one's. */
const secondOf = (requestId: string): string => `${requestId.slice(0, -2)}f${requestId.at(-1)}`;
const forRequest = (requestId: string): FollowUpCommand[] => {
  const secondWave = { ...secondPlan, requestId: secondOf(requestId) };
  return [
    opening(requestId, at, { outcome: 'allowed' }, secondWave),
    opening(requestId, at, { outcome: 'refused', reason: 'global_cooldown' }, secondWave),
    { type: 'LapseRequest', requestId, now: muchLater, secondWave },
    { type: 'RecordContact', requestId, outcome: 'no_answer', now: at },
    { type: 'RecordContact', requestId, outcome: 'declined', now: at },
    { type: 'SkipRequest', requestId, reason: 'legal_dispute', now: at },
    { ...answer(recovered), requestId, secondWave },
    { ...answer(stillDissatisfied), requestId, secondWave },
    { ...answer(harmed), requestId, secondWave },
  ];
};
const orders: readonly FollowUpCommand[] = [
  schedule,
  { ...schedule, plan: laterPlan },
  { type: 'SuppressFollowUp', caseId, outcome: 'no_agreement', at },
  { type: 'WithdrawFollowUp', caseId, at },
  { type: 'HearClosureCondition', caseId, condition: 'root_cause', at },
  { type: 'HearDocumentation', caseId, at },
  { type: 'HearClosureCondition', caseId, condition: 'preventive_decision', at },
  { type: 'HearClosureCondition', caseId, condition: 'incident_closed', at },
  { type: 'NoteRemedyFailure', caseId, trigger: 'remedy_failed', at },
  { type: 'NoteRemedyFailure', caseId, trigger: 'promise_broken', at },
  { type: 'HearOfferRejection', caseId, offerId: firstPlan.requestId, at },
  { type: 'HearOfferRejection', caseId, offerId: laterPlan.requestId, at },
  { type: 'HearReply', caseId, textId: firstPlan.requestId, at },
  { type: 'HearHandler', caseId, employeeId: 'emp-1', role: 'owner', at },
  { type: 'AcknowledgeOutcome', confirmsRecovery: false, now: at },
  { type: 'AcknowledgeOutcome', confirmsRecovery: true, now: at },
  { type: 'ReopenCase', reason: 'new_information', now: at, closedSince: at, newCaseId: caseId },
  ...[firstPlan.requestId, laterPlan.requestId]
    .flatMap((requestId) => [requestId, secondOf(requestId)])
    .flatMap(forRequest),
];

const run = (commands: readonly FollowUpCommand[]): readonly FollowUpEvent[] => {
  const events: FollowUpEvent[] = [];
  for (const command of commands) {
    const decision = followUpDecider.decide(command, fold(followUpDecider, events));
    if (decision.accepted) events.push(...decision.events);
  }
  return events;
};

const histories = fc.array(fc.constantFrom(...orders), { maxLength: 40 }).map(run);
const check = (holds: (events: readonly FollowUpEvent[]) => boolean): void =>
  fc.assert(fc.property(histories, holds), { numRuns: 2000 });

describe('whatever is ordered, in whatever order', () => {
  it('names each double deviation at most once', () => {
    check((events) => {
      const found = events.flatMap((event) =>
        event.type === 'DoubleDeviationDetected' ? [event.data.trigger] : [],
      );
      return new Set(found).size === found.length;
    });
  });

  it('closes a case at most once between two reopenings', () => {
    check((events) => {
      let isClosed = false;
      for (const { type } of events) {
        if (type === 'CaseClosed' && isClosed) return false;
        if (type === 'CaseClosed') isClosed = true;
        if (type === 'CaseReopened') isClosed = false;
      }
      return true;
    });
  });

  it('R-074: closes only with everything known that it waits for, unless withdrawn', () => {
    check((events) => {
      const heard = new Set<string>();
      for (const event of events) {
        if (event.type === 'CaseDocumented') heard.add('documentation');
        if (event.type === 'OutcomeRecorded') heard.add('outcome');
        if (event.type === 'FeedbackDeliveredToEmployee') heard.add('feedback');
        if (event.type === 'ClosureConditionHeard') heard.add(event.data.condition);
        heard.delete('incident_closed');
        const wanted = [
          ...['root_cause', 'preventive_decision', 'documentation', 'outcome'],
          // Nobody is told where neither employee nor store is known.
          ...(event.type === 'CaseClosed' && event.data.storeId === undefined ? [] : ['feedback']),
        ];
        const isDue = wanted.every((one) => heard.has(one));
        if (event.type === 'CaseClosed' && event.data.outcome !== 'withdrawn') {
          if (!isDue) return false;
          heard.delete('outcome');
          heard.delete('feedback');
        }
      }
      return true;
    });
  });

  it('takes at most one answer to each request and none after it lapsed', () => {
    check((events) => {
      const ended = new Set<string>();
      for (const event of events) {
        if (event.type !== 'FollowUpAnswered' && event.type !== 'FollowUpLapsed') continue;
        if (ended.has(event.data.requestId)) return false;
        ended.add(event.data.requestId);
      }
      return true;
    });
  });

  it('counts reopenings one by one', () => {
    check((events) => {
      const counts = events.flatMap((event) =>
        event.type === 'CaseReopened' ? [event.data.reopenCount] : [],
      );
      return counts.every((count, index) => count === index + 1);
    });
  });

  it('never lets a request id be used twice', () => {
    check((events) => {
      const ids = events.flatMap((event) =>
        event.type === 'FollowUpScheduled' ? [event.data.requestId] : [],
      );
      return new Set(ids).size === ids.length;
    });
  });

  it('REO-01: opens no case because of thanks or of a message', () => {
    check((events) => {
      const talk: readonly FollowUpCommand['type'][] = ['AcknowledgeOutcome', 'HearReply'];
      const state = fold(followUpDecider, events);
      return orders
        .filter(({ type }) => talk.includes(type))
        .map((command) => followUpDecider.decide(command, state))
        .every(
          (decision) =>
            !decision.accepted || decision.events.every(({ type }) => type !== 'CaseReopened'),
        );
    });
  });

  it('R-073: counts a case as recovered by the word of its customer only', () => {
    check((events) => {
      let isConfirmed = false;
      for (const event of events) {
        if (event.type === 'RecoveryConfirmed') isConfirmed = true;
        if (event.type === 'CaseReopened') isConfirmed = false;
        const ended = event.type === 'CaseClosed' || event.type === 'OutcomeRecorded';
        if (!ended) continue;
        if (event.data.outcome === 'recovered_confirmed' && !isConfirmed) return false;
      }
      return true;
    });
  });
});
