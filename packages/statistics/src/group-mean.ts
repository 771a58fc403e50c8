import { type CiFlag, ciFlag, type Publication, publishGroup } from './publication.ts';
import { type Moments, momentsOf } from './sample-moments.ts';
import { tQuantile } from './t-distribution.ts';

/** Mean of a group with its t interval. sd, se, t and the bounds are null below two values. */
export interface GroupMean {
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly se: number | null;
  readonly t: number | null;
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
}

/** Bounds of the scale, to which the interval is clamped. */
export interface ScaleBounds {
  readonly min: number;
  readonly max: number;
}

const HUNDRED: ScaleBounds = { min: 0, max: 100 };

/**
 * Mean with 95 % t interval: m +- t(.975, n-1) * s / sqrt(n), clamped to the scale.
 * Source: Student 1908. Null entries are left out; an empty group gives null throughout.
 */
export function groupMean(
  values: readonly (number | null)[],
  scale: ScaleBounds = HUNDRED,
): GroupMean {
  return groupMeanOf(momentsOf(values.filter((value) => value !== null)), scale);
}

/** The same of values of which the moments are known. */
export function groupMeanOf(
  { n, mean: centre, variance }: Moments,
  scale: ScaleBounds = HUNDRED,
): GroupMean {
  if (centre === null || variance === null) {
    return { n, mean: centre, sd: null, se: null, t: null, ciLow: null, ciHigh: null };
  }
  const sd = Math.sqrt(variance);
  const se = sd / Math.sqrt(n);
  const t = tQuantile(0.975, n - 1);
  const ciLow = Math.max(scale.min, centre - t * se);
  const ciHigh = Math.min(scale.max, centre + t * se);
  return { n, mean: centre, sd, se, t, ciLow, ciHigh };
}

/** Gate of a group mean: shown from n >= 10 with its width flag, otherwise `n_lt_10`. */
export function publishGroupMean(
  group: GroupMean,
): Publication<GroupMean & { readonly ciFlag: CiFlag | null }> {
  return publishGroup(group.n, { ...group, ciFlag: ciFlag(group.n) });
}
