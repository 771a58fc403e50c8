import { type CatalogueEntry, STANDARD_KINDS } from '@amends/contracts/remedy-catalogue';

type Promised = CatalogueEntry['promise']['what'];

const entry = (
  remedyType: CatalogueEntry['remedyType'],
  what: Promised,
  withinHours: number,
): CatalogueEntry => ({
  remedyType,
  ...STANDARD_KINDS[remedyType],
  promise: { what, withinHours },
});

const DAY = 24;

/**
 * The catalogue of version 1: every kind of remedy with class, resource and the time it is made
 * good within. Words are said by the next day; a refund takes as long as banks do.
 */
export const CATALOGUE_V1: readonly CatalogueEntry[] = [
  entry('listen', 'answer', DAY),
  entry('acknowledge_feelings', 'answer', DAY),
  entry('apology', 'answer', DAY),
  entry('responsibility_statement', 'answer', DAY),
  entry('explanation', 'answer', DAY),
  entry('correction', 'repair', 5 * DAY),
  entry('correction_plus', 'repair', 5 * DAY),
  entry('replacement_exchange', 'delivery', 7 * DAY),
  entry('redelivery', 'delivery', 5 * DAY),
  entry('reperformance_repair', 'repair', 7 * DAY),
  entry('refund', 'refund', 7 * DAY),
  entry('partial_refund', 'refund', 7 * DAY),
  entry('discount', 'refund', DAY),
  entry('voucher_store_credit', 'refund', DAY),
  entry('gift', 'delivery', 7 * DAY),
  entry('loyalty_points', 'refund', 2 * DAY),
  entry('alternative_substitute', 'delivery', 5 * DAY),
  entry('manager_intervention', 'decision', 2 * DAY),
  entry('priority_service', 'visit', 2 * DAY),
  entry('education_demonstration', 'visit', 7 * DAY),
  entry('guarantee_payout', 'refund', DAY),
  entry('make_whole', 'refund', 10 * DAY),
  entry('record_correction', 'decision', 5 * DAY),
  entry('process_change_notice', 'answer', 5 * DAY),
  entry('win_back_offer', 'refund', 2 * DAY),
];
