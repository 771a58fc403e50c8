import type { PurchaseRecorded, SignalReceived } from '@amends/contracts/intake';
import type { SignalKind } from '@amends/contracts/vocabulary';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { ClientBase } from 'pg';

/** Signals of a customer's transaction at a till; of others only the reference is of one. */
const AT_THE_TILL: ReadonlySet<SignalKind> = new Set([
  'payment_failed',
  'terminal_failed',
  'sale_voided',
  'line_voided',
  'item_not_found',
  'manager_override',
  'queue_time',
] as const);

/** A transaction that nothing was known of before. */
export interface NewTransaction {
  readonly storeId: string;
  readonly workstation?: string | undefined;
  readonly at: string;
}

interface TransactionRow {
  readonly store_id: string;
  readonly transaction_key: string;
  readonly at: string;
  readonly workstation?: string | undefined;
  readonly customer_id?: string | undefined;
  readonly is_sale: boolean;
}

const ofSignal = (signal: SignalReceived): TransactionRow | undefined =>
  AT_THE_TILL.has(signal.kind)
    ? {
        store_id: signal.storeId,
        transaction_key: signal.transactionRef ?? signal.paymentRef ?? signal.signalId,
        at: signal.occurredAt,
        workstation: signal.workstation,
        customer_id: signal.customerId,
        is_sale: false,
      }
    : undefined;

const ofPurchase = (purchase: PurchaseRecorded): TransactionRow | undefined =>
  purchase.kind === 'sale'
    ? {
        store_id: purchase.storeId,
        transaction_key: purchase.transactionRef ?? purchase.purchaseId,
        at: purchase.purchasedAt,
        workstation: purchase.workstation,
        customer_id: purchase.customerId,
        is_sale: true,
      }
    : undefined;

const rowOf = ({ type, data }: LoggedEvent): TransactionRow | undefined => {
  if (type === 'SignalReceived') return ofSignal(data as SignalReceived);
  return type === 'PurchaseRecorded' ? ofPurchase(data as PurchaseRecorded) : undefined;
};

/** One row per transaction, made of all that the batch tells of it: the first of each fact. */
const merged = (rows: readonly TransactionRow[]): TransactionRow[] => {
  const byKey = new Map<string, TransactionRow>();
  for (const row of rows) {
    const key = `${row.store_id} ${row.transaction_key}`;
    const known = byKey.get(key);
    const workstation = known?.workstation ?? row.workstation;
    const customer_id = known?.customer_id ?? row.customer_id;
    const is_sale = row.is_sale || known?.is_sale === true;
    byKey.set(key, { ...row, at: known?.at ?? row.at, workstation, customer_id, is_sale });
  }
  return [...byKey.values()];
};

const UPSERT = `
  insert into till_transaction as t
    (store_id, transaction_key, at, workstation, customer_id, is_sale)
  select store_id, transaction_key, at, workstation, customer_id, is_sale
  from jsonb_to_recordset($1::jsonb)
    as r(store_id text, transaction_key text, at timestamptz, workstation text,
         customer_id uuid, is_sale boolean)
  order by store_id, transaction_key
  on conflict (store_id, transaction_key) do update set
    workstation = coalesce(t.workstation, excluded.workstation),
    customer_id = coalesce(t.customer_id, excluded.customer_id),
    is_sale = t.is_sale or excluded.is_sale
  where (t.workstation is null and excluded.workstation is not null)
    or (t.customer_id is null and excluded.customer_id is not null)
    or (excluded.is_sale and not t.is_sale)
  returning xmax = 0 as is_new, store_id, workstation, at`;

/**
 * Keeps the transactions of a batch of the log, in the batch's transaction. A sale and its signals
 * are one transaction by its reference. Gives those that are new.
 */
export const keepTransactions = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<readonly NewTransaction[]> => {
  const rows = merged(events.map(rowOf).filter((row) => row !== undefined));
  if (rows.length === 0) return [];
  const values = [JSON.stringify(rows)];
  const kept = await client.query({ name: 'keep-till-transactions', text: UPSERT, values });
  // A row version that replaced none was inserted just now.
  return kept.rows
    .filter(({ is_new }) => is_new)
    .map((row) => ({
      storeId: row.store_id,
      workstation: row.workstation ?? undefined,
      at: row.at.toISOString(),
    }));
};
