import type {
  CaseClosed,
  CaseReopened,
  ClosureConditionHeard,
  DoubleDeviationDetected,
  FollowUpAnswered,
  FollowUpAnswerEdited,
  FollowUpLapsed,
  FollowUpRequested,
  FollowUpScheduled,
  FollowUpSuppressed,
  SatisfactionImported,
} from '@amends/contracts/follow-up';
import type { RecoveryConfirmed } from '@amends/contracts/follow-up-closing';
import type { FollowUpCaseDue } from '@amends/contracts/follow-up-continuation';
import type { PromiseHeard } from '@amends/contracts/follow-up-promises';
import type { FollowUpDeliveryHeard } from '@amends/contracts/follow-up-surveys';
import type { CustomerReachableByClaim } from '@amends/contracts/follow-up-claim';
import type { Exemption } from '@amends/contracts/survey-vocabulary';
import type { ResolutionOutcome, Severity } from '@amends/contracts/vocabulary';
import {
  type ClosingEvent,
  type ClosingFacts,
  evolveClosingFacts,
  noClosingFacts,
} from './closing-facts.ts';
import type { Continuation, ContinuationEvent } from './continuation.ts';
import { afterSurveyFact, ownerHeard, type SurveyFact } from './survey-state.ts';
import type { MergeHeardEvent } from './merging.ts';
import { type HeardPromise, type PromiseHeardEvent, withPromise } from './promise-targets.ts';
import { isAskedSoon, isPending } from './waves.ts';

/**
 * One case as follow-up sees it:
 *
 *   none -> unresolved (heard of, or reopened) -> resolved -> closed
 *   none -> imported;  none | unresolved | resolved -> withdrawn
 *   resolved | closed -> unresolved again by CaseReopened
 *
 * Beside it each request: scheduled -> open -> answered | lapsed, or void when the case was
 * reopened or withdrawn under it. Later waves run on while the case is closed.
 */

type Fact<Type extends string, Data> = {
  readonly type: Type;
  readonly data: Data;
  readonly time?: string;
};

export type FollowUpEvent =
  | Fact<'FollowUpScheduled', FollowUpScheduled>
  | Fact<'FollowUpSuppressed', FollowUpSuppressed>
  | Fact<'FollowUpRequested', FollowUpRequested>
  | Fact<'FollowUpAnswered', FollowUpAnswered>
  | Fact<'SatisfactionImported', SatisfactionImported>
  | Fact<'FollowUpLapsed', FollowUpLapsed>
  | Fact<'DoubleDeviationDetected', DoubleDeviationDetected>
  | Fact<'CaseReopened', CaseReopened>
  | Fact<'ClosureConditionHeard', ClosureConditionHeard>
  | Fact<'CaseClosed', CaseClosed>
  | Fact<'CustomerReachableByClaim', CustomerReachableByClaim>
  | Fact<'FollowUpAnswerEdited', FollowUpAnswerEdited>
  | ((MergeHeardEvent | SurveyFact | ClosingEvent | PromiseHeardEvent | ContinuationEvent) & {
      readonly time?: string;
    });

export type RequestStatus = 'scheduled' | 'open' | 'answered' | 'lapsed' | 'suppressed' | 'void';

export interface FollowUpRequest {
  readonly requestId: string;
  readonly wave: number;
  /** After the resolution, where the playbook's row asks for it. */
  readonly day?: number | undefined;
  readonly status: RequestStatus;
  readonly channel: FollowUpScheduled['channel'];
  readonly instrumentVersion: number;
  readonly dueAt: string;
  readonly answerBy: string;
  /** After a reopening: the first request of the case. */
  readonly initialRequestId?: string | undefined;
  readonly suppressedFor?: FollowUpSuppressed['reason'] | undefined;
  readonly exemption?: Exemption | undefined;
  /** Who handled the case when the question was sent. */
  readonly owner?: CaseOwner | undefined;
  readonly isReminded?: boolean;
  /** To reach the customer in person. */
  readonly attempts?: number;
  /** Of the message that asks. */
  readonly delivery?: Pick<FollowUpDeliveryHeard, 'state' | 'reason'>;
  /** As it is now, edits included. */
  readonly answered?: FollowUpAnswered | undefined;
}

export interface CaseOwner {
  readonly ownerId: string;
  readonly ownerKind: 'person' | 'team';
}

/** How the case ends once every condition is heard, and since when that is known. */
export interface Settlement {
  readonly outcome: ResolutionOutcome;
  readonly at: string;
}

export type CaseStatus = 'none' | 'unresolved' | 'resolved' | 'closed' | 'withdrawn' | 'imported';

export interface FollowUpCase {
  readonly status: CaseStatus;
  readonly caseId?: string;
  readonly storeId?: string;
  readonly customerId?: string;
  readonly severity?: Severity;
  /** Oldest first; at most four per resolution. */
  readonly requests: readonly FollowUpRequest[];
  readonly settlement?: Settlement | undefined;
  readonly closure?: Settlement | undefined;
  readonly conditions: readonly ClosureConditionHeard['condition'][];
  /** Cases that go on from this one, which was closed for too long to be reopened. */
  readonly continuations?: readonly Continuation[];
  /** Made to the customer, kept or not. */
  readonly promises?: readonly HeardPromise[];
  readonly doubleDeviations: readonly DoubleDeviationDetected['trigger'][];
  readonly reopenCount: number;
  /** Somebody without a name has the claim code and can answer. */
  readonly hasClaim?: boolean;
  /** It was resolved when there was nobody to ask. */
  readonly isUnreachable?: boolean;
  /** While it is merged into another case: nothing is asked, and it does not close. */
  readonly duplicateOf?: string | undefined;
  /** What it remembers for its end. */
  readonly closing: ClosingFacts;
  /** Who handles the case now. */
  readonly owner?: CaseOwner;
}

export const initialState: FollowUpCase = {
  status: 'none',
  requests: [],
  conditions: [],
  doubleDeviations: [],
  reopenCount: 0,
  closing: noClosingFacts,
};

/** Fact by fact, who it is about; an absent value never forgets a known one. */
const about = (data: {
  readonly caseId: string;
  readonly storeId?: string | undefined;
  readonly customerId?: string | undefined;
}): Pick<FollowUpCase, 'caseId' | 'storeId' | 'customerId'> => ({
  caseId: data.caseId,
  ...(data.storeId === undefined ? {} : { storeId: data.storeId }),
  ...(data.customerId === undefined ? {} : { customerId: data.customerId }),
});

const mark = (
  state: FollowUpCase,
  requestId: string,
  status: RequestStatus,
): readonly FollowUpRequest[] =>
  state.requests.map((request) =>
    request.requestId === requestId ? { ...request, status } : request,
  );

const voidPending = (requests: readonly FollowUpRequest[]): readonly FollowUpRequest[] =>
  requests.map((request) => (isPending(request) ? { ...request, status: 'void' } : request));

const scheduled = (state: FollowUpCase, data: FollowUpScheduled): FollowUpCase => ({
  ...state,
  ...about(data),
  // A later wave may be scheduled in the batch that closes the case; it changes no status.
  ...(data.wave === 1 ? { status: 'resolved', settlement: undefined, closure: undefined } : {}),
  ...(data.severity === undefined ? {} : { severity: data.severity }),
  requests: [
    ...state.requests,
    {
      requestId: data.requestId,
      wave: data.wave,
      day: data.day,
      status: 'scheduled',
      channel: data.channel,
      instrumentVersion: data.instrumentVersion,
      dueAt: data.dueAt,
      answerBy: data.answerBy,
      initialRequestId: data.initialRequestId,
    },
  ],
});

/** Without an answer a case is settled when no other question of these days is to come. */
const unconfirmed = (state: FollowUpCase, requestId: string, at: string): Settlement | undefined =>
  state.settlement ??
  (isAskedSoon(state.requests, requestId) ? undefined : { outcome: 'resolved_unconfirmed', at });

/** A question of a resolved case is left out; the case waits for no answer to it. */
const leftOut = (state: FollowUpCase, data: FollowUpSuppressed): FollowUpCase => ({
  ...state,
  requests: state.requests.map((request) =>
    request.requestId === data.requestId
      ? { ...request, status: 'suppressed', suppressedFor: data.reason }
      : request,
  ),
  settlement: unconfirmed(state, data.requestId!, data.suppressedAt),
});

const unasked = (state: FollowUpCase, data: FollowUpSuppressed): FollowUpCase => ({
  ...state,
  ...about(data),
  status: data.reason === 'withdrawn' ? 'withdrawn' : 'resolved',
  isUnreachable: data.reason === 'no_customer',
  settlement: { outcome: data.outcome ?? 'resolved_unconfirmed', at: data.suppressedAt },
  requests: voidPending(state.requests),
});

const closed = (state: FollowUpCase, data: CaseClosed): FollowUpCase => ({
  ...state,
  ...about(data),
  status:
    data.provenance === 'imported'
      ? 'imported'
      : state.status === 'withdrawn'
        ? 'withdrawn'
        : 'closed',
  closure: { outcome: data.outcome, at: data.closedAt },
});

const reopened = (state: FollowUpCase, data: CaseReopened): FollowUpCase => ({
  ...state,
  ...about(data),
  status: 'unresolved',
  settlement: undefined,
  closure: undefined,
  requests: voidPending(state.requests),
  // From here on the case is its own, whatever became of its incident (INC-09).
  conditions: state.conditions.filter((condition) => condition !== 'incident_closed'),
  reopenCount: data.reopenCount,
});

/** A case is known from its first fact on, even before it is resolved. */
const known = (state: FollowUpCase, caseId: string): FollowUpCase =>
  state.status === 'none' ? { ...state, status: 'unresolved', caseId } : state;

/** What an answer says about recovery: the customer's word, not the firm's. */
export const isRecovered = (
  answer: Pick<FollowUpAnswered, 'dissatisfactionEliminated' | 'adverseEffects'>,
): boolean => answer.dissatisfactionEliminated && !answer.adverseEffects;

const opened = (state: FollowUpCase, { requestId }: FollowUpRequested): FollowUpCase => ({
  ...state,
  requests: state.requests.map((request) =>
    request.requestId === requestId ? { ...request, status: 'open', owner: state.owner } : request,
  ),
});

const answered = (state: FollowUpCase, data: FollowUpAnswered): FollowUpCase => ({
  ...state,
  requests: state.requests.map((request) =>
    request.requestId === data.requestId
      ? { ...request, status: 'answered', answered: data }
      : request,
  ),
  ...(isRecovered(data)
    ? { settlement: { outcome: 'recovered_confirmed', at: data.answeredAt } }
    : {}),
});

/** An edit that says recovered confirms a case that nothing has reopened meanwhile. */
const edited = (state: FollowUpCase, { editedAt, ...data }: FollowUpAnswerEdited): FollowUpCase => {
  const after = answered(state, data);
  return state.status === 'resolved' && isRecovered(data)
    ? { ...after, settlement: { outcome: 'recovered_confirmed', at: editedAt } }
    : { ...after, settlement: state.settlement };
};

const lapsed = (state: FollowUpCase, data: FollowUpLapsed): FollowUpCase => ({
  ...state,
  requests: mark(state, data.requestId, 'lapsed'),
  settlement: unconfirmed(state, data.requestId, data.lapsedAt),
});

const letDown = (state: FollowUpCase, data: DoubleDeviationDetected): FollowUpCase => ({
  ...known(state, data.caseId),
  doubleDeviations: [...state.doubleDeviations, data.trigger],
});

const wentOn = (state: FollowUpCase, { newCaseId, dueAt }: FollowUpCaseDue): FollowUpCase => ({
  ...state,
  continuations: [...(state.continuations ?? []), { newCaseId, dueAt }],
});

const promised = (state: FollowUpCase, data: PromiseHeard): FollowUpCase => ({
  ...known(state, data.caseId),
  promises: withPromise(state.promises, data),
});

const conditionHeard = (state: FollowUpCase, data: ClosureConditionHeard): FollowUpCase => ({
  ...known(state, data.caseId),
  conditions: [...state.conditions, data.condition],
});

const confirmed = (state: FollowUpCase, { confirmedAt: at }: RecoveryConfirmed): FollowUpCase => ({
  ...state,
  settlement: { outcome: 'recovered_confirmed', at },
});

const evolveCase = (state: FollowUpCase, event: FollowUpEvent): FollowUpCase => {
  switch (event.type) {
    case 'FollowUpScheduled':
      return scheduled(state, event.data);
    case 'FollowUpSuppressed':
      return event.data.requestId === undefined
        ? unasked(state, event.data)
        : leftOut(state, event.data);
    case 'FollowUpRequested':
      return opened(state, event.data);
    case 'FollowUpPostponed':
    case 'FollowUpExempted':
    case 'FollowUpReminded':
    case 'FollowUpAttempted':
    case 'FollowUpDeliveryHeard':
      return { ...state, requests: afterSurveyFact(state.requests, event) };
    case 'CaseOwnerHeard':
      return { ...known(state, event.data.caseId), owner: ownerHeard(event.data) };
    case 'FollowUpAnswered':
      return answered(state, event.data);
    case 'FollowUpAnswerEdited':
      return edited(state, event.data);
    case 'FollowUpLapsed':
      return lapsed(state, event.data);
    case 'SatisfactionImported':
      return { ...state, ...about(event.data), status: 'imported' };
    case 'DoubleDeviationDetected':
      return letDown(state, event.data);
    case 'FollowUpCaseDue':
      return wentOn(state, event.data);
    case 'PromiseHeard':
      return promised(state, event.data);
    case 'ClosureConditionHeard':
      return conditionHeard(state, event.data);
    case 'CustomerReachableByClaim':
      return { ...known(state, event.data.caseId), hasClaim: true };
    case 'FollowUpPaused':
      return { ...known(state, event.data.caseId), duplicateOf: event.data.primaryCaseId };
    case 'FollowUpResumed':
      return { ...state, duplicateOf: undefined, requests: voidPending(state.requests) };
    case 'CaseReopened':
      return reopened(state, event.data);
    case 'CaseClosed':
      return closed(state, event.data);
    case 'RecoveryConfirmed':
      return confirmed(state, event.data);
    case 'CustomerThanked':
    case 'CustomerReplyHeard':
    case 'OfferRejectionHeard':
    case 'RecoveryFailureHeard':
    case 'CaseDocumented':
    case 'HandlerHeard':
    case 'FeedbackDeliveredToEmployee':
    case 'FeedbackAcknowledged':
    case 'FeedbackAnswered':
    case 'OutcomeRecorded':
      return known(state, event.data.caseId);
    case 'EmployeeRecognised':
      return state;
    default: {
      const unknown: never = event;
      void unknown;
      return state;
    }
  }
};

/** Never throws and never rejects history: an unknown event leaves the state as it is. */
export const evolve = (state: FollowUpCase, event: FollowUpEvent): FollowUpCase => ({
  ...evolveCase(state, event),
  closing: evolveClosingFacts(state, event),
});
