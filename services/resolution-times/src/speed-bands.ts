import { type FactField, type FactView, wordField } from '@amends/projections/fact-field';
import { instantSql } from '@amends/projections/period-fields';

const BANDS = [
  ['within_1_hour', '1 hour'],
  ['within_1_day', '1 day'],
  ['within_3_days', '3 days'],
  ['within_7_days', '7 days'],
] as const;

const NAMES = [...BANDS.map(([name]) => name), 'over_7_days'] as unknown as [string, ...string[]];

const bandSql = (column: string, { asOf }: FactView): string => {
  const span = `f.${column} - f.reported_at`;
  const notYet = asOf === undefined ? '' : ` or f.${column} > ${instantSql(asOf)}`;
  // A register of whole days cannot tell an hour.
  const isHour = (name: string) => (name === BANDS[0][0] ? `f.time_precision <> 'date' and ` : '');
  const bands = BANDS.map(
    ([name, upTo]) => `when ${isHour(name)}${span} <= interval '${upTo}' then '${name}'`,
  );
  return `case when f.${column} is null or f.${column} < f.reported_at${notYet} then null
    ${bands.join(' ')} else 'over_7_days' end`;
};

/** How soon an instant came after the report; null where it did not. */
export const speedBandField = (column: string): FactField => ({
  ...wordField(column, NAMES),
  sql: (view) => bandSql(column, view),
});
