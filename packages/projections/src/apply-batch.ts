import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { PoolClient } from 'pg';
import { isUnchanged, normaliseRow, rowsText } from './fact-row.ts';
import { rowOf, type TableSql, tableSql } from './fact-sql.ts';
import type { FactRow, KeyedFold, Projection, RowLog } from './types.ts';

interface FoldedTable {
  readonly sql: TableSql;
  readonly folds: readonly KeyedFold[];
}

interface LoggedTable {
  readonly sql: TableSql;
  readonly log: RowLog;
}

/** A projection made ready for the schema of one build. */
export interface BatchPlan {
  readonly folded: readonly FoldedTable[];
  readonly logged: readonly LoggedTable[];
}

/** Prepares statements once per build; `schema` unquoted. */
export const planBatch = (projection: Projection, schema: string): BatchPlan => {
  const folded = new Map<string, { sql: TableSql; folds: KeyedFold[] }>();
  for (const fold of projection.folds) {
    const known = folded.get(fold.table.name);
    if (known === undefined)
      folded.set(fold.table.name, { sql: tableSql(fold.table, schema), folds: [fold] });
    else known.folds.push(fold);
  }
  return {
    folded: [...folded.values()],
    logged: (projection.logs ?? []).map((log) => ({ sql: tableSql(log.table, schema), log })),
  };
};

interface Step {
  readonly fold: KeyedFold;
  readonly event: LoggedEvent;
}

const stepsByKey = (
  folds: readonly KeyedFold[],
  events: readonly LoggedEvent[],
): Map<string, Step[]> => {
  const steps = new Map<string, Step[]>();
  for (const event of events) {
    for (const fold of folds) {
      const key = fold.key(event);
      if (key === undefined) continue;
      const known = steps.get(key);
      if (known === undefined) steps.set(key, [{ fold, event }]);
      else known.push({ fold, event });
    }
  }
  return steps;
};

/**
 * One row after its events, in order; the same object where nothing changed. Pure: what the
 * property tests compare the tables with.
 * @throws TypeError when a fold gives a value its column cannot hold, or takes a row away.
 */
export const foldRow = (
  sql: TableSql,
  key: string,
  before: FactRow | undefined,
  steps: readonly Step[],
): FactRow | undefined => {
  let row = before;
  for (const { fold, event } of steps) {
    const next = fold.fold(row, event);
    if (next === row) continue;
    // Exports tell of changed rows only: a row that vanished would stay in every copy.
    if (next === undefined) throw new TypeError(`a fold of ${sql.table.name} takes a row away`);
    row = normaliseRow(sql, key, next, row);
  }
  return row;
};

const readRows = async (
  client: PoolClient,
  sql: TableSql,
  keys: readonly string[],
): Promise<Map<string, FactRow>> => {
  const { rows } = await client.query<{ rows: string | null }>({
    ...sql.selectForUpdate,
    values: [keys],
  });
  const found = new Map<string, FactRow>();
  for (const members of JSON.parse(rows[0]?.rows ?? '[]') as unknown[][]) {
    const row = rowOf(sql.columns, members);
    found.set(row[sql.keyColumn.name] as string, row);
  }
  return found;
};

// Rows that two partitions share are locked while they are read; a row that is not there cannot
// be locked, so whoever inserts it second reads the first one's row and folds again.
const applyTable = async (
  client: PoolClient,
  { sql, folds }: FoldedTable,
  events: readonly LoggedEvent[],
): Promise<void> => {
  const steps = stepsByKey(folds, events);
  let pending = [...steps.keys()].sort();
  while (pending.length > 0) {
    const before = await readRows(client, sql, pending);
    const inserts: FactRow[] = [];
    const updates: FactRow[] = [];
    for (const key of pending) {
      const known = before.get(key);
      const row = foldRow(sql, key, known, steps.get(key)!);
      if (row === undefined || row === known) continue;
      if (known === undefined) inserts.push(row);
      else if (!isUnchanged(sql, known, row)) updates.push(row);
    }
    if (updates.length > 0) await client.query({ ...sql.update, values: [rowsText(sql, updates)] });
    if (inserts.length === 0) return;
    const insert = { ...sql.insert, values: [rowsText(sql, inserts)] };
    const { rowCount } = await client.query(insert);
    if (rowCount === inserts.length) return;
    const keys = inserts.map((row) => row[sql.keyColumn.name]);
    const taken = await client.query<{ key: string }>({
      ...sql.takenByOthers,
      values: [keys],
    });
    if (taken.rows.length === 0) throw new Error(`inserts into ${sql.table.name} went missing`);
    pending = taken.rows.map(({ key }) => key).sort();
  }
};

const appendRows = async (
  client: PoolClient,
  { sql, log }: LoggedTable,
  events: readonly LoggedEvent[],
): Promise<void> => {
  const rows: FactRow[] = [];
  for (const event of events)
    for (const row of log.rows(event)) {
      const key = row[sql.keyColumn.name];
      if (typeof key !== 'string') throw new TypeError(`a row of ${sql.table.name} has no key`);
      rows.push(normaliseRow(sql, key, row, undefined));
    }
  if (rows.length > 0) await client.query({ ...sql.insert, values: [rowsText(sql, rows)] });
};

/**
 * Applies events of one partition, in order, to one build: per table one select of the rows
 * concerned, a fold in memory, one insert of the new and one update of the changed rows; rows that
 * stay as they are cost nothing. The caller's transaction is read committed and holds
 * `amends.stores` = '*'; it also moves the checkpoint. Source: architecture.md section 7.
 */
export const applyBatch = async (
  client: PoolClient,
  plan: BatchPlan,
  events: readonly LoggedEvent[],
): Promise<void> => {
  for (const table of plan.folded) await applyTable(client, table, events);
  for (const table of plan.logged) await appendRows(client, table, events);
};
