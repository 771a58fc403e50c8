import type { BuildRunner } from './build-runner.ts';

export interface ReconcileLoop {
  start(): void;
  wake(): void;
  stop(): Promise<void>;
}

const BUSY_MS = 100;
const IDLE_MS = 1_000;

/** Reconciles for ever: soon again while builds are to be switched or dropped, else each second. */
export const createReconcileLoop = (runner: BuildRunner): ReconcileLoop => {
  let stopped = true;
  let running: Promise<void> = Promise.resolve();
  let wake: () => void = () => undefined;
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async (): Promise<void> => {
    while (!stopped) {
      await pause(runner.isBusy() ? BUSY_MS : IDLE_MS);
      if (!stopped) await runner.reconcile();
    }
  };
  return {
    start: () => {
      if (!stopped) return;
      stopped = false;
      running = run();
    },
    wake: () => wake(),
    stop: async () => {
      stopped = true;
      wake();
      await running;
    },
  };
};
