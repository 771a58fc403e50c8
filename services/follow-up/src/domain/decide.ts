import type {
  CaseReopened,
  ClosureConditionHeard,
  DoubleDeviationDetected,
  FollowUpAnswered,
  FollowUpScheduled,
  FollowUpSuppressed,
} from '@amends/contracts/follow-up';
import type { ResolutionOutcome, Severity } from '@amends/contracts/vocabulary';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import {
  evolve,
  type FollowUpCase,
  type FollowUpEvent,
  type FollowUpRequest,
  isRecovered,
} from './follow-up-case.ts';
import { isAfter, laterOf } from './instants.ts';
import { INSTRUMENT_ID, INSTRUMENT_VERSION } from './instrument.ts';
import { channelFor } from './policy.ts';

/** Id and times of a request, worked out beforehand (request-plan.ts). */
export interface RequestPlan {
  readonly requestId: string;
  readonly dueAt: string;
  readonly answerBy: string;
}

/** Whom the case is about, as the event that was heard says it. */
export interface CaseParty {
  readonly caseId: string;
  readonly storeId?: string | undefined;
  readonly customerId?: string | undefined;
}

export interface ScheduleFollowUp extends CaseParty {
  readonly type: 'ScheduleFollowUp';
  readonly severity?: Severity | undefined;
  readonly completedAt: string;
  readonly plan: RequestPlan;
}
/** The case ended without a remedy: nobody is asked. */
export interface SuppressFollowUp extends CaseParty {
  readonly type: 'SuppressFollowUp';
  readonly outcome: ResolutionOutcome;
  readonly at: string;
}
export interface WithdrawFollowUp extends CaseParty {
  readonly type: 'WithdrawFollowUp';
  readonly at: string;
}
export interface TakeOverHistory extends CaseParty {
  readonly type: 'TakeOverHistory';
  readonly satisfied?: boolean | undefined;
  readonly outcome?: ResolutionOutcome | undefined;
  readonly recordedAt: string;
  readonly closedAt?: string | undefined;
}
export interface HearClosureCondition {
  readonly type: 'HearClosureCondition';
  readonly caseId: string;
  readonly condition: ClosureConditionHeard['condition'];
  readonly at: string;
}
export interface NoteRemedyFailure {
  readonly type: 'NoteRemedyFailure';
  readonly caseId: string;
  readonly at: string;
}
/** From the timer: the request may be answered from now on. */
export interface OpenRequest {
  readonly type: 'OpenRequest';
  readonly requestId: string;
  readonly now: string;
}
/** From the timer: the answer window of the request is over. */
export interface LapseRequest {
  readonly type: 'LapseRequest';
  readonly requestId: string;
  readonly now: string;
  readonly secondWave: RequestPlan;
}
export type GivenAnswer = Omit<
  FollowUpAnswered,
  | 'caseId'
  | 'storeId'
  | 'customerId'
  | 'requestId'
  | 'wave'
  | 'instrumentVersion'
  | 'answeredAt'
  | 'commentTextId'
>;
export interface AnswerFollowUp {
  readonly type: 'AnswerFollowUp';
  readonly requestId: string;
  readonly answer: GivenAnswer;
  readonly now: string;
  readonly secondWave: RequestPlan;
}
export interface ReopenCase {
  readonly type: 'ReopenCase';
  readonly reason: CaseReopened['reason'];
  readonly now: string;
  /** A case closed before this instant stays closed. */
  readonly closedSince: string;
}

export type FollowUpCommand =
  | ScheduleFollowUp
  | SuppressFollowUp
  | WithdrawFollowUp
  | TakeOverHistory
  | HearClosureCondition
  | NoteRemedyFailure
  | OpenRequest
  | LapseRequest
  | AnswerFollowUp
  | ReopenCase;

const CONDITIONS: readonly ClosureConditionHeard['condition'][] = [
  'root_cause',
  'preventive_decision',
];

type Party = Pick<FollowUpScheduled, 'caseId' | 'storeId' | 'customerId'>;

const partyOf = (party: Omit<CaseParty, 'caseId'> & { readonly caseId?: string }): Party => ({
  caseId: party.caseId!,
  ...(party.storeId === undefined ? {} : { storeId: party.storeId }),
  ...(party.customerId === undefined ? {} : { customerId: party.customerId }),
});

const closing = (
  { caseId, storeId }: Party,
  outcome: ResolutionOutcome,
  closedAt: string,
): FollowUpEvent => ({
  type: 'CaseClosed',
  data: { caseId, ...(storeId === undefined ? {} : { storeId }), outcome, closedAt },
});

/**
 * The events, and the closure after them once the case is settled and every condition is heard;
 * `at` is when the last of it was known. One place for it, since the last missing fact may be
 * the answer, the lapse, the suppression or a condition.
 */
const withClosure = (
  state: FollowUpCase,
  at: string,
  events: readonly FollowUpEvent[],
): Decision<FollowUpEvent> => {
  const after = events.reduce(evolve, state);
  const { settlement } = after;
  const due =
    after.status === 'resolved' &&
    settlement !== undefined &&
    CONDITIONS.every((condition) => after.conditions.includes(condition));
  if (!due) return accepted(...events);
  return accepted(
    ...events,
    closing(partyOf(after), settlement.outcome, laterOf(settlement.at, at)),
  );
};

/** Resolved for the first time or again after a reopening; anything else has its follow-up. */
const awaitsFollowUp = ({ status }: FollowUpCase): boolean =>
  status === 'none' || status === 'unresolved';

const requestScheduled = (
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
    channel: channelFor(severity),
    instrumentId: INSTRUMENT_ID,
    instrumentVersion: INSTRUMENT_VERSION,
    ...(initialRequestId === undefined ? {} : { initialRequestId }),
  },
});

/** Resolved: ask the customer, or say why not. After a reopening this is the recovery survey. */
export const scheduleFollowUp = (
  command: ScheduleFollowUp,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  if (!awaitsFollowUp(state)) return accepted();
  const party = partyOf({ ...state, ...partyOf(command) });
  if (party.customerId === undefined) {
    const suppressed: FollowUpEvent = {
      type: 'FollowUpSuppressed',
      data: { ...party, reason: 'no_customer', suppressedAt: command.completedAt },
    };
    return withClosure(state, command.completedAt, [suppressed]);
  }
  const first = state.requests[0]?.requestId;
  return accepted(requestScheduled(party, command.severity, 1, command.plan, first));
};

const suppression = (
  party: Party,
  reason: FollowUpSuppressed['reason'],
  outcome: ResolutionOutcome,
  at: string,
): FollowUpEvent => ({
  type: 'FollowUpSuppressed',
  data: { ...party, reason, outcome, suppressedAt: at },
});

export const suppressFollowUp = (
  command: SuppressFollowUp,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  if (!awaitsFollowUp(state)) return accepted();
  const party = partyOf({ ...state, ...partyOf(command) });
  const { outcome, at } = command;
  return withClosure(state, at, [suppression(party, 'no_remedy', outcome, at)]);
};

/**
 * Withdrawn: everything stops. Closure waits for nothing here, since nobody works on the case any
 * more who could record a cause.
 */
export const withdrawFollowUp = (
  command: WithdrawFollowUp,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  if (!awaitsFollowUp(state) && state.status !== 'resolved') return accepted();
  const party = partyOf({ ...state, ...partyOf(command) });
  return accepted(
    suppression(party, 'withdrawn', 'withdrawn', command.at),
    closing(party, 'withdrawn', command.at),
  );
};

/** Imported history: the register's yes or no and its closing, nothing is asked or guessed. */
export const takeOverHistory = (
  command: TakeOverHistory,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  if (state.status !== 'none') return accepted();
  const { caseId, satisfied, closedAt } = command;
  const store = command.storeId === undefined ? {} : { storeId: command.storeId };
  const subject = { caseId, provenance: 'imported' as const, ...store };
  const events: FollowUpEvent[] = [];
  if (satisfied !== undefined) {
    events.push({
      type: 'SatisfactionImported',
      data: { ...subject, satisfied, recordedAt: command.recordedAt },
      time: command.recordedAt,
    });
  }
  if (closedAt !== undefined) {
    const byAnswer = satisfied === true ? 'recovered_confirmed' : 'resolved_unconfirmed';
    const data = { ...subject, outcome: command.outcome ?? byAnswer, closedAt };
    events.push({ type: 'CaseClosed', data, time: closedAt });
  }
  return accepted(...events);
};

/** Heard at any time, also before the case is resolved; the last missing one closes the case. */
export const hearClosureCondition = (
  command: HearClosureCondition,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  const { caseId, condition, at } = command;
  const over = state.status === 'withdrawn' || state.status === 'imported';
  if (over || state.conditions.includes(condition)) return accepted();
  const heard: FollowUpEvent = {
    type: 'ClosureConditionHeard',
    data: { caseId, condition, recordedAt: at },
  };
  return withClosure(state, at, [heard]);
};

/** Each trigger fires once per case, whatever is heard again (T-97). */
const newDeviations = (
  state: FollowUpCase,
  caseId: string,
  triggers: readonly DoubleDeviationDetected['trigger'][],
  detectedAt: string,
): readonly FollowUpEvent[] =>
  triggers
    .filter((trigger) => !state.doubleDeviations.includes(trigger))
    .map((trigger) => ({ type: 'DoubleDeviationDetected', data: { caseId, trigger, detectedAt } }));

const reopening = (
  state: FollowUpCase,
  reason: CaseReopened['reason'],
  reopenedAt: string,
): FollowUpEvent => ({
  type: 'CaseReopened',
  data: { ...partyOf(state), reason, reopenCount: state.reopenCount + 1, reopenedAt },
});

/** A remedy failed: a double deviation, and a case that counted as resolved is open again. */
export const noteRemedyFailure = (
  command: NoteRemedyFailure,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  if (state.status === 'withdrawn' || state.status === 'imported') return accepted();
  const { caseId, at } = command;
  const wasResolved = state.status === 'resolved' || state.status === 'closed';
  return accepted(
    ...newDeviations(state, caseId, ['remedy_failed'], at),
    ...(wasResolved ? [reopening(state, 'remedy_not_received', at)] : []),
  );
};

const requestOf = (state: FollowUpCase, requestId: string): FollowUpRequest | undefined =>
  state.requests.find((request) => request.requestId === requestId);

export const openRequest = (command: OpenRequest, state: FollowUpCase): Decision<FollowUpEvent> => {
  const request = requestOf(state, command.requestId);
  if (request?.status !== 'scheduled') return accepted();
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
  const refusal = refusalOf(request, command.now);
  if (request === undefined || refusal !== undefined) return rejected(refusal ?? 'not_found');
  const { answer, now } = command;
  const { requestId, wave, instrumentVersion } = request;
  const party = partyOf(state);
  const answered: FollowUpEvent = {
    type: 'FollowUpAnswered',
    data: { ...party, requestId, wave, instrumentVersion, answeredAt: now, ...answer },
  };
  if (isRecovered(answer)) {
    const next = secondWaveAfter(state, wave, command.secondWave);
    return withClosure(state, now, [answered, ...next]);
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

/** A person reopens with a reason; "thanks" is not one (REO-01 to REO-03). */
export const reopenCase = (command: ReopenCase, state: FollowUpCase): Decision<FollowUpEvent> => {
  if (state.status === 'imported') return rejected('imported_case');
  if (state.status === 'withdrawn') return rejected('case_withdrawn');
  if (awaitsFollowUp(state)) return rejected('not_resolved');
  if (state.closure !== undefined && isAfter(command.closedSince, state.closure.at)) {
    return rejected('reopen_window_over');
  }
  return accepted(reopening(state, command.reason, command.now));
};

export const decide = (
  command: FollowUpCommand,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  switch (command.type) {
    case 'ScheduleFollowUp':
      return scheduleFollowUp(command, state);
    case 'SuppressFollowUp':
      return suppressFollowUp(command, state);
    case 'WithdrawFollowUp':
      return withdrawFollowUp(command, state);
    case 'TakeOverHistory':
      return takeOverHistory(command, state);
    case 'HearClosureCondition':
      return hearClosureCondition(command, state);
    case 'NoteRemedyFailure':
      return noteRemedyFailure(command, state);
    case 'OpenRequest':
      return openRequest(command, state);
    case 'LapseRequest':
      return lapseRequest(command, state);
    case 'AnswerFollowUp':
      return answerFollowUp(command, state);
    case 'ReopenCase':
      return reopenCase(command, state);
  }
};
