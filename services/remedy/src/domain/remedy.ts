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
  | Fact<'RestitutionRecorded', RestitutionRecorded>;

export interface Refund {
  readonly step: number;
  readonly attempt: number;
  readonly providerKey: string;
  readonly paymentRef: string;
  readonly amount: Money;
  readonly termsHash: string;
  readonly outcome: 'intended' | 'succeeded' | 'failed';
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
  readonly menu?: RemedyMenuPrepared;
  readonly offer?: RemedyOffered;
  readonly remedyId?: string;
  readonly components: readonly RemedyComponent[];
  /** Steps (1-based places in `components`) that are done. */
  readonly executedSteps: readonly number[];
  readonly refunds: readonly Refund[];
}

export const initialState: Remedy = {
  status: 'none',
  components: [],
  executedSteps: [],
  refunds: [],
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

const withoutOffer = (state: Remedy): Remedy => {
  const { offer: _closed, ...rest } = state;
  return { ...rest, status: 'prepared' };
};

/** Never throws and never rejects history: an unknown event leaves the state as it is. */
export const evolve = (state: Remedy, event: RemedyEvent): Remedy => {
  switch (event.type) {
    case 'RemedyMenuPrepared': {
      const { offer: _old, remedyId: _previous, ...rest } = state;
      return {
        ...rest,
        status: 'prepared',
        caseId: event.data.caseId,
        menu: event.data,
        components: [],
        executedSteps: [],
        refunds: [],
      };
    }
    case 'RemedyOffered':
      return { ...state, status: 'offered', offer: event.data };
    case 'RemedyChosen':
      return { ...state, components: event.data.components };
    case 'RemedyDeclined':
    case 'RemedyExpired':
      return withoutOffer(state);
    case 'RemedyExecutionStarted':
      return {
        ...state,
        status: 'executing',
        remedyId: event.data.remedyId,
        components: event.data.components,
      };
    case 'RemedyStepExecuted':
      return { ...state, executedSteps: [...state.executedSteps, event.data.step] };
    case 'RefundIntended': {
      const { step, attempt, providerKey, paymentRef, amount, termsHash } = event.data;
      const refund: Refund = {
        step,
        attempt,
        providerKey,
        paymentRef,
        amount,
        termsHash,
        outcome: 'intended',
      };
      return { ...state, refunds: [...state.refunds, refund] };
    }
    case 'RefundSucceeded':
      return {
        ...state,
        executedSteps: [...state.executedSteps, event.data.step],
        refunds: settleRefund(state, event.data, 'succeeded'),
      };
    case 'RefundFailed':
      return { ...state, refunds: settleRefund(state, event.data, 'failed') };
    case 'RecoveryCompleted':
      return {
        ...state,
        caseId: event.data.caseId,
        status: event.data.provenance === 'imported' ? 'imported' : 'resolved',
      };
    case 'NoRemedyConcluded':
      return {
        ...state,
        caseId: event.data.caseId,
        status: event.data.provenance === 'imported' ? 'imported' : 'concluded',
      };
    case 'RestitutionRecorded':
      return { ...state, caseId: event.data.caseId, status: 'imported' };
    default: {
      const unknown: never = event;
      void unknown;
      return state;
    }
  }
};
