import type { RefundSucceeded } from '@amends/contracts/remedy';
import type { RefundReserved } from '@amends/contracts/remedy-payment';
import type {
  ReconciliationItemOpened,
  ReconciliationItemResolved,
} from '@amends/contracts/remedy-reconciliation';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { Pool } from 'pg';
import type { BookedRefund, ReportedRefund } from '../domain/reconcile.ts';

export const REFUND_WRITER = 'provider_refund';
export const ITEM_WRITER = 'reconciliation_item';
export const REPORT_ROW_WRITER = 'provider_report_row';

const refundRow = ({ type, data }: NewEvent): object | undefined => {
  if (type === 'RefundReserved') {
    const { providerKey, provider, caseId } = data as RefundReserved;
    return { provider_key: providerKey, provider, case_id: caseId };
  }
  if (type !== 'RefundSucceeded') return undefined;
  const refund = data as RefundSucceeded;
  return {
    provider_key: `${refund.remedyId}-${refund.step}-${refund.attempt}`,
    provider_ref: refund.providerRef,
    case_id: refund.caseId,
    store_id: refund.storeId,
    amount: refund.amount.amount,
    currency: refund.amount.currency,
    executed_at: refund.executedAt,
  };
};

const itemRow = ({ type, data }: NewEvent): object | undefined => {
  if (type === 'ReconciliationItemOpened') {
    const body = data as ReconciliationItemOpened;
    const { itemId: item_id, storeId: store_id, provider, providerRef, openedAt } = body;
    const at = { provider, provider_ref: providerRef, opened_at: openedAt };
    return { item_id, body, store_id, ...at };
  }
  if (type !== 'ReconciliationItemResolved') return undefined;
  const { itemId, resolution, resolvedAt } = data as ReconciliationItemResolved;
  return { item_id: itemId, resolution, resolved_at: resolvedAt };
};

/** Rows of refunds and of differences that just-decided events cause. */
export const reconciliationRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap((event): CompanionRow[] => {
    const [refund, item] = [refundRow(event), itemRow(event)];
    return [
      ...(refund === undefined ? [] : [{ writer: REFUND_WRITER, row: refund }]),
      ...(item === undefined ? [] : [{ writer: ITEM_WRITER, row: item }]),
    ];
  });

interface KeyedRow {
  readonly provider_key: string;
}

/** Of one batch both events may be of one refund: their rows become one. */
export const writeRefunds: CompanionWriter = async (client, rows) => {
  const byKey = new Map<string, object>();
  for (const row of rows as readonly KeyedRow[]) {
    byKey.set(row.provider_key, { ...byKey.get(row.provider_key), ...row });
  }
  await client.query(
    `insert into provider_refund as f
       (provider_key, provider, provider_ref, case_id, store_id, amount, currency, executed_at)
     select * from jsonb_to_recordset($1::jsonb) as r(provider_key text, provider text,
       provider_ref text, case_id uuid, store_id text, amount bigint, currency text,
       executed_at timestamptz) order by provider_key
     on conflict (provider_key) do update set
       provider = coalesce(excluded.provider, f.provider),
       provider_ref = coalesce(excluded.provider_ref, f.provider_ref),
       store_id = coalesce(excluded.store_id, f.store_id),
       amount = coalesce(excluded.amount, f.amount),
       currency = coalesce(excluded.currency, f.currency),
       executed_at = coalesce(excluded.executed_at, f.executed_at)`,
    [JSON.stringify([...byKey.values()])],
  );
};

/** An item is opened in one batch and resolved in another: nobody knows it before. */
export const writeItems: CompanionWriter = async (client, rows) => {
  const values = [JSON.stringify(rows)];
  await client.query(
    `insert into reconciliation_item (item_id, body, store_id, provider, provider_ref, opened_at)
     select item_id, body, store_id, provider, provider_ref, opened_at
     from jsonb_to_recordset($1::jsonb) as r(item_id uuid, body jsonb, store_id text,
       provider text, provider_ref text, opened_at timestamptz)
     where body is not null on conflict (item_id) do nothing`,
    values,
  );
  await client.query(
    `update reconciliation_item i set resolved_at = r.resolved_at, resolution = r.resolution
     from jsonb_to_recordset($1::jsonb) as r(item_id uuid, resolved_at timestamptz, resolution text)
     where i.item_id = r.item_id and r.resolved_at is not null`,
    values,
  );
};

export const reportRows = (
  reportId: string,
  rows: readonly ReportedRefund[],
): readonly CompanionRow[] =>
  rows.map(({ providerRef, amount }, row) => ({
    writer: REPORT_ROW_WRITER,
    row: { report_id: reportId, row, provider_ref: providerRef, ...amount },
  }));

/** Rows that are there stay as they came. */
export const insertReportRows = async (
  client: Pick<Pool, 'query'>,
  rows: readonly unknown[],
): Promise<void> => {
  await client.query(
    `insert into provider_report_row (report_id, row, provider_ref, amount, currency)
     select report_id, row, provider_ref, amount, currency from jsonb_to_recordset($1::jsonb)
       as r(report_id uuid, row int, provider_ref text, amount bigint, currency text)
     on conflict (report_id, row) do nothing`,
    [JSON.stringify(rows)],
  );
};
export const writeReportRows: CompanionWriter = insertReportRows;

type Reader = Pick<Pool, 'query'>;

const MONEY = `json_build_object('amount', amount, 'currency', currency) as amount`;

export const readReport = async (pool: Reader, reportId: string): Promise<ReportedRefund[]> => {
  const sql = `select provider_ref as "providerRef", ${MONEY} from provider_report_row
    where report_id = $1 order by row`;
  return (await pool.query<ReportedRefund>(sql, [reportId])).rows;
};

const BOOKED = `select provider_ref as "providerRef", case_id as "caseId",
  store_id as "storeId", ${MONEY} from provider_refund
  where provider_ref is not null and (provider = $1 or provider is null)`;

type BookedRow = Omit<BookedRefund, 'storeId'> & { readonly storeId: string | null };

const asBooked = (rows: readonly BookedRow[]): BookedRefund[] =>
  rows.map((row) => ({ ...row, storeId: row.storeId ?? undefined }));

/** Booked refunds that a report names. */
export const readKnown = async (
  pool: Reader,
  provider: string,
  refs: readonly string[],
): Promise<BookedRefund[]> => {
  const sql = `${BOOKED} and provider_ref = any ($2)`;
  return asBooked((await pool.query<BookedRow>(sql, [provider, refs])).rows);
};

/** Refunds booked within the time of a report that no report had before. */
export const readExpected = async (
  pool: Reader,
  provider: string,
  from: string,
  to: string,
): Promise<BookedRefund[]> => {
  const sql = `${BOOKED} and executed_at >= $2 and executed_at < $3 and matched_at is null`;
  return asBooked((await pool.query<BookedRow>(sql, [provider, from, to])).rows);
};

export const markMatched = async (
  pool: Reader,
  provider: string,
  refs: readonly string[],
): Promise<void> => {
  await pool.query(
    `update provider_refund set matched_at = clock_timestamp()
     where (provider = $1 or provider is null) and provider_ref = any ($2) and matched_at is null`,
    [provider, refs],
  );
};

/** Open items that are none any more: the report, or the event, came later. */
export const readFoundLater = async (
  pool: Reader,
  provider: string,
): Promise<ReconciliationItemOpened[]> => {
  const { rows } = await pool.query<{ body: ReconciliationItemOpened }>(
    `select i.body from reconciliation_item i
     join provider_refund f on f.provider_ref = i.provider_ref
     where i.resolved_at is null and i.provider = $1 and case i.body->>'kind'
       when 'missing_there' then f.matched_at is not null
       when 'missing_here' then f.amount = (i.body->'reported'->>'amount')::bigint
         and f.currency = i.body->'reported'->>'currency'
       else false end`,
    [provider],
  );
  return rows.map(({ body }) => body);
};

/** A difference, open or not. */
export const readItem = async (
  pool: Reader,
  itemId: string,
): Promise<ReconciliationItemOpened | undefined> => {
  const sql = 'select body from reconciliation_item where item_id = $1';
  return (await pool.query<{ body: ReconciliationItemOpened }>(sql, [itemId])).rows[0]?.body;
};

export interface OpenItems {
  readonly open: number;
  /** Of which older than two days: the published indicator, which is to be zero. */
  readonly overdue: number;
}

/** How many differences nobody has resolved. */
export const readOpenItems = async (pool: Reader): Promise<OpenItems> => {
  const { rows } = await pool.query<OpenItems>(
    `select count(*)::int as open,
       count(*) filter (where opened_at < now() - interval '2 days')::int as overdue
     from reconciliation_item where resolved_at is null`,
  );
  return rows[0]!;
};

/** Open differences, the oldest first. */
export const listItems = async (
  pool: Reader,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<ReconciliationItemOpened[]> => {
  const [openedAt, itemId] = after ?? [null, null];
  const { rows } = await pool.query<{ body: ReconciliationItemOpened }>(
    `select body from reconciliation_item where resolved_at is null
       and ($1::timestamptz is null or (opened_at, item_id) > ($1, $2::uuid))
     order by opened_at, item_id limit $3`,
    [openedAt, itemId, limit],
  );
  return rows.map(({ body }) => body);
};
