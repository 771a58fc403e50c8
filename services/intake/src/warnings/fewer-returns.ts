import { wilson } from '@amends/statistics/wilson';

/** Customers of a store in one period, and how many of them bought there in the next. */
export interface Returns {
  readonly seen: number;
  readonly returned: number;
}

export interface Drop extends Returns {
  /** Who would have returned at the rate of the periods before. */
  readonly expected: number;
}

/** Periods of the baseline, and customers on either side below which a rate says nothing. */
const BASELINE_PERIODS = 5;
const SEEN_MIN = 30;

/**
 * Whether fewer customers return than before: the rate lies below the lower bound of the Wilson
 * interval of its baseline (measures.md section 7).
 */
export const dropIn = (current: Returns, baseline: readonly Returns[]): Drop | undefined => {
  const seen = baseline.reduce((sum, period) => sum + period.seen, 0);
  const returned = baseline.reduce((sum, period) => sum + period.returned, 0);
  const known = baseline.filter((period) => period.seen > 0);
  if (known.length < BASELINE_PERIODS || seen < SEEN_MIN || current.seen < SEEN_MIN) {
    return undefined;
  }
  const { rate, ciLow } = wilson(returned, seen);
  if (current.returned / current.seen >= ciLow!) return undefined;
  return { ...current, expected: rate! * current.seen };
};
