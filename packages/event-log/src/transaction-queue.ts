import type { ReceivedRecord } from './types.ts';
import type { CheckpointKey } from './checkpoint.ts';
import type { BatchOutcome, Slice, SliceOutcome } from './batch-transaction.ts';
import { type SliceSize, sliceSize, turnstile } from './slice-size.ts';

interface Waiting extends Slice {
  readonly alive: () => boolean;
  readonly resolve: (outcome: SliceOutcome | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Lets the partitions of a consumer share transactions. */
export interface TransactionQueue {
  /**
   * Applies as many of the records, from the first, as the next transaction takes; undefined where
   * the partition was taken away before its turn. Never called twice at a time for one partition.
   */
  apply(
    key: CheckpointKey,
    records: readonly ReceivedRecord[],
    alive: () => boolean,
  ): Promise<SliceOutcome | undefined>;
  /** Runs other work of the consumer's pool when it is its turn. */
  takeTurn<T>(work: () => Promise<T>): Promise<T>;
}

/** Takes what waits, in its order, up to `max` records; the first always. */
const take = (waiting: Waiting[], max: number): Waiting[] => {
  const taken: Waiting[] = [];
  let left = max;
  while (left > 0 && waiting.length > 0) {
    const next = waiting.shift()!;
    if (!next.alive()) {
      next.resolve(undefined);
      continue;
    }
    taken.push({ ...next, records: next.records.slice(0, left) });
    left -= next.records.length;
  }
  return taken;
};

/**
 * Group commit for consumers: whatever partitions have brought by the time a transaction may begin
 * goes into it. Under load batches grow by themselves, and the price of a transaction is shared.
 */
export const transactionQueue = (options: {
  readonly limits: { readonly maxEvents: number; readonly maxMs: number };
  readonly concurrency: number;
  readonly run: (slices: readonly Slice[]) => Promise<BatchOutcome>;
}): TransactionQueue => {
  const size: SliceSize = sliceSize(options.limits);
  const takeTurn = turnstile(options.concurrency);
  const waiting: Waiting[] = [];
  let scheduled = 0;

  const runNext = async (): Promise<void> => {
    scheduled -= 1;
    const taken = take(waiting, size.next());
    if (waiting.length > 0) schedule();
    if (taken.length === 0) return;
    const started = performance.now();
    try {
      const { slices } = await options.run(taken);
      const records = taken.reduce((total, slice) => total + slice.records.length, 0);
      size.took(records, performance.now() - started);
      for (const [at, { resolve }] of taken.entries()) resolve(slices[at]);
    } catch (error) {
      for (const { reject } of taken) reject(error);
    }
  };
  // At the end of the turn of the event loop: partitions read in one page come in one turn.
  const schedule = (): void => {
    if (scheduled >= options.concurrency) return;
    scheduled += 1;
    setImmediate(() => void takeTurn(runNext));
  };

  return {
    apply: (key, records, alive) => {
      const { promise, resolve, reject } = Promise.withResolvers<SliceOutcome | undefined>();
      waiting.push({ key, records, alive, resolve, reject });
      schedule();
      return promise;
    },
    takeTurn,
  };
};
