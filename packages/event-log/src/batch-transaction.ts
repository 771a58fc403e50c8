import type { Pool, PoolClient } from 'pg';
import { type CheckpointKey, closeBatch, type Expected, openBatch } from './checkpoint.ts';
import type { BatchInfo, ConsumerDefinition } from './consumer-options.ts';
import { applyIsolated } from './isolate.ts';
import { parkRecords } from './parked.ts';
import { marksBelow, type SiftRules, sift, type ToPark } from './sift.ts';
import type { ReceivedRecord } from './types.ts';

/** What one transaction did. */
export interface BatchOutcome {
  readonly nextOffset: bigint;
  readonly applied: number;
  readonly dropped: number;
  readonly ignored: number;
  readonly parked: readonly ToPark[];
  /** True when the applier left the batch early. */
  readonly isCutShort: boolean;
}

/** Runs work on a connection of its own; a connection that failed is not used again. */
export const withClient = async <T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  // A connection that breaks while it is ours would end the process without a listener.
  client.on('error', onError);
  try {
    return await work(client);
  } catch (error) {
    await client.query('rollback').catch(onError);
    throw error;
  } finally {
    client.removeListener('error', onError);
    client.release(broken);
  }
};

/**
 * Applies a slice of one partition's records in ONE transaction with the checkpoint. Round trips:
 * one to open, one to close with the commit, and those of `apply`.
 */
export const applySlice = (
  definition: ConsumerDefinition,
  key: CheckpointKey,
  expected: Expected,
  rules: SiftRules,
  records: readonly ReceivedRecord[],
): Promise<BatchOutcome> =>
  withClient(definition.pool, async (client) => {
    const opened = await openBatch(client, key, expected);
    const { events, parked, dropped, ignored } = sift(records, opened, rules);
    const last = records.at(-1)!;
    const batchInfo: BatchInfo = {
      topic: key.topic,
      partition: key.partition,
      firstOffset: records[0]!.offset,
      lastOffset: last.offset,
      isReplay: false,
    };
    const { applied, rejected, stoppedAt } = await applyIsolated(
      events,
      opened.blockedKeys,
      async (ready) =>
        (await definition.apply({ client, batchInfo }, ready))?.handled ?? ready.length,
      (sql) => client.query(sql),
    );
    const end = stoppedAt?.offset ?? last.offset + 1n;
    const recordOf = (offset: bigint) => records.find((record) => record.offset === offset)!;
    const all: ToPark[] = [
      ...parked,
      ...rejected.map(({ event, reasonCode, reason }) => ({
        record: recordOf(event.offset),
        reasonCode,
        reason,
      })),
    ].filter(({ record }) => record.offset < end);
    if (all.length > 0) await parkRecords(client, key, all);
    const nextOffset = end > opened.nextOffset ? end : opened.nextOffset;
    const marks = marksBelow(records, opened, end, rules.isSuperseded);
    await closeBatch(client, key, nextOffset, marks);
    return {
      nextOffset,
      applied,
      dropped,
      ignored,
      parked: all,
      isCutShort: stoppedAt !== undefined,
    };
  });
