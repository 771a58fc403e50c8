import { escapeIdentifier } from 'pg';
import { Tally, toldBy } from './cell-content.ts';
import {
  cellTablesOf,
  dimensionColumns,
  type Grain,
  keyedSlots,
  keysColumn,
} from './cell-tables.ts';
import { cellFinder, cellName, type CellMap } from './cell-writer.ts';
import type { AnyClient } from './checkpoints.ts';
import type { Projection } from './types.ts';

/** Cells in code point order of their keys, one a line; those that hold nothing are none. */
const linesOfCells = (cells: CellMap): string[] => {
  const lines = [...cells.values()].flatMap(({ key, storeId, tally }) => {
    const content = [...tally.entries()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    return content.length === 0 ? [] : [JSON.stringify([...key, storeId, content])];
  });
  return lines.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
};

interface StoredCell {
  readonly slice: number;
  readonly grain: Grain;
  readonly start: string;
  readonly d0: string;
  readonly d1: string;
  readonly d2: string;
  readonly store_id: string | null;
  readonly sums: Buffer | null;
  /** Keys of slots by their columns. */
  readonly [column: string]: unknown;
}

interface NotedChange {
  readonly day: string;
  readonly minus: Buffer | null;
  readonly plus: Buffer | null;
}

/** The cells of a build with the changes that are noted and not in them yet. */
export const cellLines = async (
  client: AnyClient,
  { cells }: Projection,
  schema: string,
): Promise<string[]> => {
  if (cells === undefined) return [];
  const { cell, change } = cellTablesOf(schema);
  const all: CellMap = new Map();
  const stored = await client.query<StoredCell>(
    `select c.*, c.start::text as start from ${cell} c`,
  );
  for (const row of stored.rows) {
    const { slice, grain, start, d0, d1, d2, store_id: storeId, sums } = row;
    const tally = new Tally();
    if (sums !== null) tally.addSums(sums);
    for (const slot of keyedSlots(cells)) {
      const bytes = row[keysColumn(slot)] as Buffer | null;
      if (bytes !== null) tally.addKeys(slot, bytes);
    }
    const key = [slice, grain, start, d0, d1, d2] as const;
    all.set(cellName(key), { key, storeId, tally });
  }
  const columns = dimensionColumns(cells).map(escapeIdentifier).join(', ');
  const noted = await client.query<NotedChange>(
    `select day::text as day, ${columns}, minus, plus from ${change}`,
  );
  const cellsOf = cellFinder(cells);
  for (const { day, minus, plus, ...values } of noted.rows) {
    const place = { day, values: values as Record<string, string | null> };
    const less = minus === null ? [] : [toldBy(minus, cells.slots, -1)];
    const more = plus === null ? [] : [toldBy(plus, cells.slots)];
    for (const { tally } of cellsOf(all, place)) {
      for (const told of [...less, ...more]) tally.addTold(told);
    }
  }
  return ['# cell', ...linesOfCells(all)];
};
