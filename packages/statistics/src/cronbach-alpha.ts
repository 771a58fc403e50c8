import { reverseAnswer } from './justice-score.ts';
import { type Publication, publishFrom } from './publication.ts';
import { sampleVariance } from './sample-moments.ts';

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
  const complete = rows.filter((row): row is readonly number[] => !row.includes(null));
  const n = complete.length;
  const k = complete[0]?.length ?? 0;
  if (n < 2 || k < 2) return { n, itemVariances: null, totalVariance: null, alpha: null };
  const mirrored = complete.map((row) =>
    row.map((answer, column) =>
      reversed?.reverseIndex.includes(column)
        ? reverseAnswer(answer, reversed.scaleMin, reversed.scaleMax)
        : answer,
    ),
  );
  const itemVariances = Array.from(
    { length: k },
    (_, column) => sampleVariance(mirrored.map((row) => row[column]!))!,
  );
  const totalVariance = sampleVariance(mirrored.map((row) => row.reduce((sum, x) => sum + x, 0)))!;
  if (totalVariance === 0) return { n, itemVariances, totalVariance, alpha: null };
  const sum = itemVariances.reduce((total, variance) => total + variance, 0);
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
