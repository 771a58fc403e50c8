import { type FollowUpAnswered, followUpAnswers } from '@amends/contracts/follow-up';
import { isAfter, plusMillis } from '@amends/contracts/instant-order';
import { LASTING_WAVE } from '@amends/contracts/survey-vocabulary';
import type { Severity } from '@amends/contracts/vocabulary';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import { confirmation, recognitions } from './closing-the-loop.ts';
import { type Party, partyOf, withClosure } from './closure.ts';
import { continued, isClosedForGood } from './continuation.ts';
import type { AnswerFollowUp, LapseRequest, RequestPlan } from './commands.ts';
import {
  type FollowUpCase,
  type FollowUpEvent,
  type FollowUpRequest,
  isRecovered,
} from './follow-up-case.ts';
import {
  INSTRUMENT_ID,
  INSTRUMENT_VERSION,
  instrumentOf,
  scalesOf,
  unaskedIn,
} from './instrument.ts';
import { channelFor } from './policy.ts';
import { awaitsFollowUp, newDeviations, reopening } from './reopening.ts';
import { isSameAnswer } from './same-answer.ts';
import { hasLastingWave, isAskedSoon } from './waves.ts';

export const requestScheduled = (
  party: Party,
  severity: Severity | undefined,
  wave: number,
  plan: RequestPlan,
  initialRequestId?: string,
): FollowUpEvent => ({
  type: 'FollowUpScheduled',
  data: {
    ...party,
    ...(severity === undefined ? {} : { severity }),
    ...plan,
    wave,
    channel: channelFor(severity, party.customerId, plan.channel),
    instrumentId: INSTRUMENT_ID,
    instrumentVersion: INSTRUMENT_VERSION,
    ...(initialRequestId === undefined ? {} : { initialRequestId }),
  },
});

export const requestOf = (state: FollowUpCase, requestId: string): FollowUpRequest | undefined =>
  state.requests.find((request) => request.requestId === requestId);

/**
 * The lasting wave, which asks whether the recovery held, follows the last of those before it, save
 * where the playbook's row had it planned from the resolution on.
 */
export const lastingWaveAfter = (
  state: FollowUpCase,
  { requestId, wave }: FollowUpRequest,
  plan: RequestPlan,
): readonly FollowUpEvent[] => {
  if (wave === LASTING_WAVE || isAskedSoon(state.requests, requestId)) return [];
  if (hasLastingWave(state.requests)) return [];
  return [requestScheduled(partyOf(state), state.severity, LASTING_WAVE, plan)];
};

/** Also where the request never opened: a late timer must not keep the case open for ever. */
export const lapseRequest = (
  command: LapseRequest,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  const request = requestOf(state, command.requestId);
  if (request?.status !== 'open' && request?.status !== 'scheduled') return accepted();
  if (state.duplicateOf !== undefined) return accepted();
  // Postponed meanwhile: the timer of its new window is set.
  if (isAfter(request.answerBy, command.now)) return accepted();
  const { requestId, wave } = request;
  const lapsed: FollowUpEvent = {
    type: 'FollowUpLapsed',
    data: { caseId: state.caseId!, requestId, wave, lapsedAt: command.now },
  };
  const next = lastingWaveAfter(state, request, command.secondWave);
  return withClosure(state, command.now, [lapsed, ...next]);
};

const refusalOf = (request: FollowUpRequest, now: string): string | undefined => {
  switch (request.status) {
    case 'scheduled':
      return 'follow_up_not_due';
    case 'answered':
      return 'already_answered';
    case 'lapsed':
      return 'follow_up_expired';
    case 'void':
    case 'suppressed':
      return 'follow_up_not_open';
    case 'open':
      // The timer that lapses the request may be late; the window is over all the same.
      return isAfter(now, request.answerBy) ? 'follow_up_expired' : undefined;
  }
};

const ANSWER_FIELDS = Object.keys(followUpAnswers) as (keyof typeof followUpAnswers)[];

/** What the answer lacks, or has and was never asked. */
const contentRefusal = (
  { answer, commentAtOrBelow }: AnswerFollowUp,
  request: FollowUpRequest,
): string | undefined => {
  const language = answer.language ?? 'en';
  if (instrumentOf(request.instrumentVersion, language) === undefined) return 'unknown_instrument';
  if (unaskedIn(request.instrumentVersion, answer).length > 0) return 'unknown_instrument';
  const isLow = answer.satisfaction !== undefined && answer.satisfaction <= commentAtOrBelow;
  return isLow && answer.commentTextId === undefined ? 'answer_incomplete' : undefined;
};

/** Whoever handled the case, or answers for the question, does not say how it went (SUR-06). */
const isOwnWork = (
  { rater }: AnswerFollowUp,
  { closing, owner }: FollowUpCase,
  request: FollowUpRequest,
): boolean =>
  rater !== undefined &&
  (closing.handlers.some(({ employeeId }) => employeeId === rater) ||
    [owner, request.owner].some((one) => one?.ownerId === rater));

const answerOf = (
  { answer, now, editSeconds, recordedBy }: AnswerFollowUp,
  state: FollowUpCase,
  request: FollowUpRequest,
): FollowUpAnswered => {
  const { requestId, wave, instrumentVersion, owner } = request;
  const isRecalled = answer.satisfactionBefore !== undefined || answer.trustBefore !== undefined;
  return {
    ...partyOf(state),
    ...{ requestId, wave, instrumentVersion, answeredAt: now },
    ...answer,
    language: answer.language ?? 'en',
    scales: scalesOf(instrumentVersion, answer),
    editableUntil: plusMillis(now, editSeconds * 1000),
    ...(isRecalled ? { baseline: 'recalled' as const } : {}),
    ...(owner ?? {}),
    ...(recordedBy === undefined ? {} : { recordedBy }),
  };
};

/** What the customer said, without what the suite wrote beside it. */
const givenIn = (answered: FollowUpAnswered): object => ({
  ...Object.fromEntries(ANSWER_FIELDS.map((field) => [field, answered[field]])),
  language: answered.language ?? 'en',
});

/** What of the answer says that recovery failed; each trigger once per case. */
const deviationsIn = (
  { answer, now }: AnswerFollowUp,
  state: FollowUpCase,
): readonly FollowUpEvent[] => {
  const triggers = [
    ...(answer.dissatisfactionEliminated ? [] : ['dissatisfaction_remains' as const]),
    ...(answer.adverseEffects ? ['adverse_effect' as const] : []),
  ];
  return newDeviations(state, partyOf(state).caseId, triggers, now);
};

/**
 * Not made good: a double deviation, and the case is open again; where that is too late, a new case
 * goes on from it, in which the same failure of the same customer is known as a second one.
 */
const heardBadly = (
  command: AnswerFollowUp,
  state: FollowUpCase,
  heard: FollowUpEvent,
): Decision<FollowUpEvent> => {
  const { answer, requestId, now } = command;
  const reason = answer.adverseEffects ? 'adverse_effect' : 'remedy_inadequate';
  const next = isClosedForGood(state, command)
    ? continued(state, command, { reason, basis: 'answer', requestId, now })
    : undefined;
  if (next !== undefined) return accepted(heard, ...next);
  return accepted(heard, ...deviationsIn(command, state), reopening(state, reason, now));
};

/**
 * Sent again while the window to edit is open: the same counts once, other words make one edit
 * (T-56). Whoever says only now that it was not made good is heard as if they had said so at once.
 */
const editAnswer = (
  command: AnswerFollowUp,
  state: FollowUpCase,
  request: FollowUpRequest,
): Decision<FollowUpEvent> => {
  const before = request.answered;
  const { now } = command;
  // An answer of before there were edits is as it is.
  const until = before?.editableUntil ?? before?.answeredAt;
  if (before === undefined || until === undefined || isAfter(now, until)) {
    return rejected('already_answered');
  }
  // Two raters never overwrite one record: a word of the customer's is changed by the customer.
  if (before.recordedBy !== command.recordedBy) return rejected('already_answered');
  const first = { answeredAt: before.answeredAt, editableUntil: until };
  const after = { ...answerOf(command, state, request), ...first };
  if (isSameAnswer(givenIn(before), givenIn(after))) return accepted();
  const edit: FollowUpEvent = {
    type: 'FollowUpAnswerEdited',
    data: { ...after, editedAt: now },
  };
  const isWorse = isRecovered(before) && !isRecovered(after) && !awaitsFollowUp(state);
  const isConfirmed = state.status === 'resolved' && isRecovered(after);
  const confirmed = isConfirmed ? confirmation(state, 'answer', now, request.requestId) : [];
  if (isWorse) return heardBadly(command, state, edit);
  return withClosure(state, now, [edit, ...confirmed, ...deviationsIn(command, state)]);
};

/** The customer's word decides: recovered, or failed again and therefore open again. */
export const answerFollowUp = (
  command: AnswerFollowUp,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  const request = requestOf(state, command.requestId);
  if (request === undefined) return rejected('not_found');
  if (state.duplicateOf !== undefined) return rejected('case_merged');
  if (isOwnWork(command, state, request)) return rejected('own_work');
  const isEdit = request.status === 'answered';
  const refusal = isEdit ? undefined : refusalOf(request, command.now);
  const wrong = refusal ?? contentRefusal(command, request);
  if (wrong !== undefined) return rejected(wrong);
  if (isEdit) return editAnswer(command, state, request);
  const { answer, now } = command;
  const answered: FollowUpEvent = {
    type: 'FollowUpAnswered',
    data: answerOf(command, state, request),
  };
  if (isRecovered(answer)) {
    const confirmed = [
      ...confirmation(state, 'answer', now, request.requestId),
      ...recognitions(state, answer.reliefDegree, now),
    ];
    const next = lastingWaveAfter(state, request, command.secondWave);
    return withClosure(state, now, [answered, ...confirmed, ...next]);
  }
  return heardBadly(command, state, answered);
};
