/**
 * Publication gates: whether a computed figure may leave the suite. Formulas compute for any n;
 * these gates sit between a formula and an answer and never look at the formula.
 */

export const SUPPRESSION_REASONS = [
  'n_lt_10',
  'n_lt_30',
  'complementary',
  'too_few_valid_items',
  'zero_denominator',
  'zero_variance',
  'not_reached',
] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

export const N_BANDS = ['lt_10', '10_to_29', '30_plus'] as const;
export type NBand = (typeof N_BANDS)[number];

export const CI_FLAGS = ['wide', 'ok'] as const;
export type CiFlag = (typeof CI_FLAGS)[number];

/** A figure that is not shown. It carries the band, never the exact n, which may identify. */
export interface Withheld {
  readonly value: null;
  readonly reason: SuppressionReason;
  readonly nBand: NBand;
}

/** A figure that is shown. */
export interface Published<T> {
  readonly value: T;
  readonly reason: null;
  readonly nBand: NBand;
}

export type Publication<T> = Published<T> | Withheld;

/** Band of a count of observations: below 10, 10 to 29, 30 and more. */
export function nBand(n: number): NBand {
  if (n < 10) return 'lt_10';
  return n < 30 ? '10_to_29' : '30_plus';
}

/** Width flag of a published interval: `wide` for 10 to 29; null below 10 (nothing is shown). */
export function ciFlag(n: number): CiFlag | null {
  if (n < 10) return null;
  return n < 30 ? 'wide' : 'ok';
}

/** A withheld figure with its reason. */
export function withhold(n: number, reason: SuppressionReason): Withheld {
  return { value: null, reason, nBand: nBand(n) };
}

/**
 * Gate by number of observations.
 * @param minN 10 for group figures, 30 for NPS, alpha and verdicts.
 * @param value what the formula gave; null when it is undefined for these data.
 * @param undefinedReason the reason given when `value` is null although n is sufficient.
 * @returns withheld with `n_lt_10` or `n_lt_30` below minN; the size is judged before the value,
 *   so that an undefined small group does not reveal why it is undefined.
 */
export function publishFrom<T>(
  minN: 10 | 30,
  n: number,
  value: T | null,
  undefinedReason: SuppressionReason = 'zero_denominator',
): Publication<T> {
  if (n < minN) return withhold(n, minN === 10 ? 'n_lt_10' : 'n_lt_30');
  if (value === null) return withhold(n, undefinedReason);
  return { value, reason: null, nBand: nBand(n) };
}

/** Gate of a group figure (mean, share, rate): n >= 10, otherwise `n_lt_10`. */
export function publishGroup<T>(n: number, value: T | null): Publication<T> {
  return publishFrom(10, n, value);
}
