import { type CalendarRules, timetableOf } from '@amends/calendars/timetable';
import type { ProjectionRead } from '@amends/projections/types';
import type { Elapsed } from '@amends/statistics/case-clock';
import type { Calendars } from './case-durations.ts';
import { calendarTable } from './projections/calendars.ts';

interface CalendarRow extends CalendarRules {
  readonly calendar: string;
}

/**
 * Business time of every calendar version that was ever defined. A timetable is worked out when a
 * case first needs it; one that is never open counts nothing, as triage refuses it anyway.
 */
export const readCalendars = async ({ client, schema }: ProjectionRead): Promise<Calendars> => {
  const { rows } = await client.query<CalendarRow>(
    `select calendar, time_zone as "timeZone", weekly, holidays
     from ${schema}.${calendarTable.name}`,
  );
  return new Map(
    rows.map(({ calendar, ...rules }): [string, Elapsed] => {
      const table = timetableOf(rules);
      return [calendar, (fromMs, toMs) => table.openMsBetween(fromMs, toMs)];
    }),
  );
};
