/** How many events the next transaction may take, learnt from how long the last ones took. */
export interface SliceSize {
  next(): number;
  /** Reports a transaction: how many events, how many milliseconds of work. */
  took(events: number, ms: number): void;
}

const FIRST = 100;
const WEIGHT = 0.3;

/** Keeps a transaction under `maxMs` of work and `maxEvents` events. */
export const sliceSize = (limits: { maxEvents: number; maxMs: number }): SliceSize => {
  let msPerEvent: number | undefined;
  return {
    next: () => {
      if (msPerEvent === undefined) return Math.min(limits.maxEvents, FIRST);
      const fits = Math.floor(limits.maxMs / Math.max(msPerEvent, 0.001));
      return Math.max(1, Math.min(limits.maxEvents, fits));
    },
    took: (events, ms) => {
      if (events === 0) return;
      const now = ms / events;
      msPerEvent = msPerEvent === undefined ? now : msPerEvent * (1 - WEIGHT) + now * WEIGHT;
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
