import type { TargetMetric } from '@amends/contracts/clock-vocabulary';
import { type Measure, shareMeasure } from '@amends/projections/measure';
import { type SlaStatus, slaRate } from '@amends/statistics/sla';
import { wilson } from '@amends/statistics/wilson';
import type { TimedCase } from './case-durations.ts';
import type { CaseTarget } from './projections/case-targets.ts';

const msOf = (instant: string | undefined): number =>
  instant === undefined ? Infinity : Date.parse(instant);

/**
 * On time is `event <= due` (CLK-07); open and past due is breached, exactly due still pending.
 * Undefined for a target that was cancelled before it came due or that another one stands for.
 */
export const targetStatus = (target: CaseTarget, asOfMs: number): SlaStatus | undefined => {
  if (msOf(target.supersededAt) <= asOfMs) return undefined;
  const dueMs = Date.parse(target.dueAt);
  if (target.isMet !== undefined) {
    if (dueMs > asOfMs) return undefined;
    return target.isMet ? 'met' : 'breached';
  }
  const metMs = msOf(target.metAt);
  if (metMs <= asOfMs) return metMs <= dueMs ? 'met' : 'breached';
  const cancelledMs = msOf(target.cancelledAt);
  // While a clock stands still nothing falls due (CLK-17).
  const judgedMs = Math.min(asOfMs, cancelledMs, msOf(target.pausedAt));
  if (judgedMs > dueMs) return 'breached';
  return cancelledMs <= asOfMs ? undefined : 'pending';
};

/**
 * What of a target no instant to come can change, or the deadline that decides: after it an open
 * target is breached, until then it is pending. Undefined for one that does not count.
 */
export const targetVerdict = (target: CaseTarget): SlaStatus | { dueMs: number } | undefined => {
  const { metAt, cancelledAt, supersededAt, pausedAt } = target;
  const isRunning = [metAt, cancelledAt, supersededAt, pausedAt].every((at) => at === undefined);
  return isRunning
    ? { dueMs: Date.parse(target.dueAt) }
    : targetStatus(target, Number.MAX_SAFE_INTEGER);
};

/** Every metric that promises something. */
export const targetNames: Readonly<Record<Exclude<TargetMetric, 'waiting_on_customer'>, string>> = {
  acknowledgement: 'slaAcknowledgement',
  first_action: 'slaFirstAction',
  resolution: 'slaResolution',
  first_response: 'slaFirstResponse',
  next_reply: 'slaNextReply',
  periodic_update: 'slaPeriodicUpdate',
  pausable_update: 'slaPausableUpdate',
  requester_wait: 'slaRequesterWait',
  employee_work: 'slaEmployeeWork',
  first_resolution: 'slaFirstResolution',
  re_recovery: 'slaReRecovery',
  third_day_close: 'slaThirdDayClose',
  final_response: 'slaFinalResponse',
};

/** Attainment per metric: met / (met + breached) with Wilson interval, pending beside it. */
export const targetFigures = (
  cases: readonly TimedCase[],
  asOfMs: number,
): Record<string, Measure> => {
  const counts = new Map<string, Record<SlaStatus, number>>(
    Object.keys(targetNames).map((metric) => [metric, { met: 0, breached: 0, pending: 0 }]),
  );
  for (const { targets } of cases)
    for (const target of targets) {
      const status = targetStatus(target, asOfMs);
      const count = counts.get(target.metric);
      if (status !== undefined && count !== undefined) count[status] += 1;
    }
  const figures: Record<string, Measure> = {};
  for (const [metric, name] of Object.entries(targetNames)) {
    const count = counts.get(metric)!;
    const { met, breached, pending } = slaRate(count.met, count.breached, count.pending);
    const share = wilson(met, met + breached);
    figures[name] = shareMeasure(share, { counts: { met, breached, pending } });
  }
  return figures;
};
