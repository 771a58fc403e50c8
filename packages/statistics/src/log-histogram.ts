import type { PercentileRule } from './percentile.ts';

/** A value read from a bucket is off by at most this share of itself. */
export const HISTOGRAM_RELATIVE_ERROR = 0.02;

/** The longest duration told apart: about 60 years of seconds; longer ones share a bucket. */
const LARGEST = 2_000_000_000;

// Upper bound of each bucket. A bucket holds one whole number as long as two would not be further
// apart than the error allows, and from there on grows by (1 + e) / (1 - e).
const uppers: number[] = [0];
const GROWTH = (1 + HISTOGRAM_RELATIVE_ERROR) / (1 - HISTOGRAM_RELATIVE_ERROR);
while (uppers.at(-1)! < LARGEST) {
  const low = uppers.at(-1)! + 1;
  uppers.push(Math.max(low, Math.floor(low * GROWTH)));
}

export const BUCKETS = uppers.length;

// The bucket of the least number of so many binary digits, so that few are looked at.
const firstOfLength = Array.from({ length: 33 }, (_, length) => {
  const least = length === 0 ? 0 : 2 ** (length - 1);
  const found = uppers.findIndex((upper) => upper >= least);
  return found < 0 ? BUCKETS - 1 : found;
});

/**
 * The bucket of a whole number from 0 on. Buckets are fixed, so histograms of disjoint sets are
 * added and subtracted count by count. Logarithmic buckets of a bounded relative error: Masson,
 * Rim and Lee 2019 (DDSketch); bounds here are whole numbers, so that no rounding of a logarithm
 * decides, and small numbers stay exact.
 * @throws RangeError for anything but a whole number from 0 on.
 */
export function bucketOf(value: number): number {
  if (!Number.isInteger(value) || value < 0) {
    throw new RangeError(`${value} is not a whole number from 0 on`);
  }
  if (value >= LARGEST) return BUCKETS - 1;
  const length = 32 - Math.clz32(value);
  let low = firstOfLength[length]!;
  let high = firstOfLength[length + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (uppers[middle]! >= value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Least and greatest whole number of a bucket. */
export function bucketBounds(bucket: number): { readonly low: number; readonly high: number } {
  return { low: bucket === 0 ? 0 : uppers[bucket - 1]! + 1, high: uppers[bucket]! };
}

/** The value between two bounds whose relative distance to both is the same. */
export function middleOf(low: number, high: number): number {
  return low + high === 0 ? 0 : (2 * low * high) / (low + high);
}

/** What is read for every value of a bucket. */
export function bucketValue(bucket: number): number {
  const { low, high } = bucketBounds(bucket);
  return middleOf(low, high);
}

/** Index of the first item for which the test holds; it must be monotone along them. */
export function firstIndex(items: ArrayLike<number>, test: (item: number) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(items[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function cumulate(counts: ArrayLike<number>): Float64Array {
  const cumulated = new Float64Array(counts.length);
  let sum = 0;
  for (let bucket = 0; bucket < counts.length; bucket += 1) {
    sum += counts[bucket]!;
    cumulated[bucket] = sum;
  }
  return cumulated;
}

function readerOf(cumulated: Float64Array): (rank: number) => number {
  return (rank) => bucketValue(firstIndex(cumulated, (upTo) => upTo > rank));
}

/**
 * Percentiles by the rules of `percentiles`, each order statistic read as the value of its bucket:
 * interpolation between two of them keeps the bound, as both have it. All null for no values.
 * @param counts per bucket, from the first on
 * @throws RangeError unless every p lies in 0..1.
 */
export function histogramPercentiles(
  counts: ArrayLike<number>,
  ps: readonly number[],
  rule: PercentileRule = 'linear',
): (number | null)[] {
  const cumulated = cumulate(counts);
  const n = cumulated.at(-1) ?? 0;
  const valueAt = readerOf(cumulated);
  return ps.map((p) => {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`probability ${p} is not between 0 and 1`);
    if (n === 0) return null;
    if (rule === 'nearest_rank') return valueAt(Math.max(Math.ceil(p * n - 1e-9), 1) - 1);
    const position = (n - 1) * p;
    const below = Math.floor(position);
    const low = valueAt(below);
    return low + (position - below) * (valueAt(Math.min(below + 1, n - 1)) - low);
  });
}
