import type { Pool } from 'pg';
import type { Build } from './build-registry.ts';
import type { BuildRunner, KnownBuild } from './build-runner.ts';
import { type Checkpoint, readCheckpoints } from './checkpoints.ts';
import type { PartitionLag } from './lag-watch.ts';
import type { Projection } from './types.ts';

/** What `GET /v1/freshness` answers for one projection. */
export interface Freshness {
  readonly projection: string;
  readonly version: number;
  /** Null while no build has ever caught up. */
  readonly position: string | null;
  readonly lagEvents: number;
  readonly lagSeconds: number;
  readonly partitions: readonly PartitionLag[];
  /** The build that is going to take over, while there is one. */
  readonly rebuild: {
    readonly version: number;
    readonly build: number;
    readonly handled: number;
    readonly lagEvents: number;
  } | null;
}

interface BuildLag {
  readonly build: Build;
  readonly checkpoints: readonly Checkpoint[];
  readonly lags: readonly PartitionLag[];
}

const lagOfBuild = async (pool: Pool, item: KnownBuild | undefined) => {
  if (item === undefined) return undefined;
  const checkpoints = await readCheckpoints(pool, item.build.consumer);
  return { build: item.build, checkpoints, lags: item.lag.lag(checkpoints) };
};

const rebuildOf = (built: BuildLag | undefined): Freshness['rebuild'] =>
  built === undefined
    ? null
    : {
        version: built.build.version,
        build: built.build.build,
        handled: Number(handledRecords(built.checkpoints)),
        lagEvents: lagEventsOf(built.lags),
      };

/** Looks at the log and the checkpoints now. Before any build is live it tells of the one to be. */
export const readFreshness = async (
  pool: Pool,
  runner: BuildRunner,
  projection: Projection,
): Promise<Freshness> => {
  await runner.look();
  const known = runner.known();
  const withStatus = (wanted: string) => known.find(({ build }) => build.status === wanted);
  const served = await lagOfBuild(pool, withStatus('live'));
  const built = await lagOfBuild(pool, withStatus('building'));
  const shown = served ?? built;
  const lags = shown?.lags ?? [];
  return {
    projection: projection.name,
    version: shown?.build.version ?? projection.version,
    position: served === undefined ? null : projectionPosition(served.build, served.checkpoints),
    lagEvents: lagEventsOf(lags),
    lagSeconds: lagSecondsOf(lags),
    partitions: lags,
    rebuild: rebuildOf(built),
  };
};

/** Records handled, counted by offsets over all partitions. */
export const handledRecords = (checkpoints: readonly Checkpoint[]): bigint =>
  checkpoints.reduce((sum, { nextOffset }) => sum + nextOffset, 0n);

/** Position of a build for `meta.projectionPosition`: opaque to clients, grows within a build. */
export const projectionPosition = (build: Build, checkpoints: readonly Checkpoint[]): string =>
  `v${build.version}.b${build.build}.${handledRecords(checkpoints)}`;

/** Largest of the partitions' ages, to the millisecond. */
export const lagSecondsOf = (lags: readonly PartitionLag[]): number =>
  Math.round(Math.max(0, ...lags.map(({ lagSeconds }) => lagSeconds)) * 1_000) / 1_000;

export const lagEventsOf = (lags: readonly PartitionLag[]): number =>
  lags.reduce((sum, { lagEvents }) => sum + lagEvents, 0);
