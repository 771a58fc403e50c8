import type { TargetsSet } from '@amends/contracts/triage';
import type { ClockFact, TargetMetric } from '@amends/contracts/clock-vocabulary';
import type { Terms } from './case-clocks.ts';

/*
 * Cases triaged before clocks: their TargetsSet says neither terms nor what is heard of the case,
 * and half a resolution target stood for the re-recovery. They go on under the terms it implies.
 */

/** What the fact behind an old TargetMet was. */
export const FACT_THAT_MEETS: Readonly<Partial<Record<TargetMetric, ClockFact>>> = {
  acknowledgement: 'acknowledged',
  first_action: 'remedy_step',
  resolution: 'resolved',
};

/** What the resolution target of an old reopening is now. */
export const OLD_RE_RECOVERY = 're_recovery' satisfies TargetMetric;

/** The terms that an old set of targets implies; undefined for a set without any. */
export const oldTerms = (data: TargetsSet, ordinal: number): Terms | undefined => {
  const [first] = data.targets;
  if (first === undefined) return undefined;
  const { policyVersion, calendarId, calendarVersion, reason } = data;
  return {
    ordinal,
    policyId: 'before_clocks',
    policyVersion,
    appliedAt: first.startsAt,
    retroactive: reason === 'triaged',
    targets: data.targets.map(({ metric, durationSeconds }) => ({
      metric: reason === 'reopened' ? OLD_RE_RECOVERY : metric,
      duration: { seconds: durationSeconds },
      calendarId,
      calendarVersion,
    })),
  };
};
