/**
 * Every part of the watermark is there because leaving it out loses events. Each test builds the
 * broken variant, gives it the schedule that breaks it, and shows that the product survives the
 * same schedule. The schedules are exact, so no test waits for luck.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startPostgresServer } from '@amends/testing/postgres-server';
import { waitFor } from '@amends/testing/wait-for';
import type { Pool, PoolClient } from 'pg';
import { insertEventsSql } from './append-statement.ts';
import {
  insertRowSql,
  openStoreOn,
  openTestStore,
  orderBreaks,
  readAll,
  requestOf,
  type TestStore,
} from './event-store.fixture.ts';
import { IN_FLIGHT_CLASS } from './in-flight-lock.ts';
import { migrateEventStore } from './migrate.ts';

let test: TestStore;
let slow: PoolClient;

beforeEach(async () => {
  test = await openTestStore();
  slow = await test.pool.connect();
});

afterEach(async () => {
  slow.release(true);
  await test.close();
});

const insert = (client: Pool | PoolClient, stream: string) =>
  client.query(insertRowSql, [stream, 1]);

/** A transaction that has drawn seq 1 and is not committed; seq 2 is. */
const holdFirstSeq = async () => {
  await slow.query('begin');
  await insert(slow, 'slow');
  await insert(test.pool, 'fast');
};

const seqsAfter = async (client: Pool | PoolClient, cursor: bigint, hi = 1_000n) => {
  const sql = 'select seq from events where seq > $1 and seq <= $2 order by seq';
  const { rows } = await client.query(sql, [cursor.toString(), hi.toString()]);
  return rows.map(({ seq }) => seq as bigint);
};

// Other tests append to databases of the same server, and what they hold is listed there too.
const ofOwnDatabase = `database = (select oid from pg_database
    where datname = current_database())`;
const holders = `select virtualtransaction from pg_locks
  where locktype = 'advisory' and ${ofOwnDatabase}
    and classid = ${IN_FLIGHT_CLASS} and objid = 1 and objsubid = 2`;

const isWaitingFor = (classId: number) =>
  waitFor(
    async () => {
      const sql = `select 1 from pg_locks
        where not granted and classid = $1 and ${ofOwnDatabase}`;
      return (await test.pool.query(sql, [classId])).rowCount;
    },
    { description: `a statement to wait for lock class ${classId}` },
  );

/** What two polls of the product give when the slow transaction commits between or during them. */
const readByProduct = async () => {
  const first = test.store.reader.read(0n, 100);
  await waitFor(readerIsWaiting, { description: 'the reader to wait' });
  await slow.query('commit');
  return (await first).map(({ seq }) => seq);
};

const readerIsWaiting = async () =>
  (await test.store.health()).some(({ detail }) => /waiting [1-9][0-9]* ms/.test(detail));

describe('a reader that', () => {
  it('asks for seq > cursor alone loses the row that commits late', async () => {
    await holdFirstSeq();
    const seen = await seqsAfter(test.pool, 0n);
    await slow.query('commit');
    seen.push(...(await seqsAfter(test.pool, seen.at(-1)!)));
    expect(seen).toEqual([2n]);
  });

  it('waits for the holders it saw gets the row that commits late', async () => {
    await holdFirstSeq();
    expect(await readByProduct()).toEqual([1n, 2n]);
  });

  it('asks for hi, holders and rows in one statement loses what commits inside it', async () => {
    await holdFirstSeq();
    const gate = await test.pool.connect();
    await gate.query('select pg_advisory_lock(77, 1)');
    // The gate only makes sure of the order; without it two writers hit the same moment by chance.
    const sql = `
      with gate as materialized (select pg_advisory_lock_shared(77, 1)),
           hi as materialized (select last_value as hi from events_seq, gate),
           held as materialized (select count(*) as n from hi, (${holders}) h)
      select seq from events, hi, held where held.n = 0 and seq > 0 and seq <= hi order by seq`;
    const reader = await test.pool.connect();
    const reading = reader.query(sql);
    await isWaitingFor(77);
    await slow.query('commit');
    await gate.query('select pg_advisory_unlock(77, 1)');
    expect((await reading).rows.map(({ seq }) => seq)).toEqual([2n]);
    gate.release(true);
    reader.release(true);
  });

  it('runs its three statements in one repeatable-read transaction loses events', async () => {
    await holdFirstSeq();
    const reader = await test.pool.connect();
    await reader.query('begin isolation level repeatable read');
    await reader.query('select last_value from events_seq');
    await slow.query('commit');
    expect((await reader.query(holders)).rowCount).toBe(0);
    expect(await seqsAfter(reader, 0n, 2n)).toEqual([2n]);
    await reader.query('rollback');
    reader.release();
  });

  it('takes hi of a fresh sequence as its cursor never sees the first event', async () => {
    const { rows } = await test.pool.query('select last_value from events_seq');
    await insert(test.pool, 'first');
    expect(await seqsAfter(test.pool, rows[0].last_value)).toEqual([]);
  });

  it('takes the last row as its cursor sees the first event of a fresh sequence', async () => {
    expect(await readAll(test.store)).toEqual([]);
    await insert(test.pool, 'first');
    expect((await readAll(test.store)).map(({ seq }) => seq)).toEqual([1n]);
  });
});

describe('a store', () => {
  it('without the in-flight trigger loses events', async () => {
    await slow.query('alter table events disable trigger events_in_flight');
    await holdFirstSeq();
    const seen = (await readAll(test.store)).map(({ seq }) => seq);
    await slow.query('commit');
    expect(seen).toEqual([2n]);
    expect(await test.store.reader.read(2n, 100)).toEqual([]);
  });

  it('with a sequence cache of 10 loses events', async () => {
    await test.pool.query('alter sequence events_seq cache 10');
    await insert(slow, 'a');
    const other = await test.pool.connect();
    await insert(other, 'b');
    const seen = (await readAll(test.store)).map(({ seq }) => seq);
    await insert(slow, 'c');
    expect(seen).toEqual([1n, 11n]);
    expect(await test.store.reader.read(11n, 100)).toEqual([]);
    expect(await seqsAfter(test.pool, 0n)).toEqual([1n, 2n, 11n]);
    other.release();
  });

  it('with a plain trigger loses events in replica mode', async () => {
    await slow.query('alter table events enable trigger events_in_flight');
    await slow.query('set session_replication_role = replica');
    await holdFirstSeq();
    const seen = (await readAll(test.store)).map(({ seq }) => seq);
    await slow.query('commit');
    expect(seen).toEqual([2n]);
  });

  it('with the trigger enabled always loses nothing in replica mode', async () => {
    await slow.query('set session_replication_role = replica');
    await holdFirstSeq();
    expect(await readByProduct()).toEqual([1n, 2n]);
  });
});

const threeEvents = (store: TestStore['store']) => {
  const { rowsJson } = store.prepare(requestOf('ordered', { count: 3 }));
  return JSON.stringify(JSON.parse(`[${rowsJson}]`).reverse());
};

describe('a batch insert', () => {
  it('without order by gives successors a lower seq', async () => {
    const sql = insertEventsSql.replace('order by n.s, n.v', '');
    await test.pool.query(sql, [threeEvents(test.store)]);
    expect((await readAll(test.store)).map(({ version }) => version)).toEqual([3, 2, 1]);
  });

  it('with order by keeps the order of the stream whatever the order of its input', async () => {
    await test.pool.query(insertEventsSql, [threeEvents(test.store)]);
    expect(orderBreaks(await readAll(test.store))).toBe(0);
  });
});

describe('a transaction that wrote elsewhere first', () => {
  it('does not put version 2 of a stream ahead of version 1', async () => {
    await slow.query('create table other (n int)');
    await slow.query('begin');
    await slow.query('insert into other values (1)');
    await insert(test.pool, 'shared');
    await slow.query(insertRowSql, ['shared', 2]);
    const byTransaction = `select version from events order by xmin::text::bigint, seq`;
    expect(await readByProduct()).toEqual([1n, 2n]);
    // The order by transaction id, which other stores use, is the wrong way round here.
    const { rows } = await test.pool.query(byTransaction);
    expect(rows.map(({ version }) => version)).toEqual([2, 1]);
  });

  it('does not hold back the reader while it has not appended', async () => {
    await slow.query('create table other (n int)');
    await slow.query('begin');
    await slow.query('insert into other values (1)');
    await insert(test.pool, 'free');
    expect(await readAll(test.store)).toHaveLength(1);
    await slow.query('rollback');
  });
});

describe('a crash after rolled-back inserts', () => {
  it('loses events with cursor := hi and none with the last row as cursor', async () => {
    const server = await startPostgresServer();
    const url = await server.createDatabase('crash');
    await migrateEventStore({ ownerUrl: url });
    const before = await openStoreOn(url);
    await insert(before.pool, 'kept');
    const seen = await readAll(before.store);
    const client = await before.pool.connect();
    // Or the numbers might reach the disk by themselves before the crash.
    const { rows } = await client.query(
      "select pid from pg_stat_activity where backend_type = 'walwriter'",
    );
    process.kill(rows[0].pid, 'SIGSTOP');
    await client.query('begin');
    for (let n = 0; n < 42; n += 1) await insert(client, `gone-${n}`);
    await client.query('rollback');
    const hi = await before.store.reader.lastSeq();
    expect(await before.store.reader.read(seen[0]!.seq, 100)).toEqual([]);
    client.release();

    await server.kill9();
    await server.restart();
    await before.close();
    const after = await openStoreOn(url);
    await insert(after.pool, 'new');
    const [event] = await after.store.reader.read(seen[0]!.seq, 100);
    expect(event?.streamId).toBe('new');
    expect(event!.seq).toBeLessThanOrEqual(hi);
    expect(await seqsAfter(after.pool, hi)).toEqual([]);
    await after.close();
    await server.stop();
  });
});
