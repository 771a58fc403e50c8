import type {
  CaseDocumented,
  CustomerReplyHeard,
  CustomerThanked,
  FeedbackAcknowledged,
  FeedbackAnswered,
  FeedbackDeliveredToEmployee,
  HandlerHeard,
  HandlerRole,
  OfferRejectionHeard,
  OutcomeRecorded,
  RecoveryConfirmed,
  RecoveryFailureHeard,
  SaidOfRecovery,
} from '@amends/contracts/follow-up-closing';
import type { EmployeeRecognised } from '@amends/contracts/follow-up-employees';
import type { FollowUpCase, FollowUpEvent } from './follow-up-case.ts';

/** What a case remembers for its end: a slice of its state with a fold of its own. */
export type ClosingEvent =
  | { readonly type: 'RecoveryConfirmed'; readonly data: RecoveryConfirmed }
  | { readonly type: 'CustomerThanked'; readonly data: CustomerThanked }
  | { readonly type: 'CustomerReplyHeard'; readonly data: CustomerReplyHeard }
  | { readonly type: 'OfferRejectionHeard'; readonly data: OfferRejectionHeard }
  | { readonly type: 'RecoveryFailureHeard'; readonly data: RecoveryFailureHeard }
  | { readonly type: 'CaseDocumented'; readonly data: CaseDocumented }
  | { readonly type: 'HandlerHeard'; readonly data: HandlerHeard }
  | { readonly type: 'FeedbackDeliveredToEmployee'; readonly data: FeedbackDeliveredToEmployee }
  | { readonly type: 'FeedbackAcknowledged'; readonly data: FeedbackAcknowledged }
  | { readonly type: 'FeedbackAnswered'; readonly data: FeedbackAnswered }
  | { readonly type: 'OutcomeRecorded'; readonly data: OutcomeRecorded }
  | { readonly type: 'EmployeeRecognised'; readonly data: EmployeeRecognised };

export interface Handler {
  readonly employeeId: string;
  readonly roles: readonly HandlerRole[];
}

export interface GivenFeedback {
  readonly employeeId: string | undefined;
  readonly isAcknowledged: boolean;
  readonly isAnswered: boolean;
}

export interface ClosingFacts {
  readonly isDocumented: boolean;
  readonly handlers: readonly Handler[];
  readonly rejectedOffers: readonly string[];
  /** Messages after the resolution that nobody has said the meaning of. */
  readonly openReplies: readonly CustomerReplyHeard[];
  /** In the order of delivery: the first is number 1. */
  readonly feedback: readonly GivenFeedback[];
  /** The latest answer since the case was last taken up. */
  readonly said?: SaidOfRecovery | undefined;
  readonly confirmedBy?: RecoveryConfirmed['by'] | undefined;
  readonly recoveries: number;
  readonly failedRecoveries: number;
  /** The recovery that the case is at was missed or rejected. */
  readonly hasFailed: boolean;
}

export const noClosingFacts: ClosingFacts = {
  isDocumented: false,
  handlers: [],
  rejectedOffers: [],
  openReplies: [],
  feedback: [],
  recoveries: 0,
  failedRecoveries: 0,
  hasFailed: false,
};

const withHandler = (
  handlers: readonly Handler[],
  { employeeId, role }: HandlerHeard,
): readonly Handler[] => {
  const known = handlers.find((each) => each.employeeId === employeeId);
  if (known === undefined) return [...handlers, { employeeId, roles: [role] }];
  return handlers.map((each) =>
    each === known ? { employeeId, roles: [...known.roles, role] } : each,
  );
};

const changed = (
  feedback: readonly GivenFeedback[],
  number: number,
  change: Partial<GivenFeedback>,
): readonly GivenFeedback[] =>
  feedback.map((each, index) => (index === number - 1 ? { ...each, ...change } : each));

const evolveOwn = (facts: ClosingFacts, event: ClosingEvent): ClosingFacts => {
  switch (event.type) {
    case 'RecoveryConfirmed':
      return { ...facts, confirmedBy: event.data.by };
    case 'CustomerThanked': {
      const { textId } = event.data;
      return { ...facts, openReplies: facts.openReplies.filter((each) => each.textId !== textId) };
    }
    case 'CustomerReplyHeard':
      return { ...facts, openReplies: [...facts.openReplies, event.data] };
    case 'OfferRejectionHeard':
      return { ...facts, rejectedOffers: [...facts.rejectedOffers, event.data.offerId] };
    case 'RecoveryFailureHeard':
      return { ...facts, hasFailed: true, failedRecoveries: facts.failedRecoveries + 1 };
    case 'CaseDocumented':
      return { ...facts, isDocumented: true };
    case 'HandlerHeard':
      return { ...facts, handlers: withHandler(facts.handlers, event.data) };
    case 'FeedbackDeliveredToEmployee': {
      const { employeeId } = event.data;
      const given = { employeeId, isAcknowledged: false, isAnswered: false };
      return { ...facts, feedback: [...facts.feedback, given] };
    }
    case 'FeedbackAcknowledged':
      return {
        ...facts,
        feedback: changed(facts.feedback, event.data.feedback, { isAcknowledged: true }),
      };
    case 'FeedbackAnswered':
      return {
        ...facts,
        feedback: changed(facts.feedback, event.data.feedback, {
          isAcknowledged: true,
          isAnswered: true,
        }),
      };
    case 'OutcomeRecorded':
    case 'EmployeeRecognised':
      return facts;
    default: {
      event satisfies never;
      return facts;
    }
  }
};

/** What the other facts of the case mean for its end; an event unknown here changes nothing. */
export const evolveClosingFacts = (
  { status, closing: facts }: Pick<FollowUpCase, 'status' | 'closing'>,
  event: FollowUpEvent,
): ClosingFacts => {
  switch (event.type) {
    case 'FollowUpScheduled':
    case 'FollowUpSuppressed': {
      // Asking anew about a recovery that is known is not a second one.
      const isNew = status === 'none' || status === 'unresolved';
      return isNew ? { ...facts, recoveries: facts.recoveries + 1 } : facts;
    }
    case 'FollowUpAnswered':
    case 'FollowUpAnswerEdited': {
      // Changed after the reopening that it caused: it is about the recovery before.
      if (event.type === 'FollowUpAnswerEdited' && status === 'unresolved') return facts;
      const { wave, reliefDegree, remedyAccepted } = event.data;
      const { dissatisfactionEliminated, adverseEffects } = event.data;
      const given = { wave, reliefDegree, remedyAccepted };
      return { ...facts, said: { ...given, dissatisfactionEliminated, adverseEffects } };
    }
    case 'FollowUpCaseDue': {
      const { textId } = event.data;
      return { ...facts, openReplies: facts.openReplies.filter((one) => one.textId !== textId) };
    }
    case 'CaseReopened':
      // Whoever took it up again has read what the customer wrote.
      return {
        ...{ ...facts, said: undefined, confirmedBy: undefined, openReplies: [] },
        hasFailed: false,
      };
    case 'RecoveryConfirmed':
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
    case 'EmployeeRecognised':
      return evolveOwn(facts, event);
    default:
      return facts;
  }
};
