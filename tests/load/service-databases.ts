import { createTopics } from '@amends/event-log/open-event-log';
import { migrateEmbeddedLog } from '@amends/event-log/migrate';
import { type PostgresServer, runStatement } from '@amends/testing/postgres-server';
import { scratchFolder } from '@amends/testing/run-directory';
import { join } from 'node:path';

/** What services run as. */
export const APP_ROLE = 'bench_app';
const PERSONAL = 'bench_personal';

/** The topics of the suite, as infra/kafka/topics.json has them. */
export const TOPICS = ['recovery.events', 'recovery.signals'].map((name) => ({
  name,
  partitions: 12,
  replication: 1,
}));

/** A log for service processes: its settings, and how this process opens it. */
export type BenchLog =
  | { readonly adapter: 'embedded'; readonly url: string }
  | { readonly adapter: 'kafka'; readonly brokers: readonly string[]; readonly clientId: string };

export const ensureRoles = async (server: PostgresServer): Promise<void> => {
  for (const role of [APP_ROLE, PERSONAL]) {
    await runStatement(server.url(), `create role ${role} login password '${role}'`);
  }
};

/** A database for the embedded log, with the topics. */
export const createEmbeddedLog = async (
  server: PostgresServer,
  name: string,
): Promise<BenchLog & { adapter: 'embedded' }> => {
  const url = await server.createDatabase(name);
  await migrateEmbeddedLog({ ownerUrl: url, appRole: APP_ROLE });
  await createTopics({ adapter: 'embedded', url }, TOPICS);
  // As the services reach it: they refuse a role that could do more than it must.
  return { adapter: 'embedded', url: server.url(name, APP_ROLE) };
};

/** Settings of one service's process over a new database of `server`. */
export const serviceEnvironment = async (
  server: PostgresServer,
  database: string,
  log: BenchLog,
): Promise<Readonly<Record<string, string>>> => {
  await server.createDatabase(database);
  const folder = scratchFolder(database);
  return {
    AMENDS_PROFILE: 'local',
    AMENDS_DATABASE_URL: server.url(database, APP_ROLE),
    AMENDS_DATABASE_OWNER_URL: server.url(database),
    AMENDS_PERSONAL_DATA_URL: server.url(database, PERSONAL),
    AMENDS_KEY_FILE: join(folder, 'key'),
    AMENDS_VOUCHER_KEY_FILE: join(folder, 'voucher-key'),
    AMENDS_ERASURE_LIST: join(folder, 'erasures.jsonl'),
    AMENDS_ATTACHMENTS: join(folder, 'attachments'),
    AMENDS_LOG: log.adapter,
    AMENDS_LOG_LEVEL: 'warn',
    ...(log.adapter === 'embedded'
      ? { AMENDS_LOG_URL: log.url }
      : { AMENDS_KAFKA_BROKERS: log.brokers.join(',') }),
  };
};
