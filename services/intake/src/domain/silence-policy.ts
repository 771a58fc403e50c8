/**
 * When a customer counts as silent: numbers of ours, since every trade has its own interval. A
 * silence is longer than usual at twice the customer's own median interval, and the customer counts
 * as lost at four times; with fewer than four days of purchase nothing is said.
 */
export const PURCHASE_DAYS_MIN = 4;
/** Older purchases no longer say how the customer buys today. */
export const PURCHASE_DAYS_KEPT = 12;
const RISK_FACTOR = 2;
const LOST_FACTOR = 4;
/** Who buys every day is not missed after two. */
const SILENT_DAYS_MIN = 14;

export interface Rhythm {
  /** The middle one of the intervals, in whole days. */
  readonly usualDays: number;
  readonly silentAfterDays: number;
  readonly lostAfterDays: number;
}

/** The upper one of the two in the middle: in doubt the customer has more time. */
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/**
 * The rhythm of a customer, from days of purchase as numbers of days, the newest first and each
 * once; undefined where they are too few.
 */
export const rhythmOf = (days: readonly number[]): Rhythm | undefined => {
  if (days.length < PURCHASE_DAYS_MIN) return undefined;
  const usualDays = median(days.slice(1).map((day, at) => days[at]! - day));
  return {
    usualDays,
    silentAfterDays: Math.max(SILENT_DAYS_MIN, RISK_FACTOR * usualDays),
    lostAfterDays: Math.max(2 * SILENT_DAYS_MIN, LOST_FACTOR * usualDays),
  };
};
