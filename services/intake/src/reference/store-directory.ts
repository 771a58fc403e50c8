import type { CompanionWriter } from '@amends/event-store/types';
import type { Pool } from 'pg';

export interface StoreRow {
  readonly storeId: string;
  readonly timeZone: string;
  readonly currency: string;
}

/** The stores that were registered. Anything may name a store that was not: it is flagged. */
export interface StoreDirectory {
  /** From memory; another process's registration shows within a minute. */
  isKnown(storeId: string): boolean;
  add(storeId: string): void;
  /** Reads the list again; called at start, and by isKnown when the list is a minute old. */
  refresh(): Promise<void>;
  list(): Promise<readonly StoreRow[]>;
}

const REFRESH_MS = 60_000;

export const storeDirectory = (pool: Pool, now: () => number): StoreDirectory => {
  let known: ReadonlySet<string> = new Set();
  const added = new Set<string>();
  let readAt = 0;
  let reading: Promise<void> | undefined;
  const list = async (): Promise<readonly StoreRow[]> => {
    const found = await pool.query<StoreRow>(
      `select store_id as "storeId", time_zone as "timeZone", currency
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
  };
};

export const STORE_WRITER = 'store';
export const writeStores: CompanionWriter = async (client, rows) => {
  await client.query(
    `insert into store (store_id, time_zone, currency)
     select store_id, time_zone, currency
     from jsonb_to_recordset($1::jsonb) as r(store_id text, time_zone text, currency text)
     on conflict (store_id) do nothing`,
    [JSON.stringify(rows)],
  );
};
