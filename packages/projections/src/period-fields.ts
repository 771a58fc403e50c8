import { escapeLiteral } from 'pg';
import { z } from 'zod';
import { type FactField, type FactFields, type FactView, isOnRealDay } from './fact-field.ts';

const YEAR = '(20\\d\\d|2100)';

/** How a period is written: by Postgres, and in a filter. */
const periods = {
  day: ['YYYY-MM-DD', `^${YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$`],
  // ISO 8601: a week belongs to the year that has its Thursday.
  week: ['IYYY-"W"IW', `^${YEAR}-W(0[1-9]|[1-4]\\d|5[0-3])$`],
  month: ['YYYY-MM', `^${YEAR}-(0[1-9]|1[0-2])$`],
  quarter: ['YYYY-"Q"Q', `^${YEAR}-Q[1-4]$`],
} as const;
type Period = keyof typeof periods;

/** Whether rows say by `time_precision` how exact their times are, or all are instants. */
type Precision = 'of_row' | 'instant';

/** A checked instant as SQL. */
export const instantSql = (instant: string): string => `${escapeLiteral(instant)}::timestamptz`;

// A register that knows whole days has them at 00:00 UTC (architecture.md 11, imported dates): in
// another zone they would be the day before.
const zoneSql = ({ timeZone }: FactView, precision: Precision): string =>
  precision === 'instant'
    ? escapeLiteral(timeZone)
    : `case when f.time_precision = 'date' then 'UTC' else ${escapeLiteral(timeZone)} end`;

const periodText = (period: Period): z.ZodString =>
  z.string().regex(new RegExp(periods[period][1]), `is not a ${period}`);

/** A date of a query, such as the first one of a span of days. */
export const localDate = periodText('day').refine(isOnRealDay, {
  message: 'is not a day that exists',
});

/** The period that a local date lies in, as SQL. @throws TypeError for a word that is none */
export const periodSql = (period: string, date: string): string => {
  if (!Object.hasOwn(periods, period)) throw new TypeError(`${period} is not a period`);
  return `to_char(${date}, '${periods[period as Period][0]}')`;
};

const periodField = (column: string, period: Period, precision: Precision): FactField => {
  return {
    sql: (view) =>
      `to_char(f.${column} at time zone ${zoneSql(view, precision)}, '${periods[period][0]}')`,
    type: 'text',
    value: period === 'day' ? localDate : periodText(period),
    isDimension: true,
  };
};

/**
 * The day (`2026-05-31`), week (`2026-W22`), month and quarter (`2026-Q2`) of an instant in the
 * zone asked for, as fields `day`, `week` … or `<name>Day`, `<name>Week` …; null where there is
 * no instant.
 */
export const periodFields = (
  column: string,
  name?: string,
  precision: Precision = 'of_row',
): FactFields =>
  Object.fromEntries(
    (Object.keys(periods) as Period[]).map((period) => [
      name === undefined ? period : `${name}${period[0]!.toUpperCase()}${period.slice(1)}`,
      periodField(column, period, precision),
    ]),
  );

/** An IANA zone that this program knows; Postgres is asked when the query runs. */
export const timeZoneParameter = z
  .string()
  .max(64)
  .regex(/^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/, 'is not an IANA time zone')
  .refine((name) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
      return true;
    } catch {
      return false;
    }
  }, 'is not an IANA time zone')
  .optional()
  .default('UTC')
  .describe('Zone of days, weeks, months and quarters.');
