import { migrateConsumer, migrateEmbeddedLog } from '@amends/event-log/migrate';
import { createTopics, openEventLog } from '@amends/event-log/open-event-log';
import type { EventLog } from '@amends/event-log/types';
import { type FreshDatabase, freshDatabase } from '@amends/testing/database';
import { runStatement } from '@amends/testing/postgres-server';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Pool } from 'pg';
import { BI_ROLE, type BiView } from './bi-view.ts';
import { migrateProjections } from './migrate-projections.ts';
import {
  APP_ROLE,
  ensureRole,
  PARTITIONS,
  recordOf,
  stepsOf,
  testProjection,
  TOPIC,
} from './projection.fixture.ts';
import { openProjection, type ProjectionService } from './projection-service.ts';

/** Owns its database and is no superuser: only so row-level security holds for its views. */
const OWNER = 'views_test_owner';
const MEMBER = 'views_test_member';
const STRANGER = 'views_test_stranger';

const caseView: BiView = {
  name: 'cases',
  says: 'One row per case',
  from: (schema) => `${schema}.case_fact f`,
  columns: {
    case_id: ['f.case_id', 'Id of the case'],
    total_minor: ['f.total', "The sum, in minor units; o'clock"],
  },
};
const storeView: BiView = {
  name: 'stores',
  says: 'One row per store',
  from: (schema) => `${schema}.store_cell f`,
  columns: { store_id: ['f.store_id', 'Id of the store'] },
};

let database: FreshDatabase;
let owner: Client;
let pool: Pool;
let log: EventLog;
let service: ProjectionService;
const readers: Client[] = [];

const connectAs = async (role: string): Promise<Client> => {
  const client = new Client({ connectionString: database.urlAs(role) });
  client.on('error', () => undefined);
  await client.connect();
  readers.push(client);
  return client;
};

const start = async (views: readonly BiView[]): Promise<void> => {
  const projection = testProjection({ views });
  service = openProjection({ projection, pool, ownerUrl: database.urlAs(OWNER), log });
  await service.start();
};

const append = async (from: number, count: number, cases: number): Promise<void> => {
  await log.append(stepsOf(count, cases).map((step, at) => recordOf(step, from + at)));
  await waitFor(async () => (await service.freshness()).lagEvents === 0, {
    description: 'the projection to catch up',
  });
};

beforeAll(async () => {
  database = await freshDatabase();
  for (const role of [APP_ROLE, OWNER, STRANGER, BI_ROLE]) await ensureRole(database.url, role);
  await ensureRole(database.url, MEMBER, BI_ROLE);
  await runStatement(database.url, `alter database "${database.name}" owner to ${OWNER}`);
  const ownerUrl = database.urlAs(OWNER);
  await migrateEmbeddedLog({ ownerUrl });
  await migrateConsumer({ ownerUrl, appRole: APP_ROLE });
  await migrateProjections({ ownerUrl, appRole: APP_ROLE });
  const logConfig = { adapter: 'embedded', url: ownerUrl, pollMsMax: 20 } as const;
  await createTopics(logConfig, [{ name: TOPIC, partitions: PARTITIONS, replication: 1 }]);
  log = openEventLog(logConfig);
  pool = new Pool({ connectionString: database.urlAs(APP_ROLE), max: 8 });
  pool.on('error', () => undefined);
  owner = await connectAs(OWNER);
  await start([caseView, storeView]);
  await append(1, 30, 9);
});

afterAll(async () => {
  await service?.stop();
  await log?.close();
  await Promise.all([...readers.map((client) => client.end()), pool?.end()]);
  await database?.drop();
});

/** SQLSTATE of a refused statement; undefined where it was done. */
const refusalOf = async (client: Client, sql: string): Promise<string | undefined> => {
  try {
    await client.query(sql);
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

const countOf = async (client: Client, from: string): Promise<number> => {
  const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${from}`);
  return rows[0]!.n;
};

const schemas = async (): Promise<string[]> => {
  const { rows } = await owner.query<{ name: string }>(
    `select nspname as name from pg_namespace
     where nspname like 'test\\_cases%' or nspname = 'bi' order by 1`,
  );
  return rows.map(({ name }) => name);
};

/** What a reader who asks all the time gets until the schemas are so. */
const seenUntil = async (
  reader: Client,
  description: string,
  areSo: (names: readonly string[]) => boolean,
): Promise<unknown[]> => {
  const seen = new Set<unknown>();
  await waitFor(
    async () => {
      seen.add(await countOf(reader, 'bi.cases').catch((error: Error) => error.message));
      return areSo(await schemas());
    },
    { description, intervalMs: 1 },
  );
  return [...seen];
};

const REFUSED = '42501';

/** Everything that has rows, but what every role may read of the server itself. */
const relations = async (): Promise<string[]> => {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'f')
       and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1`,
  );
  return rows.map(({ name }) => name);
};

const readable = async (client: Client): Promise<string[]> => {
  const found: string[] = [];
  for (const name of await relations())
    if ((await refusalOf(client, `select from ${name}`)) !== REFUSED) found.push(name);
  return found;
};

describe('the views for BI tools', () => {
  it('show a member all rows, and nothing else of the database', async () => {
    const member = await connectAs(MEMBER);
    expect(await countOf(member, 'bi.cases')).toBe(9);
    expect(await countOf(member, 'bi.stores')).toBe(3);
    // What callers over HTTP are limited by is no lock for somebody who may say anything.
    await member.query(`set amends.stores = '*'`);
    expect(await readable(member)).toEqual(['bi.cases', 'bi.stores']);
    expect((await relations()).length).toBeGreaterThan(10);
    await owner.query(`grant usage on schema test_cases_v1_b1 to ${BI_ROLE};
      grant select on test_cases_v1_b1.timeline to ${BI_ROLE}`);
    expect(await readable(member)).toContain('test_cases_v1_b1.timeline');
    await owner.query(`revoke all on test_cases_v1_b1.timeline from ${BI_ROLE};
      revoke all on schema test_cases_v1_b1 from ${BI_ROLE}`);
    expect(await readable(member)).toEqual(['bi.cases', 'bi.stores']);
  });

  it('let a member change nothing', async () => {
    const member = await connectAs(MEMBER);
    for (const view of ['bi.cases', 'bi.stores']) {
      const column = view === 'bi.cases' ? 'case_id' : 'store_id';
      const change = `set ${column} = 'x'`;
      expect([
        await refusalOf(member, `insert into ${view} (${column}) values ('x')`),
        await refusalOf(member, `update ${view} ${change}`),
        await refusalOf(member, `delete from ${view}`),
        await refusalOf(member, `drop view ${view}`),
      ]).toEqual([REFUSED, REFUSED, REFUSED, REFUSED]);
      // A view cannot be emptied by anybody.
      expect(await refusalOf(member, `truncate ${view}`)).toBe('42809');
    }
    expect(await refusalOf(member, 'create table bi.mine (n int)')).toBe(REFUSED);
    expect(await refusalOf(member, 'create schema mine')).toBe(REFUSED);
    expect(await refusalOf(member, `set role ${OWNER}`)).toBe(REFUSED);
  });

  it('are closed to who is no member, the role of the service included', async () => {
    for (const role of [STRANGER, APP_ROLE]) {
      const client = await connectAs(role);
      expect(await refusalOf(client, 'select from bi.cases')).toBe(REFUSED);
    }
    const app = await connectAs(APP_ROLE);
    expect(await countOf(app, 'test_cases_v1_b1.case_fact')).toBe(0);
    // Through the views as well: a grant by mistake opens no row of a table.
    await owner.query(`grant usage on schema bi to ${STRANGER};
      grant select on bi.cases to ${STRANGER}`);
    expect(await countOf(await connectAs(STRANGER), 'bi.cases')).toBe(0);
    expect(await countOf(owner, 'bi.cases')).toBe(0);
    await owner.query(`revoke all on bi.cases from ${STRANGER};
      revoke all on schema bi from ${STRANGER}`);
  });

  it('say of themselves and of each column what they are', async () => {
    const { rows } = await (await connectAs(MEMBER)).query<{ of: string; says: string }>(
      `select c.relname || coalesce('.' || a.attname, '') as of,
         coalesce(col_description(c.oid, a.attnum), obj_description(c.oid, 'pg_class')) as says
       from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       where c.relnamespace = 'bi'::regnamespace order by c.relname, a.attnum`,
    );
    expect(rows).toEqual([
      { of: 'cases.case_id', says: 'Id of the case' },
      { of: 'cases.total_minor', says: "The sum, in minor units; o'clock" },
      { of: 'stores.store_id', says: 'Id of the store' },
    ]);
  });

  it('show the build that took over, without a moment in which there are none', async () => {
    const [slow, busy] = [await connectAs(MEMBER), await connectAs(MEMBER)];
    // A tool in the middle of a long query holds up neither the views nor whoever asks next.
    await slow.query('begin');
    await slow.query('declare rows no scroll cursor for select case_id from bi.cases');
    await service.operations.rebuild('test');
    const isAside = (names: readonly string[]) => names.includes('test_cases_v1_b1_bi');
    expect(await seenUntil(busy, 'the views of before to be aside', isAside)).toEqual([9]);
    await append(31, 30, 12);
    expect(await countOf(busy, 'bi.cases')).toBe(12);
    expect((await slow.query('fetch all from rows')).rowCount).toBe(9);
    expect(await schemas()).toEqual([
      'bi',
      'test_cases_v1_b1',
      'test_cases_v1_b1_bi',
      'test_cases_v1_b2',
    ]);
    expect(await refusalOf(busy, 'select from test_cases_v1_b1_bi.cases')).toBe(REFUSED);
    await slow.query('commit');
    await waitFor(async () => (await schemas()).length === 2, {
      description: 'the old build and its views to go',
    });
    expect(await schemas()).toEqual(['bi', 'test_cases_v1_b2']);
    // With nobody in the middle of anything the old tables go at once.
    await service.operations.rebuild('test');
    const isAlone = (names: readonly string[]) => names.join() === 'bi,test_cases_v1_b3';
    expect(await seenUntil(busy, 'the third build to be alone', isAlone)).toEqual([12]);
    expect(service.health().every(({ ok }) => ok)).toBe(true);
  });

  it('are made anew when defined otherwise, over tables of before, and when lost', async () => {
    const member = await connectAs(MEMBER);
    await service.stop();
    await owner.query('drop policy bi on test_cases_v1_b3.case_fact');
    expect(await countOf(member, 'bi.cases')).toBe(0);
    const more = {
      ...caseView.columns,
      steps: ['cardinality(f.steps)', 'Steps, a number'],
    } as const;
    await start([{ ...caseView, columns: more }]);
    expect(await countOf(member, 'bi.cases where steps > 0')).toBe(12);
    expect(await refusalOf(member, 'select from bi.stores')).toBe('42P01');
    await owner.query('drop schema bi cascade');
    await waitFor(async () => (await schemas()).includes('bi'), {
      description: 'the views to be back',
    });
    expect(await countOf(member, 'bi.cases')).toBe(12);
  });

  it('leave a schema of somebody else alone, and say so', async () => {
    await service.stop();
    await owner.query(`drop schema bi cascade; create schema bi; create table bi.own (n int)`);
    await start([caseView]);
    expect(service.health()[0]).toMatchObject({
      ok: true,
      detail: expect.stringMatching(/^serving, without views for BI: the schema bi is not/),
    });
    await owner.query('drop schema bi cascade');
    await waitFor(() => service.health()[0]!.detail === 'serving', {
      description: 'the views to be published',
    });
  });
});
