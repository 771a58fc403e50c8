import type { Build } from './build-registry.ts';
import type { Checkpoint } from './checkpoints.ts';
import type { PartitionLag } from './lag-watch.ts';

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
