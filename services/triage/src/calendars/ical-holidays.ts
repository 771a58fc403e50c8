import ICAL from 'ical.js';
import { DateTime } from 'luxon';

/** Days of an iCalendar file on which a calendar is closed (CLK-12). */
export interface IcalHolidays {
  /** Local dates, in order, each once. */
  readonly days: readonly string[];
  /** Events that last no whole day of the calendar's zone, or were called off. */
  readonly skipped: number;
}

export interface Span {
  readonly timeZone: string;
  /** Local dates; both count. */
  readonly from: string;
  readonly until: string;
}

/** A file that cannot be used, and why in a sentence. */
export class IcalError extends Error {
  override readonly name = 'IcalError';
}

const EVENTS_MAX = 1_000;
/** Of all events together; the process waits while they are worked out. */
const OCCURRENCES_MAX = 5_000;
const DAYS_OF_EVENT_MAX = 366;
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const iso = (day: DateTime): string => day.toISODate()!;

/** The whole days between two local midnights. */
const daysFrom = (start: DateTime, end: DateTime): string[] => {
  const days: string[] = [];
  for (let day = start; day < end && days.length < DAYS_OF_EVENT_MAX; day = day.plus({ days: 1 })) {
    days.push(iso(day));
  }
  return days;
};

const instantOf = (time: ICAL.Time, timeZone: string): DateTime =>
  DateTime.fromMillis(time.toUnixTime() * 1_000, { zone: timeZone });

/**
 * An event of dates is those dates wherever the calendar is; one of times counts where it begins
 * and ends at midnight of the calendar's zone, and no day of it else.
 */
const daysOf = (start: ICAL.Time, end: ICAL.Time, timeZone: string): string[] => {
  if (start.isDate) {
    const first = DateTime.fromISO(start.toString(), { zone: 'utc' });
    const last = DateTime.fromISO(end.toString(), { zone: 'utc' });
    return daysFrom(first, last > first ? last : first.plus({ days: 1 }));
  }
  const [from, to] = [instantOf(start, timeZone), instantOf(end, timeZone)];
  const isWhole = +from === +from.startOf('day') && +to === +to.startOf('day');
  return isWhole ? daysFrom(from, to) : [];
};

const parse = (text: string): ICAL.Component => {
  try {
    const root = new ICAL.Component(ICAL.parse(text) as [string, unknown[], unknown[]]);
    if (root.name === 'vcalendar') return root;
  } catch {
    // Told below: what the parser says quotes the file.
  }
  throw new IcalError('It is not one iCalendar object.');
};

/** The days of a month that a rule names exist in each month that it names. */
const hasDays = (months: readonly number[], days: readonly number[]): boolean =>
  months.every((month) => days.every((day) => Math.abs(day) <= MONTH_DAYS[month - 1]!));

/**
 * Holidays come yearly, on days of a month or on weekdays. Of other rules the library looks for
 * ever where there is no such day, or gives the day after: they are refused before.
 */
const requireYearly = (event: ICAL.Component): void => {
  for (const property of event.getAllProperties('rrule')) {
    const { freq, parts } = property.getFirstValue() as ICAL.Recur;
    const {
      BYMONTH: months = [],
      BYMONTHDAY: days,
      BYDAY: weekdays,
      ...others
    } = parts as {
      readonly [part: string]: readonly unknown[] | undefined;
    };
    const isYearly =
      freq === 'YEARLY' &&
      Object.keys(others).length === 0 &&
      (days === undefined || weekdays === undefined) &&
      hasDays(months as number[], (days ?? []) as number[]);
    if (isYearly) continue;
    throw new IcalError('A rule is not yearly, by days of a month or by weekdays of it.');
  }
};

interface Counted {
  /** Occurrences walked through so far, of all events. */
  walked: number;
}

/** Occurrences of one event that may touch the span; those long before it are walked past. */
const occurrences = function* (event: ICAL.Event, { from, until }: Span, counted: Counted) {
  if (!event.isRecurring()) {
    yield { startDate: event.startDate, endDate: event.endDate };
    return;
  }
  const near = iso(DateTime.fromISO(from).minus({ days: DAYS_OF_EVENT_MAX }));
  const iterator = event.iterator();
  for (let next = iterator.next(); next; next = iterator.next()) {
    counted.walked += 1;
    if (counted.walked > OCCURRENCES_MAX) throw new IcalError('It repeats too often.');
    const day = next.toString().slice(0, 10);
    if (day > until) return;
    if (day >= near) yield event.getOccurrenceDetails(next);
  }
};

const isCalledOff = (component: ICAL.Component): boolean =>
  component.getFirstPropertyValue('status') === 'CANCELLED';

/**
 * Reads the holidays of an iCalendar file that lie within a span.
 * @throws IcalError
 */
export const icalHolidays = (text: string, span: Span): IcalHolidays => {
  const { timeZone, from, until } = span;
  const root = parse(text);
  const components = root.getAllSubcomponents('vevent');
  if (components.length > EVENTS_MAX) throw new IcalError(`It has over ${EVENTS_MAX} events.`);
  for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const days = new Set<string>();
  const counted: Counted = { walked: 0 };
  let skipped = 0;
  try {
    for (const component of components) {
      requireYearly(component);
      const event = new ICAL.Event(component);
      // Another date of a rule: its event knows of it.
      if (event.isRecurrenceException()) continue;
      if (isCalledOff(component) || event.startDate === null) {
        skipped += 1;
        continue;
      }
      for (const { startDate, endDate } of occurrences(event, span, counted)) {
        const found = daysOf(startDate, endDate, timeZone);
        if (found.length === 0) skipped += 1;
        for (const day of found) if (day >= from && day <= until) days.add(day);
      }
    }
  } catch (error) {
    if (error instanceof IcalError) throw error;
    throw new IcalError('An event of it cannot be read.');
  } finally {
    ICAL.TimezoneService.reset();
  }
  return { days: [...days].sort(), skipped };
};
