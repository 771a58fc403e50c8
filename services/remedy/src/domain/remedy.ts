import type { Money } from '@amends/contracts/primitives';
import type {
  NoRemedyConcluded,
  RecoveryCompleted,
  RefundFailed,
  RefundIntended,
  RefundSucceeded,
  RemedyChosen,
  RemedyComponent,
  RemedyDeclined,
  RemedyExecutionStarted,
  RemedyExpired,
  RemedyMenuPrepared,
  RemedyOffered,
  RemedyStepExecuted,
  RestitutionRecorded,
} from '@amends/contracts/remedy';
import type { ServiceGuaranteeInvoked } from '@amends/contracts/remedy-guarantee';
import {
  type CaseNotices,
  isOfNotices,
  noNotices,
  type NoticeEvent,
  withNotice,
} from './case-notices.ts';
import {
  type Dialogue,
  type DialogueEvent,
  isOfDialogue,
  noDialogue,
  withDialogue,
} from './dialogue.ts';
import {
  type Care,
  type CareEvent,
  isOfCare,
  noCare,
  withCare,
  withCounted,
} from './incident-care.ts';
import type { DoubleDeviationEvent, LetDown } from './double-deviation.ts';
import { type Fulfilment, type FulfilmentEvent, withFulfilment } from './fulfilment.ts';
import type { Given } from './match-playbook.ts';
import { type Merging, type MergingEvent, notMerged, withMerging } from './merging.ts';
import { add } from './money.ts';
import {
  noRecovery,
  type RecoveryEvent,
  type RecoveryState,
  withCost,
  withFailure,
} from './recovery-outcome.ts';
import { isOfProposal, type ProposalEvent, type Proposals, withProposal } from './proposal.ts';
import { noReview, type Review, type ReviewEvent, withReview } from './review-state.ts';
import { type GuaranteeEvent, withGuarantee } from './service-guarantee.ts';
import { isOfTalk, noTalk, type Talk, type TalkEvent, withTalk } from './talk.ts';

/**
 * The remedy of one case: none -> prepared -> offered -> executing -> resolved. A declined or
 * expired offer goes back to prepared; a reopened case is prepared again with the repeat row.
 * `concluded` (no remedy) and `imported` are ends.
 */

type Fact<Type extends string, Data> = {
  readonly type: Type;
  readonly data: Data;
  readonly time?: string;
};

export type RemedyEvent =
  | Fact<'RemedyMenuPrepared', RemedyMenuPrepared>
  | Fact<'RemedyOffered', RemedyOffered>
  | Fact<'RemedyChosen', RemedyChosen>
  | Fact<'RemedyDeclined', RemedyDeclined>
  | Fact<'RemedyExpired', RemedyExpired>
  | Fact<'RemedyExecutionStarted', RemedyExecutionStarted>
  | Fact<'RemedyStepExecuted', RemedyStepExecuted>
  | Fact<'RefundIntended', RefundIntended>
  | Fact<'RefundSucceeded', RefundSucceeded>
  | Fact<'RefundFailed', RefundFailed>
  | Fact<'RecoveryCompleted', RecoveryCompleted>
  | Fact<'NoRemedyConcluded', NoRemedyConcluded>
  | Fact<'RestitutionRecorded', RestitutionRecorded>
  | (DoubleDeviationEvent & { readonly time?: string })
  | (RecoveryEvent & { readonly time?: string })
  | (FulfilmentEvent & { readonly time?: string })
  | (GuaranteeEvent & { readonly time?: string })
  | (ReviewEvent & { readonly time?: string })
  | (MergingEvent & { readonly time?: string })
  | (ProposalEvent & { readonly time?: string })
  | (DialogueEvent & { readonly time?: string })
  | (TalkEvent & { readonly time?: string })
  | (CareEvent & { readonly time?: string })
  | (NoticeEvent & { readonly time?: string });

export interface Refund {
  readonly step: number;
  readonly attempt: number;
  readonly providerKey: string;
  readonly paymentRef: string;
  readonly amount: Money;
  readonly termsHash: string;
  readonly intendedAt: string;
  /** `parked`: money may have moved; a person settles it with the provider before anything else. */
  readonly outcome: 'intended' | 'succeeded' | 'failed' | 'parked';
}

export interface Remedy {
  readonly status:
    | 'none'
    | 'prepared'
    | 'offered'
    | 'executing'
    | 'resolved'
    | 'concluded'
    | 'imported';
  readonly caseId?: string;
  readonly storeId?: string;
  readonly menu?: RemedyMenuPrepared;
  readonly offer?: RemedyOffered;
  readonly remedyId?: string;
  readonly components: readonly RemedyComponent[];
  /** Steps (1-based places in `components`) that are done. */
  readonly executedSteps: readonly number[];
  readonly refunds: readonly Refund[];
  /** Steps that other systems were asked for. */
  readonly fulfilments: readonly Fulfilment[];
  /** Money that every recovery of this case gave so far; a reopening does not reset it. */
  readonly given: Given;
  /** What flags of abuse hold back. */
  readonly review: Review;
  readonly merging: Merging;
  /** The menu as it is was shown before; it is not shown by itself again. */
  readonly wasOffered: boolean;
  /** The last offer ran out, and nobody said anything to it. */
  readonly isUnanswered?: boolean;
  /** Goodwill beyond the playbook, of every recovery of the case. */
  readonly proposals: Proposals;
  /** What let the customer down a second time; whoever handles the case may then give more. */
  readonly letDown: LetDown;
  /** Promises with a payout that the customer held the firm to. */
  readonly guarantees: readonly ServiceGuaranteeInvoked[];
  readonly dialogue: Dialogue;
  /** Apologies, promises and news. */
  readonly talk: Talk;
  /** What it cost, and whether it failed. */
  readonly recovery: RecoveryState;
  /** What it gets as one of an incident's. */
  readonly care: Care;
  readonly notices: CaseNotices;
}

export const initialState: Remedy = {
  status: 'none',
  components: [],
  executedSteps: [],
  refunds: [],
  fulfilments: [],
  given: {},
  review: noReview,
  merging: notMerged,
  wasOffered: false,
  proposals: [],
  letDown: [],
  guarantees: [],
  dialogue: noDialogue,
  talk: noTalk,
  recovery: noRecovery,
  care: noCare,
  notices: noNotices,
};

/** The last attempt of a step's refund, if there is one. */
export const refundOf = (state: Remedy, step: number): Refund | undefined =>
  state.refunds.findLast((refund) => refund.step === step);

const settleRefund = (
  state: Remedy,
  { step, attempt }: { step: number; attempt: number },
  outcome: Refund['outcome'],
): readonly Refund[] =>
  state.refunds.map((refund) =>
    refund.step === step && refund.attempt === attempt ? { ...refund, outcome } : refund,
  );

/** Failures after which nobody knows whether money moved. */
const UNSETTLED: ReadonlySet<RefundFailed['reason']> = new Set(['amount_mismatch', 'parked']);

const plus = (sum: Money | undefined, money: Money): Money =>
  // History is never rejected: an amount in another currency stays out of the sum.
  sum === undefined ? money : sum.currency === money.currency ? add(sum, money) : sum;

const withStepDone = (state: Remedy, step: number, paid?: Money, besides?: Money): Remedy => {
  const { amount: promised, kind, remedyType } = state.components[step - 1] ?? {};
  const amount = paid ?? promised;
  const recovery =
    remedyType === undefined
      ? state.recovery
      : withCost(state.recovery, { step, remedyType }, amount, besides);
  const given =
    amount === undefined || kind === undefined
      ? state.given
      : { ...state.given, [kind]: plus(state.given[kind], amount) };
  return { ...state, given, recovery, executedSteps: [...state.executedSteps, step] };
};

const ended = (
  state: Remedy,
  data: RecoveryCompleted | NoRemedyConcluded,
  status: 'resolved' | 'concluded',
): Remedy => ({
  ...state,
  caseId: data.caseId,
  ...(data.storeId === undefined ? {} : { storeId: data.storeId }),
  status: data.provenance === 'imported' ? 'imported' : status,
});

const withOffer = (state: Remedy, offer: RemedyOffered): Remedy => ({
  ...state,
  ...{ status: 'offered', offer, wasOffered: true, isUnanswered: false },
});

const withoutOffer = (state: Remedy): Remedy => {
  const { offer: _closed, ...rest } = state;
  return { ...rest, status: 'prepared' };
};

const withMenu = (state: Remedy, menu: RemedyMenuPrepared): Remedy => {
  const { offer: _old, remedyId: _previous, ...rest } = state;
  return {
    ...rest,
    status: 'prepared',
    caseId: menu.caseId,
    ...(menu.storeId === undefined ? {} : { storeId: menu.storeId }),
    menu,
    components: [],
    executedSteps: [],
    refunds: [],
    fulfilments: [],
    // A corrected menu goes on with the recovery; a reopened case has another one.
    recovery:
      menu.reason === 'reopened'
        ? { ...noRecovery, failures: state.recovery.failures }
        : state.recovery,
    // What was decided was about the menu before.
    review: { flags: state.review.flags },
    wasOffered: false,
  };
};

const withGoodwill = (state: Remedy, event: ProposalEvent): Remedy => {
  const proposals = withProposal(state.proposals, event);
  if (event.type !== 'RemedyExtended') return { ...state, proposals };
  return { ...state, proposals, components: [...state.components, ...event.data.components] };
};

type RefundEvent = Extract<RemedyEvent, { type: `Refund${string}` }>;

const withRefund = (state: Remedy, event: RefundEvent): Remedy => {
  if (event.type === 'RefundIntended') {
    const { caseId: _case, remedyId: _remedy, ...terms } = event.data;
    return { ...state, refunds: [...state.refunds, { ...terms, outcome: 'intended' }] };
  }
  if (event.type === 'RefundSucceeded') {
    const { step, amount } = event.data;
    const refunds = settleRefund(state, event.data, 'succeeded');
    return { ...withStepDone(state, step, amount), refunds };
  }
  const outcome = UNSETTLED.has(event.data.reason) ? 'parked' : 'failed';
  return { ...state, refunds: settleRefund(state, event.data, outcome) };
};

/** Never throws and never rejects history: an unknown event leaves the state as it is. */
export const evolve = (state: Remedy, event: RemedyEvent): Remedy => {
  if (isOfProposal(event)) return withGoodwill(state, event);
  if (isOfCare(event)) return withCare(state, event);
  if (isOfNotices(event)) return withNotice(state, event);
  if (isOfTalk(event)) return { ...state, talk: withTalk(state.talk, event) };
  if (isOfDialogue(event)) return { ...state, dialogue: withDialogue(state.dialogue, event) };
  switch (event.type) {
    case 'RemedyMenuPrepared':
      return withMenu(state, event.data);
    case 'RemedyOffered':
      return withOffer(state, event.data);
    case 'RemedyChosen':
      return { ...state, components: event.data.components };
    case 'RemedyDeclined':
      return { ...withoutOffer(state), recovery: { ...state.recovery, wasDeclined: true } };
    case 'RemedyExpired':
      return { ...withoutOffer(state), isUnanswered: true };
    case 'RemedyExecutionStarted':
      return {
        ...state,
        status: 'executing',
        remedyId: event.data.remedyId,
        components: event.data.components,
      };
    case 'RemedyStepExecuted':
      return withStepDone(state, event.data.step, undefined, event.data.cost);
    case 'RefundIntended':
    case 'RefundSucceeded':
    case 'RefundFailed':
      return withRefund(state, event);
    case 'FulfilmentOrdered':
    case 'FulfilmentFailed':
      return { ...state, fulfilments: withFulfilment(state.fulfilments, event) };
    case 'RecoveryFailed':
      return { ...state, recovery: withFailure(state.recovery, event.data) };
    case 'RecoveryCompleted':
      return {
        ...ended(state, event.data, 'resolved'),
        care: withCounted(state.care, event.data),
      };
    case 'NoRemedyConcluded':
      return ended(state, event.data, 'concluded');
    case 'RestitutionRecorded':
      return { ...state, caseId: event.data.caseId, status: 'imported' };
    case 'DoubleDeviationHeard':
      return { ...state, letDown: [...state.letDown, event.data.trigger] };
    case 'ServiceGuaranteeInvoked':
      return withGuarantee(state, event);
    case 'AbuseReviewHeard':
    case 'RemedyHeldForReview':
    case 'RemedyReviewEnded':
      return { ...state, review: withReview(state.review, event) };
    case 'RemedyMergeHeard':
    case 'RemedyUnmergeHeard':
    case 'LiveDuplicateHeard':
    case 'LiveDuplicateGone':
    case 'RemedyConflictRaised':
    case 'RemedyConflictEnded':
      return { ...state, merging: withMerging(state.merging, event) };
    default: {
      const unknown: never = event;
      void unknown;
      return state;
    }
  }
};
