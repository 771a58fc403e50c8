import { Z_975 } from './normal-distribution.ts';

/** A duration: `event` true when it ended, false when it was still open (right-censored). */
export interface Observation {
  readonly t: number;
  readonly event: boolean;
}

/** The curve just after the events at time t. */
export interface SurvivalRow {
  readonly t: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
  /** Survival as a reduced fraction such as `21/32`; null above 200 observations. */
  readonly survivalFraction: string | null;
  /** Greenwood standard error and log(-log) bounds; null where survival is 0. */
  readonly se: number | null;
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
}

export interface SurvivalCurve {
  readonly n: number;
  readonly events: number;
  readonly censored: number;
  /** Longest duration seen, ended or open; null without observations. */
  readonly tMax: number | null;
  /** One row per distinct event time, ascending. */
  readonly rows: readonly SurvivalRow[];
}

interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** Up to here survival is an exact fraction; its digits grow with n and buy nothing above. */
const EXACT_MAX_N = 200;

/** Slack of comparisons against a probability, so that 1 - S = p is met in spite of rounding. */
const TOLERANCE = 1e-12;

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/** Reduced fraction times top/bottom. Cancelling crosswise keeps every gcd in plain numbers. */
function times(fraction: Fraction, top: number, bottom: number): Fraction {
  if (top === 0) return { top: 0n, bottom: 1n };
  const divisor = gcd(top, bottom);
  const a = top / divisor;
  const b = bottom / divisor;
  const fromTop = gcd(b, Number(fraction.top % BigInt(b)));
  const fromBottom = gcd(a, Number(fraction.bottom % BigInt(a)));
  return {
    top: (fraction.top / BigInt(fromTop)) * BigInt(a / fromBottom),
    bottom: (fraction.bottom / BigInt(fromBottom)) * BigInt(b / fromTop),
  };
}

function sortedTimes(observations: readonly Observation[], event: boolean): Float64Array {
  const times = new Float64Array(observations.length);
  let size = 0;
  for (const observation of observations) {
    if (!(observation.t >= 0 && observation.t < Infinity)) {
      throw new RangeError(`duration ${observation.t} is not a finite number from 0`);
    }
    if (observation.event !== event) continue;
    times[size] = observation.t;
    size += 1;
  }
  return times.subarray(0, size).sort();
}

function rowOf(
  point: { readonly t: number; readonly atRisk: number; readonly events: number },
  survival: number,
  fraction: Fraction | null,
  greenwood: number,
): SurvivalRow {
  const survivalFraction = fraction === null ? null : `${fraction.top}/${fraction.bottom}`;
  if (survival === 0) {
    return { ...point, survival, survivalFraction, se: null, ciLow: null, ciHigh: null };
  }
  const root = Math.sqrt(greenwood);
  const theta = (Z_975 * root) / Math.abs(Math.log(survival));
  const se = survival * root;
  const ciLow = survival ** Math.exp(theta);
  const ciHigh = survival ** Math.exp(-theta);
  return { ...point, survival, survivalFraction, se, ciLow, ciHigh };
}

/**
 * Product-limit estimate S(t) = product of (1 - d/n) over event times, events before censorings
 * at equal times; se = S * sqrt(sum d/(n(n-d))), bounds S^exp(+-z * se / (S ln S)).
 * Source: Kaplan and Meier 1958, Greenwood 1926; log(-log) bounds: Kalbfleisch and Prentice 1980.
 * Runs in O(n log n). Without observations the curve has no rows and every reading is null.
 * @throws RangeError for a negative or infinite duration.
 */
export function kaplanMeier(observations: readonly Observation[]): SurvivalCurve {
  const ended = sortedTimes(observations, true);
  const open = sortedTimes(observations, false);
  const n = observations.length;
  const rows: SurvivalRow[] = [];
  let fraction: Fraction | null = n <= EXACT_MAX_N ? { top: 1n, bottom: 1n } : null;
  // Between two censorings the product telescopes to (still at risk)/(at risk at the start), so
  // it is rounded once per stretch instead of once per event.
  let stretchSurvival = 1;
  let stretchAtRisk = n;
  let survival = 1;
  let greenwood = 0;
  let i = 0;
  let censored = 0;
  while (i < ended.length) {
    const t = ended[i]!;
    const before = censored;
    while (censored < open.length && open[censored]! < t) censored += 1;
    const atRisk = n - i - censored;
    if (censored > before) {
      stretchSurvival = survival;
      stretchAtRisk = atRisk;
    }
    let events = 0;
    while (i < ended.length && ended[i] === t) {
      i += 1;
      events += 1;
    }
    const left = atRisk - events;
    if (fraction !== null) fraction = times(fraction, left, atRisk);
    survival =
      fraction === null
        ? (stretchSurvival * left) / stretchAtRisk
        : Number(fraction.top) / Number(fraction.bottom);
    greenwood += events / (atRisk * left);
    rows.push(rowOf({ t, atRisk, events }, survival, fraction, greenwood));
  }
  const tMax = n === 0 ? null : Math.max(ended.at(-1) ?? 0, open.at(-1) ?? 0);
  return { n, events: ended.length, censored: open.length, tMax, rows };
}

/** Index of the first row for which the test holds; the test must be monotone along the rows. */
function firstRow(rows: readonly SurvivalRow[], test: (row: SurvivalRow) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(rows[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Quantile: the first event time t with 1 - S(t) >= p, without averaging over a flat stretch.
 * Null (`not_reached`) when too many observations are still open for the curve to get there.
 * @throws RangeError unless 0 < p <= 1.
 */
export function survivalQuantile(curve: SurvivalCurve, p: number): number | null {
  if (!(p > 0 && p <= 1)) throw new RangeError(`probability ${p} is not between 0 and 1`);
  const index = firstRow(curve.rows, (row) => 1 - row.survival >= p - TOLERANCE);
  return curve.rows[index]?.t ?? null;
}

/** Whether the estimate says anything about time t: seen so far, or everything has ended. */
function isDefinedAt(curve: SurvivalCurve, t: number): boolean {
  if (curve.tMax === null) return false;
  return t <= curve.tMax || curve.rows.at(-1)?.survival === 0;
}

/** S(t), the share still open after t. Null beyond the longest duration while some are open. */
export function survivalAt(curve: SurvivalCurve, t: number): number | null {
  if (!isDefinedAt(curve, t)) return null;
  const next = firstRow(curve.rows, (row) => row.t > t);
  return next === 0 ? 1 : curve.rows[next - 1]!.survival;
}

/**
 * Restricted mean: the area under S from 0 to tau, in units of t.
 * Source: Irwin 1949. Null when tau lies beyond what `survivalAt` can tell.
 */
export function restrictedMean(curve: SurvivalCurve, tau: number): number | null {
  if (!isDefinedAt(curve, tau)) return null;
  let area = 0;
  let from = 0;
  let survival = 1;
  for (const row of curve.rows) {
    if (row.t >= tau) break;
    area += survival * (row.t - from);
    from = row.t;
    survival = row.survival;
  }
  return area + survival * (tau - from);
}
