import { isAfter } from '@amends/contracts/instant-order';
import { PERSONAL_CHANNELS } from '@amends/contracts/survey-vocabulary';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import { partyOf, withClosure } from './closure.ts';
import type { RecordContact } from './commands.ts';
import type { FollowUpCase, FollowUpEvent, FollowUpRequest } from './follow-up-case.ts';
import { requestOf } from './requests.ts';

const isLaterCall = ({ status, channel }: FollowUpRequest): boolean =>
  status === 'scheduled' && (PERSONAL_CHANNELS as readonly string[]).includes(channel);

/**
 * Somebody called, or went there. Who was reached answers through the same questions as everybody;
 * who declines is asked this question in person no more, today or on a later day. Anything else
 * stays a task until the window is over.
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
  const leftOut = state.requests
    .filter((one) => one.requestId === requestId || isLaterCall(one))
    .map(
      (one): FollowUpEvent => ({
        type: 'FollowUpSuppressed',
        data: {
          ...{ ...party, reason: 'unsubscribed', requestId: one.requestId, wave: one.wave },
          suppressedAt: now,
        },
      }),
    );
  return withClosure(state, now, [attempted, ...leftOut]);
};
