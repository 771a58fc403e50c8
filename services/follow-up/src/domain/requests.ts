import { isAfter } from '@amends/contracts/instant-order';
import type { Severity } from '@amends/contracts/vocabulary';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import { confirmation, recognitions } from './closing-the-loop.ts';
import { type Party, partyOf, withClosure } from './closure.ts';
import type { AnswerFollowUp, LapseRequest, OpenRequest, RequestPlan } from './commands.ts';
import {
  type FollowUpCase,
  type FollowUpEvent,
  type FollowUpRequest,
  isRecovered,
} from './follow-up-case.ts';
import { INSTRUMENT_ID, INSTRUMENT_VERSION } from './instrument.ts';
import { channelFor } from './policy.ts';
import { newDeviations, reopening } from './reopening.ts';

export const requestScheduled = (
  party: Party,
  severity: Severity | undefined,
  wave: 1 | 2,
  plan: RequestPlan,
  initialRequestId?: string,
): FollowUpEvent => ({
  type: 'FollowUpScheduled',
  data: {
    ...party,
    ...(severity === undefined ? {} : { severity }),
    ...plan,
    wave,
    channel: channelFor(severity, party.customerId),
    instrumentId: INSTRUMENT_ID,
    instrumentVersion: INSTRUMENT_VERSION,
    ...(initialRequestId === undefined ? {} : { initialRequestId }),
  },
});

export const requestOf = (state: FollowUpCase, requestId: string): FollowUpRequest | undefined =>
  state.requests.find((request) => request.requestId === requestId);

export const openRequest = (command: OpenRequest, state: FollowUpCase): Decision<FollowUpEvent> => {
  const request = requestOf(state, command.requestId);
  // A duplicate is asked nothing: unmerging plans the question anew.
  if (request?.status !== 'scheduled' || state.duplicateOf !== undefined) return accepted();
  const { requestId, wave } = request;
  return accepted<FollowUpEvent>({
    type: 'FollowUpRequested',
    data: { caseId: state.caseId!, requestId, wave, requestedAt: command.now },
  });
};

/** The second wave follows every settled first one; it asks whether the recovery lasted. */
const secondWaveAfter = (
  state: FollowUpCase,
  wave: number,
  plan: RequestPlan,
): readonly FollowUpEvent[] =>
  wave === 1 ? [requestScheduled(partyOf(state), state.severity, 2, plan)] : [];

/** Also where the request never opened: a late timer must not keep the case open for ever. */
export const lapseRequest = (
  command: LapseRequest,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  const request = requestOf(state, command.requestId);
  if (request?.status !== 'open' && request?.status !== 'scheduled') return accepted();
  if (state.duplicateOf !== undefined) return accepted();
  const { requestId, wave } = request;
  const lapsed: FollowUpEvent = {
    type: 'FollowUpLapsed',
    data: { caseId: state.caseId!, requestId, wave, lapsedAt: command.now },
  };
  const next = secondWaveAfter(state, wave, command.secondWave);
  return withClosure(state, command.now, [lapsed, ...next]);
};

const refusalOf = (request: FollowUpRequest | undefined, now: string): string | undefined => {
  switch (request?.status) {
    case undefined:
      return 'not_found';
    case 'scheduled':
      return 'follow_up_not_due';
    case 'answered':
      return 'already_answered';
    case 'lapsed':
      return 'follow_up_expired';
    case 'void':
      return 'follow_up_not_open';
    case 'open':
      // The timer that lapses the request may be late; the window is over all the same.
      return isAfter(now, request.answerBy) ? 'follow_up_expired' : undefined;
  }
};

/** The customer's word decides: recovered, or failed again and therefore open again. */
export const answerFollowUp = (
  command: AnswerFollowUp,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  const request = requestOf(state, command.requestId);
  const isDuplicate = request !== undefined && state.duplicateOf !== undefined;
  const refusal = isDuplicate ? 'case_merged' : refusalOf(request, command.now);
  if (request === undefined || refusal !== undefined) return rejected(refusal ?? 'not_found');
  const { answer, now } = command;
  const { requestId, wave, instrumentVersion } = request;
  const party = partyOf(state);
  const answered: FollowUpEvent = {
    type: 'FollowUpAnswered',
    data: { ...party, requestId, wave, instrumentVersion, answeredAt: now, ...answer },
  };
  if (isRecovered(answer)) {
    const confirmed = [
      ...confirmation(state, 'answer', now, requestId),
      ...recognitions(state, answer.reliefDegree, now),
    ];
    const next = secondWaveAfter(state, wave, command.secondWave);
    return withClosure(state, now, [answered, ...confirmed, ...next]);
  }
  const triggers = [
    ...(answer.dissatisfactionEliminated ? [] : ['dissatisfaction_remains' as const]),
    ...(answer.adverseEffects ? ['adverse_effect' as const] : []),
  ];
  return accepted(
    answered,
    ...newDeviations(state, party.caseId, triggers, now),
    reopening(state, answer.adverseEffects ? 'adverse_effect' : 'remedy_inadequate', now),
  );
};
