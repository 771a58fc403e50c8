import type { ConsumerOptions } from '@amends/event-log/consumer-options';
import type { ReplayOutcome } from '@amends/event-log/replay-parked';
import type { EventLog } from '@amends/event-log/types';
import type { Pool } from 'pg';
import { ensureBuild } from './build-registry.ts';
import { type BuildRunner, createBuildRunner, type KnownBuild } from './build-runner.ts';
import { type CanonicalDump, dumpBuild } from './canonical-dump.ts';
import { readCheckpoints } from './checkpoints.ts';
import {
  type Freshness,
  handledRecords,
  lagEventsOf,
  lagSecondsOf,
  projectionPosition,
} from './freshness.ts';
import { healthOf, type HealthLine } from './projection-health.ts';
import { createPositionWait } from './position-wait.ts';
import { parsePosition } from './position.ts';
import { ProjectionBehindError, ProjectionError } from './projection-error.ts';
import { readLive, type Stores } from './read-live.ts';
import type { Projection, ProjectionRead } from './types.ts';

export interface ProjectionOptions {
  readonly projection: Projection;
  /** Connections of the app role: one per batch under way and one per read. */
  readonly pool: Pool;
  /** The role that owns the tables; connected to only while a build is made, switched, dropped. */
  readonly ownerUrl: string;
  readonly log: EventLog;
  /**
   * Oldest version whose tables this program's reads still understand, so that it can serve them
   * while its own are built; its own version unless told.
   */
  readonly readsSince?: number;
  /** Bounds of one transaction; 1,000 events and 1,000 ms of work unless told. */
  readonly limits?: { readonly maxEvents: number; readonly maxMs: number };
  /** Batches of different partitions at a time, 2 unless told. */
  readonly concurrency?: number;
  /** Checks data and brings it up to date (event-log's validateByCatalogue). */
  readonly validate?: ConsumerOptions['validate'];
  readonly clock?: () => Date;
}

export interface ReadOptions {
  /** `min-position` of the request: answer only once this write is seen. */
  readonly minPosition?: string | undefined;
  /** Longest wait for it, 2,000 ms unless told. */
  readonly timeoutMs?: number;
}

export interface ProjectionService {
  readonly projection: Projection;
  /**
   * Makes the build when there is none, starts its consumer. Over an empty log it is live when
   * this resolves; else it serves once it has caught up.
   * @throws ProjectionError newer_version_live, definition_changed
   */
  start(): Promise<void>;
  stop(deadlineMs?: number): Promise<void>;
  /**
   * Runs `fn` in one read-only transaction on the live build, limited to `stores`; a statement may
   * take 5 s. `asOf` (RFC 3339) goes into meta; absent: the database's now.
   * @throws ProjectionBehindError (503), ProjectionError malformed_position, projection_building
   */
  read<Result>(
    stores: Stores,
    asOf: string | undefined,
    fn: (read: ProjectionRead) => Promise<Result>,
    options?: ReadOptions,
  ): Promise<Result>;
  freshness(): Promise<Freshness>;
  /**
   * Builds the tables anew from the start of the log beside the live ones, which serve until the
   * new ones have caught up. An unfinished rebuild is taken up, not doubled. Resolves once it is
   * under way; `freshness` tells how far it is.
   */
  rebuild(): Promise<{ readonly version: number; readonly build: number }>;
  /** Applies the live build's parked events again after a fix; of one key when given. */
  replayParked(partitionKey?: string): Promise<ReplayOutcome>;
  /** Consumers whose parked events belong to this projection: the live build's and a new one's. */
  consumers(): readonly string[];
  health(): readonly HealthLine[];
  /** Canonical dump of the live build, all stores. */
  dump(): Promise<CanonicalDump>;
}

const LIMITS = { maxEvents: 1_000, maxMs: 1_000 };
const BUSY_MS = 100;
const IDLE_MS = 1_000;
const STOP_MS = 5_000;
const WAIT_MS = 2_000;

interface Loop {
  start(): void;
  wake(): void;
  stop(): Promise<void>;
}

/** Reconciles again and again: soon while builds are to be switched or dropped, else every second. */
const createLoop = (runner: BuildRunner): Loop => {
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

const currentRole = async (pool: Pool): Promise<string> => {
  const { rows } = await pool.query<{ role: string }>('select current_user as role');
  return rows[0]!.role;
};

/**
 * A projection in one service database: keeps its tables up to date from the log, rebuilds them
 * beside the live ones, answers reads. migrateConsumer and migrateProjections ran before.
 * Source: architecture.md section 7.
 */
export const openProjection = (options: ProjectionOptions): ProjectionService => {
  const { projection, pool, ownerUrl, log } = options;
  const readsSince = options.readsSince ?? projection.version;
  const now = options.clock ?? (() => new Date());
  const positions = createPositionWait(pool, log, projection);
  const runner = createBuildRunner({
    ...options,
    limits: options.limits ?? LIMITS,
    concurrency: options.concurrency ?? 2,
    nowMs: () => now().getTime(),
    onCommitted: positions.wake,
  });
  const loop = createLoop(runner);

  const ensure = async (wanted: 'any' | 'rebuild') =>
    ensureBuild({ ownerUrl, appRole: await currentRole(pool), projection, wanted });
  const liveBuild = (): KnownBuild | undefined =>
    runner.known().find(({ build }) => build.status === 'live');
  const awaitPosition = async ({ minPosition, timeoutMs }: ReadOptions): Promise<void> => {
    if (minPosition === undefined) return;
    const position = parsePosition(minPosition);
    if (!(await positions.reached(position, timeoutMs ?? WAIT_MS)))
      throw new ProjectionBehindError(projection.name);
  };

  const read: ProjectionService['read'] = async (stores, asOf, fn, readOptions = {}) => {
    await awaitPosition(readOptions);
    return readLive({ pool, projection, readsSince, stores }, async (live) => {
      const item = runner.known().find(({ build }) => build.id === live.build.id);
      const meta = {
        projectionPosition: projectionPosition(live.build, live.checkpoints),
        lagSeconds: item === undefined ? 0 : lagSecondsOf(item.lag.lag(live.checkpoints)),
        asOf: asOf ?? live.now,
        definitionVersion: live.build.version,
      };
      return fn({ client: live.client, schema: live.schema, meta });
    });
  };

  const freshness = async (): Promise<Freshness> => {
    await runner.reconcile();
    const live = liveBuild();
    const next = runner.known().find(({ build }) => build.status === 'building');
    const lagOf = async (item: KnownBuild) => {
      const checkpoints = await readCheckpoints(pool, item.build.consumer);
      return { item, checkpoints, lags: item.lag.lag(checkpoints) };
    };
    const served = live === undefined ? undefined : await lagOf(live);
    const built = next === undefined ? undefined : await lagOf(next);
    const shown = served ?? built;
    return {
      projection: projection.name,
      version: shown?.item.build.version ?? projection.version,
      position: served ? projectionPosition(served.item.build, served.checkpoints) : null,
      lagEvents: lagEventsOf(shown?.lags ?? []),
      lagSeconds: lagSecondsOf(shown?.lags ?? []),
      partitions: shown?.lags ?? [],
      rebuild:
        built === undefined
          ? null
          : {
              version: built.item.build.version,
              build: built.item.build.build,
              handled: Number(handledRecords(built.checkpoints)),
              lagEvents: lagEventsOf(built.lags),
            },
    };
  };

  return {
    projection,
    read,
    freshness,
    start: async () => {
      await ensure('any');
      await runner.reconcile();
      loop.start();
    },
    stop: async (deadlineMs = STOP_MS) => {
      await loop.stop();
      await runner.stop(deadlineMs);
    },
    rebuild: async () => {
      const { version, build } = await ensure('rebuild');
      loop.wake();
      return { version, build };
    },
    replayParked: async (partitionKey) => {
      const consumer = liveBuild()?.consumer;
      if (consumer === undefined)
        throw new ProjectionError('projection_building', `${projection.name} is being built`);
      return consumer.replay(partitionKey);
    },
    consumers: () => runner.known().map(({ build }) => build.consumer),
    health: () => healthOf(projection, runner),
    dump: () =>
      readLive({ pool, projection, readsSince: projection.version, stores: '*' }, (live) =>
        dumpBuild(live.client, projection, live.build.schema),
      ),
  };
};
