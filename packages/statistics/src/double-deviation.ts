import { type Proportion, wilson } from './wilson.ts';

/** What is known of a case; null means not known (yet). */
export interface RecoveryOutcome {
  readonly recoveryAttempted: boolean;
  readonly reopened: boolean;
  readonly dissatisfactionEliminated: boolean | null;
  /** Satisfaction with the recovery, and the midpoint of its scale. */
  readonly satisfaction: { readonly value: number; readonly midpoint: number } | null;
  /** Whether the promised remedy arrived by the promised date. */
  readonly deliveredInTime: boolean | null;
}

/**
 * Double deviation: the recovery was attempted and failed again. True as soon as one sign is
 * there (reopened, dissatisfaction stays, satisfaction below the midpoint, promise not kept);
 * null (not assessed) while none is there but some are unknown; false otherwise, also when no
 * recovery was attempted. Source: Bitner, Booms and Tetreault 1990.
 */
export function isDoubleDeviation(outcome: RecoveryOutcome): boolean | null {
  if (!outcome.recoveryAttempted) return false;
  const { dissatisfactionEliminated, satisfaction, deliveredInTime } = outcome;
  const signs: readonly (boolean | null)[] = [
    outcome.reopened,
    dissatisfactionEliminated === null ? null : !dissatisfactionEliminated,
    satisfaction === null ? null : satisfaction.value < satisfaction.midpoint,
    deliveredInTime === null ? null : !deliveredInTime,
  ];
  if (signs.includes(true)) return true;
  return signs.includes(null) ? null : false;
}

/** Rate flagged/assessed with Wilson interval, and how many are not assessed; null for none. */
export function doubleDeviationRate(
  flags: readonly (boolean | null)[],
): Proportion & { readonly unassessed: number } {
  const assessed = flags.filter((flag) => flag !== null);
  const flagged = assessed.filter((flag) => flag).length;
  return { ...wilson(flagged, assessed.length), unassessed: flags.length - assessed.length };
}
