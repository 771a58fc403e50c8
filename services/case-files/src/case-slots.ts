import { CASE_STATES, type CaseState } from '@amends/contracts/vocabulary';
import { cellSlots, type NamedSlot, slotsOf } from '@amends/projections/cell-slots';
import { ENDED_STATES } from './projections/lifecycle.ts';

/** The states in which somebody waits, in the order of the lifecycle. */
export const WAITING_STATES = CASE_STATES.filter((state) => !ENDED_STATES.has(state));

const named = (what: string, states: readonly CaseState[]): string[] =>
  states.map((state) => `${what} ${state}`);

/**
 * What cells keep of cases, in the order of the slots' numbers: a change of names, order or of the
 * states needs a new version of the projection.
 */
const slots: readonly NamedSlot[] = [
  // Reports of failures, duplicates with them; cases have none.
  ...slotsOf('count', ['reports', 'reopened', 'cases', 'flagged']),
  ...slotsOf('count', named('state', CASE_STATES)),
  // Cases that were in a state at all, and how long each stay was that is over.
  ...slotsOf('count', named('been', WAITING_STATES)),
  ...slotsOf('seconds', named('stay', WAITING_STATES)),
  // Of cases that are still in it, since which hour, and the sum of the seconds since 1970.
  ...slotsOf('keyed', named('sinceHour', WAITING_STATES)),
  ...slotsOf('count', named('since', WAITING_STATES)),
];

export const { kinds: slotKinds, numberOf: slotOf, readerOf } = cellSlots(slots);
