import { createHash } from 'node:crypto';
import { escapeIdentifier } from 'pg';
import { type ColumnType, readColumnType } from './column-type.ts';
import type { FactRow, FactTable } from './types.ts';

export interface Column {
  readonly name: string;
  readonly quoted: string;
  readonly type: ColumnType;
  readonly isRequired: boolean;
}

/** A statement that a connection parses and plans once; named for its text. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
}

/** A statement under the name of its text. */
export const prepared = (text: string): Prepared => ({
  name: `fact_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`,
  text,
});

/** A fact table made ready: its columns read, its statements written for one schema. */
export interface TableSql {
  readonly table: FactTable;
  /** Quoted schema and name. */
  readonly target: string;
  readonly columns: readonly Column[];
  readonly columnTypes: ReadonlyMap<string, ColumnType>;
  /** Every column without a value. */
  readonly emptyRow: FactRow;
  readonly keyColumn: Column;
  /** $1: keys. Locks the rows in key order, one JSON text of arrays comes back. */
  readonly selectForUpdate: Prepared;
  /** $1: JSON text of rows, none of which was there; rows that came in between are left out. */
  readonly insert: Prepared;
  /** $1: JSON text of rows, all there and locked. */
  readonly update: Prepared;
  /** $1: keys. Which of them another transaction inserted meanwhile. */
  readonly takenByOthers: Prepared;
}

const NAME = /^[a-z][a-z0-9_]{0,55}$/;
const RESERVED = 'change_seq';

/** Beside the columns of a table that has cells: what is told of the row's case, as bytes. */
export const OBSERVED = 'case_bytes';

const checkName = (name: string): string => {
  if (!NAME.test(name) || name === RESERVED || name === OBSERVED)
    throw new TypeError(`${name} is not a name for a table or column of a projection`);
  return name;
};

/** The columns of a table; the first is the key. @throws TypeError for a name or type refused. */
export const columnsOf = (table: FactTable): Column[] => {
  const columns = Object.entries(table.columns).map(([name, declared]) => {
    const { type, isRequired } = readColumnType(declared);
    return { name: checkName(name), quoted: escapeIdentifier(name), type, isRequired };
  });
  const key = columns[0]?.type.sql;
  if (key !== 'text' && key !== 'uuid')
    throw new TypeError(`the key of ${table.name} must be its first column, text or uuid`);
  return columns;
};

/** SQL of one row as a JSON array; read it back with rowOf. */
export const rowJson = (columns: readonly Column[], alias: string): string => {
  const members = columns.map(({ quoted, type }) => type.toJson(`${alias}.${quoted}`));
  return `json_build_array(${members.join(', ')})`;
};

/** A row from rowJson, parsed. */
export const rowOf = (columns: readonly Column[], members: readonly unknown[]): FactRow => {
  const row: Record<string, unknown> = {};
  for (let at = 0; at < columns.length; at += 1) {
    const member = members[at];
    const { name, type } = columns[at]!;
    row[name] = member === null ? null : type.fromJson(member);
  }
  return row;
};

// The transaction's own number: rows of one transaction share it, and a reader that stops below
// the oldest transaction still running misses nothing (export-changes.ts).
const CHANGE_SEQ = 'pg_current_xact_id()::text::bigint';

/** Statements of one table in one schema (unquoted); `isObserved`: rows come with their bytes. */
export const tableSql = (table: FactTable, schema: string, isObserved = false): TableSql => {
  const columns = columnsOf(table);
  const keyColumn = columns[0]!;
  const target = `${escapeIdentifier(schema)}.${escapeIdentifier(checkName(table.name))}`;
  const key = keyColumn.quoted;
  const list = columns.map(({ quoted }) => quoted).join(', ');
  const fromRows = columns.map(({ quoted }) => `r.${quoted}`).join(', ');
  const typed = [
    ...columns.map(({ quoted, type }) => `${quoted} ${type.sql}`),
    ...(isObserved ? [`${OBSERVED} text`] : []),
  ].join(', ');
  const more = isObserved ? [OBSERVED] : [];
  const bytes = more.map((name) => `decode(r.${name}, 'base64')`);
  const rows = `json_to_recordset($1::json) as r(${typed})`;
  const set = [
    ...columns.slice(1).map(({ quoted }) => `${quoted} = r.${quoted}`),
    ...bytes.map((value) => `${OBSERVED} = ${value}`),
    `${RESERVED} = ${CHANGE_SEQ}`,
  ];
  const keys = `$1::${keyColumn.type.sql}[]`;
  return {
    table,
    target,
    columns,
    columnTypes: new Map(columns.map(({ name, type }) => [name, type])),
    emptyRow: Object.fromEntries(columns.map(({ name }) => [name, null])),
    keyColumn,
    selectForUpdate: prepared(`select json_agg(${rowJson(columns, 't')})::text as rows from (
      select ${list} from ${target} where ${key} = any(${keys})
      order by ${key} for no key update) t`),
    insert: prepared(`insert into ${target} (${[list, ...more, RESERVED].join(', ')})
      select ${[fromRows, ...bytes, CHANGE_SEQ].join(', ')} from ${rows}
      on conflict (${key}) do nothing`),
    update: prepared(`update ${target} t set ${set.join(', ')}
      from ${rows} where t.${key} = r.${key}`),
    takenByOthers: prepared(`select ${key}::text as key from ${target}
      where ${key} = any(${keys}) and ${RESERVED} <> ${CHANGE_SEQ}`),
  };
};

/** Every table of a projection once, folds first. @throws TypeError when two share a name. */
export const tablesOf = (projection: {
  readonly folds: readonly { readonly table: FactTable }[];
  readonly logs?: readonly { readonly table: FactTable }[];
}): FactTable[] => {
  const tables = new Map<string, FactTable>();
  for (const { table } of [...projection.folds, ...(projection.logs ?? [])]) {
    const known = tables.get(table.name);
    if (known !== undefined && known !== table)
      throw new TypeError(`two tables are named ${table.name}`);
    tables.set(table.name, table);
  }
  return [...tables.values()];
};
