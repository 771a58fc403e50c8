import type { OpeningHours } from '@amends/contracts/triage-clocks';
import type { BusinessTime } from '../domain/clock/business-time.ts';
import { calendarTime } from './calendar-time.ts';

export const BERLIN = 'Europe/Berlin';

const on = (days: readonly number[], hours: readonly (readonly [string, string])[]) =>
  days.flatMap((weekday) =>
    hours.map(([opens, closes]): OpeningHours => ({ weekday, opens, closes })),
  );

export const weekdays = (...hours: readonly (readonly [string, string])[]): OpeningHours[] =>
  on([1, 2, 3, 4, 5], hours);

/** Opening hours of the calendars of semantics 1.10. */
export const HOURS = {
  a: weekdays(['09:00', '17:00']),
  c: weekdays(['08:00', '17:00']),
  d: weekdays(['08:00', '18:00']),
  e: on([1, 2, 3, 4, 5, 6, 7], [['00:00', '24:00']]),
  lunch: weekdays(['09:00', '12:00'], ['13:00', '17:00']),
  evening: weekdays(['13:00', '21:00']),
} as const;

export const calendarOf = (
  weekly: readonly OpeningHours[],
  { timeZone = BERLIN, holidays = [] as string[], calendarId = 'test', version = 1 } = {},
): BusinessTime => calendarTime({ calendarId, version, timeZone, weekly: [...weekly], holidays });

/** A local time with its offset, as the specification prints it, in UTC. */
export const utc = (local: string): string => new Date(local).toISOString();

/** Summer time of Berlin: `june('01 09:00')`. */
export const june = (dayAndTime: string): string =>
  utc(`2026-06-${dayAndTime.replace(' ', 'T')}:00+02:00`);
