import { DateTime } from 'luxon';

/** Weekday and local times; Monday is 1, `closes` may be 24:00. */
export interface LocalHours {
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
}

/** Longer than any week with a change of the clock in it. */
const SEARCH_DAYS = 9;

const at = (day: DateTime, time: string): DateTime => {
  const [hour, minute] = time.split(':').map(Number);
  return hour === 24
    ? day.plus({ days: 1 }).startOf('day')
    : day.set({ hour: hour!, minute: minute! });
};

/**
 * The first instant from `now` on at which one of the hours is open, in the zone's own time; `now`
 * itself while one is. Undefined when there are none.
 */
export const openFrom = (
  hours: readonly LocalHours[],
  timeZone: string,
  now: string,
): string | undefined => {
  const start = DateTime.fromISO(now, { zone: timeZone });
  for (let days = 0; days < SEARCH_DAYS; days += 1) {
    const day = start.startOf('day').plus({ days });
    const openings = hours
      .filter(({ weekday }) => weekday === day.weekday)
      .map(({ opens, closes }) => ({ from: at(day, opens), to: at(day, closes) }))
      .filter(({ to }) => to > start)
      .sort((one, other) => one.from.toMillis() - other.from.toMillis());
    const first = openings[0];
    if (first !== undefined) return first.from <= start ? now : first.from.toUTC().toISO()!;
  }
  return undefined;
};
