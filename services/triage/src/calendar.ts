import { DateTime } from 'luxon';

/** Weekly opening hours in one IANA zone; intervals are half-open and do not cross midnight. */
export interface Calendar {
  readonly calendarId: string;
  readonly version: number;
  readonly zone: string;
  /** Weekday 1 (Monday) to 7 -> intervals in minutes after local midnight, in order. */
  readonly weekly: Readonly<Record<number, readonly (readonly [number, number])[]>>;
}

/** Monday to Saturday, 09:00 to 20:00, in the given zone: the calendar of version 1. */
export const shopHours = (zone: string): Calendar => ({
  calendarId: 'shop_hours',
  version: 1,
  zone,
  weekly: Object.fromEntries([1, 2, 3, 4, 5, 6].map((day) => [day, [[540, 1200] as const]])),
});

/** Every day, all day. */
export const alwaysOpen = (zone: string): Calendar => ({
  calendarId: 'always_open',
  version: 1,
  zone,
  weekly: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [[0, 1440] as const]])),
});

const SEARCH_DAYS_MAX = 3660;

const iso = (instant: DateTime): string => instant.toUTC().toISO({ suppressMilliseconds: true })!;

/** Open intervals of the local day that begins at `day`; daylight saving follows the zone. */
const openings = (calendar: Calendar, day: DateTime): [DateTime, DateTime][] =>
  (calendar.weekly[day.weekday] ?? []).map(([from, to]) => [
    day.set({ hour: Math.floor(from / 60), minute: from % 60 }),
    to === 1440 ? day.plus({ days: 1 }) : day.set({ hour: Math.floor(to / 60), minute: to % 60 }),
  ]);

/** Open intervals from the local day of `from` on, day after day. */
function* openingsFrom(calendar: Calendar, from: DateTime): Generator<[DateTime, DateTime]> {
  let day = from.startOf('day');
  for (let count = 0; count < SEARCH_DAYS_MAX; count++) {
    yield* openings(calendar, day);
    day = day.plus({ days: 1 });
  }
  throw new Error(`calendar ${calendar.calendarId} is never open`);
}

/**
 * The instant at which `seconds` business seconds have passed since `start` (semantics CLK-10 to
 * CLK-12: business seconds are elapsed seconds inside the intervals). Throws when the calendar is
 * never open within ten years.
 */
export const addBusinessSeconds = (calendar: Calendar, start: string, seconds: number): string => {
  const from = DateTime.fromISO(start, { zone: calendar.zone });
  let left = seconds * 1000;
  for (const [opens, closes] of openingsFrom(calendar, from)) {
    const begin = Math.max(opens.toMillis(), from.toMillis());
    const available = closes.toMillis() - begin;
    if (available <= 0) continue;
    if (left <= available) return iso(DateTime.fromMillis(begin + left));
    left -= available;
  }
  throw new Error('unreachable: openingsFrom ends by throwing');
};

/** Seconds of `start` to `end` that lie inside the intervals. */
export const businessSecondsBetween = (calendar: Calendar, start: string, end: string): number => {
  const from = DateTime.fromISO(start, { zone: calendar.zone });
  const until = Date.parse(end);
  let sum = 0;
  for (const [opens, closes] of openingsFrom(calendar, from)) {
    if (opens.toMillis() >= until) break;
    const begin = Math.max(opens.toMillis(), from.toMillis());
    sum += Math.max(0, Math.min(closes.toMillis(), until) - begin);
  }
  return Math.round(sum / 1000);
};

/** The instant itself where the day is open then, else its next opening, else its last closing. */
const withinHours = (calendar: Calendar, instant: DateTime): DateTime => {
  const intervals = openings(calendar, instant.startOf('day'));
  const next = intervals.find(([, closes]) => closes >= instant);
  if (next === undefined) return intervals.at(-1)![1];
  return next[0] > instant ? next[0] : instant;
};

/**
 * Same time of day, `days` open days later (semantics CLK-13, T-22). A start outside the hours
 * counts from the next opening; a day that closes earlier ends the target at its closing.
 */
export const addBusinessDays = (calendar: Calendar, start: string, days: number): string => {
  const begin = DateTime.fromISO(addBusinessSeconds(calendar, start, 0), { zone: calendar.zone });
  let passed = 0;
  for (let left = days; left > 0; ) {
    passed += 1;
    // The calendar is open on some day of each week, or the line above would have thrown.
    if ((calendar.weekly[begin.plus({ days: passed }).weekday] ?? []).length > 0) left -= 1;
  }
  return iso(withinHours(calendar, begin.plus({ days: passed })));
};
