import type { Pool, PoolClient } from 'pg';
import type { Validate } from './event-decoder.ts';
import type { LoggedEvent } from './logged-event.ts';
import type { ToPark } from './sift.ts';
import type { EventLog } from './types.ts';

/** Which records of a partition a commit has put behind the consumer. */
export interface BatchInfo {
  readonly topic: string;
  readonly partition: number;
  readonly firstOffset: bigint;
  /** Offset of the last record looked at, dropped and ignored ones included. */
  readonly lastOffset: bigint;
}

/** The transaction a batch is applied in. Never begin, commit or roll back in it. */
export interface BatchTransaction {
  readonly client: PoolClient;
  /** True when parked events are applied again. */
  readonly isReplay: boolean;
}

/**
 * Applies events within the transaction: those of a partition stand in their order, several
 * partitions may share a transaction. It may be called again with
 * fewer events after an error (the effects of the failed call are rolled back), so it keeps nothing
 * in memory. To leave the batch early it returns how many events, from the first, it has handled.
 */
export type Apply = (
  tx: BatchTransaction,
  events: readonly LoggedEvent[],
  // biome-ignore lint/suspicious/noConfusingVoidType: most appliers return nothing
) => Promise<{ readonly handled: number } | void>;

/** What a consumer is, apart from the log it reads: also what a replay needs. */
export interface ConsumerDefinition {
  readonly pool: Pool;
  /** Name of the consumer, of its group and of its rows. */
  readonly name: string;
  /** Version of its tables; a checkpoint of another version is refused. */
  readonly version: number;
  /** Types it handles; others are ignored. All are handled unless told. */
  readonly knownTypes?: readonly string[];
  readonly apply: Apply;
  /** Checks data and brings it up to date; see validateByCatalogue. None unless told. */
  readonly validate?: Validate;
}

export interface ConsumerOptions extends ConsumerDefinition {
  readonly log: EventLog;
  readonly topics: readonly string[];
  /**
   * Bounds of one transaction: events, and milliseconds of work (its size adapts to them).
   * Projections 1000 and 1000; reactors, which hold back readers, 200 and 50.
   */
  readonly limits: { readonly maxEvents: number; readonly maxMs: number };
  /** Batches at a time, 1 unless told; never more than the pool has connections. */
  readonly concurrency?: number;
  /** Called after the commit that parked them. */
  readonly onParked?: (parked: readonly ToPark[]) => void;
  /** Called after each commit, once per partition that was in it. */
  readonly onCommitted?: (info: BatchInfo) => void;
  /** Called when a batch failed and will be tried again. */
  readonly onError?: (error: unknown) => void;
  /** Called once when the consumer stops for good: rebuild_required or checkpoint_mismatch. */
  readonly onHalted?: (error: Error) => void;
}
