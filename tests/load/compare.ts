import { type BenchRow, ratioOf } from './row.ts';

/** A ratio that fell below this share of the baseline's is a regression. */
export const RATIO_SHARE_MIN = 0.7;

export interface Regression {
  readonly name: string;
  readonly before: number;
  readonly now: number;
}

/**
 * Compares ratios to the references of the same run, never seconds: another machine, or a busy
 * one, moves both. Rows without a reference, or not measured in both runs, are left out.
 */
export const findRegressions = (
  baseline: readonly BenchRow[],
  measured: readonly BenchRow[],
): Regression[] => {
  const before = new Map(baseline.map((row) => [row.name, ratioOf(row)]));
  return measured.flatMap((row) => {
    const [then, now] = [before.get(row.name), ratioOf(row)];
    if (then === undefined || now === undefined || !(then > 0)) return [];
    return now < then * RATIO_SHARE_MIN ? [{ name: row.name, before: then, now }] : [];
  });
};
