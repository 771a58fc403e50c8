import type { RunningConsumer } from '@amends/event-log/consume';
import type { ConsumerOptions } from '@amends/event-log/consumer-options';
import type { EventLog } from '@amends/event-log/types';
import type { Pool } from 'pg';
import { startBuildConsumer } from './build-consumer.ts';
import { type Build, readBuilds, refuseNewerVersion } from './build-registry.ts';
import { readCheckpoints } from './checkpoints.ts';
import { createLagWatch, type LagWatch } from './lag-watch.ts';
import { dropBuild, type SwitchOutcome, switchTo } from './switch-builds.ts';
import type { Projection } from './types.ts';

export interface BuildRunnerOptions {
  readonly projection: Projection;
  readonly pool: Pool;
  readonly ownerUrl: string;
  readonly log: EventLog;
  readonly limits: { readonly maxEvents: number; readonly maxMs: number };
  readonly concurrency: number;
  readonly validate?: ConsumerOptions['validate'];
  readonly nowMs: () => number;
  /** A batch of some build was committed in this process. */
  readonly onCommitted: () => void;
}

/** A build this process knows of: the ones it fills have a consumer. */
export interface KnownBuild {
  build: Build;
  readonly lag: LagWatch;
  consumer: RunningConsumer | undefined;
  error: Error | null;
  lastSwitch: SwitchOutcome | null;
}

export interface BuildRunner {
  /** Brings consumers, switch and drops in line with the register of builds; never overlaps. */
  reconcile(): Promise<void>;
  known(): readonly KnownBuild[];
  /** Stops every consumer. */
  stop(deadlineMs: number): Promise<void>;
  /** True while a build is to be switched or dropped: look again soon. */
  isBusy(): boolean;
  error(): Error | null;
}

const STOP_MS = 5_000;

/**
 * Fills every build of this program's version, lets a new one take over when it has caught up, and
 * drops what has retired. What is to be done stands in the register, not in memory: a process that
 * was killed half-way goes on where it was, and several processes may do the same work.
 */
export const createBuildRunner = (options: BuildRunnerOptions): BuildRunner => {
  const { projection, pool, ownerUrl, log, nowMs } = options;
  const known = new Map<number, KnownBuild>();
  let isBusy = true;
  let failure: Error | null = null;
  let running: Promise<void> | undefined;

  const knownOf = (build: Build): KnownBuild => {
    const found = known.get(build.id);
    if (found !== undefined) {
      found.build = build;
      return found;
    }
    const sinceMs = Date.parse(build.createdAt);
    const lag = createLagWatch({ log, topics: projection.topics, sinceMs, nowMs });
    const made = { build, lag, consumer: undefined, error: null, lastSwitch: null };
    known.set(build.id, made);
    return made;
  };

  const fill = async (item: KnownBuild): Promise<void> => {
    if (item.consumer !== undefined) return;
    try {
      item.consumer = await startBuildConsumer({
        ...options,
        build: item.build,
        onHandled: (topic, partition, recordedTime) => {
          if (recordedTime !== undefined) item.lag.noteHandled(topic, partition, recordedTime);
          options.onCommitted();
        },
      });
      // Rejected when it is stopped before it was ready; nobody waits for it here.
      item.consumer.ready.catch(() => undefined);
      item.error = null;
    } catch (error) {
      item.error = error as Error;
    }
  };

  const forget = async (item: KnownBuild): Promise<void> => {
    known.delete(item.build.id);
    await item.consumer?.stop(STOP_MS);
  };

  /** True when the build was level with the log a moment ago or is now. */
  const look = async ({ build, lag }: KnownBuild): Promise<boolean> => {
    const positions = await readCheckpoints(pool, build.consumer);
    // A busy log is never level at the very moment of the look; one look ago is near enough.
    const wasLevel = lag.isLevel(positions);
    await lag.sample(() => readCheckpoints(pool, build.consumer));
    return wasLevel || lag.isLevel(await readCheckpoints(pool, build.consumer));
  };

  const promote = async (item: KnownBuild): Promise<boolean> => {
    item.lastSwitch = await switchTo(ownerUrl, projection, item.build.id);
    return item.lastSwitch === 'switched';
  };

  const pass = async (): Promise<boolean> => {
    const builds = await readBuilds(pool, projection.name);
    const isMine = ({ version, status }: Build): boolean =>
      version === projection.version && status !== 'retired';
    let refused: Error | undefined;
    try {
      refuseNewerVersion(projection, builds);
    } catch (error) {
      refused = error as Error;
    }
    const filled = refused === undefined ? builds.filter(isMine) : [];
    const watched = builds.filter((build) => build.status === 'live' || filled.includes(build));
    for (const item of [...known.values()])
      if (!watched.some(({ id }) => id === item.build.id)) await forget(item);
    if (refused !== undefined) {
      for (const item of [...known.values()]) await forget(item);
      throw refused;
    }
    let switched = false;
    for (const build of watched) {
      const item = knownOf(build);
      if (filled.includes(build)) await fill(item);
      const isLevel = await look(item);
      if (build.status === 'building' && isLevel && item.consumer !== undefined)
        switched = (await promote(item)) || switched;
    }
    const retired = builds.filter(
      ({ status, version }) => status === 'retired' && version <= projection.version,
    );
    for (const build of retired) await dropBuild(ownerUrl, build);
    isBusy = switched || builds.length > 1 || builds.some(({ status }) => status === 'building');
    return switched;
  };

  const reconcile = async (): Promise<void> => {
    try {
      while (await pass());
      failure = null;
    } catch (error) {
      failure = error as Error;
    }
  };

  return {
    reconcile: () => {
      running ??= reconcile().finally(() => {
        running = undefined;
      });
      return running;
    },
    known: () => [...known.values()],
    stop: async (deadlineMs) => {
      await running;
      await Promise.all([...known.values()].map(({ consumer }) => consumer?.stop(deadlineMs)));
      known.clear();
    },
    isBusy: () => isBusy,
    error: () => failure,
  };
};
