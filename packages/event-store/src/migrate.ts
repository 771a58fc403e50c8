import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import { runner } from 'node-pg-migrate';
import { Client, escapeIdentifier, Pool } from 'pg';

export interface DirectoryMigration {
  /** Connection of the owner role. */
  readonly ownerUrl: string;
  /** Folder of numbered plain SQL files, `0001_what-it-does.sql`; never edited once released. */
  readonly dir: string;
  /** Table that remembers what ran; one per folder. */
  readonly table: string;
}

/**
 * Runs what has not run yet of a folder, in order, in one transaction; a second process waits.
 * Returns the names of what ran.
 * @throws Error of the failing migration, nothing applied; or when a file slipped in before one
 *   that already ran
 */
export const migrateDirectory = async (migration: DirectoryMigration): Promise<string[]> => {
  const ran = await runner({
    databaseUrl: migration.ownerUrl,
    dir: migration.dir,
    migrationsTable: migration.table,
    direction: 'up',
    advisoryLockMode: 'wait',
    ignorePattern: '(?!.*\\.sql$).*',
    log: () => {},
  });
  return ran.map(({ name }) => name);
};

/** Remembers which migrations of the event store ran; start-conditions.ts reads it. */
export const MIGRATIONS_TABLE = 'event_store_migrations';
export const MIGRATIONS_DIR = fileURLToPath(new URL('../migrations', import.meta.url));

const grantsTo = (role: string, database: string): string => `
  grant connect on database ${database} to ${role};
  grant usage on schema public to ${role};
  grant select, insert on events, command_answer to ${role};
  grant select, insert, update, delete on job_timer to ${role};
  grant select on store_identity, ${MIGRATIONS_TABLE} to ${role};
  grant usage, select on sequence events_seq to ${role};
  grant execute on function forget_expired_answers(int), forget_expired_answer(text) to ${role};`;

const withClient = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const currentNames = async (client: Client): Promise<{ role: string; database: string }> => {
  const sql = 'select current_user as role, current_database() as database';
  return (await client.query(sql)).rows[0];
};

/**
 * graphile-worker locks its tables by row-level security, so the role that works the jobs must own
 * them. Its installer asks for CREATE on the database, which the app role has for that moment only.
 */
const installJobs = async (client: Client, ownerUrl: string, appRole?: string): Promise<void> => {
  const { role: owner, database } = await currentNames(client);
  const role = appRole === undefined || appRole === owner ? undefined : appRole;
  const target = escapeIdentifier(database);
  const pool = new Pool({
    connectionString: ownerUrl,
    max: 1,
    ...(role === undefined ? {} : { options: `-c role=${role}` }),
  });
  // The query that was running reports the error; without listeners the process would end.
  pool.on('error', () => {});
  pool.on('connect', (connected) => connected.on('error', () => {}));
  try {
    if (role) await client.query(`grant create on database ${target} to ${escapeIdentifier(role)}`);
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
    if (role) {
      await client.query(`revoke create on database ${target} from ${escapeIdentifier(role)}`);
    }
  }
};

export interface EventStoreMigration {
  readonly ownerUrl: string;
  /**
   * The role the service runs as. It gets SELECT and INSERT, no more, and owns the job schema; the
   * owner must be a member of it (or superuser). Absent or the owner itself: one role for all,
   * which a production start refuses.
   */
  readonly appRole?: string;
}

/** Brings the event tables and graphile-worker's schema up to date; grants the app its rights. */
export const migrateEventStore = async (migration: EventStoreMigration): Promise<void> => {
  const { ownerUrl, appRole } = migration;
  await migrateDirectory({ ownerUrl, dir: MIGRATIONS_DIR, table: MIGRATIONS_TABLE });
  await withClient(ownerUrl, async (client) => {
    // Two services starting at once would fight over the same grants (tuple concurrently updated).
    await client.query(`select pg_advisory_lock(hashtext('${MIGRATIONS_TABLE}'))`);
    await installJobs(client, ownerUrl, appRole);
    if (appRole === undefined) return;
    const { database } = await currentNames(client);
    await client.query(grantsTo(escapeIdentifier(appRole), escapeIdentifier(database)));
  });
};

/**
 * After a restore, before anyone writes: a new producer id, because the history may now branch from
 * what the log has heard, and the sequence past the largest seq (a dump may carry an older one).
 * Returns the new producer id.
 */
export const prepareRestoredStore = (migration: { ownerUrl: string }): Promise<string> =>
  withClient(migration.ownerUrl, async (client) => {
    await client.query(
      "select setval('events_seq', greatest(max(seq), 1), max(seq) is not null) from events",
    );
    const { rows } = await client.query(
      'update store_identity set producer = gen_random_uuid(), since = now() returning producer',
    );
    return rows[0].producer;
  });
