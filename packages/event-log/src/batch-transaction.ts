import { withConnection } from '@amends/event-store/with-connection';
import type { Pool, PoolClient } from 'pg';
import {
  type CheckpointKey,
  closeBatch,
  type Expected,
  type Moved,
  type OpenedBatch,
  openBatch,
} from './checkpoint.ts';
import type { ConsumerDefinition } from './consumer-options.ts';
import { applyIsolated, type Isolated } from './isolate.ts';
import { parkRecords } from './parked.ts';
import { marksBelow, type SiftRules, type Sifted, sift, type ToPark } from './sift.ts';
import type { ReceivedRecord } from './types.ts';

/** Records of one partition, in offset order, to be applied together. */
export interface Slice {
  readonly key: CheckpointKey;
  readonly records: readonly ReceivedRecord[];
}

/** What one transaction did to one slice. */
export interface SliceOutcome {
  readonly nextOffset: bigint;
  readonly parked: readonly ToPark[];
  /** True when the applier left the batch before the end of the slice. */
  readonly isCutShort: boolean;
}

/** What one transaction did. */
export interface BatchOutcome {
  /** One per slice. */
  readonly slices: readonly SliceOutcome[];
  readonly applied: number;
  readonly dropped: number;
  readonly ignored: number;
}

/** Runs work on a connection of its own; what it left open is rolled back when it throws. */
export const withClient = <T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> =>
  withConnection(pool, async (client, giveUp) => {
    try {
      return await work(client);
    } catch (error) {
      await client.query('rollback').catch(giveUp);
      throw error;
    }
  });

interface OpenedSlice extends Slice {
  readonly opened: OpenedBatch;
  readonly sifted: Sifted;
}

const isIn =
  ({ key: { topic, partition } }: Slice) =>
  (event: { readonly topic: string; readonly partition: number }): boolean =>
    event.topic === topic && event.partition === partition;

/** Offset of the first record of the slice that is not done: the rest comes again. */
const endOf = ({ records, sifted }: OpenedSlice, isLeft: (event: object) => boolean): bigint =>
  sifted.events.find(isLeft)?.offset ?? records.at(-1)!.offset + 1n;

const parkedOf = (
  { records, sifted, ...slice }: OpenedSlice,
  { rejected }: Isolated,
  end: bigint,
): ToPark[] => {
  const mine = isIn({ records, ...slice });
  const recordOf = (offset: bigint) => records.find((record) => record.offset === offset)!;
  return [
    ...sifted.parked,
    ...rejected
      .filter(({ event }) => mine(event))
      .map(({ event, reasonCode, reason }) => ({
        record: recordOf(event.offset),
        reasonCode,
        reason,
      })),
  ].filter(({ record }) => record.offset < end);
};

const outcomeOf = (slice: OpenedSlice, isolated: Isolated): SliceOutcome => {
  const left = new Set<object>(isolated.left);
  const end = endOf(slice, (event) => left.has(event));
  const { opened } = slice;
  // Records that are all below the checkpoint do not move it back.
  const isBehind = opened.nextOffset > end;
  return {
    nextOffset: isBehind ? opened.nextOffset : end,
    parked: parkedOf(slice, isolated, end),
    isCutShort: end <= slice.records.at(-1)!.offset,
  };
};

const movedOf = (
  { key, records, opened, sifted }: OpenedSlice,
  { nextOffset }: SliceOutcome,
  { isSuperseded }: SiftRules,
): Moved => {
  // Nearly always all of it is done, and the sifting has seen how far that is.
  const isAll = sifted.dropped === 0 && nextOffset > records.at(-1)!.offset;
  const highWater = isAll ? sifted.marks : marksBelow(records, opened, nextOffset, isSuperseded);
  return { key, nextOffset, highWater };
};

const sum = (slices: readonly OpenedSlice[], what: 'dropped' | 'ignored'): number =>
  slices.reduce((total, { sifted }) => total + sifted[what], 0);

/**
 * Applies slices of several partitions, at most one of each, in ONE transaction with their
 * checkpoints: a transaction costs the same whatever is in it, and at moderate rates a partition
 * alone brings one or two events. Round trips: one to open, one to close with the commit, and those
 * of `apply`.
 */
export const applySlices = (
  definition: ConsumerDefinition,
  expectedOf: (topic: string) => Expected,
  rules: SiftRules,
  slices: readonly Slice[],
): Promise<BatchOutcome> =>
  withClient(definition.pool, async (client) => {
    const keys = slices.map(({ key }) => key);
    const opened = await openBatch(client, keys, expectedOf);
    const own = slices.map((slice, at): OpenedSlice => {
      const found = opened[at]!;
      return { ...slice, opened: found, sifted: sift(slice.records, found, rules) };
    });
    const isolated = await applyIsolated(
      own.map(({ sifted, opened: { blockedKeys } }) => ({ events: sifted.events, blockedKeys })),
      async (ready) =>
        (await definition.apply({ client, isReplay: false }, ready))?.handled ?? ready.length,
      (sql) => client.query(sql),
    );
    const outcomes = own.map((slice) => outcomeOf(slice, isolated));
    for (const [at, { parked }] of outcomes.entries())
      if (parked.length > 0) await parkRecords(client, keys[at]!, parked);
    await closeBatch(
      client,
      own.map((slice, at) => movedOf(slice, outcomes[at]!, rules)),
    );
    return {
      slices: outcomes,
      applied: isolated.applied,
      dropped: sum(own, 'dropped'),
      ignored: sum(own, 'ignored'),
    };
  });
