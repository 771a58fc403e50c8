import type { ClockBook } from '../domain/clock/clock-book.ts';
import type { HandoverTimes } from '../domain/rules.ts';

/**
 * When whoever is offered a case is reminded, and until when they may answer: minutes of their own
 * working time, so that nobody is reminded at night (CLK-15); of plain time where no hours are
 * known of them.
 */
export const answerTimes = (
  { remindAfterMinutes, answerWithinMinutes }: HandoverTimes,
  calendarId: string | undefined,
  book: ClockBook,
  now: string,
): { readonly remindAt: string; readonly answerBy: string } => {
  const time =
    calendarId === undefined
      ? undefined
      : book.calendars(calendarId, book.currentVersion(calendarId));
  const after = (minutes: number): string => {
    const millis = minutes * 60_000;
    return time === undefined
      ? new Date(Date.parse(now) + millis).toISOString()
      : time.addMillis(now, millis);
  };
  return { remindAt: after(remindAfterMinutes), answerBy: after(answerWithinMinutes) };
};
