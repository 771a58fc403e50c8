import {
  gatedMeasure,
  type Measure,
  type MeasureExtras,
  noData,
  shareMeasure,
} from '@amends/projections/measure';
import { publishPercentile } from '@amends/statistics/percentile';
import { nBand } from '@amends/statistics/publication';
import { wilson } from '@amends/statistics/wilson';
import type { Lines, LoyalLine } from './loyal-line.ts';
import type { PurchaseCurve } from './purchase-curve.ts';
import { RETENTION_WINDOWS } from './retention-windows.ts';

const DAY_SECONDS = 86_400;

/** Share of the matured who bought again; those whose window is not over are shown beside it. */
const windowFigure = (line: LoyalLine, days: number): Measure => {
  const { eligible, ...counts } = line.window(days);
  return shareMeasure(wilson(counts.retained, eligible), { counts });
};

const extrasOf = ({ method, events, censored }: PurchaseCurve, error = 0): MeasureExtras => ({
  method,
  relativeErrorMax: error,
  counts: { ended: events, censored },
});

/** The same from the curve, which also uses the customers whose window is not over. */
const survivalFigure = (curve: PurchaseCurve, days: number): Measure => {
  const { n } = curve;
  if (n === 0) return noData('share', extrasOf(curve));
  const read = curve.boughtBy(days);
  const shown = { n, unit: 'share' as const, nBand: nBand(n), ...extrasOf(curve) };
  if (read === null) return { ...shown, value: null, reason: 'not_reached' };
  return { ...shown, ...read };
};

const quantileFigure = (curve: PurchaseCurve, p: number): Measure => {
  const { n } = curve;
  const read = n === 0 ? null : curve.quantile(p);
  const days = read?.value ?? null;
  const seconds = days === null ? null : days * DAY_SECONDS;
  const extras = { ...extrasOf(curve, read?.relativeErrorMax), days };
  return gatedMeasure(publishPercentile(p, n, seconds), n, 'seconds', extras);
};

const ofLine = (line: LoyalLine): Record<string, Measure> => {
  const curve = line.curve();
  return {
    ...Object.fromEntries(
      RETENTION_WINDOWS.flatMap((days) => [
        [`retention${days}`, windowFigure(line, days)],
        [`retention${days}Survival`, survivalFigure(curve, days)],
      ]),
    ),
    nextPurchaseP25: quantileFigure(curve, 0.25),
    nextPurchaseMedian: quantileFigure(curve, 0.5),
    nextPurchaseP75: quantileFigure(curve, 0.75),
  };
};

/**
 * Behaviour after recovery, one observation per recovered case of a known customer: retention by
 * window with Wilson interval, and the time to the next purchase. Intent is never mixed in.
 */
export const retentionFigures = (lines: Lines): Record<string, Measure>[] => lines.map(ofLine);
