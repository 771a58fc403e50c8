import { isSystemic, isTransient, reasonOf } from './consumer-errors.ts';
import type { LoggedEvent } from './logged-event.ts';
import { type ParkReason, WAITING } from './sift.ts';

/** Runs one statement in the batch's transaction. */
type Run = (sql: string) => Promise<unknown>;

/** Applies events in the transaction; may stop before one of them by saying how many it did. */
export type ApplyEvents = (events: readonly LoggedEvent[]) => Promise<number>;

/** An event that cannot be applied. */
export interface Rejected {
  readonly event: LoggedEvent;
  readonly reasonCode: ParkReason;
  readonly reason: string;
}

export interface Isolated {
  readonly applied: number;
  readonly rejected: readonly Rejected[];
  /** The consumer left the batch before these: neither applied nor rejected. */
  readonly left: readonly LoggedEvent[];
}

// So many cases failing at once, with none that works, is a broken database or program.
const SYSTEMIC_KEYS = 20;

/** Events of one partition with the keys of it that are parked; grows by those parked here. */
export interface PartitionEvents {
  readonly events: readonly LoggedEvent[];
  readonly blockedKeys: Set<string>;
}

/** Made at the first event that fails: nearly all batches have none. */
const blockedKeysFinder = (partitions: readonly PartitionEvents[]) => {
  let byEvent: Map<LoggedEvent, Set<string>> | undefined;
  return (event: LoggedEvent): Set<string> => {
    byEvent ??= new Map(
      partitions.flatMap((each) => each.events.map((one) => [one, each.blockedKeys] as const)),
    );
    return byEvent.get(event)!;
  };
};

/**
 * Applies a batch after the savepoint `batch`. A permanent error is narrowed down by halves until
 * single events are left: those are rejected, later ones of their key wait, all others are applied.
 * @throws the error when it is transient, or when every event fails for what the database lacks
 */
export const applyIsolated = async (
  partitions: readonly PartitionEvents[],
  apply: ApplyEvents,
  run: Run,
): Promise<Isolated> => {
  const events = partitions.flatMap((each) => each.events);
  const blockedKeysOf = blockedKeysFinder(partitions);
  const rejected: Rejected[] = [];
  const left: LoggedEvent[] = [];
  let applied = 0;
  let systemic: unknown;

  const reject = (event: LoggedEvent, error: unknown): void => {
    if (isSystemic(error)) systemic ??= error;
    rejected.push({ event, reasonCode: 'failed', reason: reasonOf(error) });
    blockedKeysOf(event).add(event.partitionKey);
  };

  const done = (ready: readonly LoggedEvent[], count: number): void => {
    applied += Math.min(count, ready.length);
    left.push(...ready.slice(Math.max(count, 0)));
  };

  const attempt = async (part: readonly LoggedEvent[]): Promise<void> => {
    if (left.length > 0) {
      left.push(...part);
      return;
    }
    const ready: LoggedEvent[] = [];
    for (const event of part) {
      if (!blockedKeysOf(event).has(event.partitionKey)) ready.push(event);
      else rejected.push({ event, reasonCode: 'waiting', reason: WAITING });
    }
    if (ready.length === 0) return;
    await run('savepoint part');
    try {
      const count = await apply(ready);
      await run('release savepoint part');
      return done(ready, count);
    } catch (error) {
      if (isTransient(error)) throw error;
      await run('rollback to savepoint part; release savepoint part');
      if (ready.length === 1) return reject(ready[0]!, error);
    }
    const middle = Math.ceil(ready.length / 2);
    await attempt(ready.slice(0, middle));
    await attempt(ready.slice(middle));
  };

  if (events.length > 0) {
    try {
      done(events, await apply(events));
    } catch (error) {
      if (isTransient(error)) throw error;
      await run('rollback to savepoint batch');
      if (events.length === 1) reject(events[0]!, error);
      else {
        const middle = Math.ceil(events.length / 2);
        await attempt(events.slice(0, middle));
        await attempt(events.slice(middle));
      }
    }
  }
  const failedKeys = new Set(rejected.map(({ event }) => event.partitionKey));
  if (systemic !== undefined && applied === 0 && failedKeys.size >= SYSTEMIC_KEYS) throw systemic;
  return { applied, rejected, left };
};
