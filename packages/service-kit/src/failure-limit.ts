/**
 * Counts failed authentications in fixed windows of one minute. Two counters, because each alone
 * can be misused: one per claimed device AND address (a stranger who knows a device's name cannot
 * lock it out from elsewhere), one per address (names cannot be tried in turn).
 */
export type FailureLimit = {
  /** Seconds to wait when the caller is over a limit, else 0. */
  blockedFor(address: string, deviceId: string): number;
  failed(address: string, deviceId: string): void;
};

export type FailureLimitOptions = {
  readonly perDevice?: number;
  readonly perAddress?: number;
  /** Unix milliseconds. */
  readonly now?: () => number;
};

const windowMs = 60_000;
const entriesMax = 50_000;

/** A limit in the memory of one process: two processes allow twice as many. */
export const createFailureLimit = (options: FailureLimitOptions = {}): FailureLimit => {
  const now = options.now ?? Date.now;
  const perDevice = options.perDevice ?? 20;
  const perAddress = options.perAddress ?? 300;
  let counts = new Map<string, number>();
  let startedMs = now();

  const turnWindow = (): void => {
    if (now() - startedMs < windowMs) return;
    startedMs = now();
    if (counts.size > 0) counts = new Map();
  };
  const add = (key: string): void => {
    // A full table stops counting new keys rather than grow: the address counter is in it already.
    const count = counts.get(key);
    if (count !== undefined || counts.size < entriesMax) counts.set(key, (count ?? 0) + 1);
  };
  return {
    blockedFor: (address, deviceId) => {
      turnWindow();
      if (counts.size === 0) return 0;
      const over =
        (counts.get(address) ?? 0) >= perAddress ||
        (counts.get(`${address} ${deviceId}`) ?? 0) >= perDevice;
      return over ? Math.max(1, Math.ceil((startedMs + windowMs - now()) / 1000)) : 0;
    },
    failed: (address, deviceId) => {
      turnWindow();
      add(address);
      if (deviceId !== '') add(`${address} ${deviceId}`);
    },
  };
};
