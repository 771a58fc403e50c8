import { PATIENT_LIMITS } from '@amends/testing/patient-limits';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import {
  insertRowSql,
  openStoreOn,
  openTestStore,
  readAll,
  requestOf,
  type TestStore,
} from './event-store.fixture.ts';
import { openPool } from './open-pool.ts';

/** Notes the names of the statements a pool runs; they run all the same. */
const noting = (pool: Pool, noted: string[]): Pool => {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    const spying = (...args: unknown[]) => {
      noted.push((args[0] as { name?: string }).name ?? String(args[0]));
      return query(...args);
    };
    Object.assign(client, { query: spying });
  });
  return pool;
};

let statements: string[];
let readerPool: Pool;
let test: TestStore;

beforeEach(async () => {
  statements = [];
  test = await openTestStore();
  await test.store.close();
  readerPool = noting(
    openPool({
      ...{ url: test.database.url, applicationName: 'reader', max: 1 },
      ...PATIENT_LIMITS,
    }),
    statements,
  );
  const { store } = await openStoreOn(test.database.url, { readerPool });
  test = { ...test, store };
});

afterEach(async () => {
  await test.store.close();
  await test.store.pool.end();
  await readerPool.end();
  await test.close().catch(() => {});
});

describe('the reader', () => {
  it('reads only the sequence when there is nothing new', async () => {
    const { lastSeq } = await append('a');
    await readAll(test.store);
    statements.length = 0;
    for (let poll = 0; poll < 5; poll += 1) await test.store.reader.read(lastSeq, 10);
    expect(statements).toEqual(Array(5).fill('read_hi'));
  });

  it('reads only the sequence when all that came was rolled back', async () => {
    const { lastSeq } = await append('a');
    await readAll(test.store);
    const client = await test.pool.connect();
    await client.query('begin');
    await client.query(insertRowSql, ['gone', 1]);
    await client.query('rollback');
    client.release();
    expect(await test.store.reader.read(lastSeq, 10)).toEqual([]);
    statements.length = 0;
    expect(await test.store.reader.read(lastSeq, 10)).toEqual([]);
    expect(statements).toEqual(['read_hi']);
    expect(await test.store.reader.lastSeq()).toBe(lastSeq + 1n);
  });

  it('serves a second cursor what it knows to be final, in pages', async () => {
    for (const id of ['a', 'b', 'c']) await append(id);
    expect(await test.store.reader.read(0n, 100)).toHaveLength(3);
    statements.length = 0;
    const first = await test.store.reader.read(0n, 2);
    const rest = await test.store.reader.read(first.at(-1)!.seq, 2);
    expect([...first, ...rest].map(({ streamId }) => streamId)).toEqual(['a', 'b', 'c']);
    expect(statements).toEqual(['read_page', 'read_page']);
  });

  it('passes data and meta on as the text the database gives', async () => {
    await append('text');
    const [event] = await test.store.reader.read(0n, 1);
    const sql = 'select data::text, meta::text from events order by seq';
    const { rows } = await test.pool.query(sql);
    expect(event).toMatchObject({ ...rows[0], version: 1, type: 'Counted', schemaVersion: 1 });
    expect(event!.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/);
  });

  it('forgets what it knew when its connection dies, and reads on', async () => {
    const { lastSeq } = await append('a');
    await readAll(test.store);
    await test.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'reader' and datname = current_database()`,
    );
    await append('b');
    const read = () => test.store.reader.read(lastSeq, 10);
    const events = await read().catch(read);
    expect(events.map(({ streamId }) => streamId)).toEqual(['b']);
  });

  it('wakes on a commit of its own process and ends when told to', async () => {
    const abort = new AbortController();
    const next = test.store.reader.readNext(0n, 10, abort.signal);
    await append('woken');
    const [event] = await next;
    expect(event?.streamId).toBe('woken');
    const idle = test.store.reader.readNext(event!.seq, 10, abort.signal);
    abort.abort();
    expect(await idle).toEqual([]);
  });
});

const append = async (streamId: string): Promise<{ lastSeq: bigint }> => {
  const outcome = await test.store.append(requestOf(streamId));
  if (outcome.outcome !== 'appended') throw new Error(outcome.outcome);
  return outcome;
};
