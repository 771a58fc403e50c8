import type { FactSet } from '@amends/projections/fact-groups';
import { kaplanMeier, restrictedMean, type SurvivalCurve } from '@amends/statistics/kaplan-meier';
import { timedCases } from './case-durations.ts';

/** What a case is waited for: its closing, whatever the outcome, or its last resolution. */
export const CURVE_ENDS = ['closed', 'resolved'] as const;
export type CurveEnd = (typeof CURVE_ENDS)[number];

const wholeSeconds = (ms: number): number => Math.floor(ms / 1_000);

/** Kaplan–Meier curve of a slice in seconds from the report on; flagged cases stay out of it. */
export const survivalOf = (set: FactSet, asOfMs: number, end: CurveEnd): SurvivalCurve => {
  const valid = timedCases(set, asOfMs).filter(({ isFlagged }) => !isFlagged);
  const observations = valid.flatMap(
    ({ untilClosed, untilResolved }) => (end === 'closed' ? untilClosed : untilResolved) ?? [],
  );
  return kaplanMeier(observations.map(({ t, event }) => ({ t: wholeSeconds(t), event })));
};

/**
 * Mean time restricted to `tauSeconds`, or to the longest time seen; with what it was restricted
 * to, since only means of the same restriction can be compared.
 */
export const restrictedMeanOf = (
  curve: SurvivalCurve,
  tauSeconds: number | undefined,
): { readonly upToSeconds: number | null; readonly seconds: number | null } => {
  const upToSeconds = tauSeconds ?? curve.tMax;
  if (upToSeconds === null) return { upToSeconds, seconds: null };
  return { upToSeconds, seconds: restrictedMean(curve, upToSeconds) };
};
