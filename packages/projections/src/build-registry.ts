import type { Client, Pool } from 'pg';
import { asOwnerInTransaction } from './as-owner.ts';
import { createBuildTables, definitionOf } from './build-tables.ts';
import { ProjectionError } from './projection-error.ts';
import type { Projection } from './types.ts';

export type BuildStatus = 'building' | 'live' | 'retired';

/** One set of tables of a projection and the consumer that fills it. */
export interface Build {
  readonly id: number;
  readonly version: number;
  readonly build: number;
  /** Unquoted. */
  readonly schema: string;
  readonly consumer: string;
  readonly definition: string;
  readonly status: BuildStatus;
  /** State of its cells (cell-tables.ts); null where it keeps none. */
  readonly cells: string | null;
  readonly createdAt: string;
}

/** Column list that reads a Build. */
export const BUILD_COLUMNS = `id, version, build, schema, consumer, definition, status, cells,
  to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"`;

/** Builds whose tables still exist, oldest first. */
export const readBuilds = async (client: Pool | Client, name: string): Promise<Build[]> => {
  const { rows } = await client.query<Build>(
    `select ${BUILD_COLUMNS} from projection_build
     where name = $1 and dropped_at is null order by version, build`,
    [name],
  );
  return rows;
};

const NAME = /^[a-z][a-z0-9-]{0,39}$/;

// A store that was restored has a new producer id, and the live consumer stands still before its
// first record. The new build starts out knowing which store speaks for a service and which one was
// replaced; from offset 0 it would otherwise meet the old one first and stop in the same place.
const INHERIT_PRODUCERS = `
insert into consumer_producer (consumer, service, producer, state)
select $1, service, producer, case
    when producer = first_value(producer) over newest and state <> 'superseded' then 'current'
    else 'superseded' end
from consumer_producer where consumer = $2
window newest as (partition by service order by
  case state when 'pending' then 0 when 'current' then 1 else 2 end, seen_at desc)`;

const createBuild = async (
  client: Client,
  projection: Projection,
  appRole: string,
  live: Build | undefined,
): Promise<Build> => {
  const { name, version } = projection;
  const last = await client.query<{ build: number | null }>(
    'select max(build) as build from projection_build where name = $1 and version = $2',
    [name, version],
  );
  const build = (last.rows[0]?.build ?? 0) + 1;
  const schema = `${name.replaceAll('-', '_')}_v${version}_b${build}`;
  const { rows } = await client.query<Build>(
    `insert into projection_build (name, version, build, schema, consumer, definition)
     values ($1, $2, $3, $4, $5, $6) returning ${BUILD_COLUMNS}`,
    [name, version, build, schema, `${name}.v${version}.b${build}`, definitionOf(projection)],
  );
  await createBuildTables(client, projection, schema, appRole);
  if (live !== undefined) await client.query(INHERIT_PRODUCERS, [rows[0]!.consumer, live.consumer]);
  return rows[0]!;
};

/** Serialises everything that changes the builds of one projection, also across processes. */
export const lockBuilds = (client: Client, name: string): Promise<unknown> =>
  client.query(`select pg_advisory_xact_lock(hashtextextended('amends.projection ' || $1, 0))`, [
    name,
  ]);

/** @throws ProjectionError when a newer version is live: this code cannot read its tables. */
export const refuseNewerVersion = (projection: Projection, builds: readonly Build[]): void => {
  const live = builds.find(({ status }) => status === 'live');
  if (live === undefined || live.version <= projection.version) return;
  throw new ProjectionError(
    'newer_version_live',
    `${projection.name} version ${live.version} is live and this program knows version ` +
      `${projection.version}: run the newer program, or give the older definition a version ` +
      `above ${live.version}`,
  );
};

/**
 * The build to work on: an unfinished one is taken up again; else, where `wanted` is 'rebuild' or
 * none exists, a new one is made in one transaction with its tables. Safe to call from several
 * processes at once: they get the same build.
 * @throws ProjectionError newer_version_live, definition_changed
 */
export const ensureBuild = (options: {
  readonly ownerUrl: string;
  readonly appRole: string;
  readonly projection: Projection;
  readonly wanted: 'any' | 'rebuild';
}): Promise<Build> => {
  const { ownerUrl, appRole, projection, wanted } = options;
  if (!NAME.test(projection.name)) throw new TypeError('the name of a projection is a-z, 0-9, -');
  return asOwnerInTransaction(ownerUrl, async (client) => {
    await lockBuilds(client, projection.name);
    const builds = await readBuilds(client, projection.name);
    refuseNewerVersion(projection, builds);
    const mine = builds.filter(
      ({ version, status }) => version === projection.version && status !== 'retired',
    );
    if (mine.some(({ definition }) => definition !== definitionOf(projection)))
      throw new ProjectionError(
        'definition_changed',
        `the tables of ${projection.name} version ${projection.version} are not those it was ` +
          'built with: give the changed definition a new version',
      );
    const building = mine.find(({ status }) => status === 'building');
    const live = builds.find(({ status }) => status === 'live');
    if (building !== undefined) return building;
    if (wanted === 'any' && live?.version === projection.version) return live;
    return createBuild(client, projection, appRole, live);
  });
};
