import { FAVOURABLE_SCORE, FAVOURABLE_SLACK } from './justice-score.ts';
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
  let n = 0;
  let favourable = 0;
  for (const value of values) {
    if (value === null) continue;
    n += 1;
    if (value >= threshold - slack) favourable += 1;
  }
  return wilson(favourable, n);
}
