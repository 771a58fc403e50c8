import type { Observation } from './kaplan-meier.ts';
import { percentiles } from './percentile.ts';
import { mean } from './sample-moments.ts';

/** Figures over ended durations only. The warning is part of the figure and is always shown. */
export interface ClosedOnlySummary {
  readonly n: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
  readonly warning: 'biased_closed_only';
}

/**
 * Mean, median and 90th percentile (type 7) of the durations that ended, in their unit.
 * Leaving out what is still open makes slow cases disappear, hence the warning; the headline is
 * the Kaplan-Meier quantile. Nulls when nothing has ended.
 */
export function closedOnlySummary(observations: readonly Observation[]): ClosedOnlySummary {
  const ended = observations.filter(({ event }) => event).map(({ t }) => t);
  const [median = null, p90 = null] = percentiles(ended, [0.5, 0.9]);
  return { n: ended.length, mean: mean(ended), median, p90, warning: 'biased_closed_only' };
}
