import { REMEDY_CLASSES, REMEDY_RESOURCES } from '@amends/contracts/remedy-catalogue';
import { type FactField, type FactView, wordField } from '@amends/projections/fact-field';
import { instantSql } from '@amends/projections/period-fields';

/** What there was most of in the last recovery by then: the first of the words that it has. */
const ofLastRecovery =
  (place: number, words: readonly string[]) =>
  ({ asOf }: FactView): string => {
    const cases = words.map((word) => `when r -> ${place} ? '${word}' then '${word}'`);
    const past = asOf === undefined ? 'true' : `(r ->> 0)::timestamptz <= ${instantSql(asOf)}`;
    return `(select case ${cases.join(' ')} end
      from jsonb_array_elements(f.recoveries) with ordinality l(r, at)
      where ${past} order by at desc limit 1)`;
  };

/** Tangible where anything tangible was given, words only where there was nothing else. */
export const remedyClassField: FactField = {
  ...wordField('class', REMEDY_CLASSES),
  sql: ofLastRecovery(2, ['tangible', 'procedural', 'psychological']),
};

/** Money where any was given, then goods, then service; attention where it was all. */
export const remedyResourceField: FactField = {
  ...wordField('resource', REMEDY_RESOURCES),
  sql: ofLastRecovery(3, REMEDY_RESOURCES),
};
