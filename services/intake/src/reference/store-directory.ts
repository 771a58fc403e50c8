import type { StoreRegistered } from '@amends/contracts/intake';
import type { CompanionWriter } from '@amends/event-store/types';
import type { Pool } from 'pg';

export interface StoreRow {
  readonly storeId: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly region: string | null;
  readonly closedAt: string | null;
}

/** The stores that were registered. Anything may name a store that was not: it is flagged. */
export interface StoreDirectory {
  /** From memory; another process's registration shows within a minute. */
  isKnown(storeId: string): boolean;
  add(storeId: string): void;
  /** Reads the list again; called at start, and by isKnown when the list is a minute old. */
  refresh(): Promise<void>;
  list(): Promise<readonly StoreRow[]>;
  isClosed(storeId: string): Promise<boolean>;
}

const REFRESH_MS = 60_000;

export const storeDirectory = (pool: Pool, now: () => number): StoreDirectory => {
  let known: ReadonlySet<string> = new Set();
  const added = new Set<string>();
  let readAt = 0;
  let reading: Promise<void> | undefined;
  const list = async (): Promise<readonly StoreRow[]> => {
    const found = await pool.query<StoreRow>(
      `select store_id as "storeId", time_zone as "timeZone", currency, region,
         to_char(closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "closedAt"
       from store order by store_id`,
    );
    return found.rows;
  };
  const refresh = (): Promise<void> => {
    readAt = now();
    reading ??= list()
      .then((rows) => {
        known = new Set(rows.map(({ storeId }) => storeId));
      })
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };
  return {
    isKnown: (storeId) => {
      // An old list is better than a refused report: a failed read is tried again in a minute.
      if (now() - readAt > REFRESH_MS) refresh().catch(() => undefined);
      return known.has(storeId) || added.has(storeId);
    },
    add: (storeId) => void added.add(storeId),
    refresh,
    list,
    isClosed: async (storeId) => {
      const sql = 'select from store where store_id = $1 and closed_at is not null';
      return (await pool.query(sql, [storeId])).rowCount === 1;
    },
  };
};

export const STORE_WRITER = 'store';
export const STORE_MOVE_WRITER = 'store_move';
export const STORE_CLOSURE_WRITER = 'store_closure';

/** Where a store is, as its row has it. */
export const storeRow = (
  storeId: string,
  { timeZone, currency, region }: Pick<StoreRegistered, 'timeZone' | 'currency' | 'region'>,
) => ({ store_id: storeId, time_zone: timeZone, currency, region });

const statement =
  (sql: string): CompanionWriter =>
  async (client, rows) => {
    await client.query(sql, [JSON.stringify(rows)]);
  };

/** Rows of stores, written in the transaction of their events. */
export const storeWriters: Readonly<Record<string, CompanionWriter>> = {
  [STORE_WRITER]: statement(`
    insert into store (store_id, time_zone, currency, region)
    select store_id, time_zone, currency, region
    from jsonb_to_recordset($1::jsonb)
      as r(store_id text, time_zone text, currency text, region text)
    on conflict (store_id) do nothing`),
  [STORE_MOVE_WRITER]: statement(`
    update store s set time_zone = r.time_zone, currency = r.currency,
      region = coalesce(r.region, s.region)
    from jsonb_to_recordset($1::jsonb)
      as r(store_id text, time_zone text, currency text, region text)
    where s.store_id = r.store_id`),
  [STORE_CLOSURE_WRITER]: statement(`
    update store s set closed_at = r.closed_at
    from jsonb_to_recordset($1::jsonb) as r(store_id text, closed_at timestamptz)
    where s.store_id = r.store_id`),
};
