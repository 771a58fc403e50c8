import type { BiView } from '@amends/projections/bi-view';
import {
  caseDimensionViewColumns,
  caseItemsFrom,
  caseKeyColumns,
  caseViewFrom,
  itemInstant,
} from '@amends/projections/case-view';
import { OUTSIDE_THE_RATE } from './loyal-cases.ts';

const lengthOf = (list: string): string => `coalesce(jsonb_array_length(f.${list}), 0)`;

// Several facts tell of one trigger, and some triggers of no failure of this recovery.
const DEVIATIONS = `(select count(distinct d.item ->> 0)
  from jsonb_array_elements(f.deviations) d(item)
  where d.item ->> 0 not in (${[...OUTSIDE_THE_RATE].map((each) => `'${each}'`).join()}))`;

const caseOutcomes: BiView = {
  name: 'case_outcomes',
  says: 'One row per case: its recovery and what came of it, without what its customer answered',
  from: caseViewFrom('case_loyalty'),
  columns: {
    ...caseDimensionViewColumns,
    price_minor: ['f.price_amount', 'Price of what failed, in minor units of price_currency'],
    price_currency: ['f.price_currency', 'ISO 4217 code of price_minor'],
    is_complaint: ['f.is_complaint', 'The customer came to us with it; null where nobody knows'],
    is_repeat: ['f.is_repeat', 'The same customer had something like it before'],
    attribution: ['f.attribution', 'Whose fault it was, as classified'],
    stability: ['f.stability', 'How lasting its cause is, as classified'],
    controllability: ['f.controllability', 'How avoidable it was, as classified, 1 to 7'],
    attempted_at: ['f.attempted_at', 'First step of the first recovery, an instant'],
    first_resolved_at: ['f.first_resolved_at', 'First recovery, an instant'],
    resolved_at: ['f.resolved_at', 'Last recovery, an instant; null while it is open again'],
    recoveries: [lengthOf('recoveries'), 'How often it was recovered, a number'],
    reopen_count: ['coalesce(f.reopen_count, 0)', 'How often it was opened again, a number'],
    double_deviations: [DEVIATIONS, 'By how many triggers its recovery failed too, a number'],
    first_closed_at: ['f.first_closed_at', 'First closing, an instant'],
    outcome: ['f.outcome', 'Outcome of the last closing; null while it is open'],
    asked_at: ['f.asked_at', 'When its customer was first asked, an instant'],
    unasked_at: ['f.unasked_at', 'When it was decided not to ask, an instant'],
    unasked_reason: ['f.unasked_reason', 'Why its customer was not asked'],
  },
};

const caseMoney: BiView = {
  name: 'case_money',
  says: 'One row per sum that a recovery gave to the customer; add up within a currency only',
  from: caseItemsFrom('case_loyalty', 'money'),
  columns: {
    ...caseKeyColumns,
    position: ['i.position', 'Place among the sums of the case, from 1'],
    kind: ['i.item ->> 0', 'restitution returns the loss, goodwill is given beyond it'],
    amount_minor: ['(i.item ->> 2)::bigint', 'The sum, in minor units of currency'],
    currency: ['i.item ->> 1', 'ISO 4217 code of amount_minor'],
    given_at: [itemInstant(3), 'When, an instant'],
  },
};

const assumptions: BiView = {
  name: 'assumptions',
  says: 'One row per version of an assumption that figures of worth rest on',
  from: (schema) => `${schema}.assumption_version a`,
  columns: {
    assumption_id: ['a.assumption_id', 'Which assumption'],
    version: ['a.version', 'Its version, from 1'],
    set_at: ['a.at', 'When it was set or withdrawn, an instant'],
    kind: ['a.kind', 'What is assumed; null of a version that withdraws it'],
    unit: ['a.unit', 'Unit of value, low and high'],
    currency: ['a.currency', 'ISO 4217 code where the unit is money'],
    value: ['a.value', 'What is assumed, in the unit; money in minor units'],
    low: ['a.low', 'Low end of its range, in the unit'],
    high: ['a.high', 'High end of its range, in the unit'],
    source: ['a.source', 'Kind of source it rests on'],
    withdrawn_for: ['a.withdrawn_for', 'Why it was withdrawn'],
  },
};

/** What BI tools see of loyalty; the README lists it. */
export const biViews: readonly BiView[] = [caseOutcomes, caseMoney, assumptions];
