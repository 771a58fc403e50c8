import {
  type PairedDifference,
  pairedDifference,
  type WelchDifference,
  welchDifference,
} from './mean-difference.ts';

/** The recovery paradox: are recovered customers more satisfied than without a failure? */
export const PARADOX_VERDICTS = ['insufficient', 'supported', 'opposite', 'not_supported'] as const;
export type ParadoxVerdict = (typeof PARADOX_VERDICTS)[number];

/** When the earlier reading was taken: before the failure, or remembered after it. */
export const BASELINE_KINDS = ['measured_before', 'recalled'] as const;
export type BaselineKind = (typeof BASELINE_KINDS)[number];

const MIN_N = 30;

/**
 * Verdict of an interval, without any gate: supported above 0, opposite below 0, else not
 * supported. `insufficient` when there is no interval.
 */
export function intervalVerdict(ciLow: number | null, ciHigh: number | null): ParadoxVerdict {
  if (ciLow === null || ciHigh === null) return 'insufficient';
  if (ciLow > 0) return 'supported';
  return ciHigh < 0 ? 'opposite' : 'not_supported';
}

/** Gate: the verdict of an interval once every group has 30, otherwise `insufficient`. */
export function publishVerdict(
  groupSizes: readonly number[],
  interval: { readonly ciLow: number | null; readonly ciHigh: number | null },
): ParadoxVerdict {
  if (groupSizes.some((n) => n < MIN_N)) return 'insufficient';
  return intervalVerdict(interval.ciLow, interval.ciHigh);
}

/**
 * Within customers: mean(after - before) on one scale (paired t, Student 1908).
 * The verdict is gated at 30 pairs; null fields as in `pairedDifference`.
 */
export function paradoxWithin(
  before: readonly number[],
  after: readonly number[],
): PairedDifference & { readonly verdict: ParadoxVerdict } {
  const difference = pairedDifference(before, after);
  return { ...difference, verdict: publishVerdict([difference.n], difference) };
}

/**
 * Between customers: mean(recovered) - mean(control without a failure) (Welch 1947).
 * The verdict is gated at 30 in both groups; null fields as in `welchDifference`.
 */
export function paradoxBetween(
  recovered: readonly number[],
  control: readonly number[],
): WelchDifference & { readonly verdict: ParadoxVerdict } {
  const difference = welchDifference(recovered, control);
  return { ...difference, verdict: publishVerdict([difference.n1, difference.n0], difference) };
}
