/** A clock that stands still until it is told to move. */
export interface ManualClock {
  /** The present instant, a new Date at each call. */
  now(): Date;
  /** Moves the clock forward by milliseconds; negative values throw. */
  advance(ms: number): void;
}

/** Makes a manual clock. `start` is an ISO 8601 instant or a Date. */
export const manualClock = (start: string | Date = '2026-01-05T09:00:00.000Z'): ManualClock => {
  let nowMs = new Date(start).getTime();
  if (Number.isNaN(nowMs)) throw new Error(`not an instant: ${String(start)}`);
  return {
    now: () => new Date(nowMs),
    advance: (ms) => {
      if (!(ms >= 0)) throw new Error(`a clock does not move by ${ms} ms`);
      nowMs += ms;
    },
  };
};
