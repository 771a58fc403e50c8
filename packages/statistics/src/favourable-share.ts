import { FAVOURABLE_SCORE, FAVOURABLE_SLACK } from './justice-score.ts';
import type { CountedValues } from './sample-moments.ts';
import { type Proportion, wilson } from './wilson.ts';

/**
 * Share of values at or above a threshold (top-box share) with its Wilson interval.
 * The values may be scores, dimension means or single answers, as long as the threshold is on the
 * same scale. Null values are left out of the denominator; none left gives a null rate.
 * Source: Wilson 1927. The slack keeps 5 of 7 (66.666...) on the favourable side.
 */
export function favourableShare(
  values: readonly (number | null)[],
  threshold: number = FAVOURABLE_SCORE,
  slack: number = FAVOURABLE_SLACK,
): Proportion {
  const counted = values.flatMap((value) => (value === null ? [] : [[value, 1] as const]));
  return countedFavourableShare(counted, threshold, slack);
}

/** The same of values that were counted. */
export function countedFavourableShare(
  values: CountedValues,
  threshold: number = FAVOURABLE_SCORE,
  slack: number = FAVOURABLE_SLACK,
): Proportion {
  let n = 0;
  let favourable = 0;
  for (const [value, count] of values) {
    n += count;
    if (value >= threshold - slack) favourable += count;
  }
  return wilson(favourable, n);
}
