import { freshDatabase } from '@amends/testing/database';
import { startTcpProxy } from '@amends/testing/tcp-proxy';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { runConsumer } from './consume.ts';
import type { Apply, ConsumerOptions } from './consumer-options.ts';
import {
  isInOrderPerKey,
  TALLY_TABLE,
  type TestEvent,
  tallied,
  tally,
  testRecord,
  testRecords,
} from './contract-support.fixture.ts';
import { createEmbeddedTopics, openEmbeddedLog } from './embedded-log.ts';
import { consumerLags } from './lag.ts';
import { migrateConsumer, migrateEmbeddedLog } from './migrate.ts';
import { countParked, listParked } from './parked.ts';
import { resetConsumer } from './reset-consumer.ts';
import type { EventLog } from './types.ts';

const PARTITIONS = 2;
const RESTORED = '0190b1a2-0000-7000-8000-000000000002';

describe('consumer', () => {
  let logDatabase: Awaited<ReturnType<typeof freshDatabase>>;
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let pool: Pool;
  let log: EventLog;
  let serial = 0;

  beforeAll(async () => {
    [logDatabase, database] = await Promise.all([freshDatabase(), freshDatabase()]);
    await migrateEmbeddedLog({ ownerUrl: logDatabase.url });
    await migrateConsumer({ ownerUrl: database.url });
    await migrateConsumer({ ownerUrl: database.url });
    pool = new Pool({ connectionString: database.url, max: 2 });
    await pool.query(TALLY_TABLE);
    log = openEmbeddedLog({ url: logDatabase.url });
  });
  afterAll(async () => {
    await log.close();
    await pool.end();
    await Promise.all([logDatabase.drop(), database.drop()]);
  });

  const freshTopic = async (): Promise<string> => {
    serial += 1;
    const topic = `consume.${serial}`;
    await createEmbeddedTopics({ url: logDatabase.url }, [
      { name: topic, partitions: PARTITIONS, replication: 1 },
    ]);
    return topic;
  };
  const run = (topic: string, options: Partial<ConsumerOptions> = {}) =>
    runConsumer({
      log,
      pool,
      name: topic,
      version: 1,
      topics: [topic],
      apply: tally(topic),
      limits: { maxEvents: 1_000, maxMs: 1_000 },
      ...options,
    });
  const event = (topic: string, key: string, seq: number, more: Partial<TestEvent> = {}) =>
    testRecord({ topic, partitions: PARTITIONS, key, seq, ...more });
  const caughtUp = (consumer: Awaited<ReturnType<typeof run>>) =>
    waitFor(async () => (await consumer.lag()).every(({ lag }) => lag === 0n), {
      description: 'the consumer to catch up',
    });

  /** Applies like tally, but fails for what `isBad` says. */
  const failing =
    (topic: string, isBad: (seq: bigint) => boolean): Apply =>
    async (tx, events) => {
      await tally(topic)(tx, events);
      if (events.some(({ producerSeq }) => isBad(producerSeq))) await tx.client.query('select 1/0');
    };

  it('starts although its database answers only after the first connections gave up', async () => {
    const topic = await freshTopic();
    const { hostname, port } = new URL(database.url);
    const proxy = await startTcpProxy({ host: hostname, port: Number(port) });
    const url = new URL(database.url);
    url.host = `${proxy.host}:${proxy.port}`;
    const slow = new Pool({ connectionString: url.href, max: 2, connectionTimeoutMillis: 100 });
    let attempts = 0;
    const topicId = (name: string) => {
      attempts += 1;
      return log.topicId(name);
    };
    proxy.pause();
    const starting = run(topic, { pool: slow, log: { ...log, topicId } });
    await waitFor(() => attempts > 1, { description: 'the start to be tried again' });
    proxy.resume();
    const consumer = await starting;
    expect(consumer.status().state).toBe('running');
    await consumer.stop(30_000);
    await slow.end();
    await proxy.close();
  });

  it('parks a failing event and its case, applies all other cases, replays in order', async () => {
    const topic = await freshTopic();
    await log.append(testRecords(topic, PARTITIONS, 200));
    let isFixed = false;
    const bad = new Set([42n, 43n]);
    const parkedNow: number[] = [];
    const consumer = await run(topic, {
      apply: failing(topic, (seq) => !isFixed && bad.has(seq)),
      onParked: (parked) => parkedNow.push(parked.length),
    });
    await caughtUp(consumer);
    await log.append(testRecords(topic, PARTITIONS, 240).slice(200));
    await caughtUp(consumer);
    // 20 keys in turn: seq 42 is of case-1, seq 43 of case-2; each has 9 or 10 later ones.
    const healthy = (await tallied(pool, topic)).filter(
      ({ seq }) => seq % 20 !== 2 && seq % 20 !== 3,
    );
    expect(healthy).toHaveLength(240 - 24);
    const parked = await listParked(pool, { consumers: [topic] });
    expect(parked).toHaveLength(20);
    expect(parked.filter(({ reasonCode }) => reasonCode === 'failed')).toMatchObject([
      { reason: '22012: division by zero', partitionKey: expect.any(String), type: 'CaseAssigned' },
      { reason: '22012: division by zero' },
    ]);
    expect(new Set(parked.map(({ partitionKey }) => partitionKey))).toEqual(
      new Set(['case-1', 'case-2']),
    );
    expect(parkedNow.reduce((sum, each) => sum + each, 0)).toBe(20);
    expect((await countParked(pool)).get(topic)).toBe(20);
    expect(await consumer.replay('case-1')).toEqual({ replayed: 0, stillParked: ['case-1'] });
    isFixed = true;
    expect(await consumer.replay()).toEqual({ replayed: 20, stillParked: [] });
    await log.append([event(topic, 'case-1', 241)]);
    await caughtUp(consumer);
    const rows = await tallied(pool, topic);
    expect(rows).toHaveLength(241);
    expect(isInOrderPerKey(rows)).toBe(true);
    await consumer.stop(30_000);
  });

  it('parks what cannot be decoded or is invalid, ignores types nobody asked for', async () => {
    const topic = await freshTopic();
    const bad = event(topic, 'bad', 1);
    const headless = event(topic, 'headless', 2);
    await log.append(
      [
        { ...bad, value: '{"cut":' },
        { ...headless, headers: { ce_type: headless.headers.ce_type! } },
        event(topic, 'empty', 3),
        event(topic, 'invalid', 4, { data: { n: 'four' } }),
        event(topic, 'other', 5, { type: 'NobodyAskedForThis' }),
        event(topic, 'bad', 6),
        event(topic, 'good', 7),
      ].map((record) => (record.key === 'empty' ? { ...record, value: null } : record)),
    );
    const consumer = await run(topic, {
      knownTypes: ['CaseAssigned'],
      validate: (_type, _version, data) => {
        if (typeof (data as { n: unknown }).n !== 'number') throw new Error('n is no number');
        return data;
      },
    });
    await caughtUp(consumer);
    const parked = await listParked(pool, { consumers: [topic] });
    const codes = new Map(parked.map((each) => [each.partitionKey, each.reasonCode]));
    expect(Object.fromEntries([...codes].filter(([key]) => key !== 'bad'))).toEqual({
      headless: 'undecodable',
      empty: 'undecodable',
      invalid: 'invalid',
    });
    const ofBad = await listParked(pool, { consumers: [topic], partitionKey: 'bad' });
    expect(ofBad.map(({ reasonCode }) => reasonCode)).toEqual(['undecodable', 'waiting']);
    expect((await tallied(pool, topic)).map(({ key }) => key)).toEqual(['good']);
    expect(consumer.status()).toMatchObject({ applied: 1, ignored: 1, parked: 5 });
    await consumer.stop(30_000);
  });

  it('tries a transient error again without parking', async () => {
    const topic = await freshTopic();
    await log.append(testRecords(topic, PARTITIONS, 20));
    let failures = 0;
    const errors: unknown[] = [];
    const consumer = await run(topic, {
      onError: (error) => errors.push(error),
      apply: async (tx, events) => {
        await tally(topic)(tx, events);
        failures += 1;
        if (failures <= 2) throw Object.assign(new Error('serialisation'), { code: '40001' });
      },
    });
    await caughtUp(consumer);
    expect(await tallied(pool, topic)).toHaveLength(20);
    expect(errors).toHaveLength(2);
    expect(await listParked(pool, { consumers: [topic] })).toEqual([]);
    await consumer.stop(30_000);
  });

  it('parks nothing while every case fails for a table that is not there', async () => {
    const topic = await freshTopic();
    await log.append(testRecords(topic, 1, 30, 30));
    let isMigrated = false;
    const errors: unknown[] = [];
    const consumer = await run(topic, {
      onError: (error) => errors.push(error),
      apply: async (tx, events) => {
        await tally(topic)(tx, events);
        if (!isMigrated) await tx.client.query('select from not_there');
      },
    });
    await waitFor(() => errors.length > 0, { description: 'an error' });
    isMigrated = true;
    await caughtUp(consumer);
    expect(await tallied(pool, topic)).toHaveLength(30);
    expect(await listParked(pool, { consumers: [topic] })).toEqual([]);
    await consumer.stop(30_000);
  });

  it('goes on where the applier left the batch', async () => {
    const topic = await freshTopic();
    await log.append(testRecords(topic, PARTITIONS, 50));
    const sizes: number[] = [];
    const consumer = await run(topic, {
      apply: async (tx, events) => {
        const some = events.slice(0, 7);
        sizes.push(some.length);
        await tally(topic)(tx, some);
        return { handled: some.length };
      },
    });
    await caughtUp(consumer);
    const rows = await tallied(pool, topic);
    expect(rows).toHaveLength(50);
    expect(isInOrderPerKey(rows)).toBe(true);
    expect(Math.max(...sizes)).toBe(7);
    await consumer.stop(30_000);
  });

  it('halts at a restored store and takes only its events after a reset', async () => {
    const topic = await freshTopic();
    const old = testRecords(topic, PARTITIONS, 40);
    await log.append(old);
    const halted: Error[] = [];
    const onHalted = (error: Error) => halted.push(error);
    const first = await run(topic, { onHalted });
    await caughtUp(first);
    const republished = Array.from({ length: 30 }, (_, at) =>
      event(topic, `case-${at % 20}`, at + 1, { producerId: RESTORED }),
    );
    await log.append(republished);
    await waitFor(() => halted.length === 1, { description: 'the consumer to halt' });
    expect(first.status()).toMatchObject({ state: 'halted', halted: { code: 'rebuild_required' } });
    expect(await tallied(pool, topic)).toHaveLength(40);
    await resetConsumer(pool, topic, async (client) => {
      await client.query('delete from tally where consumer = $1', [topic]);
    });
    const second = await run(topic);
    await caughtUp(second);
    expect(await tallied(pool, topic)).toHaveLength(30);
    expect(second.status()).toMatchObject({ state: 'running', applied: 30, dropped: 40 });
    await second.stop(30_000);
  });

  it('refuses a checkpoint of another version and halts when it is reset meanwhile', async () => {
    const topic = await freshTopic();
    const consumer = await run(topic);
    await expect(run(topic, { version: 2 })).rejects.toMatchObject({ code: 'checkpoint_mismatch' });
    await consumer.ready;
    await resetConsumer(pool, topic);
    await log.append(testRecords(topic, PARTITIONS, 1));
    await waitFor(() => consumer.status().state === 'halted', { description: 'the halt' });
    expect(await tallied(pool, topic)).toEqual([]);
  });

  it('opens read models to all stores, in its transaction only', async () => {
    const topic = await freshTopic();
    await log.append(testRecords(topic, PARTITIONS, 1));
    const seen: string[] = [];
    const consumer = await run(topic, {
      apply: async ({ client }) => {
        const { rows } = await client.query("select current_setting('amends.stores') as stores");
        seen.push(rows[0].stores);
      },
    });
    await caughtUp(consumer);
    expect(seen).toEqual(['*']);
    const { rows } = await pool.query("select current_setting('amends.stores', true) as stores");
    expect(rows[0].stores ?? '').toBe('');
    await consumer.stop(30_000);
  });

  it('tells the lag of a consumer that does not run', async () => {
    const topic = await freshTopic();
    const consumer = await run(topic);
    await consumer.ready;
    await consumer.stop(30_000);
    await log.append(testRecords(topic, PARTITIONS, 11));
    const lags = await consumerLags(pool, log);
    const own = lags.filter(({ consumer: name }) => name === topic);
    expect(own.reduce((sum, { lag }) => sum + lag, 0n)).toBe(11n);
  });

  it('counts an event twice when the checkpoint is outside the transaction: seen red', async () => {
    const topic = await freshTopic();
    await log.append(testRecords(topic, 1, 10, 1));
    let position = 0n;
    let calls = 0;
    const broken = await log.subscribe({
      group: topic,
      topics: [topic],
      loadPosition: async () => position,
      handle: async ({ records }) => {
        const rows = records.map(({ key, headers }) => [topic, key, headers.ce_producerseq]);
        for (const row of rows)
          await pool.query('insert into tally (consumer, key, seq) values ($1, $2, $3)', row);
        calls += 1;
        if (calls === 1) throw new Error('crash between effect and checkpoint');
        position = records.at(-1)!.offset + 1n;
        return position;
      },
    });
    await waitFor(() => position === 10n, { description: 'the broken consumer to finish' });
    expect(await tallied(pool, topic)).toHaveLength(20);
    await broken.stop(30_000);
  });
});
