import type { Money } from '@amends/contracts/primitives';
import type {
  RefundSucceeded,
  RemedyStepExecuted,
  RestitutionRecorded,
} from '@amends/contracts/remedy';
import type { TokenPointsCredited, TokenPointsReversed } from '@amends/contracts/remedy-points';
import type {
  VoucherExpired,
  VoucherIssued,
  VoucherRedeemed,
  VoucherVoided,
} from '@amends/contracts/remedy-vouchers';

/**
 * Money events as double entries (money rule 19). What amends cost is a debit, what the firm owes
 * or paid is a credit; the lines of an entry sum to zero in its one currency.
 */
export const ACCOUNTS = [
  'restitution_cost',
  'goodwill_cost',
  /** Owed to whoever holds a voucher. */
  'voucher_liability',
  /** Goods that were given for vouchers: for the till's own books to balance. */
  'voucher_clearing',
  /** What was never claimed. */
  'voucher_breakage',
  /** Sent back by the payment provider. */
  'refund_clearing',
  /** Handed over at the desk. */
  'desk_clearing',
  /** Given by another system: points, goods with a price. */
  'connector_clearing',
  /** What a register reports of the time before. */
  'imported_history',
] as const;
export type Account = (typeof ACCOUNTS)[number];

export interface LedgerLine {
  readonly account: Account;
  /** Debits above zero, credits below. */
  readonly amount: number;
}

export interface LedgerEntry {
  /** By what the event is about, so that one event is booked once. */
  readonly key: string;
  readonly currency: Money['currency'];
  /** The store that stands for it; unknown for an imported history. */
  readonly storeId?: string | undefined;
  readonly bookedAt: string;
  readonly lines: readonly LedgerLine[];
}

/** Event types that move money. */
export const BOOKED_TYPES = [
  'VoucherIssued',
  'VoucherRedeemed',
  'VoucherVoided',
  'VoucherExpired',
  'RefundSucceeded',
  'RemedyStepExecuted',
  'RestitutionRecorded',
  'TokenPointsCredited',
  'TokenPointsReversed',
] as const;

type Kind = VoucherIssued['kind'];

/** Money whose purpose an older event does not say was returned, not given. */
const costOf = (kind: Kind = 'restitution'): Account => `${kind}_cost`;

interface Booking {
  readonly key: string;
  readonly amount: Money;
  readonly storeId?: string | undefined;
  readonly at: string;
}

const transfer = (
  { key, amount, storeId, at }: Booking,
  debit: Account,
  credit: Account,
): LedgerEntry[] =>
  amount.amount === 0
    ? []
    : [
        {
          key,
          currency: amount.currency,
          storeId,
          bookedAt: at,
          lines: [
            { account: debit, amount: amount.amount },
            { account: credit, amount: -amount.amount },
          ],
        },
      ];

/** Goods and words cost nothing here, and a voucher is booked when it is issued. */
const ofStep = (data: RemedyStepExecuted): LedgerEntry[] => {
  const { remedyId, step, amount, kind, storeId, voucherId, connectorId, executedAt } = data;
  if (amount === undefined || voucherId !== undefined) return [];
  const key = `step:${remedyId}:${step}`;
  const paid = connectorId === undefined ? 'desk_clearing' : 'connector_clearing';
  return transfer({ key, amount, storeId, at: executedAt }, costOf(kind), paid);
};

/** What an event books; nothing where it moves no money. */
export const entriesOf = (event: { readonly type: string; readonly data: unknown }) => {
  switch (event.type) {
    case 'VoucherIssued': {
      const { voucherId, amount, kind, storeId, issuedAt } = event.data as VoucherIssued;
      const booking = { key: `voucher:${voucherId}`, amount, storeId, at: issuedAt };
      return transfer(booking, costOf(kind), 'voucher_liability');
    }
    case 'VoucherRedeemed': {
      const { redemptionId, amount, storeId, redeemedAt } = event.data as VoucherRedeemed;
      const booking = { key: `redemption:${redemptionId}`, amount, storeId, at: redeemedAt };
      return transfer(booking, 'voucher_liability', 'voucher_clearing');
    }
    case 'VoucherVoided': {
      const { voucherId, amount, kind, storeId, voidedAt } = event.data as VoucherVoided;
      const booking = { key: `voiding:${voucherId}`, amount, storeId, at: voidedAt };
      return transfer(booking, 'voucher_liability', costOf(kind));
    }
    case 'VoucherExpired': {
      const { voucherId, amount, storeId, expiredAt } = event.data as VoucherExpired;
      const booking = { key: `expiry:${voucherId}`, amount, storeId, at: expiredAt };
      return transfer(booking, 'voucher_liability', 'voucher_breakage');
    }
    case 'RefundSucceeded': {
      const data = event.data as RefundSucceeded;
      const { remedyId, step, attempt, amount, kind, storeId, executedAt } = data;
      const key = `refund:${remedyId}:${step}:${attempt}`;
      return transfer({ key, amount, storeId, at: executedAt }, costOf(kind), 'refund_clearing');
    }
    case 'RemedyStepExecuted':
      return ofStep(event.data as RemedyStepExecuted);
    case 'RestitutionRecorded': {
      const { caseId, amount, recordedAt } = event.data as RestitutionRecorded;
      const booking = { key: `imported:${caseId}`, amount, at: recordedAt };
      return transfer(booking, 'restitution_cost', 'imported_history');
    }
    case 'TokenPointsCredited': {
      const { effectId, amount, storeId, creditedAt: at } = event.data as TokenPointsCredited;
      const booking = { key: `points:${effectId}`, amount, storeId, at };
      return transfer(booking, 'goodwill_cost', 'connector_clearing');
    }
    case 'TokenPointsReversed': {
      const { effectId, amount, storeId, reversedAt: at } = event.data as TokenPointsReversed;
      const booking = { key: `points:${effectId}`, amount, storeId, at };
      return transfer(booking, 'connector_clearing', 'goodwill_cost');
    }
    default:
      return [];
  }
};
