import { isAfter } from '@amends/contracts/instant-order';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import { partyOf, withClosure } from './closure.ts';
import type { RecordContact } from './commands.ts';
import type { FollowUpCase, FollowUpEvent } from './follow-up-case.ts';
import { requestOf } from './requests.ts';

/**
 * Somebody called, or went there. Who was reached answers through the same questions as everybody;
 * who declines is not asked this question again. Anything else stays a task until the window is
 * over.
 */
export const recordContact = (
  { requestId, outcome, callBackAt, now }: RecordContact,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  const request = requestOf(state, requestId);
  if (request === undefined) return rejected('not_found');
  if (state.duplicateOf !== undefined) return rejected('case_merged');
  if (request.status !== 'open') return rejected('follow_up_not_open');
  if (isAfter(now, request.answerBy)) return rejected('follow_up_expired');
  const party = partyOf(state);
  const { wave } = request;
  const attempted: FollowUpEvent = {
    type: 'FollowUpAttempted',
    data: {
      ...{ caseId: party.caseId, requestId, wave, outcome, attemptedAt: now },
      ...(callBackAt === undefined ? {} : { callBackAt }),
    },
  };
  if (outcome !== 'declined') return accepted(attempted);
  const data = { ...party, reason: 'unsubscribed', requestId, wave, suppressedAt: now } as const;
  return withClosure(state, now, [attempted, { type: 'FollowUpSuppressed', data }]);
};
