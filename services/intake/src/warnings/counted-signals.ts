import type { SignalReceived } from '@amends/contracts/intake';
import type { SignalKind } from '@amends/contracts/vocabulary';
import type { CountedSignal } from '@amends/contracts/warning-vocabulary';
import type { NewTransaction } from '../facts/till-transactions.ts';
import { type Counted, type Measure, periodStart, type Width } from './periods.ts';

const CAUSE_OF: Partial<Record<SignalKind, CountedSignal>> = {
  sale_voided: 'voids',
  line_voided: 'voids',
  item_not_found: 'item_not_found',
  payment_failed: 'payment_failed',
  terminal_failed: 'terminal_failed',
  terminal_unreachable: 'terminal_unreachable',
  sale_returned: 'sale_returned',
  manager_override: 'manager_override',
  no_sale: 'no_sale',
  refund_issued: 'refund_issued',
  stock_out: 'stock_out',
};

interface Place {
  readonly storeId: string;
  readonly workstation?: string | undefined;
  readonly at: string;
}

const inCell = (
  { storeId, at }: Place,
  workstation: string,
  width: Width,
  measure: Measure,
  count = 1,
): Counted => ({
  ...{ storeId, workstation, width, measure, count },
  startsAt: periodStart(at, width),
});

/** At the store, and at the till where it is known. */
const inBoth = (place: Place, measure: Measure): Counted[] => [
  inCell(place, '', 'hour', measure),
  ...(place.workstation === undefined ? [] : [inCell(place, place.workstation, 'hour', measure)]),
];

/** What a signal counts for, in the period in which it occurred, however late it came (POS-26). */
export const countsOfSignal = (signal: SignalReceived): readonly Counted[] => {
  const { kind, storeId, workstation, occurredAt: at, idleSeconds = 0 } = signal;
  const place = { storeId, workstation, at };
  if (kind === 'queue_time') {
    // Idle time is one till's: of a store, it says how many tills it has open.
    if (workstation === undefined || idleSeconds === 0) return [];
    return [inCell(place, workstation, 'hour', 'idle_seconds', idleSeconds)];
  }
  const cause = CAUSE_OF[kind];
  return cause === undefined ? [] : inBoth(place, cause);
};

/** A transaction is what failures at the till, and of the store on that day, stand over. */
export const countsOfTransaction = (transaction: NewTransaction): readonly Counted[] => [
  ...inBoth(transaction, 'transactions'),
  inCell(transaction, '', 'day', 'transactions'),
];
