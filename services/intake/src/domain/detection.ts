import type { FailureDetected, SignalReceived } from '@amends/contracts/intake';
import type { DisputeClosed } from '@amends/contracts/intake-disputes';
import type { KhdType, SignalKind } from '@amends/contracts/vocabulary';

/** Signals that open a case by themselves; all others are counted or grouped. */
const OPENS_A_CASE: Partial<Record<SignalKind, { readonly complaintCode?: KhdType }>> = {
  dispute_opened: {},
  refund_failed: {},
  order_cancelled: {},
  fulfilment_failed: { complaintCode: 'delivery' },
  fulfilment_delayed: { complaintCode: 'delivery' },
};

/** Vendors' dispute reasons that name the failure; any other reason leaves it unclassified. */
const DISPUTE_CODES: Readonly<Record<string, KhdType>> = {
  not_received: 'delivery',
  not_as_described: 'product_defect',
  duplicate: 'mischarged',
  amount_differs: 'mischarged',
};

const CANCELLED_BY_CUSTOMER: ReadonlySet<string> = new Set(['customer', 'customer_request']);

export type IgnoredSignal = 'kind_opens_no_case' | 'cancelled_by_customer';

/** What a signal opens: the facts of the case without its id, or why it opens none. */
export type Detection =
  | { readonly opens: true; readonly facts: Omit<FailureDetected, 'caseId'> }
  | { readonly opens: false; readonly reason: IgnoredSignal };

/**
 * Judges one signal. `detectedAt` is when intake stored the signal: what failed while a till was
 * offline was detected when the till came back, not when it happened.
 */
export const detectionOf = (signal: SignalReceived, detectedAt: string): Detection => {
  const rule = OPENS_A_CASE[signal.kind];
  if (rule === undefined) return { opens: false, reason: 'kind_opens_no_case' };
  const reason = signal.reasonCode;
  if (signal.kind === 'order_cancelled' && CANCELLED_BY_CUSTOMER.has(reason ?? '')) {
    return { opens: false, reason: 'cancelled_by_customer' };
  }
  const complaintCode =
    signal.kind === 'dispute_opened' ? DISPUTE_CODES[reason ?? ''] : rule.complaintCode;
  return {
    opens: true,
    facts: {
      storeId: signal.storeId,
      ...(signal.customerId === undefined ? {} : { customerId: signal.customerId }),
      signalId: signal.signalId,
      signalKind: signal.kind,
      occurredAt: signal.occurredAt,
      detectedAt,
      reportedAt: detectedAt,
      ...(complaintCode === undefined ? {} : { complaintCode }),
      ...(signal.amount === undefined ? {} : { price: signal.amount }),
      ...(signal.paymentRef === undefined ? {} : { paymentRef: signal.paymentRef }),
      ...(signal.transactionRef === undefined ? {} : { transactionRef: signal.transactionRef }),
      ...(reason === undefined ? {} : { reasonCode: reason }),
    },
  };
};

/**
 * What makes two signals one matter: a payment is disputed in one dispute, however many of its
 * steps are told; every other signal stands for itself.
 */
export const matterOf = (signal: SignalReceived): readonly string[] =>
  signal.kind.startsWith('dispute_') && signal.paymentRef !== undefined
    ? ['dispute', signal.storeId, signal.paymentRef]
    : ['signal', signal.signalId];

const OUTCOMES = ['won', 'lost', 'withdrawn'] as const;

/** How the provider says the dispute ended. */
export const disputeOutcomeOf = ({ reasonCode }: SignalReceived): DisputeClosed['outcome'] =>
  OUTCOMES.find((outcome) => outcome === reasonCode) ?? 'other';
