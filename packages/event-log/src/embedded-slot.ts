import { backoffMs } from './backoff.ts';
import type { LockedPartition } from './embedded-membership.ts';
import type { ReceivedRecord, SubscribeOptions } from './types.ts';

/** One held partition: where it is, and whether a batch of it is being handled. */
export interface Slot {
  readonly at: LockedPartition;
  /** Undefined: to be loaded from the consumer's checkpoint before the next read. */
  position: bigint | undefined;
  /** False from the moment the partition is not ours any more; its batch must not commit. */
  alive: boolean;
  running: Promise<void> | undefined;
  /** The last page was full: more is waiting, so read on without a pause. */
  wasFull: boolean;
  failures: number;
  /** Not read before this time (performance clock). */
  retryAt: number;
}

export const makeSlot = (at: LockedPartition): Slot => ({
  at,
  position: undefined,
  alive: true,
  running: undefined,
  wasFull: false,
  failures: 0,
  retryAt: 0,
});

const fail = (slot: Slot): void => {
  slot.failures += 1;
  slot.retryAt = performance.now() + backoffMs(slot.failures);
  // What the consumer committed before it failed is in its checkpoint, and only there.
  slot.position = undefined;
  slot.wasFull = false;
};

/** Hands a page to the consumer and moves the position; never throws. */
export const handlePage = async (
  slot: Slot,
  records: readonly ReceivedRecord[],
  options: SubscribeOptions,
  signal: AbortSignal,
): Promise<void> => {
  const { topic, partition } = slot.at;
  try {
    const next = await options.handle(
      { topic, partition, records },
      { signal, alive: () => slot.alive && !signal.aborted },
    );
    if (next <= records[0]!.offset) return fail(slot);
    slot.position = next;
    slot.failures = 0;
  } catch {
    // The runner reports its errors; here a throw only means "not done, later again".
    fail(slot);
  }
};

/** Loads the position where it is not known. False: try later. */
export const loadPosition = async (slot: Slot, options: SubscribeOptions): Promise<boolean> => {
  if (slot.position !== undefined) return true;
  try {
    slot.position = await options.loadPosition(slot.at.topic, slot.at.partition);
    return true;
  } catch {
    fail(slot);
    return false;
  }
};
