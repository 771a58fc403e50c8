import type { Observation } from './kaplan-meier.ts';
import { wilson } from './wilson.ts';

export const SLA_STATUSES = ['met', 'breached', 'pending'] as const;
export type SlaStatus = (typeof SLA_STATUSES)[number];

/** Attainment with its Wilson interval; pending is always shown beside the rate. */
export interface SlaAttainment {
  readonly met: number;
  readonly breached: number;
  readonly pending: number;
  readonly rate: number | null;
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
}

/**
 * Status of one duration against a target in the same unit: met when it ended by the target,
 * breached when it ended or is open beyond it, pending while it is open and not older.
 */
export function slaStatus(observation: Observation, target: number): SlaStatus {
  if (observation.t > target) return 'breached';
  return observation.event ? 'met' : 'pending';
}

/** Rate met / (met + breached) from counts, Wilson 1927; null when both are 0. */
export function slaRate(met: number, breached: number, pending: number): SlaAttainment {
  const { rate, ciLow, ciHigh } = wilson(met, met + breached);
  return { met, breached, pending, rate, ciLow, ciHigh };
}

/** Attainment over durations: open ones beyond the target count as breached. See `slaRate`. */
export function slaAttainment(observations: readonly Observation[], target: number): SlaAttainment {
  const counts: Record<SlaStatus, number> = { met: 0, breached: 0, pending: 0 };
  for (const observation of observations) counts[slaStatus(observation, target)] += 1;
  return slaRate(counts.met, counts.breached, counts.pending);
}
