import { BUCKETS, bucketBounds, bucketOf, firstIndex, middleOf } from './log-histogram.ts';

/** Observations still open, whose durations are known to lie between two bounds. */
export interface OpenSpan {
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

export interface BinnedObservations {
  /** Durations that ended, and those cut off for good, per bucket of the log histogram. */
  readonly ended: ArrayLike<number>;
  readonly censored: ArrayLike<number>;
  readonly open: readonly OpenSpan[];
}

/** A reading and by how much of itself it can be off. */
export interface BoundedValue {
  readonly value: number;
  readonly relativeErrorMax: number;
}

/** Survival just after each bucket, if everything that is not known is taken the worse way. */
interface Curve {
  readonly survival: Float64Array;
}

export interface SurvivalBounds {
  readonly n: number;
  readonly events: number;
  readonly censored: number;
  readonly low: Curve;
  readonly high: Curve;
}

const TOLERANCE = 1e-12;

const sumOf = (counts: ArrayLike<number>): number => {
  let sum = 0;
  for (let at = 0; at < counts.length; at += 1) sum += counts[at]!;
  return sum;
};

/** Of every bucket; with the place of the last that may have any. */
function censoredPer(
  { censored, open }: BinnedObservations,
  place: (span: OpenSpan) => number,
): { readonly counts: Float64Array; readonly length: number } {
  const counts = new Float64Array(BUCKETS);
  counts.set(censored);
  let { length } = censored;
  for (const span of open) {
    const bucket = bucketOf(Math.max(0, Math.floor(place(span))));
    length = Math.max(length, bucket + 1);
    counts[bucket]! += span.count;
  }
  return { counts, length };
}

function curveOf(
  n: number,
  ended: ArrayLike<number>,
  censored: Float64Array,
  length: number,
  isCensoredFirst: boolean,
): Curve {
  const survival = new Float64Array(length);
  let atRisk = n;
  let current = 1;
  for (let bucket = 0; bucket < length; bucket += 1) {
    const events = bucket < ended.length ? ended[bucket]! : 0;
    const left = censored[bucket]!;
    if (isCensoredFirst) atRisk -= left;
    if (events > 0) current *= (atRisk - events) / atRisk;
    atRisk -= events + (isCensoredFirst ? 0 : left);
    survival[bucket] = current;
  }
  return { survival };
}

/**
 * Kaplan-Meier from counts per bucket, as two curves between which the estimate of the very same
 * observations lies: the factor 1 - d/n of an event falls as n does, so the lower curve cuts every
 * open duration off as early as it may have been, before the events of its bucket, and the upper
 * one as late, after them.
 */
export function survivalBounds(binned: BinnedObservations): SurvivalBounds {
  const { ended } = binned;
  const events = sumOf(ended);
  const early = censoredPer(binned, ({ low }) => low);
  const late = binned.open.length === 0 ? early : censoredPer(binned, ({ high }) => high);
  const censored = sumOf(early.counts);
  const n = events + censored;
  const length = Math.max(early.length, late.length, ended.length);
  return {
    n,
    events,
    censored,
    low: curveOf(n, ended, early.counts, length, true),
    high: curveOf(n, ended, late.counts, length, false),
  };
}

const bounded = (low: number, high: number, value: number): BoundedValue => ({
  value,
  relativeErrorMax: low + high === 0 ? 0 : (high - low) / (high + low),
});

/**
 * The first time t with 1 - S(t) >= p, with its error; null where the curve does not get there, or
 * so nearly that the buckets cannot tell.
 */
export function boundedQuantile({ low, high }: SurvivalBounds, p: number): BoundedValue | null {
  const crossing = ({ survival }: Curve) => firstIndex(survival, (s) => 1 - s >= p - TOLERANCE);
  const first = crossing(low);
  const last = crossing(high);
  if (last === high.survival.length) return null;
  const from = bucketBounds(first).low;
  const to = bucketBounds(last).high;
  return bounded(from, to, middleOf(from, to));
}

/** The last bucket that holds an observation for sure; -1 for none. */
function lastSure(binned: BinnedObservations): number {
  const sure = censoredPer(binned, ({ low }) => low);
  const isSeen = (bucket: number) => (binned.ended[bucket] ?? 0) + sure.counts[bucket]! > 0;
  let last = Math.max(binned.ended.length, sure.length) - 1;
  while (last > 0 && !isSeen(last)) last -= 1;
  return last;
}

/**
 * The share 1 - S(t) that has ended by `t`, a whole number, with its error; null beyond the longest
 * duration that is there for sure, while some go on.
 */
export function boundedEndedBy(
  binned: BinnedObservations,
  { low, high, n }: SurvivalBounds,
  t: number,
): BoundedValue | null {
  if (n === 0) return null;
  const bucket = bucketOf(t);
  const hasAllEnded = low.survival.at(-1) === 0 && high.survival.at(-1) === 0;
  if (bucket >= lastSure(binned) && !hasAllEnded) return null;
  // What is in the bucket of t may lie before it or after it.
  const most = 1 - (low.survival[bucket] ?? low.survival.at(-1)!);
  const least = 1 - (bucket === 0 ? 1 : (high.survival[bucket - 1] ?? high.survival.at(-1)!));
  return bounded(least, most, middleOf(least, most));
}

/**
 * The area under S up to `upTo`, with its error: the least duration of the last bucket that holds
 * an observation for sure. Null without observations.
 */
export function boundedRestrictedMean(
  binned: BinnedObservations,
  { low, high, n }: SurvivalBounds,
): (BoundedValue & { readonly upTo: number }) | null {
  if (n === 0) return null;
  const last = lastSure(binned);
  let least = 0;
  let most = 0;
  let before = 1;
  for (let bucket = 0; bucket < last; bucket += 1) {
    const bounds = bucketBounds(bucket);
    const width = bounds.high - bounds.low;
    least += low.survival[bucket]! * (width + 1);
    most += before * width + high.survival[bucket]!;
    before = high.survival[bucket]!;
  }
  return { ...bounded(least, most, (least + most) / 2), upTo: bucketBounds(last).low };
}
