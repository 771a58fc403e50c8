import { type FreshDatabase, freshDatabase } from '@amends/testing/database';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { Client } from 'pg';
import { createEmbeddedTopics, openEmbeddedLog } from './embedded-log.ts';
import { type ContractBench, LOG_CONTRACT, openBench } from './log-contract.fixture.ts';
import { migrateEmbeddedLog } from './migrate.ts';

const query = async (url: string, sql: string, values: unknown[]): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql, values);
  await client.end();
};

describe('embedded log', () => {
  let database: FreshDatabase;
  let bench: ContractBench;

  beforeAll(async () => {
    database = await freshDatabase();
    await migrateEmbeddedLog({ ownerUrl: database.url });
    const options = { url: database.url, sessionTimeoutMs: 2_000 };
    bench = await openBench({
      open: () => openEmbeddedLog(options),
      config: { adapter: 'embedded', ...options },
      createTopic: (name, partitions) =>
        createEmbeddedTopics(options, [{ name, partitions, replication: 1 }]),
      deleteTopic: (name) =>
        query(
          database.url,
          `with gone as (delete from topic where name = $1 returning topic_no)
           delete from record where topic_no in (select topic_no from gone)`,
          [name],
        ),
    });
  });
  afterAll(async () => {
    await bench?.close();
    await database?.drop();
  });

  for (const [title, run] of Object.entries(LOG_CONTRACT)) it(title, () => run(bench));
});
