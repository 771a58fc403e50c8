import type { FigureSchedule } from '@amends/contracts/triage-figure-watches';
import { DateTime } from 'luxon';
import type { DueTime } from '../domain/watches/figure-watch.ts';

const utc = (time: DateTime): string => time.toUTC().toISO({ suppressMilliseconds: true })!;

const FIRST = 1;

/** The day of the week or month, where there is one, that a time lies in the week or month of. */
const dayIn = (time: DateTime, { every, weekday, dayOfMonth }: FigureSchedule): DateTime => {
  if (every === 'day') return time.startOf('day');
  if (every === 'week') return time.startOf('week').plus({ days: (weekday ?? FIRST) - 1 });
  return time.startOf('month').plus({ days: (dayOfMonth ?? FIRST) - 1 });
};

/**
 * The time of day on that day. One that the clocks skip is told by as many minutes later; of one
 * that comes twice the first counts.
 */
const atOf = (day: DateTime, { at }: FigureSchedule): DateTime => {
  const [hour, minute] = at.split(':').map(Number);
  return day.set({ hour: hour!, minute: minute! });
};

/** The first due instant after this one. */
export const nextDue = (schedule: FigureSchedule, after: string): string => {
  const { every, timeZone } = schedule;
  const now = DateTime.fromISO(after, { zone: timeZone });
  for (let steps = 0; ; steps += 1) {
    const due = atOf(dayIn(now.plus({ [every]: steps }), schedule), schedule);
    if (due > now) return utc(due);
  }
};

/**
 * What is to be told when a timer rings: of the latest instant that was due by now, the last whole
 * day, week or month before it. Whatever was missed before that is not made up for.
 */
export const dueTime = (schedule: FigureSchedule, rangFor: string, now: string): DueTime => {
  let dueAt = rangFor;
  let nextDueAt = nextDue(schedule, dueAt);
  while (Date.parse(nextDueAt) <= Date.parse(now)) {
    dueAt = nextDueAt;
    nextDueAt = nextDue(schedule, dueAt);
  }
  const { every, timeZone } = schedule;
  const until = DateTime.fromISO(dueAt, { zone: timeZone }).startOf(every);
  const from = until.minus({ [every]: 1 }).startOf(every);
  return { dueAt, from: utc(from), until: utc(until), nextDueAt };
};
