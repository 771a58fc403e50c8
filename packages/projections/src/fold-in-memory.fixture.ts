import type { LoggedEvent } from '@amends/event-log/logged-event';
import canonicalize from 'canonicalize';
import { foldRow, planBatch } from './apply-batch.ts';
import { normaliseRow } from './fact-row.ts';
import type { FactRow, Projection } from './types.ts';

/**
 * What canonicalDump must give: all events at once, in the order given, folded without a database,
 * without batches, without anything read back. Written apart from the product on purpose.
 */
export const dumpInMemory = (projection: Projection, events: readonly LoggedEvent[]): string => {
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
  const lines = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  return lines
    .map(([name, rows]) => {
      const sorted = [...rows].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      return [`# ${name}`, ...sorted.map(([, row]) => canonicalize(row))]
        .map((line) => `${line}\n`)
        .join('');
    })
    .join('');
};
