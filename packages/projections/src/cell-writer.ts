import { binaryArray } from './binary-array.ts';
import type { AnyClient } from './checkpoints.ts';
import { type EncodedCell, Tally } from './cell-content.ts';
import {
  cellTablesOf,
  contentColumns,
  type Grain,
  GRAINS,
  keyedSlots,
  NO_VALUE,
  sliceColumns,
} from './cell-tables.ts';
import { prepared } from './fact-sql.ts';
import type { CellDeclaration } from './types.ts';

/** Key of a cell, in the order of the table's columns. */
export type CellKey = readonly [
  slice: number,
  grain: Grain,
  start: string,
  d0: string,
  d1: string,
  d2: string,
];

export interface Cell {
  readonly key: CellKey;
  readonly storeId: string | null;
  readonly tally: Tally;
}

/** Cells by the text of their keys. */
export type CellMap = Map<string, Cell>;

/** First day of the day's period. */
const startOf: Readonly<Record<Grain, (day: string) => string>> = {
  d: (day) => day,
  m: (day) => `${day.slice(0, 7)}-01`,
  y: (day) => `${day.slice(0, 4)}-01-01`,
};

export interface CellPlace {
  readonly day: string;
  /** By column. */
  readonly values: Readonly<Record<string, string | null>>;
}

const periodName = (grain: Grain, start: string): string => `${grain}\0${start}\0`;
const valuesName = (slice: number, values: readonly string[]): string =>
  `${slice}\0${values.join('\0')}`;

/** Text of a key in a map of cells of any periods. */
export const cellName = ([slice, grain, start, ...values]: CellKey): string =>
  periodName(grain, start) + valuesName(slice, values);

type NameTree = Map<string, string | NameTree>;

/** Texts of keys, each made once: making it, and comparing it with its like, costs more. */
const nameFinder = (dimensions: readonly number[]) => {
  const trees = dimensions.map((): NameTree => new Map());
  return (slice: number, ...values: readonly [string, string, string]): string => {
    const depth = dimensions[slice]!;
    let tree = trees[slice]!;
    for (let at = 0; at < depth - 1; at += 1) {
      let next = tree.get(values[at]!);
      if (next === undefined) {
        next = new Map();
        tree.set(values[at]!, next);
      }
      tree = next as NameTree;
    }
    const last = depth === 0 ? NO_VALUE : values[depth - 1]!;
    let name = tree.get(last);
    if (name === undefined) {
      name = valuesName(slice, values);
      tree.set(last, name);
    }
    return name as string;
  };
};

/**
 * Finds the cells of a place in a map, made where they are missing.
 * @param isOfOnePeriod every map holds cells of one period only, so that cells of a day, its month
 *   and its year that have the same values have the same text in their maps
 */
export const cellFinder = (cells: CellDeclaration, isOfOnePeriod = false) => {
  const slices = sliceColumns(cells);
  const nameOf = nameFinder(slices.map(({ length }) => length));
  const { storeColumn } = cells.table;
  const isOfStore = slices.map(
    (columns) => storeColumn !== undefined && columns.includes(storeColumn),
  );
  return (map: CellMap, { day, values }: CellPlace, grains: readonly Grain[] = GRAINS): Cell[] => {
    const found: Cell[] = [];
    for (const grain of grains) {
      const start = startOf[grain](day);
      const period = isOfOnePeriod ? '' : periodName(grain, start);
      for (let slice = 0; slice < slices.length; slice += 1) {
        const [c0, c1, c2] = slices[slice]!;
        const d0 = c0 === undefined ? NO_VALUE : (values[c0] ?? NO_VALUE);
        const d1 = c1 === undefined ? NO_VALUE : (values[c1] ?? NO_VALUE);
        const d2 = c2 === undefined ? NO_VALUE : (values[c2] ?? NO_VALUE);
        const name = period + nameOf(slice, d0, d1, d2);
        let cell = map.get(name);
        if (cell === undefined) {
          const storeId = isOfStore[slice] ? (values[storeColumn!] ?? null) : null;
          cell = { key: [slice, grain, start, d0, d1, d2], storeId, tally: new Tally() };
          map.set(name, cell);
        }
        found.push(cell);
      }
    }
    return found;
  };
};

const KEY = 'slice, grain, start, d0, d1, d2';
const KEY_TYPES = ['int2', 'text', 'date', 'text', 'text', 'text'] as const;
const PER_STATEMENT = 2_000;

const keyArrays = (rows: readonly Cell[]): Buffer[] =>
  KEY_TYPES.map((type, at) =>
    binaryArray(
      type,
      rows.map(({ key }) => key[at]!),
    ),
  );

const parametersOf = (types: readonly string[]): string =>
  types.map((type, at) => `$${at + 1}::${type}[]`).join(', ');

const insertOf = (cells: CellDeclaration, schema: string, areNew: boolean) => {
  const contents = contentColumns(cells);
  const list = [KEY, 'store_id', ...contents].join(', ');
  const types = [...KEY_TYPES, 'text', ...contents.map(() => 'bytea')];
  const update = `on conflict (${KEY}) do update set
    ${contents.map((name) => `${name} = excluded.${name}`).join(', ')}`;
  return prepared(`insert into ${cellTablesOf(schema).cell} (${list})
    select * from unnest(${parametersOf(types)}) ${areNew ? '' : update}`);
};

const contentArrays = (cells: CellDeclaration, contents: readonly EncodedCell[]): Buffer[] => {
  const bySlot = new Map(
    keyedSlots(cells).map((slot) => [slot, Array<Buffer | null>(contents.length).fill(null)]),
  );
  contents.forEach(({ keys }, at) => {
    // Not by an iterator, which makes a pair of each: there are millions.
    keys.forEach((bytes, slot) => {
      bySlot.get(slot)![at] = bytes;
    });
  });
  const sums = contents.map((content) => content.sums);
  return [sums, ...bySlot.values()].map((bytes) => binaryArray('bytea', bytes));
};

/**
 * Writes cells as they are in memory; those that hold nothing are taken away.
 * @param areNew none of them is in the table, and none comes twice
 */
export const writeCells = async (
  client: AnyClient,
  declaration: CellDeclaration,
  schema: string,
  cells: Iterable<Cell>,
  areNew = false,
): Promise<void> => {
  const all = [...cells];
  for (let at = 0; at < all.length; at += PER_STATEMENT) {
    const filled: Cell[] = [];
    const contents: EncodedCell[] = [];
    const empty: Cell[] = [];
    for (const each of all.slice(at, at + PER_STATEMENT)) {
      const content = each.tally.encode();
      if (content === undefined) empty.push(each);
      else {
        filled.push(each);
        contents.push(content);
      }
    }
    if (filled.length > 0) {
      const stores = binaryArray(
        'text',
        filled.map(({ storeId }) => storeId),
      );
      const values = [...keyArrays(filled), stores, ...contentArrays(declaration, contents)];
      await client.query({ ...insertOf(declaration, schema, areNew), values });
    }
    if (empty.length > 0)
      await client.query(
        `delete from ${cellTablesOf(schema).cell} where (${KEY}) in
           (select * from unnest(${parametersOf(KEY_TYPES)}))`,
        keyArrays(empty),
      );
  }
};

/** Adds to cells in memory what the table has of them. */
export const addStored = async (
  client: AnyClient,
  declaration: CellDeclaration,
  schema: string,
  cells: CellMap,
): Promise<void> => {
  const all = [...cells.values()];
  const contents = contentColumns(declaration).map((name) => `c.${name}`);
  const select = prepared(`select r.n::int, ${contents.join(', ')}
    from unnest(${parametersOf(KEY_TYPES)}) with ordinality as r(${KEY}, n)
    join ${cellTablesOf(schema).cell} c using (${KEY})`);
  const slots = keyedSlots(declaration);
  for (let at = 0; at < all.length; at += PER_STATEMENT) {
    const some = all.slice(at, at + PER_STATEMENT);
    const query = { ...select, rowMode: 'array' as const, values: keyArrays(some) };
    const { rows } = await client.query<[number, ...(Buffer | null)[]]>(query);
    for (const [n, sums, ...keys] of rows) {
      const { tally } = some[n - 1]!;
      if (sums) tally.addSums(sums);
      for (const [index, bytes] of keys.entries()) if (bytes) tally.addKeys(slots[index]!, bytes);
    }
  }
};
