import { rowOf, type TableSql } from './fact-sql.ts';
import type { FactRow } from './types.ts';

/**
 * A row as its table will give it back: every column, null where it has no value. Values equal to
 * those of `before` were brought into form already and are taken over.
 * @throws TypeError for an unknown column, a foreign key, or a value that does not fit.
 */
export const normaliseRow = (
  { table, columns, keyColumn }: TableSql,
  key: string,
  next: FactRow,
  before: FactRow | undefined,
): FactRow => {
  const row: Record<string, unknown> = {};
  for (const { name, type } of columns) {
    const value = next[name];
    if (value === undefined || value === null) row[name] = null;
    else if (before !== undefined && value === before[name]) row[name] = value;
    else row[name] = type.normalise(value);
  }
  if (row[keyColumn.name] === null) row[keyColumn.name] = key;
  if (row[keyColumn.name] !== key) throw new TypeError(`a fold of ${table.name} changes the key`);
  for (const name in next)
    if (!(name in row)) throw new TypeError(`${table.name} has no column ${name}`);
  return row;
};

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));

/** Whether two normalised rows have equal values, so that a write would change nothing. */
export const isUnchanged = ({ columns }: TableSql, before: FactRow, after: FactRow): boolean =>
  columns.every(({ name }) => isSame(before[name], after[name]));

const withBigintsAsText = (row: FactRow): FactRow =>
  Object.values(row).some((value) => typeof value === 'bigint')
    ? Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          typeof value === 'bigint' ? value.toString() : value,
        ]),
      )
    : row;

/**
 * Rows as the one JSON text parameter of an insert or update. One text is as fast as one array per
 * column (60k rows/s against 57k inserted, 43k against 47k updated, measured) and has one escape.
 */
export const rowsText = ({ columns }: TableSql, rows: readonly FactRow[]): string => {
  const hasBigints = columns.some(({ type }) => type.sql === 'bigint');
  return JSON.stringify(hasBigints ? rows.map(withBigintsAsText) : rows);
};

/** Rows by their keys, of the JSON text of a select of rowJson; null for none. */
export const rowsOfText = ({ columns, keyColumn }: TableSql, text: string | null) => {
  const found = new Map<string, FactRow>();
  for (const members of JSON.parse(text ?? '[]') as unknown[][]) {
    const row = rowOf(columns, members);
    found.set(row[keyColumn.name] as string, row);
  }
  return found;
};
