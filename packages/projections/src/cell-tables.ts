import { createHash } from 'node:crypto';
import { escapeIdentifier, escapeLiteral } from 'pg';
import { storeFilter } from './store-filter.ts';
import type { CellDeclaration, Projection } from './types.ts';

/** Days, months and years: a year of a store is one row, not 365. */
export const GRAINS = ['d', 'm', 'y'] as const;
export type Grain = (typeof GRAINS)[number];

export const DIMENSIONS_MAX = 3;

/** A cell without a value in a dimension has this text: null is not equal to itself in a key. */
export const NO_VALUE = '';

/** Names of a build's cell tables, quoted. */
export const cellTablesOf = (schema: string) => ({
  cell: `${escapeIdentifier(schema)}.cell`,
  change: `${escapeIdentifier(schema)}.cell_change`,
});

/** The text columns behind the dimensions of all slices, each once. */
export const dimensionColumns = ({ dimensions }: CellDeclaration): string[] => [
  ...new Set(Object.values(dimensions)),
];

/** Columns of each slice, in order. */
export const sliceColumns = ({ slices, dimensions }: CellDeclaration): string[][] =>
  slices.map((names) => names.map((name) => dimensions[name]!));

/** The slots that have keys beside what is summed, which stand in a column of their own. */
export const keyedSlots = ({ slots }: CellDeclaration): number[] =>
  slots.flatMap((kind, slot) => (kind === 'count' ? [] : [slot]));

/** The column of a cell with the keys of a slot. */
export const keysColumn = (slot: number): string => `s${slot}`;

/** The columns of a cell's content: what is summed, then the keys of each slot. */
export const contentColumns = (cells: CellDeclaration): string[] => [
  'sums',
  ...keyedSlots(cells).map(keysColumn),
];

const check = ({ table, slices, dimensions, slots }: CellDeclaration): void => {
  const refuse = (detail: string): never => {
    throw new TypeError(`cells of ${table.name}: ${detail}`);
  };
  if (slots.length > 255) refuse('too many slots');
  if (slices.some((names) => names.length > DIMENSIONS_MAX)) refuse('too many dimensions');
  if (slices.some((names) => names.some((name) => dimensions[name] === undefined)))
    refuse('a slice has a dimension that is not declared');
  const { storeColumn } = table;
  if (storeColumn !== undefined && !Object.values(dimensions).includes(storeColumn))
    refuse('the store is not among the dimensions');
};

/**
 * Statements that make the tables: the cells, and changes of facts that are not in them yet. Both
 * show a caller the rows of his stores; a cell over several stores is shown to those who may see
 * all.
 */
export const createCellTables = (cells: CellDeclaration, schema: string): string[] => {
  check(cells);
  const { cell, change } = cellTablesOf(schema);
  const columns = dimensionColumns(cells).map((column) => `${escapeIdentifier(column)} text`);
  const contents = contentColumns(cells);
  const statements = [
    `create table ${cell} (slice smallint not null, grain text not null, start date not null,
       d0 text not null, d1 text not null, d2 text not null, store_id text,
       ${contents.map((name) => `${name} bytea`).join(', ')},
       primary key (slice, grain, start, d0, d1, d2))`,
    // Varints do not compress, and trying to costs more than it saves.
    `alter table ${cell} ${contents
      .map((name) => `alter column ${name} set storage external`)
      .join(', ')}`,
    `create table ${change} (id bigint generated always as identity primary key,
       day date not null, ${columns.join(', ')}, minus bytea, plus bytea)`,
  ];
  const { storeColumn } = cells.table;
  if (storeColumn === undefined) return statements;
  for (const [table, column] of [
    [cell, 'store_id'],
    [change, storeColumn],
  ] as const)
    statements.push(
      `alter table ${table} enable row level security`,
      `alter table ${table} force row level security`,
      `create policy stores on ${table} using (${storeFilter(column)})`,
    );
  return statements;
};

/** What of the tables' form depends on the declaration. */
export const cellTablesDefinition = (cells: CellDeclaration): unknown => [
  dimensionColumns(cells),
  contentColumns(cells),
];

/** Hash of what cells are made of beside the facts: others must be made anew. */
export const cellsHash = ({ cells }: Projection, timeZone: string): string | undefined => {
  if (cells === undefined) return undefined;
  const parts = [timeZone, cells.slots, sliceColumns(cells), GRAINS];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
};

/** The two states of a build that keeps cells; see the migration. */
export const collecting = (hash: string): string => `collecting ${hash}`;
export const ready = (hash: string): string => `ready ${hash}`;

/**
 * Whether cells are made of something else than this hash, as by a process of another zone or
 * release: what this one would note of them would be of other days.
 */
export const areOfAnother = (cells: string | null, hash: string | undefined): boolean =>
  cells !== null && hash !== undefined && cells !== ready(hash) && cells !== collecting(hash);

/** SQL of the local day of a row's instant; whole days of a register are days of every zone. */
export const localDaySql = (
  { table }: CellDeclaration,
  instant: string,
  precision: string,
  timeZone: string,
): string => {
  const zone = escapeLiteral(timeZone);
  const ofRow = Object.hasOwn(table.columns, 'time_precision')
    ? `case when ${precision} = 'date' then 'UTC' else ${zone} end`
    : zone;
  return `(${instant} at time zone ${ofRow})::date`;
};
