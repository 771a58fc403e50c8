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

/** Reading over records that are not handled costs little, but not nothing. */
const PASSED_OVER_MAX = 5_000;

type IsHandled = (record: ReceivedRecord) => boolean;

/** How many of the records fit, from the first on; at least one. */
const fitting = (records: readonly ReceivedRecord[], max: number, isHandled: IsHandled) => {
  let handled = 0;
  let count = 0;
  for (const record of records) {
    const weight = isHandled(record) ? 1 : 0;
    if (count > 0 && (handled + weight > max || count === PASSED_OVER_MAX)) break;
    handled += weight;
    count += 1;
  }
  return { handled, count };
};

interface Taken {
  readonly slices: readonly Waiting[];
  /** Records in them that are handled. */
  readonly handled: number;
}

/** Takes what waits, in its order, up to `max` records that are handled. */
const take = (waiting: Waiting[], max: number, isHandled: IsHandled): Taken => {
  const slices: Waiting[] = [];
  let left = max;
  while (left > 0 && waiting.length > 0) {
    const next = waiting.shift()!;
    if (!next.alive()) {
      next.resolve(undefined);
      continue;
    }
    const { handled, count } = fitting(next.records, left, isHandled);
    slices.push({ ...next, records: next.records.slice(0, count) });
    left -= handled;
  }
  return { slices, handled: max - left };
};

/**
 * Group commit for consumers: whatever partitions have brought by the time a transaction may begin
 * goes into it. Under load batches grow by themselves, and the price of a transaction is shared.
 */
export const transactionQueue = (options: {
  readonly limits: { readonly maxEvents: number; readonly maxMs: number };
  readonly concurrency: number;
  /** Only these count against the limits; the others are passed over. */
  readonly isHandled: IsHandled;
  readonly run: (slices: readonly Slice[]) => Promise<BatchOutcome>;
}): TransactionQueue => {
  const size: SliceSize = sliceSize(options.limits);
  const takeTurn = turnstile(options.concurrency);
  const waiting: Waiting[] = [];
  let scheduled = 0;

  const runNext = async (): Promise<void> => {
    scheduled -= 1;
    const { slices, handled } = take(waiting, size.next(), options.isHandled);
    if (waiting.length > 0) schedule();
    if (slices.length === 0) return;
    const started = performance.now();
    try {
      const outcome = await options.run(slices);
      size.took(handled, performance.now() - started);
      for (const [at, { resolve }] of slices.entries()) resolve(outcome.slices[at]);
    } catch (error) {
      for (const { reject } of slices) reject(error);
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
