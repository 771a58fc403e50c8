import { isAfter } from '@amends/contracts/instant-order';
import { accepted, type Decision } from '@amends/decider/decider';
import { partyOf } from './closure.ts';
import type { HearDelivery, RemindOfRequest } from './commands.ts';
import type { FollowUpCase, FollowUpEvent } from './follow-up-case.ts';
import { requestOf } from './requests.ts';

/** One reminder of a question that is open; none to whoever wants nothing this way (SUR-06). */
export const remindOfRequest = (
  { requestId, isDeclined, now }: RemindOfRequest,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  const request = requestOf(state, requestId);
  if (request?.status !== 'open' || request.isReminded === true || isDeclined) return accepted();
  if (state.duplicateOf !== undefined || isAfter(now, request.answerBy)) return accepted();
  if (request.channel === 'claim_page') return accepted();
  const { caseId, storeId } = partyOf(state);
  const { wave, channel } = request;
  const about = { caseId, ...(storeId === undefined ? {} : { storeId }), requestId, wave, channel };
  return accepted<FollowUpEvent>({ type: 'FollowUpReminded', data: { ...about, remindedAt: now } });
};

/** Kept with the question, so that "was it sent?" has an answer. */
export const hearDelivery = (
  { data }: HearDelivery,
  state: FollowUpCase,
): Decision<FollowUpEvent> =>
  requestOf(state, data.requestId) === undefined
    ? accepted()
    : accepted<FollowUpEvent>({ type: 'FollowUpDeliveryHeard', data });
