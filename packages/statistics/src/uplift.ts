import { normalQuantile, Z_975 } from './normal-distribution.ts';
import { wilson } from './wilson.ts';

/** Successes among n, of one arm of a comparison. */
export interface Arm {
  readonly successes: number;
  readonly n: number;
}

/** Difference of two proportions with its interval; all null when an arm is empty. */
export interface RiskDifference {
  readonly difference: number | null;
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
}

export const COMPARISON_LABELS = ['observational', 'randomised'] as const;
export type ComparisonLabel = (typeof COMPARISON_LABELS)[number];

export const UPLIFT_STATUSES = ['insufficient', 'reported'] as const;
export type UpliftStatus = (typeof UPLIFT_STATUSES)[number];

const MIN_N_PER_ARM = 30;
const MIN_OUTCOMES_PER_ARM = 5;

/**
 * Difference p1 - p0 with the hybrid score interval: low = d - sqrt((p1 - l1)^2 + (u0 - p0)^2),
 * high = d + sqrt((u1 - p1)^2 + (p0 - l0)^2), with the Wilson limits l and u of each arm.
 * Source: Newcombe 1998, method 10. Null when an arm is empty.
 */
export function newcombeDifference(treated: Arm, control: Arm): RiskDifference {
  const one = wilson(treated.successes, treated.n);
  const zero = wilson(control.successes, control.n);
  if (one.rate === null || zero.rate === null) {
    return { difference: null, ciLow: null, ciHigh: null };
  }
  const difference = one.rate - zero.rate;
  const below = Math.hypot(one.rate - one.ciLow!, zero.ciHigh! - zero.rate);
  const above = Math.hypot(one.ciHigh! - one.rate, zero.rate - zero.ciLow!);
  return { difference, ciLow: difference - below, ciHigh: difference + above };
}

/**
 * Smallest difference the two arms can show at 5 % two-sided and the given power (80 %):
 * (z.975 + z.power) sqrt(2 p0 (1 - p0)/n), n the harmonic mean of the arms.
 * Source: Lehr 1992 (normal approximation). Null when an arm is empty or p0 is 0 or 1.
 */
export function minimalDetectableEffect(
  n1: number,
  n0: number,
  p0: number,
  power: number = 0.8,
): number | null {
  if (n1 <= 0 || n0 <= 0 || !(p0 > 0 && p0 < 1)) return null;
  const n = (2 * n1 * n0) / (n1 + n0);
  return (Z_975 + normalQuantile(power)) * Math.sqrt((2 * p0 * (1 - p0)) / n);
}

/** Gate: at least 30 per arm, and at least 5 successes and 5 failures in each. */
export function upliftGatePasses(treated: Arm, control: Arm): boolean {
  return [treated, control].every(
    ({ successes, n }) =>
      n >= MIN_N_PER_ARM &&
      successes >= MIN_OUTCOMES_PER_ARM &&
      n - successes >= MIN_OUTCOMES_PER_ARM,
  );
}

export type Uplift =
  | {
      readonly status: 'reported';
      readonly label: ComparisonLabel;
      readonly uplift: number;
      readonly ciLow: number;
      readonly ciHigh: number;
    }
  | {
      readonly status: 'insufficient';
      readonly label: ComparisonLabel;
      readonly minimalDetectableEffect: number | null;
    };

/**
 * Uplift as it may be shown: the difference when the gate passes, otherwise only what the arms
 * could detect. The comparison is observational unless the assignment was randomised.
 */
export function publishUplift(
  treated: Arm,
  control: Arm,
  label: ComparisonLabel = 'observational',
): Uplift {
  if (!upliftGatePasses(treated, control)) {
    const p0 = control.n === 0 ? 0 : control.successes / control.n;
    const smallest = minimalDetectableEffect(treated.n, control.n, p0);
    return { status: 'insufficient', label, minimalDetectableEffect: smallest };
  }
  const { difference, ciLow, ciHigh } = newcombeDifference(treated, control);
  return { status: 'reported', label, uplift: difference!, ciLow: ciLow!, ciHigh: ciHigh! };
}
