/** Milliseconds before attempt `failures + 1`: doubles from `firstMs` up to `maxMs`. */
export const backoffMs = (failures: number, firstMs = 100, maxMs = 5_000): number =>
  Math.min(maxMs, firstMs * 2 ** Math.min(Math.max(failures - 1, 0), 20));

/** A pause that can be cut short: `wake()` ends the running one, or the next if none runs. */
export interface Pause {
  wait(ms: number): Promise<void>;
  wake(): void;
}

export const makePause = (): Pause => {
  let end: (() => void) | undefined;
  let woken = false;
  return {
    wait: (ms) => {
      if (woken || ms <= 0) {
        woken = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const finish = () => {
          clearTimeout(timer);
          end = undefined;
          woken = false;
          resolve();
        };
        const timer = setTimeout(finish, ms);
        end = finish;
      });
    },
    wake: () => {
      woken = true;
      end?.();
    },
  };
};

/** Waits for work to end, at most `deadlineMs`; its errors are not told here. */
export const byDeadline = async (work: Promise<unknown>, deadlineMs: number): Promise<void> => {
  const deadline = Promise.withResolvers<void>();
  const timer = setTimeout(deadline.resolve, deadlineMs);
  await Promise.race([work.catch(() => undefined), deadline.promise]);
  clearTimeout(timer);
};
