import {
  type Measure,
  type MeasureExtras,
  noData,
  plainMeasure,
} from '@amends/projections/measure';
import { groupMeanOf, type ScaleBounds } from '@amends/statistics/group-mean';
import { ciFlag } from '@amends/statistics/publication';
import type { Moments } from '@amends/statistics/sample-moments';

/** Mean of answers with its t interval, within the bounds of their scale; no gate. */
export const meanMeasure = (
  moments: Moments,
  extras: MeasureExtras = {},
  scale?: ScaleBounds,
): Measure => {
  const { n, mean, ciLow, ciHigh } = groupMeanOf(moments, scale);
  if (mean === null) return noData('score');
  return { ...plainMeasure(mean, n, 'score', { ciLow, ciHigh, ...extras }), ciFlag: ciFlag(n) };
};
