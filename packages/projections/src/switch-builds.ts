import { type Client, escapeIdentifier } from 'pg';
import { asOwnerInTransaction } from './as-owner.ts';
import { APPLY_LOCK, READ_LOCK } from './build-locks.ts';
import { type Build, lockBuilds, readBuilds, refuseNewerVersion } from './build-registry.ts';
import { countParked, hasReached, readCheckpoints } from './checkpoints.ts';
import { formerViewsOf } from './publish-views.ts';
import type { Projection } from './types.ts';

/** `behind`: the live build is ahead; `parks_more`: the new one sets aside more than that. */
export type SwitchOutcome = 'switched' | 'behind' | 'parks_more' | 'not_building';

const STANDSTILL_MS = 2_000;
const LOOK_EVERY_MS = 10;

const catchUp = async (
  client: Client,
  candidate: Build,
  live: Build,
  topics: readonly string[],
): Promise<boolean> => {
  const target = await readCheckpoints(client, live.consumer);
  const deadline = performance.now() + STANDSTILL_MS;
  for (;;) {
    if (hasReached(await readCheckpoints(client, candidate.consumer), target, topics)) return true;
    if (performance.now() >= deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
};

const judge = async (
  client: Client,
  { topics }: Projection,
  candidate: Build,
  live: Build,
): Promise<'ready' | 'behind' | 'parks_more'> => {
  await client.query(`set local lock_timeout = ${STANDSTILL_MS}`);
  // The live build's batches stand still from here to the commit; readers do not notice. Only so
  // can a busy stream be switched: twelve partitions are never all level by chance.
  await client.query('select pg_advisory_xact_lock($1, $2)', [APPLY_LOCK, live.id]);
  if (!(await catchUp(client, candidate, live, topics))) return 'behind';
  const parked = await countParked(client, candidate.consumer);
  return parked > (await countParked(client, live.consumer)) ? 'parks_more' : 'ready';
};

/**
 * Lets a build take over in one transaction, provided that it has handled everything the live one
 * has, so that no reader ever goes back in time. Older builds retire with the same commit. Ask
 * only when the build has nearly caught up: the live one stands still for at most two seconds.
 */
export const switchTo = (
  ownerUrl: string,
  projection: Projection,
  buildId: number,
): Promise<SwitchOutcome> =>
  asOwnerInTransaction(ownerUrl, async (client) => {
    await lockBuilds(client, projection.name);
    const builds = await readBuilds(client, projection.name);
    refuseNewerVersion(projection, builds);
    const candidate = builds.find(({ id, status }) => id === buildId && status === 'building');
    if (candidate === undefined) return 'not_building';
    const live = builds.find(({ status }) => status === 'live');
    if (live !== undefined) {
      const verdict = await judge(client, projection, candidate, live);
      if (verdict !== 'ready') return verdict;
    }
    await client.query(
      `update projection_build set status = 'retired', retired_at = now()
       where name = $1 and id <> $2 and version <= $3 and status <> 'retired'`,
      [projection.name, buildId, projection.version],
    );
    await client.query(
      `update projection_build set status = 'live', live_at = now() where id = $1`,
      [buildId],
    );
    return 'switched';
  });

const CONSUMER_TABLES = [
  'consumer_checkpoint',
  'consumer_high_water',
  'consumer_producer',
  'parked_event',
];

// Checkpoint rows first, as a batch takes them: a batch that waited for the apply lock with its
// checkpoint locked would otherwise deadlock with the delete below.
const isFree = async (client: Client, build: Build): Promise<boolean> => {
  const all = await client.query<{ n: number }>(
    'select count(*)::int as n from consumer_checkpoint where consumer = $1',
    [build.consumer],
  );
  const locked = await client.query(
    'select from consumer_checkpoint where consumer = $1 for update skip locked',
    [build.consumer],
  );
  if (locked.rowCount !== all.rows[0]!.n) return false;
  const { rows } = await client.query<{ free: boolean }>(
    'select pg_try_advisory_xact_lock($1, $3) and pg_try_advisory_xact_lock($2, $3) as free',
    [READ_LOCK, APPLY_LOCK, build.id],
  );
  return rows[0]?.free === true;
};

// A BI tool that still reads the views of the build takes none of our locks.
const isInUse = (error: unknown): boolean => (error as { code?: string }).code === '55P03';

/**
 * Drops the tables of a retired build, with the views over them, and forgets its consumer. False
 * while a reader or a last batch still uses them: try again later. It never waits for a lock that a
 * reader or batch holds, and a second for that of a BI tool.
 */
export const dropBuild = (ownerUrl: string, build: Build): Promise<boolean> =>
  asOwnerInTransaction(ownerUrl, async (client) => {
    if (!(await isFree(client, build))) return false;
    await client.query(`set local lock_timeout = '1s'`);
    const schemas = [formerViewsOf(build.schema), build.schema].map(escapeIdentifier);
    await client.query(`drop schema if exists ${schemas.join(', ')} cascade`);
    for (const table of CONSUMER_TABLES)
      await client.query(`delete from ${table} where consumer = $1`, [build.consumer]);
    await client.query(
      `update projection_build set dropped_at = now() where id = $1 and status = 'retired'`,
      [build.id],
    );
    return true;
  }).catch((error: unknown) => {
    if (isInUse(error)) return false;
    throw error;
  });
