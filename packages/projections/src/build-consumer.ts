import { runConsumer } from '@amends/event-log/consume';
import type { ConsumerOptions } from '@amends/event-log/consumer-options';
import { tracedApply } from '@amends/event-log/consumer-telemetry';
import type { EventLog } from '@amends/event-log/types';
import type { Pool, PoolClient } from 'pg';
import { applyBatch, planBatch } from './apply-batch.ts';
import { APPLY_LOCK } from './build-locks.ts';
import type { Build } from './build-registry.ts';
import { areOfAnother, cellsHash } from './cell-tables.ts';
import type { Projection } from './types.ts';

/** The build is no longer wanted; the batch is rolled back, the consumer about to be stopped. */
class BuildRetired extends Error {
  override readonly name = 'BuildRetired';
  /** Never park an event for it. */
  readonly retryable = true;
}

/** The batch is rolled back, to be tried again once this process has made the cells anew. */
class CellsOfAnother extends Error {
  override readonly name = 'CellsOfAnother';
  /** Never park an event for it. */
  readonly retryable = true;
}

// Two statements in one round trip, because the second must see what was committed while the first
// waited: after a switch the build is retired, and its tables may be gone. Gives whether it keeps
// cells.
const enterBuild = async (
  client: PoolClient,
  build: Build,
  hash: string | undefined,
): Promise<boolean> => {
  const results = (await client.query(
    `select pg_advisory_xact_lock_shared(${APPLY_LOCK}, ${build.id}),
       set_config('amends.stores', '*', true);
     select status, cells from projection_build where id = ${build.id}`,
  )) as unknown as readonly [
    unknown,
    { readonly rows: readonly Pick<Build, 'status' | 'cells'>[] },
  ];
  const found = results[1].rows[0];
  if (found?.status !== 'building' && found?.status !== 'live')
    throw new BuildRetired(`${build.consumer} is retired`);
  if (areOfAnother(found.cells, hash))
    throw new CellsOfAnother(`${build.consumer} keeps cells of another time zone or release`);
  return found.cells !== null;
};

export interface BuildConsumerOptions {
  readonly log: EventLog;
  readonly pool: Pool;
  readonly projection: Projection;
  readonly build: Build;
  /** The retailer's zone, whose days cells are of. */
  readonly timeZone: string;
  readonly limits: { readonly maxEvents: number; readonly maxMs: number };
  readonly concurrency: number;
  readonly validate?: ConsumerOptions['validate'];
  /** False while the log is read again to build it. */
  readonly isLive: () => boolean;
  /** After each commit: partition and time of recording of its last event. */
  readonly onHandled: (topic: string, partition: number, recordedTime: string | undefined) => void;
}

/**
 * What the log's consumer runner needs to fill one build: tables and checkpoint move in one
 * transaction per batch. Also used to apply parked events again.
 */
export const buildConsumerOptions = (options: BuildConsumerOptions): ConsumerOptions => {
  const { log, pool, projection, build, limits, concurrency, validate, onHandled } = options;
  const plan = planBatch(projection, build.schema, options.timeZone);
  const hash = cellsHash(projection, options.timeZone);
  const lastRecorded = new Map<string, string>();
  return {
    log,
    pool,
    name: build.consumer,
    version: build.version,
    topics: projection.topics,
    limits,
    concurrency,
    ...(validate === undefined ? {} : { validate }),
    apply: tracedApply(
      build.consumer,
      async ({ client }, events) => {
        await applyBatch(client, plan, events, await enterBuild(client, build, hash));
        for (const [at, { topic, partition, recordedTime }] of events.entries()) {
          const next = events[at + 1];
          // Those of a partition stand together: its last one alone counts.
          if (next?.partition !== partition || next.topic !== topic)
            lastRecorded.set(`${topic}/${partition}`, recordedTime);
        }
      },
      () => !options.isLive(),
    ),
    onCommitted: ({ topic, partition }) =>
      onHandled(topic, partition, lastRecorded.get(`${topic}/${partition}`)),
  };
};

export const startBuildConsumer = (options: BuildConsumerOptions): ReturnType<typeof runConsumer> =>
  runConsumer(buildConsumerOptions(options));
