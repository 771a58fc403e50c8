import { poissonUpperTail } from './poisson.ts';

/** Failures counted in a period, and the opportunities (such as transactions) they stand over. */
export interface ChartPeriod {
  readonly count: number;
  readonly n: number;
}

export interface ChartRule {
  /** Width of the control limit in standard deviations; 3 unless given. */
  readonly sigma?: number;
  /** The exact tail must be below this; .01 unless given. */
  readonly tailAlpha?: number;
}

export interface ChartReading {
  readonly uBar: number;
  /** Upper control limit of the rate at this n. */
  readonly ucl: number;
  readonly expectedCount: number;
  /** P(X >= count) at the expected count. */
  readonly tail: number;
  readonly alert: boolean;
}

const MIN_BASELINE_PERIODS = 5;

/** Baseline rate: total count / total n. Null below five periods or when their n sum to 0. */
export function baselineRate(baseline: readonly ChartPeriod[]): number | null {
  const n = baseline.reduce((sum, period) => sum + period.n, 0);
  if (baseline.length < MIN_BASELINE_PERIODS || n === 0) return null;
  return baseline.reduce((sum, period) => sum + period.count, 0) / n;
}

/**
 * Reads one period against the baseline rate u: alert if count/n > u + sigma sqrt(u/n) and the
 * exact Poisson tail P(X >= count | u n) < tailAlpha. The limit alone is too eager at small n.
 * Source: u-chart, Shewhart 1931. Null when the baseline is too short or n is 0.
 */
export function readChart(
  baseline: readonly ChartPeriod[],
  period: ChartPeriod,
  { sigma = 3, tailAlpha = 0.01 }: ChartRule = {},
): ChartReading | null {
  const uBar = baselineRate(baseline);
  if (uBar === null || period.n <= 0) return null;
  const ucl = uBar + sigma * Math.sqrt(uBar / period.n);
  const expectedCount = uBar * period.n;
  const tail = poissonUpperTail(period.count, expectedCount);
  const alert = period.count / period.n > ucl && tail < tailAlpha;
  return { uBar, ucl, expectedCount, tail, alert };
}

/** Smallest count of a period with `n` opportunities that alerts; null as in `readChart`. */
export function alertFromCount(
  baseline: readonly ChartPeriod[],
  n: number,
  rule: ChartRule = {},
): number | null {
  const empty = readChart(baseline, { count: 0, n }, rule);
  if (empty === null) return null;
  let count = Math.max(1, Math.floor(empty.ucl * n));
  while (!readChart(baseline, { count, n }, rule)!.alert) count += 1;
  return count;
}
