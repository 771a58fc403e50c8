import {
  gatedMeasure,
  type Measure,
  type MeasureExtras,
  noData,
  plainMeasure,
  shareMeasure,
} from '@amends/projections/measure';
import {
  kaplanMeier,
  type SurvivalCurve,
  survivalAt,
  survivalQuantile,
} from '@amends/statistics/kaplan-meier';
import { nBand, publishPercentile } from '@amends/statistics/publication';
