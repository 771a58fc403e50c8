import { type CalendarRules, type Timetable, timetableOf } from '@amends/calendars/timetable';
import type { CalendarDefined } from '@amends/contracts/triage-clocks';
import { DateTime } from 'luxon';
import type { BusinessTime } from '../domain/clock/business-time.ts';

const iso = (ms: number): string =>
  DateTime.fromMillis(ms, { zone: 'utc' }).toISO({ suppressMilliseconds: true })!;

/** The instant itself where the day is open then, else its next opening, else its last closing. */
const withinHours = (hours: ReturnType<Timetable['hoursOf']>, ms: number): number => {
  const next = hours.find(([, closes]) => closes >= ms);
  return next === undefined ? hours.at(-1)![1] : Math.max(next[0], ms);
};

/**
 * A calendar version as clocks count by it. A start outside the hours counts from the next opening;
 * a working day that closes earlier than the start's time of day ends a target at its closing.
 * @throws Error when the calendar is never open within ten years
 */
export const calendarTime = (
  calendar: Pick<CalendarDefined, 'calendarId' | 'version'> & CalendarRules,
): BusinessTime => {
  const { calendarId, version, timeZone } = calendar;
  const table = timetableOf(calendar);
  return {
    calendarId,
    version,
    millisBetween: (from, to) => table.openMsBetween(Date.parse(from), Date.parse(to)),
    addMillis: (from, millis) => iso(table.addOpenMs(Date.parse(from), millis)),
    addDays: (from, days, endsAt) => {
      const begin = table.addOpenMs(Date.parse(from), 0);
      let day = DateTime.fromMillis(begin, { zone: timeZone });
      for (let left = days; left > 0; ) {
        day = day.plus({ days: 1 });
        if (table.hoursOf(day.startOf('day')).length > 0) left -= 1;
      }
      const hours = table.hoursOf(day.startOf('day'));
      return iso(
        endsAt === 'close_of_business' ? hours.at(-1)![1] : withinHours(hours, day.toMillis()),
      );
    },
  };
};
