import { freshDatabase } from '@amends/testing/database';
import { afterAll, beforeAll } from '@jest/globals';
import { Client } from 'pg';
import type { LogHarness } from './contract-support.ts';
import { createEmbeddedTopics, openEmbeddedLog } from './embedded-log.ts';
import { describeLogContract } from './log-contract.ts';
import { migrateEmbeddedLog } from './migrate.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;

beforeAll(async () => {
  database = await freshDatabase();
  await migrateEmbeddedLog({ ownerUrl: database.url });
});
afterAll(() => database.drop());

const query = async (sql: string, values: unknown[]): Promise<void> => {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(sql, values);
  await client.end();
};

describeLogContract('embedded', (): LogHarness => {
  const options = { url: database.url, sessionTimeoutMs: 2_000 };
  return {
    open: () => openEmbeddedLog(options),
    config: { adapter: 'embedded', ...options },
    createTopic: (name, partitions) =>
      createEmbeddedTopics(options, [{ name, partitions, replication: 1 }]),
    deleteTopic: async (name) => {
      await query(
        `with gone as (delete from topic where name = $1 returning topic_no)
         delete from record where topic_no in (select topic_no from gone)`,
        [name],
      );
    },
  };
});
