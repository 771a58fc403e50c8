import { NAKAMURA_CAUSES } from '@amends/contracts/vocabulary';
import { cellSlots, type NamedSlot, slotsOf } from '@amends/projections/cell-slots';
import { PAYMENT_KINDS } from './money-figures.ts';

/** What may be decided against the next failure. */
export const DECISIONS = ['action_opened', 'covered_by_open_action', 'no_action_needed'] as const;

const named = (what: string, names: readonly string[]): string[] =>
  names.map((name) => `${what} ${name}`);

/**
 * What cells keep of cases, in the order of the slots' numbers: a change of names, order or of the
 * lists behind them needs a new version of the projection.
 */
const slots: readonly NamedSlot[] = [
  ...slotsOf('count', ['cases', 'rootCauses', 'closed', 'fedBack']),
  ...slotsOf('count', named('decision', DECISIONS)),
  // Money by currency, and cases with any.
  ...slotsOf('sums', named('paid', PAYMENT_KINDS)),
  ...slotsOf('keyed', named('cases of', PAYMENT_KINDS)),
  // Causes as customer and staff coded them, as coderKey.
  ...slotsOf('keyed', ['coded']),
];

export const { kinds: slotKinds, numberOf: slotOf, readerOf } = cellSlots(slots);

const CODES = NAKAMURA_CAUSES.length;

/** Places in the list of causes, of customer and staff, in one key, and back. */
export const coderKey = (customer: number, employee: number): number => customer * CODES + employee;
export const codersOf = (key: number): readonly [customer: number, employee: number] => [
  Math.floor(key / CODES),
  key % CODES,
];
