import { mean, type Moments, momentsOf, sampleVariance } from './sample-moments.ts';
import { tQuantile, tTwoSidedP } from './t-distribution.ts';

/** Mean of paired differences. Everything but n and mean is null below two pairs. */
export interface PairedDifference {
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly se: number | null;
  readonly t: number | null;
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
  /** Effect size mean/sd; null, like the statistic and p, when the differences do not vary. */
  readonly dZ: number | null;
  readonly tStatistic: number | null;
  readonly pTwoSided: number | null;
}

/**
 * Mean of after - before with its paired t interval, d_z and two-sided p.
 * Source: Student 1908; d_z: Cohen 1988. Null fields: see `PairedDifference`.
 * @throws RangeError when the two samples differ in length.
 */
export function pairedDifference(
  before: readonly number[],
  after: readonly number[],
): PairedDifference {
  if (before.length !== after.length) throw new RangeError('paired samples differ in length');
  return pairedDifferenceOf(momentsOf(after.map((value, index) => value - before[index]!)));
}

/** The same of differences of which the moments are known. */
export function pairedDifferenceOf({ n, mean: centre, variance }: Moments): PairedDifference {
  const effect = { dZ: null, tStatistic: null, pTwoSided: null };
  if (centre === null || variance === null) {
    return { n, mean: centre, sd: null, se: null, t: null, ciLow: null, ciHigh: null, ...effect };
  }
  const sd = Math.sqrt(variance);
  const se = sd / Math.sqrt(n);
  const t = tQuantile(0.975, n - 1);
  const spread = { n, mean: centre, sd, se, t, ciLow: centre - t * se, ciHigh: centre + t * se };
  if (sd === 0) return { ...spread, ...effect };
  const tStatistic = centre / se;
  return { ...spread, dZ: centre / sd, tStatistic, pTwoSided: tTwoSidedP(tStatistic, n - 1) };
}

/** Difference of two means. Null where a sample has fewer than two values or nothing varies. */
export interface WelchDifference {
  readonly n1: number;
  readonly n0: number;
  readonly mean1: number | null;
  readonly mean0: number | null;
  readonly difference: number | null;
  readonly se: number | null;
  readonly df: number | null;
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
  readonly cohensD: number | null;
  readonly hedgesG: number | null;
}

/**
 * Difference mean(first) - mean(second) with Welch's interval (Welch 1947, fractional df), Cohen's
 * d with the pooled sd (Cohen 1988) and Hedges' g = d (1 - 3/(4(n1+n2) - 9)) (Hedges 1981).
 * Null fields: see `WelchDifference`.
 */
export function welchDifference(
  first: readonly number[],
  second: readonly number[],
): WelchDifference {
  const n1 = first.length;
  const n0 = second.length;
  const mean1 = mean(first);
  const mean0 = mean(second);
  const difference = mean1 === null || mean0 === null ? null : mean1 - mean0;
  const known = { n1, n0, mean1, mean0, difference };
  const variance1 = sampleVariance(first);
  const variance0 = sampleVariance(second);
  if (difference === null || variance1 === null || variance0 === null) return unspread(known);
  const v1 = variance1 / n1;
  const v0 = variance0 / n0;
  if (v1 + v0 === 0) return unspread(known);
  const se = Math.sqrt(v1 + v0);
  const df = (v1 + v0) ** 2 / (v1 ** 2 / (n1 - 1) + v0 ** 2 / (n0 - 1));
  const half = tQuantile(0.975, df) * se;
  const pooled = ((n1 - 1) * variance1 + (n0 - 1) * variance0) / (n1 + n0 - 2);
  const cohensD = difference / Math.sqrt(pooled);
  const hedgesG = cohensD * (1 - 3 / (4 * (n1 + n0) - 9));
  const ciLow = difference - half;
  const ciHigh = difference + half;
  return { ...known, se, df, ciLow, ciHigh, cohensD, hedgesG };
}

function unspread(
  known: Pick<WelchDifference, 'n1' | 'n0' | 'mean1' | 'mean0' | 'difference'>,
): WelchDifference {
  const spread = { se: null, df: null, ciLow: null, ciHigh: null };
  return { ...known, ...spread, cohensD: null, hedgesG: null };
}
