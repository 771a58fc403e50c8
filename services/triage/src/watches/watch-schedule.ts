import type { AlertSchedule, FigureSchedule } from '@amends/contracts/triage-figure-watches';
import { DateTime } from 'luxon';
import type { DueTime } from '../domain/watches/figure-watch.ts';

/** Of a report or of an alert. */
export type Schedule = FigureSchedule | AlertSchedule;

const utc = (time: DateTime): string => time.toUTC().toISO({ suppressMilliseconds: true })!;

const FIRST = 1;

/** The hour, or the day of the week or month where there is one, that a time lies in. */
const placeIn = (time: DateTime, schedule: Schedule): DateTime => {
  switch (schedule.every) {
    case 'hour':
    case 'day':
      return time.startOf(schedule.every);
    case 'week':
      return time.startOf('week').plus({ days: (schedule.weekday ?? FIRST) - 1 });
    case 'month':
      return time.startOf('month').plus({ days: (schedule.dayOfMonth ?? FIRST) - 1 });
  }
};

/**
 * The time of day on that day. One that the clocks skip is told by as many minutes later; of one
 * that comes twice the first counts.
 */
const atOf = (place: DateTime, { at }: Schedule): DateTime => {
  if (at === undefined) return place;
  const [hour, minute] = at.split(':').map(Number);
  return place.set({ hour: hour!, minute: minute! });
};

/** The first due instant after this one. */
export const nextDue = (schedule: Schedule, after: string): string => {
  const { every, timeZone } = schedule;
  const now = DateTime.fromISO(after, { zone: timeZone });
  for (let steps = 0; ; steps += 1) {
    const due = atOf(placeIn(now.plus({ [every]: steps }), schedule), schedule);
    if (due > now) return utc(due);
  }
};

/**
 * What a timer stands for that rings now: the latest instant that was due. Whatever was missed
 * before that is not made up for.
 */
export const latestDue = (schedule: Schedule, rangFor: string, now: string): DueTime => {
  let dueAt = rangFor;
  let nextDueAt = nextDue(schedule, dueAt);
  while (Date.parse(nextDueAt) <= Date.parse(now)) {
    dueAt = nextDueAt;
    nextDueAt = nextDue(schedule, dueAt);
  }
  return { dueAt, nextDueAt };
};

/** The last whole day, week or month before it. */
export const lastWhole = (
  { every, timeZone }: FigureSchedule,
  dueAt: string,
): { readonly from: string; readonly until: string } => {
  const until = DateTime.fromISO(dueAt, { zone: timeZone }).startOf(every);
  return { from: utc(until.minus({ [every]: 1 }).startOf(every)), until: utc(until) };
};
