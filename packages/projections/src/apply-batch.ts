import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { PoolClient } from 'pg';
import {
  type CellPlan,
  noteChanges,
  observedText,
  planCells,
  type WrittenRow,
} from './cell-changes.ts';
import { isUnchanged, normaliseRow, rowsOfText, rowsText } from './fact-row.ts';
import { type TableSql, tableSql } from './fact-sql.ts';
import { type JoinPlan, joinedRows, planJoin } from './joined-columns.ts';
import type { FactRow, FactTable, KeyedFold, Projection, RowLog } from './types.ts';

interface FoldedTable {
  readonly sql: TableSql;
  readonly folds: readonly KeyedFold[];
  /** Of the table that has cells. */
  readonly cells?: CellPlan;
}

interface LoggedTable {
  readonly sql: TableSql;
  readonly log: RowLog;
}

/** A projection made ready for the schema of one build. */
export interface BatchPlan {
  readonly folded: readonly FoldedTable[];
  readonly logged: readonly LoggedTable[];
  readonly joins: readonly (JoinPlan & { readonly table: FoldedTable })[];
}

/** Prepares statements once per build; `schema` unquoted, cells are of the days of `timeZone`. */
export const planBatch = (projection: Projection, schema: string, timeZone = 'UTC'): BatchPlan => {
  const folded = new Map<string, FoldedTable & { folds: KeyedFold[] }>();
  for (const fold of projection.folds) {
    const known = folded.get(fold.table.name);
    if (known !== undefined) {
      known.folds.push(fold);
      continue;
    }
    const { cells } = projection;
    const isObserved = cells?.table === fold.table;
    folded.set(fold.table.name, {
      sql: tableSql(fold.table, schema, isObserved),
      folds: [fold],
      ...(isObserved ? { cells: planCells(cells, schema, timeZone) } : {}),
    });
  }
  return {
    folded: [...folded.values()],
    joins: (projection.joins ?? []).map((join) => {
      const table = folded.get(join.table.name)!;
      return { ...planJoin(join, table.sql, schema), table };
    }),
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
  return rowsOfText(sql, rows[0]!.rows);
};

/** Writes rows, and gives the keys of those that another transaction inserted meanwhile. */
const writeRows = async (
  client: PoolClient,
  { sql, cells }: FoldedTable,
  updates: readonly FactRow[],
  inserts: readonly FactRow[],
): Promise<string[]> => {
  const observed = cells && ((row: FactRow) => observedText(cells.cells, row));
  const textOf = (rows: readonly FactRow[]): string => rowsText(rows, observed);
  if (updates.length > 0) await client.query({ ...sql.update, values: [textOf(updates)] });
  if (inserts.length === 0) return [];
  const { rowCount } = await client.query({ ...sql.insert, values: [textOf(inserts)] });
  if (rowCount === inserts.length) return [];
  const keys = inserts.map((row) => row[sql.keyColumn.name]);
  const taken = await client.query<{ key: string }>({ ...sql.takenByOthers, values: [keys] });
  if (taken.rows.length === 0) throw new Error(`inserts into ${sql.table.name} went missing`);
  return taken.rows.map(({ key }) => key).sort();
};

// Rows that two partitions share are locked while they are read; a row that is not there cannot
// be locked, so whoever inserts it second reads the first one's row and folds again. Gives all rows
// that are locked now, as they are.
const applyTable = async (
  client: PoolClient,
  table: FoldedTable,
  events: readonly LoggedEvent[],
  keepsCells: boolean,
): Promise<ReadonlyMap<string, FactRow>> => {
  const { sql, folds, cells } = table;
  const steps = stepsByKey(folds, events);
  const held = new Map<string, FactRow>();
  const written: WrittenRow[] = [];
  let pending = [...steps.keys()].sort();
  while (pending.length > 0) {
    const known = await readRows(client, sql, pending);
    const inserts: WrittenRow[] = [];
    const updates: WrittenRow[] = [];
    for (const key of pending) {
      const before = known.get(key);
      const after = foldRow(sql, key, before, steps.get(key)!);
      if (after !== undefined) held.set(key, after);
      if (after === undefined || after === before) continue;
      if (before === undefined) inserts.push({ before, after });
      else if (!isUnchanged(sql, before, after)) updates.push({ before, after });
    }
    const after = (rows: readonly WrittenRow[]): FactRow[] => rows.map((row) => row.after);
    pending = await writeRows(client, table, after(updates), after(inserts));
    const taken = new Set(pending);
    const isMine = (row: WrittenRow) => !taken.has(row.after[sql.keyColumn.name] as string);
    written.push(...updates, ...inserts.filter(isMine));
  }
  if (cells !== undefined && keepsCells) await noteChanges(client, cells, written);
  return held;
};

const appendRows = async (
  client: PoolClient,
  { sql, log }: LoggedTable,
  events: readonly LoggedEvent[],
): Promise<readonly FactRow[]> => {
  const rows: FactRow[] = [];
  for (const event of events)
    for (const row of log.rows(event)) {
      const key = row[sql.keyColumn.name];
      if (typeof key !== 'string') throw new TypeError(`a row of ${sql.table.name} has no key`);
      rows.push(normaliseRow(sql, key, row, undefined));
    }
  if (rows.length > 0) await client.query({ ...sql.insert, values: [rowsText(rows)] });
  return rows;
};

/**
 * Applies events of one partition, in order, to one build: per table one select of the rows
 * concerned, a fold in memory, one insert of the new and one update of the changed rows; rows that
 * stay as they are cost nothing. Joined columns come last (joined-columns.ts says why). The
 * caller's transaction is read committed and holds `amends.stores` = '*'; it also moves the
 * checkpoint. Source: architecture.md section 7.
 */
export const applyBatch = async (
  client: PoolClient,
  plan: BatchPlan,
  events: readonly LoggedEvent[],
  /** Whether the build keeps cells by now: those of one not filled yet are made once it is. */
  keepsCells = false,
): Promise<void> => {
  const held = new Map<FactTable, ReadonlyMap<string, FactRow>>();
  for (const table of plan.folded)
    held.set(table.sql.table, await applyTable(client, table, events, keepsCells));
  const appended = new Map<RowLog, readonly FactRow[]>();
  for (const table of plan.logged) appended.set(table.log, await appendRows(client, table, events));
  for (const { table, ...join } of plan.joins) {
    const { table: ofTable, log } = join.columns;
    const changed = await joinedRows(client, join, held.get(ofTable)!, appended.get(log)!);
    const after = changed.map((row) => row.after);
    await writeRows(client, table, after, []);
    if (table.cells !== undefined && keepsCells) await noteChanges(client, table.cells, changed);
  }
};
