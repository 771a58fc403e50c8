import { wilson } from './wilson.ts';

/** How many times as often; null where the second count is 0. */
export interface RateRatio {
  /** Both counts together. */
  readonly n: number;
  readonly ratio: number | null;
  readonly ciLow: number | null;
  /** Null where it has no upper bound. */
  readonly ciHigh: number | null;
}

/**
 * Ratio of two counts over equally long times. Given their sum, the first is binomial with
 * p = ratio / (1 + ratio), so the bounds of p (Wilson) give those of the ratio.
 * Source: Przyborowski and Wilenski 1940. Two counts of 0 give nulls.
 */
export function rateRatio(first: number, second: number): RateRatio {
  const { n, ciLow, ciHigh } = wilson(first, first + second);
  const odds = (p: number | null) => (p === null || p >= 1 ? null : p / (1 - p));
  return {
    n,
    ratio: second === 0 ? null : first / second,
    ciLow: odds(ciLow),
    ciHigh: odds(ciHigh),
  };
}
