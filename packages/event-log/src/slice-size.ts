/** How many records the next transaction may take, learnt from how long the last ones took. */
export interface SliceSize {
  next(): number;
  /** Reports a transaction: how many records, how many milliseconds of work. */
  took(records: number, ms: number): void;
}

const FIRST = 100;
// Below this a transaction is slow because of what each one costs, however little is in it.
// Shrinking further once made a busy machine take one record at a time and never catch up.
const LEAST = 25;

/** Keeps a transaction near `maxMs` of work and under `maxEvents` records. */
export const sliceSize = (limits: { maxEvents: number; maxMs: number }): SliceSize => {
  const least = Math.min(LEAST, limits.maxEvents);
  let size = Math.min(FIRST, limits.maxEvents);
  return {
    next: () => size,
    took: (records, ms) => {
      if (ms > limits.maxMs) {
        if (records > least) size = Math.max(least, Math.min(size, Math.floor(records / 2)));
      } else if (records >= size && ms < limits.maxMs / 2) {
        size = Math.min(limits.maxEvents, size * 2);
      }
    },
  };
};

/** Lets at most `count` pieces of work run at a time, in the order they came. */
export const turnstile = (count: number): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let free = count;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
};
