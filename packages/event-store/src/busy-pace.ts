/**
 * How long a reader waits between two polls while rows come: the more come in a second, the longer.
 * A poll and what it causes cost the same whatever they bring, so under load fewer and fuller ones
 * leave the processors to the work itself, while a lone event is still fetched at once.
 */
export interface BusyPace {
  /** Milliseconds between two polls now. */
  intervalMs(): number;
  /** Tells how many rows a poll brought. */
  brought(rows: number): void;
}

export interface BusyPaceOptions {
  /** Interval while few rows come. */
  readonly leastMs: number;
  /** Interval from `fullRowsPerSecond` on. */
  readonly mostMs: number;
  /** Clock in milliseconds, monotonic. */
  readonly nowMs?: () => number;
}

const FULL_ROWS_PER_SECOND = 500;
/** Time constant of the average: what came a few seconds ago counts for little. */
const MEMORY_MS = 1_000;

/** Makes a pace that has seen nothing yet. */
export const createBusyPace = (options: BusyPaceOptions): BusyPace => {
  const { leastMs, mostMs, nowMs = () => performance.now() } = options;
  let rowsPerSecond = 0;
  let lastMs = nowMs();
  const decay = (): void => {
    const now = nowMs();
    rowsPerSecond *= Math.exp(-(now - lastMs) / MEMORY_MS);
    lastMs = now;
  };
  return {
    intervalMs: () => {
      decay();
      const fullness = Math.min(1, rowsPerSecond / FULL_ROWS_PER_SECOND);
      return leastMs + (mostMs - leastMs) * fullness;
    },
    brought: (rows) => {
      decay();
      // In the long run the average of a steady stream is its rate.
      rowsPerSecond += (rows * 1_000) / MEMORY_MS;
    },
  };
};
