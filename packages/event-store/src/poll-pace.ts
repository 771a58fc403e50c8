import { createBusyPace } from './busy-pace.ts';

/**
 * When to poll next: at once after a full page, 20 to 50 ms while events come, backing off to
 * 250 ms when none do. `wake` ends an idle wait early, so a reader in the writer's own process
 * hears of a commit without waiting and without a NOTIFY, which would serialise commits.
 */
export interface PollPace {
  /** Waits before the next poll, given how many rows the last one brought and its limit. */
  wait(rows: number, limit: number, signal?: AbortSignal): Promise<void>;
  wake(): void;
}

export interface PollPaceOptions {
  readonly busyMs?: number;
  readonly idleMs?: number;
}

export const createPollPace = ({ busyMs = 20, idleMs = 250 }: PollPaceOptions = {}): PollPace => {
  const busy = createBusyPace({ leastMs: busyMs, mostMs: busyMs * 2.5 });
  let delayMs = busyMs;
  let lastPollMs = 0;
  const waiters = new Set<() => void>();

  return {
    wait: (rows, limit, signal) => {
      lastPollMs = performance.now();
      busy.brought(rows);
      delayMs = rows > 0 ? busy.intervalMs() : Math.min(idleMs, delayMs * 1.5);
      if (rows >= limit || signal?.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          waiters.delete(hurry);
          signal?.removeEventListener('abort', end);
          resolve();
        };
        let timer = setTimeout(end, delayMs);
        // Not at once: under load every commit would cause a poll of its own.
        const hurry = (): void => {
          waiters.delete(hurry);
          clearTimeout(timer);
          timer = setTimeout(end, Math.max(0, lastPollMs + busy.intervalMs() - performance.now()));
        };
        waiters.add(hurry);
        signal?.addEventListener('abort', end, { once: true });
      });
    },
    wake: () => {
      for (const hurry of [...waiters]) hurry();
    },
  };
};
