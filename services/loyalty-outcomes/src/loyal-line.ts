import { encodeObservations, Tally } from '@amends/projections/cell-content';
import { retentionWindow } from '@amends/statistics/retention';
import type { CountedValues } from '@amends/statistics/sample-moments';
import { countWhere } from '@amends/statistics/counted-values';
import { BACK_WITHIN_DAYS } from './came-back.ts';
import type { LoyalCase } from './loyal-cases.ts';
import { dayOf, slotKinds, slotOf } from './loyal-slots.ts';
import { binnedCurve, exactCurve, type PurchaseCurve } from './purchase-curve.ts';
import { boughtOf } from './retention-windows.ts';
import { tellCase } from './tell-case.ts';

const DAY_MS = 86_400_000;

/** Customers after a recovery: those who were seen for a window, and of these who came back. */
export interface WindowCounts {
  readonly eligible: number;
  readonly retained: number;
  readonly subsidised: number;
  readonly immature: number;
}

/** The cases of one line of figures, added up. */
export interface LoyalLine {
  /** How many, of a slot that counts. */
  count(slot: string): number;
  /** How many of each key, of a keyed slot; how much, of one of sums. */
  keyed(slot: string): CountedValues;
  /** How many of each class, of a slot by day: those who were seen for 90 days. */
  matured(slot: string): CountedValues;
  window(days: number): WindowCounts;
  curve(): PurchaseCurve;
}
/** The total first. */
export type Lines = readonly LoyalLine[];

/** How many there are of all keys together. */
export const countOf = (values: CountedValues): number =>
  values.reduce((sum, [, count]) => sum + count, 0);

/** Classes of a slot by day, those of later days left out. */
export const upToDay = (values: CountedValues, lastDay: number): CountedValues => {
  const found = new Map<number, number>();
  for (const [key, count] of values) {
    const [day, of] = dayOf(key);
    if (day <= lastDay) found.set(of, (found.get(of) ?? 0) + count);
  }
  return [...found];
};

/** Of cases that are looked at one by one: what can be told of them by then is told as of day 0. */
export const lineOfCases = (cases: readonly LoyalCase[]): LoyalLine => {
  const tally = new Tally();
  for (const each of cases)
    tally.addObservations(encodeObservations(tellCase(each, () => 0)), slotKinds);
  const customers = cases.flatMap(({ customer }) => customer ?? []);
  const keyed = (slot: string) => tally.keyed(slotOf(slot));
  return {
    count: (slot) => tally.sum(slotOf(slot)),
    keyed,
    matured: (slot) => upToDay(keyed(slot), 0),
    window: (days) => {
      const { eligible, retained, subsidised, immature } = retentionWindow(customers, days);
      return {
        eligible: eligible.length,
        retained: retained.length,
        subsidised: subsidised.length,
        immature: immature.length,
      };
    },
    curve: () => exactCurve(customers),
  };
};

/**
 * The last day of which a window is over by then: one more than it lasts, so that it is for whoever
 * was recovered late on that day.
 */
const lastDayOf = (asOfMs: number, days: number): number => Math.floor(asOfMs / DAY_MS) - days - 1;

const windowOf = (bought: CountedValues, lastDay: number, days: number): WindowCounts => {
  const over = upToDay(bought, lastDay);
  const eligible = countOf(over);
  const isRetained = (key: number) => boughtOf(key).isPaidWithin(days);
  return {
    eligible,
    retained: countWhere(over, isRetained),
    subsidised: countWhere(over, (key) => !isRetained(key) && boughtOf(key).isGivenWithin(days)),
    immature: countOf(bought) - eligible,
  };
};

/** Of what many cases tell, added up: windows are over at the end of the day (UTC). */
export const lineOfTally = (tally: Tally, asOfMs: number): LoyalLine => {
  const keyed = (slot: string) => tally.keyed(slotOf(slot));
  return {
    count: (slot) => tally.sum(slotOf(slot)),
    keyed,
    matured: (slot) => upToDay(keyed(slot), lastDayOf(asOfMs, BACK_WITHIN_DAYS)),
    window: (days) => windowOf(keyed('bought'), lastDayOf(asOfMs, days), days),
    curve: () => {
      const waiting = keyed('bought').filter(([key]) => boughtOf(dayOf(key)[1]).isNever);
      const days = waiting.map(([key, count]) => ({ day: dayOf(key)[0], count }));
      return binnedCurve(tally.buckets(slotOf('nextPurchase')), days, asOfMs);
    },
  };
};
