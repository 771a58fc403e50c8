import { z } from 'zod';

const DATE = '(20\\d\\d|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';
const TIME = '([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.(\\d{1,9}))?';
const OFFSET = '(Z|[+-](?:0\\d|1[0-4]):[0-5]\\d)';
const FORM = new RegExp(`^${DATE}T${TIME}${OFFSET}$`);

/** How far ahead of us a sender's clock may be. */
export const FUTURE_TOLERANCE_MS = 5 * 60_000;

const daysIn = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * Reads an RFC 3339 instant: years 2000 to 2100, a day that exists, no leap second, Z or an offset.
 * Gives it in UTC, decimals cut to microseconds (what the database keeps); undefined for anything
 * else. Date alone would turn 30 February into 2 March.
 */
export const utcInstant = (text: string): string | undefined => {
  const match = FORM.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, , decimals, offset] = match;
  if (Number(day) > daysIn(Number(year), Number(month))) return undefined;
  const fraction = decimals === undefined ? '' : `.${decimals.slice(0, 6)}`;
  if (offset === 'Z') return `${text.slice(0, 19)}${fraction}Z`;
  const utc = new Date(`${text.slice(0, 19)}${offset}`).toISOString();
  return `${utc.slice(0, 19)}${fraction}Z`;
};

/** Whether an instant lies more than the tolerance after `nowMs` (Unix milliseconds). */
export const liesInFuture = (instant: string, nowMs: number): boolean =>
  Date.parse(instant) > nowMs + FUTURE_TOLERANCE_MS;

/** An instant of a request: UTC, of a day that exists. */
export const realInstant = z
  .string()
  .refine((text) => text.endsWith('Z') && utcInstant(text) !== undefined, {
    message: 'must be an RFC 3339 instant in UTC',
  });

/** An instant of a request that has happened. */
export const pastInstant = realInstant.refine((text) => !liesInFuture(text, Date.now()), {
  message: 'must not be in the future',
  params: { code: 'in_future' },
});
