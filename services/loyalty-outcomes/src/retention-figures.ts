import {
  gatedMeasure,
  type Measure,
  type MeasureExtras,
  noData,
  shareMeasure,
} from '@amends/projections/measure';
import {
  kaplanMeier,
  type SurvivalCurve,
  survivalAt,
  survivalQuantile,
} from '@amends/statistics/kaplan-meier';
import { publishPercentile } from '@amends/statistics/percentile';
import { nBand } from '@amends/statistics/publication';
import {
  type RetentionCustomer,
  retentionWindow,
  timeToPurchase,
} from '@amends/statistics/retention';

/** Days after the recovery within which a purchase counts as coming back. */
export const RETENTION_WINDOWS = [30, 90, 180, 365] as const;

const DAY_SECONDS = 86_400;

/** Share of the matured who bought again; those whose window is not over are shown beside it. */
const windowFigure = (customers: readonly RetentionCustomer[], days: number): Measure => {
  const { eligible, retained, subsidised, immature, ...interval } = retentionWindow(
    customers,
    days,
  );
  const counts = {
    retained: retained.length,
    subsidised: subsidised.length,
    immature: immature.length,
  };
  const share = { ...interval, successes: retained.length, n: eligible.length };
  return shareMeasure(share, { counts });
};

/** The same from the curve, which also uses the customers whose window is not over. */
const survivalFigure = (curve: SurvivalCurve, days: number): Measure => {
  const { n, events, censored } = curve;
  const extras: MeasureExtras = {
    method: 'kaplan_meier',
    relativeErrorMax: 0,
    counts: { ended: events, censored },
  };
  if (n === 0) return noData('share', extras);
  const open = survivalAt(curve, days);
  if (open === null)
    return { value: null, n, unit: 'share', reason: 'not_reached', nBand: nBand(n), ...extras };
  const row = curve.rows.findLast(({ t }) => t <= days);
  return {
    value: 1 - open,
    n,
    unit: 'share',
    nBand: nBand(n),
    ...extras,
    ciLow: row?.ciHigh == null ? null : 1 - row.ciHigh,
    ciHigh: row?.ciLow == null ? null : 1 - row.ciLow,
  };
};

const quantileFigure = (curve: SurvivalCurve, p: number): Measure => {
  const { n, events, censored } = curve;
  const days = n === 0 ? null : survivalQuantile(curve, p);
  const seconds = days === null ? null : days * DAY_SECONDS;
  return gatedMeasure(publishPercentile(p, n, seconds), n, 'seconds', {
    method: 'kaplan_meier',
    relativeErrorMax: 0,
    days,
    counts: { ended: events, censored },
  });
};

/**
 * Behaviour after recovery, one observation per recovered case of a known customer: retention by
 * window with Wilson interval, and the time to the next purchase. Intent is never mixed in.
 */
export const retentionFigures = (
  customers: readonly RetentionCustomer[],
): Record<string, Measure> => {
  const curve = kaplanMeier(timeToPurchase(customers));
  return {
    ...Object.fromEntries(
      RETENTION_WINDOWS.flatMap((days) => [
        [`retention${days}`, windowFigure(customers, days)],
        [`retention${days}Survival`, survivalFigure(curve, days)],
      ]),
    ),
    nextPurchaseP25: quantileFigure(curve, 0.25),
    nextPurchaseMedian: quantileFigure(curve, 0.5),
    nextPurchaseP75: quantileFigure(curve, 0.75),
  };
};
