import { TARGET_METRICS, type TargetMetric } from '@amends/contracts/vocabulary';
import { type Measure, shareMeasure } from '@amends/projections/measure';
import { type SlaStatus, slaRate } from '@amends/statistics/sla';
import { wilson } from '@amends/statistics/wilson';
import type { TimedCase } from './case-durations.ts';
import type { CaseTarget } from './projections/case-targets.ts';

/**
 * On time is `event <= due` (CLK-07); open and past due is breached, exactly due still pending.
 * Undefined for a target that was withdrawn or replaced before it came due.
 */
export const targetStatus = (target: CaseTarget, asOfMs: number): SlaStatus | undefined => {
  const dueMs = Date.parse(target.dueAt);
  const metMs = target.metAt === undefined ? Infinity : Date.parse(target.metAt);
  if (metMs <= asOfMs) return metMs <= dueMs ? 'met' : 'breached';
  const cancelledMs = target.cancelledAt === undefined ? Infinity : Date.parse(target.cancelledAt);
  const judgedMs = Math.min(asOfMs, cancelledMs);
  if (judgedMs > dueMs) return 'breached';
  return cancelledMs <= asOfMs ? undefined : 'pending';
};

const names: Readonly<Record<TargetMetric, string>> = {
  acknowledgement: 'slaAcknowledgement',
  first_action: 'slaFirstAction',
  resolution: 'slaResolution',
};

/** Attainment per metric: met / (met + breached) with Wilson interval, pending beside it. */
export const targetFigures = (
  cases: readonly TimedCase[],
  asOfMs: number,
): Record<string, Measure> => {
  const figures: Record<string, Measure> = {};
  for (const metric of TARGET_METRICS) {
    const counts: Record<SlaStatus, number> = { met: 0, breached: 0, pending: 0 };
    for (const { targets } of cases)
      for (const target of targets) {
        const status = target.metric === metric ? targetStatus(target, asOfMs) : undefined;
        if (status !== undefined) counts[status] += 1;
      }
    const { met, breached, pending } = slaRate(counts.met, counts.breached, counts.pending);
    const share = wilson(met, met + breached);
    figures[names[metric]] = shareMeasure(share, { counts: { met, breached, pending } });
  }
  return figures;
};
