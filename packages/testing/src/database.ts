import { createHash, randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { externalPostgres, runStatement } from './postgres-server.ts';

export interface FreshDatabase {
  readonly url: string;
  readonly name: string;
  /** The same database as another role (password: the role's name, where one is asked for). */
  urlAs(role: string): string;
  /** Drops the database, ending whatever session is still open in it. */
  drop(): Promise<void>;
}

const VARIABLE = 'AMENDS_TEST_PG_URL';

/** The URL of the run's shared Postgres server, database `postgres`, as superuser. */
export const sharedPostgresUrl = (): string => {
  const url = process.env[VARIABLE];
  if (!url)
    throw new Error(`${VARIABLE} is not set: run this file in jest's int or system project`);
  return url;
};

/**
 * A new, empty database on the run's shared server, or a copy of `template` (a name, as
 * templateDatabase returns it). One per test file; a file whose tests hold transactions open takes
 * one per such test, because in-flight locks are per database.
 */
export const freshDatabase = async (options?: { template?: string }): Promise<FreshDatabase> => {
  const server = externalPostgres(sharedPostgresUrl());
  const name = `t_${randomBytes(8).toString('hex')}`;
  const url = await server.createDatabase(name, options);
  return {
    url,
    name,
    urlAs: (role) => server.url(name, role),
    drop: () => runStatement(server.url(), `drop database if exists "${name}" with (force)`),
  };
};

/**
 * Prepares a template once per run, whichever test file comes first, and returns its database name
 * for freshDatabase. `prepare` gets the URL of the empty database (migrations go here) and must
 * leave no connection open, or the copies fail.
 */
export const templateDatabase = async (
  title: string,
  prepare: (url: string) => Promise<void>,
): Promise<string> => {
  const server = externalPostgres(sharedPostgresUrl());
  // The run is part of the name: a server behind DATABASE_URL keeps the templates of older runs.
  const run = createHash('sha256')
    .update(process.env.AMENDS_TEST_RUN_DIR ?? '')
    .digest('hex');
  const name = `template_${title.replace(/[^a-z0-9]+/g, '_').slice(0, 40)}_${run.slice(0, 8)}`;
  const building = `${name}_building`;
  const client = new Client({ connectionString: server.url() });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    const found = await client.query('select from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) {
      await client.query(`drop database if exists "${building}" with (force)`);
      await prepare(await server.createDatabase(building));
      await client.query(`alter database "${building}" rename to "${name}"`);
    }
  } finally {
    await client.end();
  }
  return name;
};
