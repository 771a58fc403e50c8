import { inTransaction } from '@amends/event-store/in-transaction';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { ClientBase, Pool, PoolClient } from 'pg';
import { type Account, BOOKED_TYPES, entriesOf, type LedgerEntry } from '../domain/ledger.ts';

export const LEDGER_WRITER = 'ledger';

/** Rows of the ledger that just-decided events book, in their transaction. */
export const ledgerRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap(entriesOf).map((row) => ({ writer: LEDGER_WRITER, row }));

const insertSql = `
insert into ledger_line (entry, line, account, store_id, currency, amount, booked_at)
select e.key, l.line, l.body->>'account', e."storeId", e.currency, (l.body->>'amount')::bigint,
  e."bookedAt"
from jsonb_to_recordset($1::jsonb)
  as e(key text, currency text, "storeId" text, "bookedAt" timestamptz, lines jsonb)
cross join jsonb_array_elements(e.lines) with ordinality as l(body, line)
on conflict (entry, line) do nothing`;

const insert = async (
  client: Pick<ClientBase, 'query'>,
  entries: readonly LedgerEntry[],
): Promise<void> => {
  await client.query(insertSql, [JSON.stringify(entries)]);
};

export const writeLedger: CompanionWriter = (client, rows) =>
  insert(client, rows as readonly LedgerEntry[]);

export interface Balance {
  readonly account: Account;
  readonly storeId: string | null;
  readonly currency: string;
  readonly balance: string;
}

/** Debits less credits by account, store and currency; of all stores, or of some. */
export const readBalances = async (
  pool: Pick<Pool, 'query'>,
  stores: '*' | readonly string[],
): Promise<readonly Balance[]> => {
  const { rows } = await pool.query<Balance>(
    `select account, store_id as "storeId", currency, sum(amount)::text as balance
     from ledger_line where $1::text[] is null or store_id = any ($1)
     group by account, store_id, currency order by currency, account, store_id`,
    [stores === '*' ? null : stores],
  );
  return rows;
};

export interface CurrencySum {
  readonly currency: string;
  readonly sum: string;
}

const sumsSql = `select currency, sum(amount)::text as sum from ledger_line
  group by currency order by currency`;

/** The sum of everything by currency: zero, or something was booked in half. */
export const readSums = async (
  client: Pick<ClientBase, 'query'>,
): Promise<readonly CurrencySum[]> => (await client.query<CurrencySum>(sumsSql)).rows;

/** Digest of all lines, for before and after: equal content, equal digest. */
const digestSql = `select count(*)::int as lines,
  md5(coalesce(string_agg(row(l.*)::text, ',' order by entry, line), '')) as digest
  from ledger_line l`;

interface Digest {
  readonly lines: number;
  readonly digest: string;
}

const EVENTS_AT_ONCE = 2_000;
const eventsSql = `select seq, type, data from events
  where seq > $1 and type = any ($2) order by seq limit ${EVENTS_AT_ONCE}`;

const bookAll = async (client: PoolClient): Promise<void> => {
  for (let after = '0'; ; ) {
    const { rows } = await client.query<{ seq: string; type: string; data: unknown }>(eventsSql, [
      after,
      [...BOOKED_TYPES],
    ]);
    await insert(client, rows.flatMap(entriesOf));
    if (rows.length < EVENTS_AT_ONCE) return;
    after = rows.at(-1)!.seq;
  }
};

export interface Rebuilt {
  readonly lines: number;
  /** Whether it was what the events say, before. */
  readonly wasEqual: boolean;
  /** Of what was there before, by currency. */
  readonly sumsBefore: readonly CurrencySum[];
  readonly sums: readonly CurrencySum[];
}

/**
 * Makes the ledger anew from the store's own events. Who books meanwhile waits: an event that is
 * committed is seen here, one that is not books itself afterwards.
 * @throws Error when the events themselves do not sum to zero; nothing is changed then
 */
export const rebuildLedger = (pool: Pool): Promise<Rebuilt> =>
  inTransaction(pool, async (client) => {
    await client.query('lock table ledger_line in exclusive mode');
    const [before] = (await client.query<Digest>(digestSql)).rows as [Digest];
    const sumsBefore = await readSums(client);
    await client.query('delete from ledger_line');
    await bookAll(client);
    const [after] = (await client.query<Digest>(digestSql)).rows as [Digest];
    const sums = await readSums(client);
    const off = sums.filter(({ sum }) => sum !== '0');
    if (off.length > 0) throw new Error(`the ledger does not balance: ${JSON.stringify(off)}`);
    const wasEqual = before.digest === after.digest;
    return { lines: after.lines, wasEqual, sumsBefore, sums };
  });
