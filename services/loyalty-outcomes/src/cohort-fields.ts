import { DISSATISFACTION_LEVELS } from '@amends/contracts/follow-up-assumptions';
import { type FactField, type FactView, wordField } from '@amends/projections/fact-field';
import { instantSql } from '@amends/projections/period-fields';

/** SQL that a list of [when, ...] had an entry by then; `at` is the place of the instant. */
const past = ({ asOf }: FactView, item: string, at: number): string =>
  asOf === undefined ? 'true' : `(${item} ->> ${at})::timestamptz <= ${instantSql(asOf)}`;

const countSql = (view: FactView, column: string, instant: (item: string) => string): string => {
  const condition =
    view.asOf === undefined ? 'true' : `${instant('i')}::timestamptz <= ${instantSql(view.asOf)}`;
  return `(select count(*) from jsonb_array_elements(f.${column}) i where ${condition})`;
};

/**
 * Which of the three a case belongs to: right first time, recovered after it had come back,
 * or left unresolved; null while it is open, or where it ended otherwise.
 */
export const cohortField: FactField = {
  ...wordField('cohort', ['right_first_time', 'recovered_later', 'unresolved']),
  sql: (view) => {
    const recoveries = countSql(view, 'recoveries', (item) => `(${item} ->> 0)`);
    const reopenings = countSql(view, 'reopenings', (item) => `(${item} #>> '{}')`);
    const ends = `exists (select from jsonb_array_elements(f.closings) e
      where ${past(view, 'e', 0)} and e ->> 1 in
        ('recovery_failed', 'customer_lost', 'no_agreement', 'unreachable'))`;
    return `case when ${recoveries} > ${reopenings}
        then case when ${reopenings} = 0 then 'right_first_time' else 'recovered_later' end
      when ${recoveries} = 0 and ${ends} then 'unresolved' end`;
  },
};

/**
 * What was given, as a share of the price; null without a price, before a recovery, and
 * where some of it was in another currency: that is no share of this price.
 */
export const valueBandField: FactField = {
  ...wordField('value', ['nothing', 'under_half', 'half_or_more', 'whole', 'more_than_price']),
  sql: (view) => {
    const given = `(select coalesce(sum((m ->> 2)::bigint), 0) from jsonb_array_elements(f.money) m
      where m ->> 1 = f.price_currency and ${past(view, 'm', 3)})`;
    const isMixed = `exists (select from jsonb_array_elements(f.money) m
      where m ->> 1 <> f.price_currency and ${past(view, 'm', 3)})`;
    const recoveries = countSql(view, 'recoveries', (item) => `(${item} ->> 0)`);
    return `case when coalesce(f.price_amount, 0) <= 0 or ${recoveries} = 0 or ${isMixed} then null
      when ${given} = 0 then 'nothing'
      when ${given} * 2 < f.price_amount then 'under_half'
      when ${given} < f.price_amount then 'half_or_more'
      when ${given} = f.price_amount then 'whole' else 'more_than_price' end`;
  },
};

/** How strong the customer's feelings were when the failure was reported; null where not told. */
export const affectField: FactField = {
  ...wordField('affect', ['mild', 'strong']),
  sql: `case when f.affect is null then null when f.affect <= 2 then 'mild' else 'strong' end`,
};

/** How dissatisfied the customer was with the failure; null where nobody said. */
export const dissatisfactionField: FactField = {
  ...wordField('dissatisfaction', DISSATISFACTION_LEVELS),
  sql: `case when f.dissatisfaction is null then null when f.dissatisfaction < 4 then 'low'
    when f.dissatisfaction = 4 then 'mid' else 'high' end`,
};

/** How far whoever is responsible could have prevented it, as classified. */
export const controllabilityField: FactField = {
  ...wordField('controllability', ['low', 'mid', 'high']),
  sql: `case when f.controllability is null then null when f.controllability < 4 then 'low'
    when f.controllability = 4 then 'mid' else 'high' end`,
};
