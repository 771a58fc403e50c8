import type { PurchaseRecorded, SignalReceived } from '@amends/contracts/intake';
import type { SignalKind } from '@amends/contracts/vocabulary';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { ClientBase } from 'pg';

/** Signals that something went wrong for the customer at the till; none opens a case by itself. */
export const FAILURES: ReadonlySet<SignalKind> = new Set([
  'payment_failed',
  'terminal_failed',
  'sale_voided',
  'line_voided',
  'item_not_found',
  'manager_override',
] as const);

/** Signals of a customer's transaction at a till; of others only the reference is of one. */
const AT_THE_TILL: ReadonlySet<SignalKind> = new Set([...FAILURES, 'queue_time'] as const);

/** A transaction that nothing was known of before. */
export interface NewTransaction {
  readonly storeId: string;
  readonly workstation?: string | undefined;
  readonly at: string;
}

/** A transaction with more than one signal of failure, some of them in the batch. */
export interface FailedTransaction {
  readonly storeId: string;
  readonly transactionRef: string;
  /** All so far. */
  readonly failures: number;
}

/** What a batch tells of transactions. */
export interface KeptTransactions {
  readonly fresh: readonly NewTransaction[];
  readonly failedAgain: readonly FailedTransaction[];
}

interface TransactionRow {
  readonly store_id: string;
  readonly transaction_key: string;
  readonly at: string;
  readonly workstation?: string | undefined;
  readonly customer_id?: string | undefined;
  readonly is_sale: boolean;
  readonly failures: number;
}

const isFailureOf = ({ kind, transactionRef }: SignalReceived): boolean =>
  transactionRef !== undefined && FAILURES.has(kind);

const ofSignal = (signal: SignalReceived): TransactionRow | undefined =>
  AT_THE_TILL.has(signal.kind)
    ? {
        store_id: signal.storeId,
        transaction_key: signal.transactionRef ?? signal.paymentRef ?? signal.signalId,
        at: signal.occurredAt,
        workstation: signal.workstation,
        customer_id: signal.customerId,
        is_sale: false,
        failures: isFailureOf(signal) ? 1 : 0,
      }
    : undefined;

const ofPurchase = (purchase: PurchaseRecorded): TransactionRow | undefined =>
  // A history of purchases starts nothing.
  purchase.kind === 'sale' && purchase.provenance === undefined
    ? {
        store_id: purchase.storeId,
        transaction_key: purchase.transactionRef ?? purchase.purchaseId,
        at: purchase.purchasedAt,
        workstation: purchase.workstation,
        customer_id: purchase.customerId,
        is_sale: true,
        failures: 0,
      }
    : undefined;

const rowOf = ({ type, data }: LoggedEvent): TransactionRow | undefined => {
  if (type === 'SignalReceived') return ofSignal(data as SignalReceived);
  return type === 'PurchaseRecorded' ? ofPurchase(data as PurchaseRecorded) : undefined;
};

const keyOf = (row: { store_id: string; transaction_key: string }): string =>
  `${row.store_id} ${row.transaction_key}`;

/** One row per transaction, made of all that the batch tells of it: the first of each fact. */
const merged = (rows: readonly TransactionRow[]): TransactionRow[] => {
  const byKey = new Map<string, TransactionRow>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = byKey.get(key);
    const workstation = known?.workstation ?? row.workstation;
    const customer_id = known?.customer_id ?? row.customer_id;
    const is_sale = row.is_sale || known?.is_sale === true;
    const failures = row.failures + (known?.failures ?? 0);
    const at = known?.at ?? row.at;
    byKey.set(key, { ...row, at, workstation, customer_id, is_sale, failures });
  }
  return [...byKey.values()];
};

const UPSERT = `
  insert into till_transaction as t
    (store_id, transaction_key, at, workstation, customer_id, is_sale, failures)
  select store_id, transaction_key, at, workstation, customer_id, is_sale, failures
  from jsonb_to_recordset($1::jsonb)
    as r(store_id text, transaction_key text, at timestamptz, workstation text,
         customer_id uuid, is_sale boolean, failures int)
  order by store_id, transaction_key
  on conflict (store_id, transaction_key) do update set
    workstation = coalesce(t.workstation, excluded.workstation),
    customer_id = coalesce(t.customer_id, excluded.customer_id),
    is_sale = t.is_sale or excluded.is_sale,
    failures = t.failures + excluded.failures
  where (t.workstation is null and excluded.workstation is not null)
    or (t.customer_id is null and excluded.customer_id is not null)
    or (excluded.is_sale and not t.is_sale) or excluded.failures > 0
  returning xmax = 0 as is_new, store_id, transaction_key, workstation, at, failures`;

/**
 * Keeps the transactions of a batch of the log, in the batch's transaction. A sale and its signals
 * are one transaction by its reference. Gives those that are new and those that failed again.
 */
export const keepTransactions = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<KeptTransactions> => {
  const rows = merged(events.map(rowOf).filter((row) => row !== undefined));
  if (rows.length === 0) return { fresh: [], failedAgain: [] };
  const values = [JSON.stringify(rows)];
  const kept = await client.query({ name: 'keep-till-transactions', text: UPSERT, values });
  const failing = new Set(rows.filter(({ failures }) => failures > 0).map(keyOf));
  return {
    // A row version that replaced none was inserted just now.
    fresh: kept.rows
      .filter(({ is_new }) => is_new)
      .map((row) => ({
        storeId: row.store_id,
        workstation: row.workstation ?? undefined,
        at: row.at.toISOString(),
      })),
    failedAgain: kept.rows
      .filter((row) => row.failures > 1 && failing.has(keyOf(row)))
      .map((row) => ({
        storeId: row.store_id,
        transactionRef: row.transaction_key,
        failures: row.failures,
      })),
  };
};
