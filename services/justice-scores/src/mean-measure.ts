import {
  type Measure,
  type MeasureExtras,
  noData,
  plainMeasure,
} from '@amends/projections/measure';
import { groupMean, type ScaleBounds } from '@amends/statistics/group-mean';
import { ciFlag } from '@amends/statistics/publication';

/** Mean of answers with its t interval, within the bounds of their scale; no gate. */
export const meanMeasure = (
  values: readonly number[],
  extras: MeasureExtras = {},
  scale?: ScaleBounds,
): Measure => {
  const { n, mean, ciLow, ciHigh } = groupMean(values, scale);
  if (mean === null) return noData('score');
  return { ...plainMeasure(mean, n, 'score', { ciLow, ciHigh, ...extras }), ciFlag: ciFlag(n) };
};
