import type { MeasureExtras } from '@amends/projections/measure';
import { kaplanMeier, survivalAt, survivalQuantile } from '@amends/statistics/kaplan-meier';
import { type RetentionCustomer, timeToPurchase } from '@amends/statistics/retention';
import {
  boundedEndedBy,
  boundedQuantile,
  survivalBounds,
} from '@amends/statistics/survival-bounds';

/** What is read of the curve, with how far off it can be. */
export interface CurveReading {
  readonly value: number;
  readonly relativeErrorMax: number;
  readonly ciLow?: number | null;
  readonly ciHigh?: number | null;
}

/** Time from the recovery to the next purchase by Kaplan-Meier, which uses the immature too. */
export interface PurchaseCurve {
  readonly n: number;
  readonly events: number;
  readonly censored: number;
  readonly method: NonNullable<MeasureExtras['method']>;
  /** Share that bought again by then; null where the curve does not get there. */
  boughtBy(days: number): CurveReading | null;
  /** Days after which that share has bought again; null where it has not. */
  quantile(p: number): CurveReading | null;
}

/** Of customers that are looked at one by one. */
export const exactCurve = (customers: readonly RetentionCustomer[]): PurchaseCurve => {
  const curve = kaplanMeier(timeToPurchase(customers));
  const { n, events, censored } = curve;
  return {
    ...{ n, events, censored, method: 'kaplan_meier' },
    boughtBy: (days) => {
      const open = survivalAt(curve, days);
      if (open === null) return null;
      const row = curve.rows.findLast(({ t }) => t <= days);
      return {
        value: 1 - open,
        relativeErrorMax: 0,
        ciLow: row?.ciHigh == null ? null : 1 - row.ciHigh,
        ciHigh: row?.ciLow == null ? null : 1 - row.ciLow,
      };
    },
    quantile: (p) => {
      const days = n === 0 ? null : survivalQuantile(curve, p);
      return days === null ? null : { value: days, relativeErrorMax: 0 };
    },
  };
};

const DAY_SECONDS = 86_400;

/** Customers who have not bought again, by the day on which they were recovered. */
export interface Waiting {
  readonly day: number;
  readonly count: number;
}

/**
 * Of counts per bucket of seconds, and of those who have not bought again: what is read has the
 * error of the buckets and of the days.
 */
export const binnedCurve = (
  ended: ArrayLike<number>,
  waiting: readonly Waiting[],
  asOfMs: number,
): PurchaseCurve => {
  const nowSeconds = Math.floor(asOfMs / 1_000);
  const open = waiting.map(({ day, count }) => ({
    low: Math.max(0, nowSeconds - (day + 1) * DAY_SECONDS),
    high: Math.max(0, nowSeconds - day * DAY_SECONDS),
    count,
  }));
  const binned = { ended, censored: [], open };
  const bounds = survivalBounds(binned);
  const { n, events, censored } = bounds;
  return {
    ...{ n, events, censored, method: 'kaplan_meier_histogram' },
    boughtBy: (days) => boundedEndedBy(binned, bounds, days * DAY_SECONDS),
    quantile: (p) => {
      const read = n === 0 ? null : boundedQuantile(bounds, p);
      return read && { ...read, value: read.value / DAY_SECONDS };
    },
  };
};
