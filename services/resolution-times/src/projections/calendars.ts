import type { CalendarDefined } from '@amends/contracts/triage-clocks';
import type { FactTable, RowLog } from '@amends/projections/types';

/** How a case names the version of a calendar that its targets count in. */
export const calendarKey = (calendarId: string, version: number): string =>
  `${calendarId}:${version}`;

/**
 * Versions of calendars, one row each: a version never changes, so they are a set. They lie in
 * partitions of their own, and a case that runs by one may be heard of first.
 */
export const calendarTable: FactTable = {
  name: 'calendar',
  columns: {
    calendar: 'text',
    time_zone: 'text not null',
    weekly: 'jsonb not null',
    holidays: 'text[] not null',
  },
};

export const calendarLog: RowLog = {
  table: calendarTable,
  rows: ({ type, data }) => {
    if (type !== 'CalendarDefined') return [];
    const { calendarId, version, timeZone, weekly, holidays } = data as CalendarDefined;
    const calendar = calendarKey(calendarId, version);
    return [{ calendar, time_zone: timeZone, weekly, holidays }];
  },
};
