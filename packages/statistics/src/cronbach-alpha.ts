import { countValues } from './counted-values.ts';
import { reverseAnswer } from './justice-score.ts';
import { type Publication, publishFrom } from './publication.ts';
import { type CountedValues, countedMoments } from './sample-moments.ts';

export const RELIABILITY_FLAGS = ['unreliable', 'ok'] as const;
export type ReliabilityFlag = (typeof RELIABILITY_FLAGS)[number];

/** Reliability of one dimension over the complete rows. */
export interface Reliability {
  /** Complete rows. */
  readonly n: number;
  readonly itemVariances: readonly number[] | null;
  readonly totalVariance: number | null;
  readonly alpha: number | null;
}

/** Which columns are worded the other way round, and the scale that mirrors them. */
export interface ReversedColumns {
  readonly reverseIndex: readonly number[];
  readonly scaleMin: number;
  readonly scaleMax: number;
}

/** Complete rows of whole answers, reversed ones mirrored, as they add up over respondents. */
export interface AddedRows {
  /** How often each answer comes, by item. */
  readonly items: readonly CountedValues[];
  /** Sum of the squares of the rows' totals. */
  readonly squaredTotals: number;
}

/**
 * Cronbach's alpha = k/(k-1) * (1 - sum of item variances / variance of the totals).
 * Rows are respondents, columns items; a row with a missing answer is left out, reversed columns
 * are mirrored first. Source: Cronbach 1951.
 * Alpha is null with fewer than two complete rows or two items, or when the totals do not vary.
 */
export function cronbachAlpha(
  rows: readonly (readonly (number | null)[])[],
  reversed?: ReversedColumns,
): Reliability {
  const complete = rows
    .filter((row): row is readonly number[] => !row.includes(null))
    .map((row) => mirroredRow(row, reversed));
  const k = complete[0]?.length ?? 0;
  const items = Array.from({ length: k }, (_, column) =>
    countValues(complete.map((row) => row[column]!)),
  );
  const squares = complete.map((row) => row.reduce((sum, x) => sum + x, 0) ** 2);
  return addedAlpha({ items, squaredTotals: squares.reduce((sum, x) => sum + x, 0) });
}

/** A row with the answers to reversed items mirrored on their scale. */
export function mirroredRow(row: readonly number[], reversed?: ReversedColumns): number[] {
  return row.map((answer, column) =>
    reversed?.reverseIndex.includes(column)
      ? reverseAnswer(answer, reversed.scaleMin, reversed.scaleMax)
      : answer,
  );
}

/** The same of rows that were added up. */
export function addedAlpha({ items, squaredTotals }: AddedRows): Reliability {
  const k = items.length;
  const moments = items.map(countedMoments);
  const n = moments[0]?.n ?? 0;
  if (n < 2 || k < 2) return { n, itemVariances: null, totalVariance: null, alpha: null };
  const itemVariances = moments.map(({ variance }) => variance!);
  const total = items.flat().reduce((sum, [answer, count]) => sum + answer * count, 0);
  // Of whole numbers: where no total differs, both products are the same.
  const totalVariance = (n * squaredTotals - total * total) / (n * (n - 1));
  if (totalVariance === 0) return { n, itemVariances, totalVariance, alpha: null };
  const sum = itemVariances.reduce((all, variance) => all + variance, 0);
  return { n, itemVariances, totalVariance, alpha: (k / (k - 1)) * (1 - sum / totalVariance) };
}

/** `unreliable` below .70; null when alpha is undefined or fewer than 30 rows are complete. */
export function reliabilityFlag(reliability: Reliability): ReliabilityFlag | null {
  if (reliability.alpha === null || reliability.n < 30) return null;
  return reliability.alpha < 0.7 ? 'unreliable' : 'ok';
}

/** Gate of alpha: 30 complete rows, otherwise `n_lt_30`; `zero_variance` when undefined. */
export function publishAlpha(reliability: Reliability): Publication<number> {
  return publishFrom(30, reliability.n, reliability.alpha, 'zero_variance');
}
