import type { Tally } from './cell-content.ts';
import type { SlotKind } from './types.ts';

/** A slot of cells by its name. */
export type NamedSlot = readonly [name: string, kind: SlotKind];

/** Slots of one kind. */
export const slotsOf = (kind: SlotKind, names: readonly string[]): NamedSlot[] =>
  names.map((name) => [name, kind] as const);

/** A tally by the names of its slots. */
export interface TallyReader {
  sum(slot: string): number;
  count(slot: string): number;
  buckets(slot: string): ArrayLike<number>;
  keyed(slot: string): (readonly [key: number, count: number])[];
  sumUpTo(slot: string, last: number): number;
}

/**
 * Slots by name, numbered in their order; the first counts the cases. A change of names or order
 * needs a new version of the projection.
 */
export const cellSlots = (slots: readonly NamedSlot[]) => {
  const numbers = new Map(slots.map(([name], at) => [name, at]));
  /** The number of a slot. @throws TypeError for a name that is none */
  const numberOf = (name: string): number => {
    const number = numbers.get(name);
    if (number === undefined) throw new TypeError(`${name} is no slot`);
    return number;
  };
  return {
    kinds: slots.map(([, kind]) => kind) as readonly SlotKind[],
    numberOf,
    /** Whether there is a slot of the name: what an event tells may not be in the vocabulary. */
    has: (name: string): boolean => numbers.has(name),
    readerOf: (tally: Tally): TallyReader => ({
      sum: (slot) => tally.sum(numberOf(slot)),
      count: (slot) => tally.count(numberOf(slot)),
      buckets: (slot) => tally.buckets(numberOf(slot)),
      keyed: (slot) => tally.keyed(numberOf(slot)),
      sumUpTo: (slot, last) => tally.sumUpTo(numberOf(slot), last),
    }),
  };
};
