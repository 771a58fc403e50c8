import type { CatalogueEntry } from '@amends/contracts/remedy-catalogue';

type Promised = CatalogueEntry['promise']['what'];

const entry = (
  remedyType: CatalogueEntry['remedyType'],
  kind: Pick<CatalogueEntry, 'class' | 'resource'>,
  what: Promised,
  withinHours: number,
): CatalogueEntry => ({ remedyType, ...kind, promise: { what, withinHours } });

const WORDS = { class: 'psychological', resource: 'attention' } as const;
const MONEY = { class: 'tangible', resource: 'money' } as const;
const GOODS = { class: 'tangible', resource: 'good' } as const;
const WORK = { class: 'tangible', resource: 'service' } as const;
const ATTENTION = { class: 'procedural', resource: 'attention' } as const;
const SERVICE = { class: 'procedural', resource: 'service' } as const;

const DAY = 24;

/**
 * The catalogue of version 1: every kind of remedy with class, resource and the time it is made
 * good within. Words are said by the next day; a refund takes as long as banks do.
 */
export const CATALOGUE_V1: readonly CatalogueEntry[] = [
  entry('listen', WORDS, 'answer', DAY),
  entry('acknowledge_feelings', WORDS, 'answer', DAY),
  entry('apology', WORDS, 'answer', DAY),
  entry('responsibility_statement', WORDS, 'answer', DAY),
  entry('explanation', WORDS, 'answer', DAY),
  entry('correction', WORK, 'repair', 5 * DAY),
  entry('correction_plus', WORK, 'repair', 5 * DAY),
  entry('replacement_exchange', GOODS, 'delivery', 7 * DAY),
  entry('redelivery', GOODS, 'delivery', 5 * DAY),
  entry('reperformance_repair', WORK, 'repair', 7 * DAY),
  entry('refund', MONEY, 'refund', 7 * DAY),
  entry('partial_refund', MONEY, 'refund', 7 * DAY),
  entry('discount', MONEY, 'refund', DAY),
  entry('voucher_store_credit', MONEY, 'refund', DAY),
  entry('gift', GOODS, 'delivery', 7 * DAY),
  entry('loyalty_points', MONEY, 'refund', 2 * DAY),
  entry('alternative_substitute', GOODS, 'delivery', 5 * DAY),
  entry('manager_intervention', ATTENTION, 'decision', 2 * DAY),
  entry('priority_service', SERVICE, 'visit', 2 * DAY),
  entry('education_demonstration', SERVICE, 'visit', 7 * DAY),
  entry('guarantee_payout', MONEY, 'refund', DAY),
  entry('make_whole', MONEY, 'refund', 10 * DAY),
  entry('record_correction', SERVICE, 'decision', 5 * DAY),
  entry('process_change_notice', ATTENTION, 'answer', 5 * DAY),
  entry('win_back_offer', MONEY, 'refund', 2 * DAY),
];
