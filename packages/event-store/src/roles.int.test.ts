import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FreshDatabase, freshDatabase, sharedPostgresUrl } from '@amends/testing/database';
import { PATIENT_LIMITS } from '@amends/testing/patient-limits';
import { runStatement } from '@amends/testing/postgres-server';
import { waitFor } from '@amends/testing/wait-for';
import { Client } from 'pg';
import { openStoreOn, requestOf } from './event-store.fixture.ts';
import { openJobs } from './jobs.ts';
import { migrateEventStore, prepareRestoredStore } from './migrate.ts';
import { openPool } from './open-pool.ts';
import { findStoreRefusals } from './start-conditions.ts';

const suffix = randomBytes(6).toString('hex');
const owner = `owner_${suffix}`;
const app = `app_${suffix}`;
let database: FreshDatabase;
let ownerUrl: string;
let appUrl: string;

const migrate = () => migrateEventStore({ ownerUrl, appRole: app });

beforeAll(async () => {
  database = await freshDatabase();
  await runStatement(sharedPostgresUrl(), `create role ${owner} login password '${owner}'`);
  await runStatement(sharedPostgresUrl(), `create role ${app} login password '${app}'`);
  await runStatement(sharedPostgresUrl(), `grant ${app} to ${owner}`);
  await runStatement(sharedPostgresUrl(), `alter database ${database.name} owner to ${owner}`);
  ownerUrl = database.urlAs(owner);
  appUrl = database.urlAs(app);
  await migrate();
});

afterAll(async () => {
  await database.drop();
  await runStatement(sharedPostgresUrl(), `drop role ${owner}`);
  await runStatement(sharedPostgresUrl(), `drop role ${app}`);
});

const asApp = (sql: string) => runStatement(appUrl, sql);
const asOwner = (sql: string) => runStatement(ownerUrl, sql);

/** What a start would say while `change` holds; `undo` puts it back. */
const refusalsWhile = async (change: string, undo: string): Promise<string[]> => {
  await runStatement(database.url, change);
  const pool = openPool({ url: appUrl, applicationName: 'start', max: 1, ...PATIENT_LIMITS });
  try {
    return (await findStoreRefusals(pool)).map(({ code }) => code);
  } finally {
    await pool.end();
    await runStatement(database.url, undo);
  }
};

// The shared server of the tests runs without fsync, on purpose; everything else is as it should.
const ofTheServer = ['fsync', 'full_page_writes'];
const ownRefusals = async (change: string, undo: string) =>
  (await refusalsWhile(change, undo)).filter((code) => !ofTheServer.includes(code));

describe('the app role', () => {
  it.each(['update events set data = data', 'delete from events', 'truncate events'])(
    'may not change what was recorded (R-125): %s',
    async (sql) => {
      await expect(asApp(sql)).rejects.toMatchObject({ code: '42501' });
    },
  );

  it.each([
    ['alter table events disable trigger all'],
    ["select setval('events_seq', 1)"],
    ['delete from command_answer'],
    ['update command_answer set status = 200'],
    ['update store_identity set since = now()'],
    ['create table own (n int)'],
    ['create schema own'],
  ])('has no right to: %s', async (sql) => {
    await expect(asApp(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('appends with answer and job, works the job, and forgets expired answers', async () => {
    const { store, close } = await openStoreOn(appUrl);
    const ran: unknown[] = [];
    const jobs = openJobs({
      url: appUrl,
      tasks: {
        note: async (payload) => {
          ran.push(payload);
        },
      },
      pollMs: 50,
    });
    const answer = { keyHash: 'k', bodyHash: 'b', status: 201, body: {}, keepDays: -1 };
    const withJob = { answer, jobs: [{ task: 'note', payload: { id: '1' } }] };
    expect(await store.append(requestOf('by-app', withJob))).toMatchObject({ version: 1 });
    await jobs.start();
    const { waitFor } = await import('@amends/testing/wait-for');
    await waitFor(() => ran.length > 0, { description: 'the job to run' });
    await jobs.stop();
    expect(ran).toEqual([{ id: '1' }]);
    expect(await store.forgetExpiredAnswers()).toBe(1n);
    await close();
  });
});

describe('migrateEventStore', () => {
  it('changes nothing when it runs again, also twice at once', async () => {
    await Promise.all([migrate(), migrate()]);
    expect(await ownRefusals('select 1', 'select 1')).toEqual([]);
  });

  it('gives a restored store a new producer id and a sequence past its rows', async () => {
    const { store, close } = await openStoreOn(appUrl);
    await store.append(requestOf('before-restore'));
    await close();
    await asOwner("select setval('events_seq', 1)");
    const producer = await prepareRestoredStore({ ownerUrl });
    expect(producer).not.toBe(store.producer);
    const restored = await openStoreOn(appUrl);
    expect(restored.store.producer).toBe(producer);
    expect(await restored.store.append(requestOf('after-restore'))).toMatchObject({ version: 1 });
    await restored.close();
  });
});

describe('a start', () => {
  const trigger = 'alter table events %s trigger events_in_flight';
  it.each([
    ['sequence_cache', 'alter sequence events_seq cache 10', 'alter sequence events_seq cache 1'],
    ['trigger_not_always', trigger.replace('%s', 'enable'), trigger.replace('%s', 'enable always')],
    [
      'trigger_missing',
      'alter trigger events_in_flight on events rename to gone',
      'alter trigger gone on events rename to events_in_flight',
    ],
    [
      'sequence_settable',
      `grant update on sequence events_seq to ${app}`,
      `revoke update on sequence events_seq from ${app}`,
    ],
    [
      'row_security',
      'alter table events enable row level security',
      'alter table events disable row level security',
    ],
    [
      'synchronous_commit',
      `alter role ${app} set synchronous_commit = off`,
      `alter role ${app} reset synchronous_commit`,
    ],
    [
      'may_change_events',
      `grant update on events to ${app}`,
      `revoke update on events from ${app}`,
    ],
    ['bypass_row_security', `alter role ${app} bypassrls`, `alter role ${app} nobypassrls`],
    ['events_partitioned', 'create table child () inherits (events)', 'drop table child'],
    [
      'schema_version',
      "insert into event_store_migrations (name, run_on) values ('9999_later', now())",
      "delete from event_store_migrations where name = '9999_later'",
    ],
  ])('is refused for %s', async (code, change, undo) => {
    expect(await ownRefusals(change, undo)).toEqual([code]);
  });

  it('is refused for sequence_behind', async () => {
    const { store, close } = await openStoreOn(appUrl);
    for (const id of ['x', 'y']) await store.append(requestOf(`behind-${id}`));
    await close();
    const behind = await ownRefusals(
      "select setval('events_seq', 1)",
      "select setval('events_seq', max(seq)) from events",
    );
    expect(behind).toEqual(['sequence_behind']);
  });

  it('is refused for the owner and for a superuser', async () => {
    const named = { url: database.url, applicationName: 'start', max: 1 };
    const pool = openPool({ ...named, ...PATIENT_LIMITS });
    const codes = (await findStoreRefusals(pool)).map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(['superuser', 'owns_tables', 'may_change_events']),
    );
    await pool.end();
  });
});

describe('a pool', () => {
  it('gives int8 as bigint and date as text, in UTC, and leaves the process alone', async () => {
    const { pool, close } = await openStoreOn(appUrl);
    const sql = `select 9007199254740993::int8 as n, date '2026-08-04' as d, '{"a":1}'::json as j,
      current_setting('TimeZone') as zone`;
    expect((await pool.query(sql)).rows).toEqual([
      { n: 9_007_199_254_740_993n, d: '2026-08-04', j: { a: 1 }, zone: 'UTC' },
    ]);
    const plain = new Client({ connectionString: appUrl });
    await plain.connect();
    expect((await plain.query('select 1::int8 as n')).rows).toEqual([{ n: '1' }]);
    await plain.end();
    await close();
  });

  it('ends a statement, a lock wait and an idle transaction that take too long', async () => {
    const pool = openPool({
      url: appUrl,
      applicationName: 'limits',
      max: 1,
      connectTimeoutMs: 100,
      statementTimeoutMs: 500,
      idleInTransactionTimeoutMs: 50,
    });
    // The server may need longer than that for a first connection.
    const client = await waitFor(() => pool.connect(), { description: 'a connection in time' });
    await expect(client.query('select pg_sleep(30)')).rejects.toMatchObject({ code: '57014' });
    await expect(pool.connect()).rejects.toThrow(/timeout/);
    await client.query('begin');
    const gone = new Promise((resolve) => client.once('end', resolve));
    await gone;
    client.release(true);
    await pool.end();
  });
});
