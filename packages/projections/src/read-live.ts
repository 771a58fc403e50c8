import { withConnection } from '@amends/event-store/with-connection';
import { escapeIdentifier, type Pool, type PoolClient } from 'pg';
import { READ_LOCK } from './build-locks.ts';
import { BUILD_COLUMNS, type Build, refuseNewerVersion } from './build-registry.ts';
import { type Checkpoint, readCheckpoints } from './checkpoints.ts';
import { ProjectionError } from './projection-error.ts';
import type { Projection, Stores } from './types.ts';

export interface LiveRead {
  readonly client: PoolClient;
  readonly build: Build;
  /** Quoted. */
  readonly schema: string;
  readonly checkpoints: readonly Checkpoint[];
  /** The database's time at the start of the transaction, RFC 3339 UTC. */
  readonly now: string;
}

const STATEMENT_TIMEOUT_MS = 5_000;
const ATTEMPTS = 5;

/** The value of `amends.stores`. @throws TypeError for an id that would widen the list. */
export const storesSetting = (stores: Stores): string => {
  if (stores === '*') return '*';
  if (stores.some((id) => id === '' || id === '*' || id.includes(',')))
    throw new TypeError('a store id is empty, * or holds a comma');
  return stores.join(',');
};

// One statement, the transaction's first: it takes the snapshot, so which build is live and what
// its tables hold are seen at the same moment.
const RESOLVE = `select ${BUILD_COLUMNS},
    to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now,
    set_config('amends.stores', $2, true) as stores,
    set_config('statement_timeout', '${STATEMENT_TIMEOUT_MS}', true) as timeout,
    pg_advisory_xact_lock_shared($3, id) as locked
  from projection_build where name = $1 and status = 'live'`;

const resolve = async (
  client: PoolClient,
  projection: Projection,
  readsSince: number,
  stores: Stores,
): Promise<LiveRead | undefined> => {
  const values = [projection.name, storesSetting(stores), READ_LOCK];
  const { rows } = await client.query<Build & { now: string }>(RESOLVE, values);
  const build = rows[0];
  if (build !== undefined) refuseNewerVersion(projection, [build]);
  if (build === undefined || build.version < readsSince)
    throw new ProjectionError('projection_building', `${projection.name} is being built`);
  const schema = escapeIdentifier(build.schema);
  // Asks the catalogue of now, not of the snapshot: the build may have been switched and dropped
  // between the snapshot and the lock. Then the whole read starts again, on the new one.
  const there = await client.query<{ found: boolean }>(
    'select to_regnamespace($1) is not null as found',
    [schema],
  );
  if (there.rows[0]?.found !== true) return undefined;
  const checkpoints = await readCheckpoints(client, build.consumer);
  return { client, build, schema, checkpoints, now: build.now };
};

/**
 * Runs `work` in one read-only repeatable-read transaction on the live build, limited to the
 * caller's stores: it sees one build at one moment, whatever is applied or switched meanwhile.
 * @throws ProjectionError projection_building, newer_version_live
 */
export const readLive = <Result>(
  options: {
    readonly pool: Pool;
    readonly projection: Projection;
    readonly readsSince: number;
    readonly stores: Stores;
  },
  work: (live: LiveRead) => Promise<Result>,
): Promise<Result> => {
  const { pool, projection, readsSince, stores } = options;
  return withConnection(pool, async (client, giveUp) => {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      await client.query('begin isolation level repeatable read read only');
      try {
        const live = await resolve(client, projection, readsSince, stores);
        if (live !== undefined) return await work(live);
      } finally {
        await client.query('rollback').catch(giveUp);
      }
    }
    throw new ProjectionError('projection_building', `${projection.name} is being switched`);
  });
};
