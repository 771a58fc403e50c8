import { DateTime } from 'luxon';

/** Hours of the day, in the place of the customer's store, in which nobody is written to. */
export interface QuietHours {
  /** Minutes of the day: from 21:00 on is 1260. It may go over midnight. */
  readonly from: number;
  readonly to: number;
}

const FORM = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/;

/** `21:00-08:00`, or `none`; undefined where the text is neither. */
export const quietHoursOf = (text: string): QuietHours | 'none' | undefined => {
  if (text === 'none') return 'none';
  const found = FORM.exec(text);
  if (found === null) return undefined;
  const [fromHour, fromMinute, toHour, toMinute] = found.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  return { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
};

const isQuiet = ({ from, to }: QuietHours, minute: number): boolean =>
  from < to ? minute >= from && minute < to : minute >= from || minute < to;

/** Now, or the first moment after the quiet hours in that zone. */
export const sendableFrom = (now: string, zone: string, quiet: QuietHours | 'none'): string => {
  if (quiet === 'none' || quiet.from === quiet.to) return now;
  const local = DateTime.fromISO(now, { zone });
  if (!isQuiet(quiet, local.hour * 60 + local.minute)) return now;
  const end = { hour: Math.floor(quiet.to / 60), minute: quiet.to % 60, second: 0, millisecond: 0 };
  const today = local.set(end);
  // A clock that was put forward may leave the hour out: the day's end of quiet is then later.
  const until = today > local ? today : local.plus({ days: 1 }).set(end);
  return until.toUTC().toISO()!;
};
