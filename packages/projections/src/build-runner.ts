import type { RunningConsumer } from '@amends/event-log/consume';
import type { ConsumerOptions } from '@amends/event-log/consumer-options';
import type { EventLog } from '@amends/event-log/types';
import type { Pool } from 'pg';
import { startBuildConsumer } from './build-consumer.ts';
import { type Build, readBuilds, refuseNewerVersion } from './build-registry.ts';
import { readCheckpoints } from './checkpoints.ts';
import { buildCells, needsCells } from './build-cells.ts';
import { areOfAnother, cellsHash } from './cell-tables.ts';
import { CHANGES_MIN, compactCells } from './compact-cells.ts';
import { createLagWatch, type LagWatch } from './lag-watch.ts';
import { dropBuild, type SwitchOutcome, switchTo } from './switch-builds.ts';
import type { Projection } from './types.ts';
import { createViewKeeper, type ViewKeeper } from './view-keeper.ts';

export interface BuildRunnerOptions {
  readonly projection: Projection;
  readonly pool: Pool;
  readonly ownerUrl: string;
  readonly log: EventLog;
  /** The retailer's zone, whose days cells are of. */
  readonly timeZone: string;
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
  /** Changes of facts that waited for being put into the cells, at the last look. */
  changes: number;
  /** Its cells were of this process's zone and release at some look. */
  hadCells: boolean;
}

export interface BuildRunner {
  /** Brings consumers, switch and drops in line with the register of builds; never overlaps. */
  reconcile(): Promise<void>;
  /** Looks at the register and at how far each build is, and changes nothing. */
  look(): Promise<void>;
  /** Builds that are live or being built, as of the last look. */
  known(): readonly KnownBuild[];
  /** Stops every consumer. */
  stop(deadlineMs: number): Promise<void>;
  /** True while a build is to be switched or dropped: look again soon. */
  isBusy(): boolean;
  /** Why the last reconcile failed. */
  error(): Error | null;
  /** Why the views for BI tools could not be published. */
  viewsError(): Error | null;
}

interface Context extends BuildRunnerOptions {
  readonly known: Map<number, KnownBuild>;
  readonly views: ViewKeeper;
}

const STOP_MS = 5_000;

const remember = (context: Context, build: Build): KnownBuild => {
  const found = context.known.get(build.id);
  if (found !== undefined) {
    found.build = build;
    return found;
  }
  const lag = createLagWatch({
    log: context.log,
    topics: context.projection.topics,
    sinceMs: Date.parse(build.createdAt),
    nowMs: context.nowMs,
  });
  const made: KnownBuild = {
    ...{ build, lag, consumer: undefined, error: null },
    ...{ lastSwitch: null, changes: 0, hadCells: false },
  };
  context.known.set(build.id, made);
  return made;
};

const forgetOthers = async (context: Context, kept: readonly Build[]): Promise<void> => {
  for (const [id, { consumer }] of context.known) {
    if (kept.some((build) => build.id === id)) continue;
    context.known.delete(id);
    await consumer?.stop(STOP_MS);
  }
};

const fill = async (context: Context, item: KnownBuild): Promise<void> => {
  if (item.consumer !== undefined) return;
  try {
    item.consumer = await startBuildConsumer({
      ...context,
      build: item.build,
      isLive: () => item.build.status === 'live',
      onHandled: (topic, partition, recordedTime) => {
        if (recordedTime !== undefined) item.lag.noteHandled(topic, partition, recordedTime);
        context.onCommitted();
      },
    });
    // Rejected when it is stopped before it was ready; nobody waits for it here.
    item.consumer.ready.catch(() => undefined);
    item.error = null;
  } catch (error) {
    item.error = error as Error;
  }
};

/** True when the build was level with the log a moment ago or is now. */
const isLevel = async ({ pool }: Context, { build, lag }: KnownBuild): Promise<boolean> => {
  const read = () => readCheckpoints(pool, build.consumer);
  // A busy log is never level at the very moment of the look; one look ago is near enough.
  const wasLevel = lag.isLevel(await read());
  await lag.sample(read);
  return wasLevel || lag.isLevel(await read());
};

/**
 * Leaves a build to a process of another zone or release that made its cells anew after this one
 * had them: the last one started is right, and if both went on making them there would be no end.
 * Gives whether it did; a restart takes the build back.
 */
const yieldCells = async ({ projection, timeZone }: Context, item: KnownBuild) => {
  const hash = cellsHash(projection, timeZone);
  const isOfAnother = areOfAnother(item.build.cells, hash);
  item.hadCells ||= item.build.cells !== null && !isOfAnother;
  if (!item.hadCells || !isOfAnother) return false;
  await item.consumer?.stop(STOP_MS);
  item.consumer = undefined;
  item.error = new Error(
    'another process keeps the cells for another time zone or release: AMENDS_TIME_ZONE must be ' +
      'the same everywhere',
  );
  return true;
};

/**
 * Makes the cells of a build that is level or live and lacks them, else keeps them compact. Gives
 * whether the build has what cells it should have.
 */
const keepCells = async (
  context: Context,
  item: KnownBuild,
  isLevel: boolean,
): Promise<boolean> => {
  const { build } = item;
  const { projection, pool, ownerUrl, timeZone } = context;
  const isEarly = build.status === 'building' && build.cells === null && !isLevel;
  if (projection.cells === undefined || isEarly) return true;
  if (needsCells(projection, build, timeZone)) {
    const isMade = await buildCells(ownerUrl, projection, build, timeZone);
    item.hadCells ||= isMade;
    return isMade;
  }
  // Many at once cost little each; few wait until no more come.
  const isWorth = (changes: number): boolean => {
    const isQuiet = changes > 0 && changes === item.changes;
    item.changes = changes;
    return isQuiet || changes >= CHANGES_MIN;
  };
  while (await compactCells(pool, projection, build, timeZone, isWorth));
  return true;
};

const refusalOf = (projection: Projection, builds: readonly Build[]): unknown => {
  try {
    refuseNewerVersion(projection, builds);
    return undefined;
  } catch (error) {
    return error;
  }
};

/** One pass over the register; true when a build took over, so that another pass has work. */
const pass = async (context: Context): Promise<{ switched: boolean; isBusy: boolean }> => {
  const { projection, pool, ownerUrl } = context;
  const builds = await readBuilds(pool, projection.name);
  const refused = refusalOf(projection, builds);
  if (refused !== undefined) {
    await forgetOthers(context, []);
    throw refused;
  }
  const isMine = ({ version }: Build): boolean => version === projection.version;
  const watched = builds.filter(
    (build) => build.status === 'live' || (build.status === 'building' && isMine(build)),
  );
  await forgetOthers(context, watched);
  let switched = false;
  for (const build of watched) {
    const item = remember(context, build);
    const isYielded = isMine(build) && (await yieldCells(context, item));
    const isFilled = isMine(build) && !isYielded;
    if (isFilled) await fill(context, item);
    const canSwitch = (await isLevel(context, item)) && item.consumer !== undefined;
    const hasCells = !isFilled || (await keepCells(context, item, canSwitch));
    if (build.status !== 'building' || !canSwitch || !hasCells) continue;
    item.lastSwitch = await switchTo(ownerUrl, projection, build.id);
    switched ||= item.lastSwitch === 'switched';
  }
  // Before the drops: with their tables views would go that BI tools read.
  const viewed = await context.views.keep(builds);
  for (const build of builds)
    if (
      build.status === 'retired' &&
      build.version <= projection.version &&
      build.schema !== viewed
    )
      await dropBuild(ownerUrl, build);
  const isBusy = builds.length > 1 || builds.some(({ status }) => status === 'building');
  return { switched, isBusy };
};

const look = async (context: Context): Promise<void> => {
  const { projection, pool, known } = context;
  const builds = await readBuilds(pool, projection.name);
  for (const build of builds)
    if (build.status === 'live' || known.has(build.id)) remember(context, build);
  for (const item of known.values()) {
    const isGone = !builds.some(({ id }) => id === item.build.id);
    if (isGone) item.build = { ...item.build, status: 'retired' };
    else await item.lag.sample(() => readCheckpoints(pool, item.build.consumer));
  }
};

/**
 * Fills every build of this program's version, lets a new one take over when it has caught up, and
 * drops what has retired. What is to be done stands in the register, not in memory: a process that
 * was killed half-way goes on where it was, and several processes may do the same work.
 */
export const createBuildRunner = (options: BuildRunnerOptions): BuildRunner => {
  const context: Context = { ...options, known: new Map(), views: createViewKeeper(options) };
  let isBusy = true;
  let failure: Error | null = null;
  let running: Promise<void> | undefined;

  const reconcile = async (): Promise<void> => {
    try {
      for (let switched = true; switched; ) ({ switched, isBusy } = await pass(context));
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
    look: () => look(context),
    known: () => [...context.known.values()].filter(({ build }) => build.status !== 'retired'),
    stop: async (deadlineMs) => {
      await running;
      const items = [...context.known.values()];
      context.known.clear();
      await Promise.all(items.map(({ consumer }) => consumer?.stop(deadlineMs)));
    },
    isBusy: () => isBusy,
    error: () => failure,
    viewsError: () => context.views.error(),
  };
};
