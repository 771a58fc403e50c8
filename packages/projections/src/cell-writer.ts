import type { AnyClient } from './checkpoints.ts';
import { Tally } from './cell-content.ts';
import { cellTablesOf, type Grain, GRAINS, NO_VALUE, sliceColumns } from './cell-tables.ts';
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

/** Finds the cells of a place in a map, made where they are missing. */
export const cellFinder = (cells: CellDeclaration) => {
  const slices = sliceColumns(cells);
  const { storeColumn } = cells.table;
  return (map: CellMap, { day, values }: CellPlace, grains: readonly Grain[] = GRAINS): Cell[] =>
    slices.flatMap((columns, slice) =>
      grains.map((grain) => {
        const texts = columns.map((column) => values[column] ?? NO_VALUE);
        const [d0 = NO_VALUE, d1 = NO_VALUE, d2 = NO_VALUE] = texts;
        const key: CellKey = [slice, grain, startOf[grain](day), d0, d1, d2];
        const name = key.join('\0');
        const known = map.get(name);
        if (known !== undefined) return known;
        const isOfStore = storeColumn !== undefined && columns.includes(storeColumn);
        const storeId = isOfStore ? (values[storeColumn] ?? null) : null;
        const made: Cell = { key, storeId, tally: new Tally() };
        map.set(name, made);
        return made;
      }),
    );
};

const KEY = 'slice, grain, start, d0, d1, d2';
const TYPED =
  'slice smallint, grain text, start date, d0 text, d1 text, d2 text, store_id text, content text';
const PER_STATEMENT = 2_000;

const rowOf = ({ key, storeId, tally }: Cell) => {
  const [slice, grain, start, d0, d1, d2] = key;
  const content = tally.encode()?.toString('base64') ?? null;
  return { slice, grain, start, d0, d1, d2, store_id: storeId, content };
};

/** Writes cells as they are in memory; those that hold nothing are taken away. */
export const writeCells = async (
  client: AnyClient,
  schema: string,
  cells: Iterable<Cell>,
): Promise<void> => {
  const { cell } = cellTablesOf(schema);
  const rows = [...cells].map(rowOf);
  for (let at = 0; at < rows.length; at += PER_STATEMENT) {
    const some = rows.slice(at, at + PER_STATEMENT);
    const filled = some.filter(({ content }) => content !== null);
    const empty = some.filter(({ content }) => content === null);
    if (filled.length > 0)
      await client.query({
        ...prepared(`insert into ${cell} (${KEY}, store_id, content)
          select ${KEY}, store_id, decode(content, 'base64')
          from json_to_recordset($1::json) as r(${TYPED})
          on conflict (${KEY}) do update set content = excluded.content`),
        values: [JSON.stringify(filled)],
      });
    if (empty.length > 0)
      await client.query(
        `delete from ${cell} c using json_to_recordset($1::json) as r(${TYPED})
         where (c.slice, c.grain, c.start, c.d0, c.d1, c.d2)
           = (r.slice, r.grain, r.start, r.d0, r.d1, r.d2)`,
        [JSON.stringify(empty)],
      );
  }
};

/** Adds to cells in memory what the table has of them. */
export const addStored = async (
  client: AnyClient,
  schema: string,
  cells: CellMap,
): Promise<void> => {
  const all = [...cells.values()];
  for (let at = 0; at < all.length; at += PER_STATEMENT) {
    const some = all.slice(at, at + PER_STATEMENT);
    const keys = some.map(({ key: [slice, grain, start, d0, d1, d2] }, n) => ({
      n,
      slice,
      grain,
      start,
      d0,
      d1,
      d2,
    }));
    const { rows } = await client.query<{ n: number; content: Buffer }>({
      ...prepared(`select r.n, c.content
        from json_to_recordset($1::json) as r(n integer, ${TYPED})
        join ${cellTablesOf(schema).cell} c using (${KEY})`),
      values: [JSON.stringify(keys)],
    });
    for (const { n, content } of rows) some[n]!.tally.addEncoded(content);
  }
};
