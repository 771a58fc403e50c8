import { partitionOf } from '@amends/event-log/murmur2';
import { escapeIdentifier, type PoolClient } from 'pg';
import { JOIN_LOCK } from './build-locks.ts';
import type { WrittenRow } from './cell-changes.ts';
import { isUnchanged, normaliseRow, rowsOfText } from './fact-row.ts';
import { columnsOf, type Prepared, prepared, rowJson, type TableSql } from './fact-sql.ts';
import type { FactRow, JoinedColumns } from './types.ts';

/**
 * Locks that all somebodies share: one each would fill the server's table of locks in a large
 * batch.
 */
const LOCKS = 64;

/** Joined columns made ready for the schema of one build. */
export interface JoinPlan {
  readonly columns: JoinedColumns;
  readonly sql: TableSql;
  /** Quoted. */
  readonly schema: string;
  /** $1: of whom. Locks their rows in key order, those that another transaction has left out. */
  readonly rowsOf: Prepared;
}

export const planJoin = (columns: JoinedColumns, sql: TableSql, schema: string): JoinPlan => {
  const whose = columnsOf(columns.table).find(({ name }) => name === columns.whose.table);
  if (whose === undefined)
    throw new TypeError(`${columns.table.name} has no column ${columns.whose.table}`);
  const list = sql.columns.map(({ quoted }) => quoted).join(', ');
  const rowsOf = prepared(`select json_agg(${rowJson(sql.columns, 't')})::text as rows from (
    select ${list} from ${sql.target} where ${whose.quoted} = any($1::${whose.type.sql}[])
    order by ${sql.keyColumn.quoted} for no key update skip locked) t`);
  return { columns, sql, schema: escapeIdentifier(schema), rowsOf };
};

const lockAll = (client: PoolClient, whom: ReadonlySet<string>): Promise<unknown> => {
  const keys = [...new Set([...whom].map((each) => partitionOf(each, LOCKS)))];
  return client.query({
    ...prepared(`select pg_advisory_xact_lock(${JOIN_LOCK}, k) from unnest($1::integer[]) k`),
    values: [keys.sort((a, b) => a - b)],
  });
};

const whoseOf = (rows: Iterable<FactRow>, column: string): string[] =>
  [...rows].flatMap((row) => (row[column] as string | null) ?? []);

/**
 * The rows whose joined columns change by what a batch wrote: by its own rows, which it has locked,
 * and by what it appended, rows of other partitions.
 *
 * Nothing is missed: whoever writes a row or appends waits for the locks of all it was about,
 * and only then reads the others' rows, so the later of two sees what the earlier one committed. A
 * row that another transaction has locked is left to it: that one has not got the lock yet, or
 * this one would not have it. Nobody waits for a row while holding these locks, and they are taken
 * in order, so nobody waits for ever. Hence it is the last thing a batch does.
 */
export const joinedRows = async (
  client: PoolClient,
  { columns, sql, schema, rowsOf }: JoinPlan,
  held: ReadonlyMap<string, FactRow>,
  appended: readonly FactRow[],
): Promise<WrittenRow[]> => {
  const { whose } = columns;
  const others = whoseOf(appended, whose.log);
  const whom = new Set([...whoseOf(held.values(), whose.table), ...others]);
  if (whom.size > 0) await lockAll(client, whom);
  const rows = new Map(held);
  if (others.length > 0) {
    const values = [[...new Set(others)]];
    const found = await client.query<{ rows: string | null }>({ ...rowsOf, values });
    for (const [key, row] of rowsOfText(sql, found.rows[0]!.rows)) rows.set(key, row);
  }
  const all = [...rows];
  if (all.length === 0) return [];
  const joined = await columns.values(
    client,
    schema,
    all.map(([, row]) => row),
  );
  return all.flatMap(([key, before], at) => {
    const after = normaliseRow(sql, key, { ...before, ...joined[at] }, before);
    return isUnchanged(sql, before, after) ? [] : [{ before, after }];
  });
};
