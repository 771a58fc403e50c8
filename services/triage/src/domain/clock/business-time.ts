import { isAfter, laterOf } from '@amends/contracts/instant-order';

/**
 * One version of a calendar as arithmetic. Zones and holidays are worked out outside the domain;
 * here only instants and business milliseconds are known (CLK-12: elapsed, not wall-clock).
 */
export interface BusinessTime {
  readonly calendarId: string;
  readonly version: number;
  /** Milliseconds of `from` to `to` that lie within opening hours. */
  millisBetween(from: string, to: string): number;
  /** The first instant by which so many have passed; with 0 the next one within opening hours. */
  addMillis(from: string, millis: number): string;
  /** So many open days on, at the same time of day or when that day closes (CLK-13). */
  addDays(from: string, days: number, endsAt: 'same_time' | 'close_of_business'): string;
}

/** A calendar and the instant another one took over from it; the last one has none. */
export interface CalendarSpan {
  readonly time: BusinessTime;
  readonly until?: string;
}

/** Calendars one after the other: each counts over its own span alone (CLK-14). */
export interface SpannedTime {
  readonly spans: readonly CalendarSpan[];
  millisBetween(from: string, to: string): number;
  addMillis(from: string, millis: number): string;
}

const earlierOf = (one: string, other: string | undefined): string =>
  other === undefined || !isAfter(one, other) ? one : other;

/** Sums business time across the calendars that were in force, in order. */
export const spannedTime = (spans: readonly CalendarSpan[]): SpannedTime => ({
  spans,
  millisBetween: (from, to) => {
    let sum = 0;
    let begin = from;
    for (const { time, until } of spans) {
      const end = earlierOf(to, until);
      if (isAfter(end, begin)) {
        sum += time.millisBetween(begin, end);
        begin = end;
      }
    }
    return sum;
  },
  addMillis: (from, millis) => {
    let left = millis;
    let begin = from;
    for (const { time, until } of spans.slice(0, -1)) {
      if (!isAfter(until!, begin)) continue;
      const available = time.millisBetween(begin, until!);
      if (available > 0 && left <= available) return time.addMillis(begin, left);
      left -= available;
      begin = laterOf(begin, until!);
    }
    return spans.at(-1)!.time.addMillis(begin, left);
  },
});
