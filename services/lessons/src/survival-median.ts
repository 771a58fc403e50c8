import { gatedMeasure, type Measure } from '@amends/projections/measure';
import { kaplanMeier, type Observation, survivalQuantile } from '@amends/statistics/kaplan-meier';
import { publishPercentile } from '@amends/statistics/percentile';

const DAY_SECONDS = 86_400;

/** Median of durations in seconds after Kaplan-Meier: what has not happened yet counts as open. */
export const survivalMedian = (durations: readonly Observation[]): Measure => {
  const { n, events, censored, ...curve } = kaplanMeier(durations);
  const seconds = n === 0 ? null : survivalQuantile({ n, events, censored, ...curve }, 0.5);
  return gatedMeasure(publishPercentile(0.5, n, seconds), n, 'seconds', {
    method: 'kaplan_meier',
    relativeErrorMax: 0,
    days: seconds === null ? null : seconds / DAY_SECONDS,
    counts: { ended: events, censored },
  });
};
