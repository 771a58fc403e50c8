import type { DataKeys } from './data-keys.ts';

/** Often enough that a failed reading is made up for within the grace. */
const READS_PER_GRACE = 4;

/** Reads keys that another process makes or removes, before the new ones seal. */
export const refreshing = (keys: Pick<DataKeys, 'refresh'>, graceSeconds: number) => {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  return {
    start: (): void => {
      timer = setInterval(
        () => {
          // The database is away: the next reading is early enough.
          running = keys.refresh().catch(() => undefined);
        },
        (graceSeconds * 1_000) / READS_PER_GRACE,
      ).unref();
    },
    stop: async (): Promise<void> => {
      clearInterval(timer);
      await running;
    },
  };
};
