import type { WarningCause } from '@amends/contracts/warning-vocabulary';

/** Tills are read by the hour, cases and recoveries by the day (UTC): rarer, so longer. */
export type Width = 'hour' | 'day';

export const WIDTH_MS: Readonly<Record<Width, number>> = { hour: 3_600_000, day: 86_400_000 };

/** What is counted: causes, and what they stand over. */
export type Measure = WarningCause | 'transactions' | 'recoveries';

/** Where and when something is counted. */
export interface Cell {
  readonly storeId: string;
  /** '' = the whole store. */
  readonly workstation: string;
  readonly width: Width;
  readonly startsAt: string;
  readonly measure: Measure;
}

export interface Counted extends Cell {
  /** Negative where a case turned out to be of another cause. */
  readonly count: number;
}

/** Of an instant in UTC: cut off, which a thousand times a batch is cheaper than a date. */
export const periodStart = (at: string, width: Width): string =>
  width === 'hour' ? `${at.slice(0, 13)}:00:00.000Z` : `${at.slice(0, 10)}T00:00:00.000Z`;

const keyOf = (cell: Cell): string =>
  [cell.storeId, cell.workstation, cell.width, cell.startsAt, cell.measure].join('\n');

/** One row per cell, its counts added up: a statement may not touch a row twice. */
export const addedUp = (counted: readonly Counted[]): Counted[] => {
  const cells = new Map<string, Counted>();
  for (const each of counted) {
    const key = keyOf(each);
    cells.set(key, { ...each, count: each.count + (cells.get(key)?.count ?? 0) });
  }
  return [...cells.values()].filter(({ count }) => count !== 0);
};
