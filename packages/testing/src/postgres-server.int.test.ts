import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { freshDatabase, templateDatabase } from './database.ts';
import { type PostgresServer, runStatement, startPostgresServer } from './postgres-server.ts';

const query = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

describe('a Postgres server of its own', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgresServer();
  });
  afterAll(() => server.stop());

  it('runs with the settings the event store relies on', async () => {
    const rows = await query(
      server.url(),
      `select name, setting from pg_settings
       where name in ('fsync', 'synchronous_commit', 'max_connections', 'max_prepared_transactions')
       order by name`,
    );
    expect(Object.fromEntries(rows.map((row) => [row.name, row.setting]))).toEqual({
      fsync: 'on',
      max_connections: '300',
      max_prepared_transactions: '0',
      synchronous_commit: 'on',
    });
  });

  it('keeps what was committed when it is killed and started again at once', async () => {
    const url = await server.createDatabase('crash');
    await runStatement(url, 'create table t (n int); insert into t values (7)');
    const before = server.pid;
    await server.kill9();
    expect(server.pid).toBeUndefined();
    await server.restart();
    expect(server.pid).not.toBe(before);
    expect(await query(url, 'select n from t')).toEqual([{ n: 7 }]);
  });

  it('lets another role in by its name', async () => {
    await runStatement(server.url(), "create role app login password 'app'");
    const rows = await query(server.url('postgres', 'app'), 'select current_user as role');
    expect(rows).toEqual([{ role: 'app' }]);
  });
});

describe('a fresh database on the shared server', () => {
  it('copies a template that is prepared once', async () => {
    let prepared = 0;
    const prepare = (url: string) => {
      prepared += 1;
      return runStatement(url, 'create table kept (n int)');
    };
    const template = await templateDatabase('testing copies', prepare);
    expect(await templateDatabase('testing copies', prepare)).toBe(template);
    expect(prepared).toBe(1);
    const [one, other] = await Promise.all([
      freshDatabase({ template }),
      freshDatabase({ template }),
    ]);
    await runStatement(one.url, 'insert into kept values (1)');
    expect(await query(other.url, 'select n from kept')).toEqual([]);
    await Promise.all([one.drop(), other.drop()]);
    await expect(query(one.url, 'select 1')).rejects.toThrow(/does not exist/);
  });
});
