import { nBand, type Publication, withhold } from './publication.ts';

/** How a percentile of complete data is read; every answer names its rule, as they can differ. */
export const PERCENTILE_RULES = ['linear', 'nearest_rank'] as const;
export type PercentileRule = (typeof PERCENTILE_RULES)[number];

function readLinear(sorted: Float64Array, p: number): number {
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (position - below) * (high - low);
}

function readNearestRank(sorted: Float64Array, p: number): number {
  // 0.07 * 100 is 7.000000000000001 and would round up to rank 8.
  const rank = Math.ceil(p * sorted.length - 1e-9);
  return sorted[Math.max(rank, 1) - 1]!;
}

/**
 * Percentiles of complete data, one per p, in the unit of the values; the input order is free.
 * `linear` interpolates at (n - 1) p (Hyndman and Fan 1996, type 7); `nearest_rank` takes the
 * value of rank ceil(p n) (type 1). All null for no values.
 * @throws RangeError unless every p lies in 0..1.
 */
export function percentiles(
  values: readonly number[],
  ps: readonly number[],
  rule: PercentileRule = 'linear',
): (number | null)[] {
  const sorted = Float64Array.from(values).sort();
  return ps.map((p) => {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`probability ${p} is not between 0 and 1`);
    if (sorted.length === 0) return null;
    return rule === 'linear' ? readLinear(sorted, p) : readNearestRank(sorted, p);
  });
}

/** One percentile; see `percentiles`. Null for no values. */
export function percentile(
  values: readonly number[],
  p: number,
  rule: PercentileRule = 'linear',
): number | null {
  return percentiles(values, [p], rule)[0]!;
}

/** Observations a percentile needs before it is shown: 5, or 20 from the 90th on. */
export function percentileMinN(p: number): 5 | 20 {
  return p >= 0.9 ? 20 : 5;
}

/**
 * Gate of a percentile or survival quantile: n >= 5, from the 90th on n >= 20.
 * The reason of a refusal is the smallest of `n_lt_10` and `n_lt_30` that is true of n; a null
 * value above the gate is a quantile the curve does not reach (`not_reached`).
 */
export function publishPercentile(p: number, n: number, value: number | null): Publication<number> {
  if (n < percentileMinN(p)) return withhold(n, n < 10 ? 'n_lt_10' : 'n_lt_30');
  if (value === null) return withhold(n, 'not_reached');
  return { value, reason: null, nBand: nBand(n) };
}
