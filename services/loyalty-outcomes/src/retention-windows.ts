/** Days after the recovery within which a purchase counts as coming back. */
export const RETENTION_WINDOWS = [30, 90, 180, 365] as const;

const NEVER = RETENTION_WINDOWS.length + 1;

/** The first window that a day lies in: one more than there are if in none, NEVER without one. */
const windowOf = (day: number | undefined): number => {
  if (day === undefined) return NEVER;
  const at = RETENTION_WINDOWS.findIndex((days) => day <= days);
  return at === -1 ? NEVER - 1 : at;
};

/** First paid and first subsidised day after a recovery in one key, and back. */
export const boughtKey = (bought: number | undefined, given: number | undefined): number =>
  windowOf(bought) * (NEVER + 1) + windowOf(given);

export interface Bought {
  /** Whether the first purchase that was paid, or that compensation paid for, was within days. */
  readonly isPaidWithin: (days: number) => boolean;
  readonly isGivenWithin: (days: number) => boolean;
  readonly isNever: boolean;
}

export const boughtOf = (key: number): Bought => {
  const [paid, given] = [Math.floor(key / (NEVER + 1)), key % (NEVER + 1)];
  const within = (window: number) => (days: number) =>
    (RETENTION_WINDOWS[window] ?? Infinity) <= days;
  return { isPaidWithin: within(paid), isGivenWithin: within(given), isNever: paid === NEVER };
};
