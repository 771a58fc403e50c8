import type { CalendarDefined } from '@amends/contracts/triage-clocks';
import { DateTime } from 'luxon';

/** Opening hours of one local year as instants, with what has been open before each of them. */
interface Year {
  readonly startMs: number;
  readonly endMs: number;
  readonly opens: readonly number[];
  readonly closes: readonly number[];
  /** Open milliseconds of the year before the opening of the same index. */
  readonly before: readonly number[];
  readonly totalMs: number;
}

export type CalendarRules = Pick<CalendarDefined, 'timeZone' | 'weekly' | 'holidays'>;

/** Opening hours of a calendar as sums over instants: what clocks count with. */
export interface Timetable {
  /** Open milliseconds from one instant to a later one. */
  openMsBetween(fromMs: number, toMs: number): number;
  /** The first instant by which so many open milliseconds have passed. */
  addOpenMs(fromMs: number, ms: number): number;
  /** Intervals of a local day, in order; none where it is closed. */
  hoursOf(day: DateTime): readonly (readonly [opensMs: number, closesMs: number])[];
}

/** A calendar that is closed for so many years on end is refused as a bug. */
const YEARS_SEARCHED = 10;

const minutesOf = (timeOfDay: string): number =>
  Number(timeOfDay.slice(0, 2)) * 60 + Number(timeOfDay.slice(3));

const instantMs = (day: DateTime, minutes: number): number =>
  minutes === 1440
    ? day.plus({ days: 1 }).toMillis()
    : day.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 }).toMillis();

/** How many of the sorted values lie below the limit. */
const countBelow = (sorted: readonly number[], limit: number): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Open milliseconds of the year before an instant in it. */
const openBefore = (year: Year, ms: number): number => {
  const index = countBelow(year.opens, ms) - 1;
  if (index === -1) return 0;
  const from = year.opens[index]!;
  return year.before[index]! + Math.min(ms, year.closes[index]!) - from;
};

const yearFrom = (start: DateTime, hoursOf: Timetable['hoursOf']): Year => {
  const end = start.plus({ years: 1 });
  const opens: number[] = [];
  const closes: number[] = [];
  const before: number[] = [];
  let totalMs = 0;
  for (let day = start; day < end; day = day.plus({ days: 1 })) {
    for (const [from, to] of hoursOf(day)) {
      opens.push(from);
      closes.push(to);
      before.push(totalMs);
      totalMs += to - from;
    }
  }
  return { startMs: start.toMillis(), endMs: end.toMillis(), opens, closes, before, totalMs };
};

type HoursOf = Timetable['hoursOf'];

const hoursReader = ({ weekly, holidays }: CalendarRules): HoursOf => {
  const closed = new Set(holidays);
  const byWeekday = Map.groupBy(weekly, ({ weekday }) => weekday);
  const inMinutes = new Map(
    [...byWeekday].map(([weekday, hours]) => [
      weekday,
      hours
        .map(({ opens, closes }) => [minutesOf(opens), minutesOf(closes)] as const)
        .sort(([a], [b]) => a - b),
    ]),
  );
  return (day) =>
    closed.has(day.toISODate()!)
      ? []
      : (inMinutes.get(day.weekday) ?? [])
          .map(([from, to]) => [instantMs(day, from), instantMs(day, to)] as const)
          .filter(([from, to]) => to > from);
};

const neverOpen = (): never => {
  throw new Error('the calendar is never open');
};

/**
 * Works out the opening hours of a calendar year by year, when first asked, in its zone: daylight
 * saving is in the instants (CLK-12). A time that the zone skips counts as the one an hour later.
 */
export const timetableOf = (rules: CalendarRules): Timetable => {
  const hoursOf = hoursReader(rules);
  const years = new Map<number, Year>();
  const yearOf = (number: number): Year => {
    let year = years.get(number);
    if (year === undefined) {
      const start = DateTime.fromObject({ year: number }, { zone: rules.timeZone });
      year = yearFrom(start, hoursOf);
      years.set(number, year);
    }
    return year;
  };
  /** The local year of an instant; that of UTC is at most one off. */
  const localYear = (ms: number): number => {
    const guess = new Date(ms).getUTCFullYear();
    if (ms < yearOf(guess).startMs) return guess - 1;
    return ms >= yearOf(guess).endMs ? guess + 1 : guess;
  };
  const nextOpen = (fromMs: number): number => {
    const first = localYear(fromMs);
    for (let number = first; number < first + YEARS_SEARCHED; number += 1) {
      const { opens, closes } = yearOf(number);
      const index = countBelow(closes, fromMs + 1);
      if (index < opens.length) return Math.max(fromMs, opens[index]!);
    }
    return neverOpen();
  };
  const reached = (fromMs: number, ms: number): number => {
    const first = localYear(fromMs);
    let left = ms + openBefore(yearOf(first), fromMs);
    for (let number = first; number < first + YEARS_SEARCHED; number += 1) {
      const { opens, before, totalMs } = yearOf(number);
      if (left <= totalMs) {
        const index = countBelow(before, left) - 1;
        return opens[index]! + left - before[index]!;
      }
      left -= totalMs;
    }
    return neverOpen();
  };

  return {
    hoursOf,
    openMsBetween: (fromMs, toMs) => {
      const last = localYear(toMs);
      let sum = openBefore(yearOf(last), toMs);
      let number = localYear(fromMs);
      sum -= openBefore(yearOf(number), fromMs);
      for (; number < last; number += 1) sum += yearOf(number).totalMs;
      return sum;
    },
    addOpenMs: (fromMs, ms) => (ms > 0 ? reached(fromMs, ms) : nextOpen(fromMs)),
  };
};
