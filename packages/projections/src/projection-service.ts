import type { ConsumerOptions } from '@amends/event-log/consumer-options';
import { type ConsumerOperations, openOperations } from '@amends/event-log/open-operations';
import { recordAct } from '@amends/event-log/operational-acts';
import { startInTime } from '@amends/event-log/start-in-time';
import type { EventLog } from '@amends/event-log/types';
import type { Pool } from 'pg';
import { ensureBuild } from './build-registry.ts';
import { type BuildRunner, createBuildRunner, type KnownBuild } from './build-runner.ts';
import { type CanonicalDump, dumpBuild } from './canonical-dump.ts';
import { cellsHash, ready } from './cell-tables.ts';
import { type Freshness, lagSecondsOf, projectionPosition, readFreshness } from './freshness.ts';
import { observeProjection } from './observe-projection.ts';
import { parsePosition } from './position.ts';
import { createPositionWait, type PositionWait } from './position-wait.ts';
import { ProjectionBehindError, ProjectionError } from './projection-error.ts';
import { type HealthLine, healthOf } from './projection-health.ts';
import { type LiveRead, readLive } from './read-live.ts';
import { createReconcileLoop } from './reconcile-loop.ts';
import type { Projection, ProjectionRead, Stores } from './types.ts';

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
  /** IANA name of the zone whose days the cells are of; UTC unless told. */
  readonly timeZone?: string;
  /** Up to so many cases of a slice are looked at one by one, 50,000 unless told. */
  readonly exactCasesMax?: number;
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
  readonly operations: ProjectionOperations;
  health(): readonly HealthLine[];
  /** Canonical dump of the live build, all stores. */
  dump(): Promise<CanonicalDump>;
}

/** A replay is of the live build's parked events; those listed and given up also a new one's. */
export interface ProjectionOperations extends ConsumerOperations {
  /**
   * Builds the tables anew from the start of the log beside the live ones, which serve until the
   * new ones have caught up. An unfinished rebuild is taken up, not doubled. Resolves once it is
   * under way; `freshness` tells how far it is.
   */
  rebuild(actor: string): Promise<{ readonly version: number; readonly build: number }>;
}

const LIMITS = { maxEvents: 1_000, maxMs: 1_000 };
const STOP_MS = 5_000;
// architecture.md section 7; beyond it a quarter of a second of processor time becomes seconds.
const EXACT_CASES_MAX = 50_000;
const WAIT_MS = 2_000;

const currentRole = async (pool: Pool): Promise<string> => {
  const { rows } = await pool.query<{ role: string }>('select current_user as role');
  return rows[0]!.role;
};

const metaOf = (
  live: LiveRead,
  item: KnownBuild | undefined,
  asOf: string | undefined,
): ProjectionRead['meta'] => ({
  projectionPosition: projectionPosition(live.build, live.checkpoints),
  lagSeconds: lagSecondsOf(item?.lag.lag(live.checkpoints) ?? []),
  asOf: asOf ?? live.now,
  definitionVersion: live.build.version,
});

const reader = (
  options: ProjectionOptions,
  runner: BuildRunner,
  positions: PositionWait,
): ProjectionService['read'] => {
  const { projection, pool } = options;
  const { timeZone = 'UTC', exactCasesMax = EXACT_CASES_MAX } = options;
  const readsSince = options.readsSince ?? projection.version;
  const hash = cellsHash(projection, timeZone);
  return async (stores, asOf, fn, { minPosition, timeoutMs = WAIT_MS } = {}) => {
    if (minPosition !== undefined) {
      const reached = await positions.reached(parsePosition(minPosition), timeoutMs);
      if (!reached) throw new ProjectionBehindError(projection.name);
    }
    // A process that only reads has looked at nothing yet. Where the log does not answer, the data
    // are served all the same.
    if (runner.known().length === 0) await runner.look().catch(() => undefined);
    return readLive({ pool, projection, readsSince, stores }, (live) => {
      const item = runner.known().find(({ build }) => build.id === live.build.id);
      const { client, schema, build } = live;
      const hasCells = hash !== undefined && build.cells === ready(hash);
      const meta = metaOf(live, item, asOf);
      return fn({ client, schema, stores, timeZone, hasCells, exactCasesMax, meta });
    });
  };
};

const operationsOn = ({ projection, pool }: ProjectionOptions, runner: BuildRunner) =>
  openOperations({
    pool,
    names: () => runner.known().map(({ build }) => build.consumer),
    running: () => runner.known().flatMap(({ consumer }) => consumer ?? []),
    replay: async (partitionKey) => {
      const live = runner.known().find(({ build }) => build.status === 'live');
      if (live?.consumer === undefined)
        throw new ProjectionError('projection_building', `${projection.name} is being built`);
      return live.consumer.replay(partitionKey);
    },
  });

/**
 * A projection in one service database: keeps its tables up to date from the log, rebuilds them
 * beside the live ones, answers reads. migrateConsumer and migrateProjections ran before.
 * Source: architecture.md section 7.
 */
export const openProjection = (options: ProjectionOptions): ProjectionService => {
  const { projection, pool, ownerUrl, log } = options;
  const now = options.clock ?? (() => new Date());
  const positions = createPositionWait(pool, log, projection);
  const runner = createBuildRunner({
    ...options,
    limits: options.limits ?? LIMITS,
    concurrency: options.concurrency ?? 2,
    timeZone: options.timeZone ?? 'UTC',
    nowMs: () => now().getTime(),
    onCommitted: positions.wake,
  });
  const loop = createReconcileLoop(runner);
  const unobserve = observeProjection(pool, runner, projection);
  const ensure = async (wanted: 'any' | 'rebuild') =>
    ensureBuild({ ownerUrl, appRole: await currentRole(pool), projection, wanted });

  return {
    projection,
    read: reader(options, runner, positions),
    freshness: () => readFreshness(pool, runner, projection),
    start: async () => {
      await startInTime(() => ensure('any'));
      await runner.reconcile();
      loop.start();
    },
    stop: async (deadlineMs = STOP_MS) => {
      unobserve();
      await loop.stop();
      await runner.stop(deadlineMs);
    },
    operations: {
      ...operationsOn(options, runner),
      rebuild: async (actor) => {
        await recordAct(pool, { actor, act: 'rebuild', detail: { version: projection.version } });
        const { version, build } = await ensure('rebuild');
        loop.wake();
        return { version, build };
      },
    },
    health: () => healthOf(projection, runner),
    dump: () =>
      readLive({ pool, projection, readsSince: projection.version, stores: '*' }, (live) =>
        dumpBuild(live.client, projection, live.build.schema),
      ),
  };
};
