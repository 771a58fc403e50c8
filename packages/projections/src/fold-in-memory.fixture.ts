import type { LoggedEvent } from '@amends/event-log/logged-event';
import { bucketOf } from '@amends/statistics/log-histogram';
import canonicalize from 'canonicalize';
import { foldRow, planBatch } from './apply-batch.ts';
import { normaliseRow } from './fact-row.ts';
import type { CellDeclaration, FactRow, Projection } from './types.ts';

type Amounts = Map<string, Map<string, number>>;

const addTo = (cells: Amounts, cell: string, entry: string, amount: number): void => {
  const entries = cells.get(cell) ?? new Map<string, number>();
  cells.set(cell, entries);
  entries.set(entry, (entries.get(entry) ?? 0) + amount);
};

/** Every row counted into the day, month and year of every slice, from nothing but the rows. */
const cellsOf = (cells: CellDeclaration, rows: readonly FactRow[], timeZone: string): string[] => {
  const found: Amounts = new Map();
  const local = (zone: string) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
  for (const row of rows) {
    const zone = row.time_precision === 'date' ? 'UTC' : timeZone;
    const day = local(zone).format(Date.parse(row[cells.at] as string));
    const starts = { d: day, m: `${day.slice(0, 7)}-01`, y: `${day.slice(0, 4)}-01-01` };
    cells.slices.forEach((names, slice) => {
      const values = names.map((name) => (row[cells.dimensions[name]!] as string | null) ?? '');
      const [d0 = '', d1 = '', d2 = ''] = values;
      const store = cells.table.storeColumn;
      const isOfStore = names.some((name) => cells.dimensions[name] === store);
      const storeId = isOfStore ? (row[store!] ?? null) : null;
      for (const [grain, start] of Object.entries(starts)) {
        const cell = JSON.stringify([slice, grain, start, d0, d1, d2, storeId]);
        for (const [slot, value] of cells.observe(row) ?? []) {
          const kind = cells.slots[slot];
          if (kind === 'keyed') addTo(found, cell, `[${slot},${value}]`, 1);
          else if (kind === 'sums')
            addTo(found, cell, `[${slot},${value % 1_024}]`, Math.floor(value / 1_024));
          else addTo(found, cell, `[${slot},0]`, value);
          if (kind === 'seconds') addTo(found, cell, `[${slot},${1 + bucketOf(value)}]`, 1);
        }
      }
    });
  }
  const lines = [...found].map(([cell, entries]) => {
    const content = [...entries]
      .filter(([, amount]) => amount !== 0)
      .map(([entry, amount]) => [...(JSON.parse(entry) as [number, number]), amount])
      .sort(([a, b], [c, d]) => a! - c! || b! - d!);
    return JSON.stringify([...(JSON.parse(cell) as unknown[]), content]);
  });
  return lines.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
};

/**
 * What canonicalDump must give: all events at once, in the order given, folded without a database,
 * without batches, without anything read back. Written apart from the product on purpose.
 */
export const dumpInMemory = (
  projection: Projection,
  events: readonly LoggedEvent[],
  timeZone = 'UTC',
): string => {
  const plan = planBatch(projection, 'memory');
  const tables = new Map<string, Map<string, FactRow>>();
  for (const { sql, folds } of plan.folded) {
    const rows = new Map<string, FactRow>();
    for (const event of events)
      for (const fold of folds) {
        const key = fold.key(event);
        if (key === undefined) continue;
        const row = foldRow(sql, key, rows.get(key), [{ fold, event }]);
        if (row !== undefined) rows.set(key, row);
      }
    tables.set(sql.table.name, rows);
  }
  for (const { sql, log } of plan.logged) {
    const rows = new Map<string, FactRow>();
    for (const row of events.flatMap((event) => log.rows(event))) {
      const key = row[sql.keyColumn.name] as string;
      if (!rows.has(key)) rows.set(key, normaliseRow(sql, key, row, undefined));
    }
    tables.set(sql.table.name, rows);
  }
  const { cells } = projection;
  const rowsOfCells = cells === undefined ? [] : [...tables.get(cells.table.name)!.values()];
  const ofCells = cells === undefined ? [] : ['# cell', ...cellsOf(cells, rowsOfCells, timeZone)];
  const lines = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const ofTables = lines
    .map(([name, rows]) => {
      const sorted = [...rows].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      return [`# ${name}`, ...sorted.map(([, row]) => canonicalize(row))]
        .map((line) => `${line}\n`)
        .join('');
    })
    .join('');
  return `${ofTables}${ofCells.map((line) => `${line}\n`).join('')}`;
};
