/** Numbers that look random and are the same for the same seed, on every machine. */
export interface SeededRandom {
  /** At least 0, below 1. */
  next(): number;
  /** Whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Picks by weight; weights need not add up to anything. */
  weighted<Item extends { readonly weight: number }>(items: readonly Item[]): Item;
}

/** Mulberry32 by Tommy Ettinger (public domain): 32 bits of state are plenty for a demo. */
const mulberry32 = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Opens a source of numbers for a whole-number seed. */
export const seededRandom = (seed: number): SeededRandom => {
  const next = mulberry32(seed);
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => items[int(0, items.length - 1)]!,
    weighted: (items) => {
      let left = next() * items.reduce((sum, { weight }) => sum + weight, 0);
      return (
        items.find(({ weight }) => {
          left -= weight;
          return left < 0;
        }) ?? items.at(-1)!
      );
    },
  };
};
