import type { Observation } from './kaplan-meier.ts';
import { wilson } from './wilson.ts';

/** One customer; days are counted from the anchor (recovery resolved, or a matched date). */
export interface RetentionCustomer {
  readonly id: string;
  /** Days from the anchor to the instant the figures are taken. */
  readonly asOfDay: number;
  /** Days of purchases; refunds, exchanges and the remedy itself are left out by the caller. */
  readonly purchaseDays: readonly number[];
  /** Days of purchases fully paid by compensation: counted apart, never as retention. */
  readonly subsidisedDays?: readonly number[];
}

/** Retention of the matured customers; rate and bounds are null when none has matured. */
export interface Retention {
  readonly eligible: readonly string[];
  readonly retained: readonly string[];
  /** Eligible, not retained, but with a subsidised purchase inside the window. */
  readonly subsidised: readonly string[];
  /** Window not over yet: outside the denominator and shown as a count. */
  readonly immature: readonly string[];
  readonly rate: number | null;
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
}

function isInside(day: number, lastDay: number): boolean {
  return day > 0 && day <= lastDay;
}

/**
 * Share of customers with a qualifying purchase at 0 < day <= window, among those whose window
 * is over (as of - anchor >= window), with Wilson interval (Wilson 1927). Null if none matured.
 */
export function retentionWindow(
  customers: readonly RetentionCustomer[],
  windowDays: number,
): Retention {
  const eligible = customers.filter(({ asOfDay }) => asOfDay >= windowDays);
  const bought = (days: readonly number[] = []) => days.some((day) => isInside(day, windowDays));
  const retained = eligible.filter(({ purchaseDays }) => bought(purchaseDays));
  const subsidised = eligible.filter(
    ({ purchaseDays, subsidisedDays }) => !bought(purchaseDays) && bought(subsidisedDays),
  );
  const { rate, ciLow, ciHigh } = wilson(retained.length, eligible.length);
  const ids = (list: readonly RetentionCustomer[]) => list.map(({ id }) => id);
  return {
    eligible: ids(eligible),
    retained: ids(retained),
    subsidised: ids(subsidised),
    immature: ids(customers.filter(({ asOfDay }) => asOfDay < windowDays)),
    rate,
    ciLow,
    ciHigh,
  };
}

/**
 * Time to the next purchase in days, for Kaplan-Meier: the first qualifying purchase up to the
 * as-of day, or censored there. This also uses the customers whose window is not over.
 */
export function timeToPurchase(customers: readonly RetentionCustomer[]): Observation[] {
  return customers.map(({ asOfDay, purchaseDays }) => {
    const days = purchaseDays.filter((day) => isInside(day, asOfDay));
    if (days.length === 0) return { t: asOfDay, event: false };
    return { t: Math.min(...days), event: true };
  });
}
