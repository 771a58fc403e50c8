import { randomBytes } from 'node:crypto';
import { freshDatabase } from '@amends/testing/database';
import { runStatement } from '@amends/testing/postgres-server';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { type RunningConsumer, runConsumer } from './consume.ts';
import { TALLY_TABLE, tallied, tally, testRecord } from './contract-support.fixture.ts';
import { createEmbeddedTopics, openEmbeddedLog } from './embedded-log.ts';
import { migrateConsumer, migrateEmbeddedLog } from './migrate.ts';
import { type ConsumerOperations, openOperations } from './open-operations.ts';
import { listParked } from './parked.ts';
import type { EventLog } from './types.ts';

let logDatabase: Awaited<ReturnType<typeof freshDatabase>>;
let database: Awaited<ReturnType<typeof freshDatabase>>;
let pool: Pool;
let log: EventLog;
let consumer: RunningConsumer;
let operations: ConsumerOperations;
let name = '';
let serial = 0;
/** Seqs that cannot be applied now. */
let bad = new Set<bigint>();
let isBroken = false;

beforeAll(async () => {
  [logDatabase, database] = await Promise.all([freshDatabase(), freshDatabase()]);
  await migrateEmbeddedLog({ ownerUrl: logDatabase.url });
  await migrateConsumer({ ownerUrl: database.url });
  pool = new Pool({ connectionString: database.url, max: 3 });
  pool.on('error', () => undefined);
  await pool.query(TALLY_TABLE);
  log = openEmbeddedLog({ url: logDatabase.url });
});
afterAll(async () => {
  await log.close();
  await pool.end();
  await Promise.all([logDatabase.drop(), database.drop()]);
});

const event = (key: string, seq: number) => testRecord({ topic: name, partitions: 1, key, seq });
const caughtUp = () =>
  waitFor(async () => (await consumer.lag()).every(({ lag }) => lag === 0n), {
    description: 'the consumer to catch up',
  });
const seqsOf = async (key: string): Promise<number[]> =>
  (await tallied(pool, name)).filter((row) => row.key === key).map(({ seq }) => Number(seq));
const parkedOf = async (key: string) => listParked(pool, { consumers: [name], partitionKey: key });
const discard = async (id: string, reason = 'unreadable') =>
  operations.discard({ id, actor: 'operator-1', reason });

/** A consumer of its own whose case `a` waits behind seq 2, with seqs 3, 5 and 6; `b` goes on. */
beforeEach(async () => {
  serial += 1;
  name = `discard.${serial}`;
  bad = new Set([2n]);
  await createEmbeddedTopics({ url: logDatabase.url }, [{ name, partitions: 1, replication: 1 }]);
  const apply = tally(name);
  consumer = await runConsumer({
    log,
    pool,
    name,
    version: 1,
    topics: [name],
    limits: { maxEvents: 100, maxMs: 1_000 },
    apply: async (tx, events) => {
      await apply(tx, events);
      if (isBroken) throw Object.assign(new Error('later'), { code: '40001' });
      if (events.some(({ producerSeq }) => bad.has(producerSeq)))
        await tx.client.query('select 1/0');
    },
  });
  operations = openOperations({
    pool,
    names: () => [name],
    running: () => [consumer],
    replay: (key) => consumer.replay(key),
  });
  const keys = ['a', 'a', 'a', 'b', 'a', 'a'];
  await log.append(keys.map((key, at) => event(key, at + 1)));
  await caughtUp();
  expect(await seqsOf('a')).toEqual([1]);
});
afterEach(() => consumer.stop(30_000));

describe('discarding a parked event', () => {
  it('applies what waited behind it, in order, and then what comes', async () => {
    const [first] = await parkedOf('a');
    expect(await discard(first!.id)).toEqual({ replayed: 3, stillParked: [] });
    await log.append([event('a', 7)]);
    await caughtUp();
    expect(await seqsOf('a')).toEqual([1, 3, 5, 6, 7]);
    expect(await parkedOf('a')).toEqual([]);
  });

  it('keeps who gave up what and why', async () => {
    const [first] = await parkedOf('a');
    await discard(first!.id, 'superseded');
    const [act] = await operations.acts({ limit: 1 });
    expect(act).toMatchObject({
      actor: 'operator-1',
      act: 'discard',
      reason: 'superseded',
      detail: {
        consumer: name,
        topic: name,
        partition: 0,
        offset: '1',
        partitionKey: 'a',
        eventId: first!.eventId,
        type: 'CaseAssigned',
        parkedFor: 'failed',
      },
    });
  });

  it('stops at the next event that fails and keeps the rest waiting', async () => {
    bad = new Set([2n, 5n]);
    const [first] = await parkedOf('a');
    expect(await discard(first!.id)).toEqual({ replayed: 1, stillParked: ['a'] });
    expect(await seqsOf('a')).toEqual([1, 3]);
    const left = await parkedOf('a');
    expect(left.map(({ offset, isFirst }) => [offset, isFirst])).toEqual([
      [4n, true],
      [5n, false],
    ]);
    expect(await discard(left[0]!.id)).toEqual({ replayed: 1, stillParked: [] });
    expect(await seqsOf('a')).toEqual([1, 3, 6]);
  });

  it('is refused for what only waits, is decided, is unknown or of another consumer', async () => {
    const [first, second] = await parkedOf('a');
    expect(await discard(second!.id)).toBe('waits');
    expect(await seqsOf('a')).toEqual([1]);
    await discard(first!.id);
    expect(await discard(first!.id)).toBe('decided');
    expect(await discard('999999999')).toBe('unknown');
    const acts = await operations.acts({ limit: 100 });
    expect(acts.filter(({ detail }) => detail.consumer === name)).toHaveLength(1);
  });

  it('does nothing at all when the database fails on the way', async () => {
    const [first] = await parkedOf('a');
    // What is behind fails for a reason that passes, which is no event's fault.
    isBroken = true;
    await expect(discard(first!.id)).rejects.toMatchObject({ code: '40001' });
    isBroken = false;
    expect(await parkedOf('a')).toHaveLength(4);
    expect(await discard(first!.id)).toEqual({ replayed: 3, stillParked: [] });
  });
});

describe('an operational act', () => {
  it.each(['delete from operational_act', "update operational_act set actor = 'x'"])(
    'outlives what the service may do: %s',
    async (sql) => {
      const role = `acts_${randomBytes(6).toString('hex')}`;
      await runStatement(database.url, `create role ${role} login password '${role}'`);
      await migrateConsumer({ ownerUrl: database.url, appRole: role });
      const asApp = database.urlAs(role);
      const insert =
        "insert into operational_act (actor, act, detail) values ('x', 'replay', '{}')";
      await runStatement(asApp, insert);
      await expect(runStatement(asApp, sql)).rejects.toMatchObject({ code: '42501' });
      await runStatement(database.url, `drop owned by ${role}; drop role ${role}`);
    },
  );
});

describe('a replay', () => {
  it('is kept as an act before it is done', async () => {
    await operations.replay('operator-2', 'a');
    const [act] = await operations.acts({ limit: 1 });
    expect(act).toMatchObject({
      actor: 'operator-2',
      act: 'replay',
      detail: { partitionKey: 'a' },
    });
  });
});
