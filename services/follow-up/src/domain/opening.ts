import { CUSTOMER_MESSAGE_CHANNELS } from '@amends/contracts/intake-customer-messages';
import { plusMillis } from '@amends/contracts/instant-order';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import { type Party, partyOf, withClosure } from './closure.ts';
import type { ExemptRequest, HearOwner, OpenRequest, SkipRequest } from './commands.ts';
import type { FollowUpCase, FollowUpEvent, FollowUpRequest } from './follow-up-case.ts';
import { lastingWaveAfter, requestOf } from './requests.ts';

/** Ways on which a message goes out; anybody else is asked by a person. */
const isSent = (channel: FollowUpRequest['channel']): boolean =>
  (CUSTOMER_MESSAGE_CHANNELS as readonly string[]).includes(channel);

const opened = (
  party: Party,
  request: FollowUpRequest,
  state: FollowUpCase,
  { now, reminderSeconds }: OpenRequest,
): FollowUpEvent => ({
  type: 'FollowUpRequested',
  data: {
    ...party,
    requestId: request.requestId,
    wave: request.wave,
    ...(request.day === undefined ? {} : { day: request.day }),
    requestedAt: now,
    channel: request.channel,
    instrumentVersion: request.instrumentVersion,
    answerBy: request.answerBy,
    // Captured here and never again: an assignment that changes later moves no score (SCO-03).
    ...(state.owner ?? {}),
    ...(isSent(request.channel) && reminderSeconds > 0
      ? { remindAt: plusMillis(now, reminderSeconds * 1000) }
      : {}),
  },
});

const leaveOut = (
  party: Party,
  { requestId, wave }: FollowUpRequest,
  reason: { readonly reason: 'skipped'; readonly skipReason: SkipRequest['reason'] } | Refused,
  now: string,
): FollowUpEvent => ({
  type: 'FollowUpSuppressed',
  data: { ...party, ...reason, requestId, wave, suppressedAt: now },
});

type Refused = Pick<Extract<OpenRequest['verdict'], { outcome: 'refused' }>, 'reason'>;

/** Due: the question opens, waits for a gate, or is left out with the reason of the gate. */
export const openRequest = (command: OpenRequest, state: FollowUpCase): Decision<FollowUpEvent> => {
  const request = requestOf(state, command.requestId);
  // A duplicate is asked nothing: unmerging plans the question anew.
  if (request?.status !== 'scheduled' || state.duplicateOf !== undefined) return accepted();
  const { verdict, now } = command;
  const party = partyOf(state);
  switch (verdict.outcome) {
    case 'allowed':
      return accepted(opened(party, request, state, command));
    case 'deferred': {
      const { requestId, wave } = request;
      const { reason, until: dueAt, answerBy } = verdict;
      const when = { reason, dueAt, answerBy, postponedAt: now };
      const data = { caseId: party.caseId, requestId, wave, ...when };
      return accepted<FollowUpEvent>({ type: 'FollowUpPostponed', data });
    }
    case 'refused': {
      const left = leaveOut(party, request, { reason: verdict.reason }, now);
      const next = lastingWaveAfter(state, request, command.secondWave);
      return withClosure(state, now, [left, ...next]);
    }
  }
};

/** Only what is still to come can be left out, or let pass. */
const planned = (
  state: FollowUpCase,
  requestId: string,
): { readonly request: FollowUpRequest } | { readonly refusal: string } => {
  const request = requestOf(state, requestId);
  if (request === undefined) return { refusal: 'not_found' };
  if (state.duplicateOf !== undefined) return { refusal: 'case_merged' };
  return request.status === 'scheduled' ? { request } : { refusal: 'follow_up_not_open' };
};

export const skipRequest = (command: SkipRequest, state: FollowUpCase): Decision<FollowUpEvent> => {
  const found = planned(state, command.requestId);
  if ('refusal' in found) return rejected(found.refusal);
  const reason = { reason: 'skipped', skipReason: command.reason } as const;
  return withClosure(state, command.now, [
    leaveOut(partyOf(state), found.request, reason, command.now),
  ]);
};

export const exemptRequest = (
  command: ExemptRequest,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  const found = planned(state, command.requestId);
  if ('refusal' in found) return rejected(found.refusal);
  const { requestId, reason, now } = command;
  const data = { caseId: partyOf(state).caseId, requestId, reason, exemptedAt: now };
  return accepted<FollowUpEvent>({ type: 'FollowUpExempted', data });
};

export const hearOwner = (
  { caseId, ownerId, ownerKind, at }: HearOwner,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  const isOver = state.status === 'withdrawn' || state.status === 'imported';
  if (isOver || state.owner?.ownerId === ownerId) return accepted();
  const data = { caseId, ownerId, ownerKind, heardAt: at };
  return accepted<FollowUpEvent>({ type: 'CaseOwnerHeard', data });
};
