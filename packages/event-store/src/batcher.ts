import type { Pool, PoolClient } from 'pg';
import type { CompanionWriters } from './companion-writers.ts';
import { isConnectionLoss, OverloadedError, SequenceBehindError, toStoreError } from './errors.ts';
import { explainLost } from './lost-commands.ts';
import type { PreparedAppend } from './prepare-append.ts';
import type { AppendOutcome } from './types.ts';
import { writeBatch } from './write-batch.ts';

export interface BatcherOptions {
  readonly pool: Pool;
  readonly writers: CompanionWriters;
  /** Most event rows in one transaction (a single larger command goes alone). */
  readonly maxRows: number;
  /** Transactions at a time. */
  readonly maxInFlight: number;
  /** Commands waiting, beyond which a further one is refused. */
  readonly maxQueued: number;
  /** Called after a commit that wrote events: wakes readers of this process. */
  readonly onCommitted: () => void;
}

export interface Batcher {
  /** @throws OverloadedError, StoreError (outcome unknown where retryable), SequenceBehindError */
  submit(command: PreparedAppend): Promise<AppendOutcome>;
  queued(): number;
  /** Why nothing may be written any more; undefined while all is well. */
  stoppedBy(): Error | undefined;
  /** Refuses new commands and resolves when the accepted ones are settled. */
  close(): Promise<void>;
}

/** Fewer rows than this are not worth a second commit. */
const SHARE_MIN = 16;

interface Waiting {
  readonly command: PreparedAppend;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: Error) => void;
  isSettled(): boolean;
}

const waitingFor = (
  command: PreparedAppend,
  resolve: (outcome: AppendOutcome) => void,
  reject: (error: Error) => void,
): Waiting => {
  let settled = false;
  return {
    command,
    resolve: (outcome) => {
      settled = true;
      resolve(outcome);
    },
    reject: (error) => {
      settled = true;
      reject(error);
    },
    isSettled: () => settled,
  };
};

/** What a command counts for in a batch. */
const sizeOf = ({ request }: PreparedAppend): number => Math.max(1, request.events.length);

/** Takes the oldest commands, one per stream: two of one stream would fight inside the batch. */
export const takeBatch = <T extends { readonly command: PreparedAppend }>(
  queue: T[],
  maxRows: number,
): T[] => {
  const batch: T[] = [];
  const passed: T[] = [];
  const streams = new Set<string>();
  let rows = 0;
  let at = 0;
  for (; at < queue.length; at += 1) {
    const waiting = queue[at]!;
    const { streamId } = waiting.command.request;
    const size = sizeOf(waiting.command);
    if (streams.has(streamId)) {
      passed.push(waiting);
      continue;
    }
    if (batch.length > 0 && rows + size > maxRows) break;
    streams.add(streamId);
    rows += size;
    batch.push(waiting);
  }
  queue.splice(0, at, ...passed);
  return batch;
};

/** A command without events has the seq 0. */
const appended = (command: PreparedAppend, seqs: readonly bigint[]): AppendOutcome => {
  const lastSeq = seqs.at(-1) ?? 0n;
  const { version, lastHash, positionPrefix } = command;
  const position = `${positionPrefix}${lastSeq}`;
  return { outcome: 'appended', version, lastSeq, seqs, lastHash, position };
};

/** Runs one batch on one client and settles all its commands, unless it throws. */
const runBatch = async (
  client: PoolClient,
  batch: readonly Waiting[],
  writers: CompanionWriters,
): Promise<void> => {
  const commands = batch.map(({ command }) => command);
  const written = await writeBatch(client, commands, writers);
  if (written.result !== 'committed') {
    if (batch.length > 1) return runSingly(client, batch, writers);
    // An answer without its events was kept under this key: the command was done, with no event.
    if (written.result === 'answer_taken') return batch[0]!.resolve({ outcome: 'already_done' });
  }
  const seqs = written.result === 'committed' ? written.seqs : [undefined];
  const lost: Waiting[] = [];
  for (const [index, waiting] of batch.entries()) {
    const own = seqs[index];
    if (own === undefined) lost.push(waiting);
    else waiting.resolve(appended(waiting.command, own));
  }
  if (lost.length === 0) return;
  const reasons = await explainLost(
    client,
    lost.map(({ command }) => command),
  );
  for (const { command, resolve } of lost) resolve({ outcome: reasons.get(command)! });
};

const runSingly = async (
  client: PoolClient,
  batch: readonly Waiting[],
  writers: CompanionWriters,
): Promise<void> => {
  for (const [index, waiting] of batch.entries()) {
    try {
      await runBatch(client, [waiting], writers);
    } catch (error) {
      waiting.reject(toStoreError(error));
      if (isConnectionLoss(error) || error instanceof SequenceBehindError) {
        for (const rest of batch.slice(index + 1)) rest.reject(toStoreError(error));
        throw error;
      }
      await client.query('rollback');
    }
  }
};

/** Runs one batch on a connection of its own and settles all of it; gives what went wrong. */
const runOnPool = async (
  { pool, writers }: Pick<BatcherOptions, 'pool' | 'writers'>,
  batch: readonly Waiting[],
): Promise<unknown> => {
  let client: PoolClient | undefined;
  let failure: unknown;
  try {
    client = await pool.connect();
    try {
      await runBatch(client, batch, writers);
    } catch (error) {
      if (isConnectionLoss(error) || error instanceof SequenceBehindError) throw error;
      await client.query('rollback');
      // What committed before the error is settled and must not run again.
      const open = batch.filter((waiting) => !waiting.isSettled());
      await runSingly(client, open, writers);
    }
  } catch (error) {
    failure = error;
    // Those already settled stay as they are: a promise takes its first outcome only.
    for (const { reject } of batch) reject(toStoreError(error));
  }
  client?.release(failure !== undefined);
  return failure;
};

/**
 * Group commit: commits, not rows, are what a disk limits, so commands that arrive together share a
 * transaction. A conflict fails its own command only; a command that makes the whole statement fail
 * is found by running the batch singly.
 */
export const openBatcher = (options: BatcherOptions): Batcher => {
  const { maxRows, maxInFlight, maxQueued, onCommitted } = options;
  const queue: Waiting[] = [];
  let queuedRows = 0;
  let inFlight = 0;
  let isScheduled = false;
  let stopped: Error | undefined;
  let onIdle: (() => void) | undefined;

  const run = async (batch: readonly Waiting[]): Promise<void> => {
    const failure = await runOnPool(options, batch);
    if (failure instanceof SequenceBehindError) stopped = failure;
    onCommitted();
  };

  const pump = (): void => {
    isScheduled = false;
    while (inFlight < maxInFlight && queue.length > 0) {
      // Shared out over the free connections: one works while the other waits for the disk. Rows
      // are shared, not commands: signals come a hundred to a command.
      const share = Math.max(SHARE_MIN, Math.ceil(queuedRows / (maxInFlight - inFlight)));
      const batch = takeBatch(queue, Math.min(maxRows, share));
      for (const { command } of batch) queuedRows -= sizeOf(command);
      inFlight += 1;
      void run(batch).finally(() => {
        inFlight -= 1;
        if (queue.length > 0) schedule();
        else if (inFlight === 0) onIdle?.();
      });
    }
  };
  // At the end of the turn of the event loop: whatever arrived in it shares the transaction.
  const schedule = (): void => {
    if (isScheduled || inFlight >= maxInFlight) return;
    isScheduled = true;
    setImmediate(pump);
  };

  return {
    submit: (command) => {
      if (stopped !== undefined) return Promise.reject(stopped);
      if (queue.length >= maxQueued)
        return Promise.reject(new OverloadedError('append queue full'));
      return new Promise((resolve, reject) => {
        queue.push(waitingFor(command, resolve, reject));
        queuedRows += sizeOf(command);
        schedule();
      });
    },
    queued: () => queue.length,
    stoppedBy: () => stopped,
    close: async () => {
      stopped ??= new OverloadedError('the event store is closing');
      if (queue.length === 0 && inFlight === 0) return;
      await new Promise<void>((resolve) => {
        onIdle = resolve;
      });
    },
  };
};
