import { DateTime } from 'luxon';

export const PERIODS = ['day', 'week', 'month', 'quarter'] as const;
export type Period = (typeof PERIODS)[number];

/** A day, week, month or quarter of a zone, as instants: from `startMs` on, before `endMs`. */
export interface PeriodBounds {
  /** `2026-05-31`, `2026-W22`, `2026-05` or `2026-Q2`. */
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
}

const forms: Readonly<Record<Period, string>> = {
  day: 'yyyy-MM-dd',
  week: "kkkk-'W'WW",
  month: 'yyyy-MM',
  quarter: "yyyy-'Q'q",
};

/** The local date of an instant. */
export const dayOf = (instant: string, timeZone: string): string =>
  DateTime.fromISO(instant, { zone: timeZone }).toISODate()!;

/** The date so many days before a date. */
export const dayBefore = (day: string, days: number): string =>
  DateTime.fromISO(day, { zone: 'utc' }).minus({ days }).toISODate()!;

/**
 * The periods that have a day from `from` to `until` (local dates, both count), in order, whole:
 * the first may begin before `from`. A day of a change of the clocks has 23 or 25 hours.
 */
export const periodBounds = function* (
  period: Period,
  { from, until, timeZone }: Readonly<Record<'from' | 'until' | 'timeZone', string>>,
): Generator<PeriodBounds> {
  const last = DateTime.fromISO(until, { zone: timeZone });
  let start = DateTime.fromISO(from, { zone: timeZone }).startOf(period);
  while (start <= last) {
    const end = start.plus({ [period]: 1 });
    const name = start.toFormat(forms[period]);
    yield { name, startMs: start.toMillis(), endMs: end.toMillis() };
    start = end;
  }
};
