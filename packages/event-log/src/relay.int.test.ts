import { migrateEventStore } from '@amends/event-store/migrate';
import { openWatermarkReader } from '@amends/event-store/watermark-reader';
import { freshDatabase } from '@amends/testing/database';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { migrateRelay } from './migrate.ts';
import { type RelayOptions, startRelay } from './relay.ts';
import { takeLease } from './relay-cursor.ts';
import { LogAppendError, type LogRecord } from './types.ts';

const INSERT = `insert into events
  (stream_id, version, event_id, type, schema_version, data, meta, hash)
select 'triage-' || (n % 5), (select coalesce(max(version), 0) from events) + n,
  gen_random_uuid(), 'CaseAssigned', 1, '{"n": 1}',
  json_build_object('subject', 'case-' || (n % 5), 'time', '2026-01-05T10:00:00Z',
    'correlationId', 'c', 'causationId', 'c', 'actor', 'a'), '\\x00'
from generate_series(1, $1) as n`;

describe('relay', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let pool: Pool;
  let published: LogRecord[];
  const running: { stop(ms: number): Promise<void> }[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    await migrateEventStore({ ownerUrl: database.url });
    await migrateRelay({ ownerUrl: database.url });
    pool = new Pool({ connectionString: database.url, max: 8 });
    pool.on('error', () => undefined);
  });
  afterAll(async () => {
    await stopAll();
    await pool.end();
    await database.drop();
  });
  beforeEach(async () => {
    await stopAll();
    await pool.query('truncate events restart identity');
    await pool.query('update relay_cursor set seq = 0');
    published = [];
  });

  const stopAll = async () => {
    for (const each of running.splice(0)) await each.stop(30_000);
  };
  const append: RelayOptions['log']['append'] = async (records) => {
    published.push(...records);
  };
  const start = (log: Partial<RelayOptions['log']> = {}, more: Partial<RelayOptions> = {}) => {
    const reader = openWatermarkReader({ pool });
    const relay = startRelay({
      log: { append, partitions: async () => 12, ...log },
      reader,
      pool,
      directUrl: database.url,
      service: 'triage',
      ...more,
    });
    running.push({
      stop: async (ms) => {
        await relay.stop(ms);
        await reader.close();
      },
    });
    return relay;
  };
  const seqs = () => published.map(({ headers }) => Number(headers.ce_producerseq));
  const firstDeliveries = () => [...new Set(seqs())];
  const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
  const cutRelaySessions = () =>
    pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'amends-relay' and datname = current_database()`,
    );
  const waitForSeqs = (count: number) =>
    waitFor(() => new Set(seqs()).size >= count, { description: `${count} published events` });

  it('publishes what is committed, in order, and nothing that is rolled back', async () => {
    await pool.query(INSERT, [1_500]);
    const client = await pool.connect();
    await client.query('begin');
    await client.query(INSERT, [10]);
    await client.query('rollback');
    client.release();
    await pool.query(INSERT, [10]);
    const relay = start();
    await waitForSeqs(1_510);
    expect(seqs()).toEqual([...upTo(1_500), ...upTo(1_520).slice(1_510)]);
    expect(published[0]!.value).toBe('{"n": 1}');
    await waitFor(async () => (await relay.status()).unpublished === 0, { description: 'drained' });
    expect(await relay.status()).toMatchObject({ isActive: true, cursor: 1_520n, oldestAgeMs: 0 });
  });

  it('publishes again after a crash between send and cursor, and loses nothing', async () => {
    await pool.query(INSERT, [2_500]);
    let crashes = 0;
    start({
      append: async (records) => {
        published.push(...records);
        // The session dies after the log took the records and before the cursor moves.
        if (++crashes <= 2) await cutRelaySessions();
      },
    });
    await waitForSeqs(2_500);
    expect(firstDeliveries()).toEqual(upTo(2_500));
    expect(seqs().length).toBeGreaterThan(2_500);
  });

  it('loses events when the cursor moves before the send: seen red', async () => {
    await pool.query(INSERT, [1_000]);
    const lease = (await takeLease(database.url))!;
    const reader = openWatermarkReader({ pool });
    const rows = await reader.read(0n, 600);
    await lease.advance(lease.cursor, rows.at(-1)!.seq);
    // Here the broken relay crashes: the append of these rows never happens.
    await lease.release();
    await reader.close();
    start();
    await waitFor(() => seqs().includes(1_000), { description: 'the last event' });
    expect(firstDeliveries()).toEqual(upTo(1_000).slice(600));
  });

  it('is taken over when its lease is lost, and the one that stalled moves no cursor', async () => {
    await pool.query(INSERT, [100]);
    const stalled = Promise.withResolvers<void>();
    const entered = Promise.withResolvers<void>();
    start({
      append: async (records) => {
        entered.resolve();
        await stalled.promise;
        published.push(...records);
      },
    });
    await entered.promise;
    await cutRelaySessions();
    const second = start();
    await waitForSeqs(100);
    await waitFor(async () => (await second.status()).cursor === 100n, { description: 'cursor' });
    stalled.resolve();
    await pool.query(INSERT, [50]);
    await waitForSeqs(150);
    expect(firstDeliveries()).toEqual(upTo(150));
    await waitFor(async () => (await second.status()).cursor === 150n, { description: 'the end' });
  });

  it('holds one lease at a time and is fenced by the epoch of a later one', async () => {
    const first = (await takeLease(database.url))!;
    expect(await takeLease(database.url)).toBeUndefined();
    expect(await first.advance(first.cursor, 5n)).toBe(true);
    const moved = { ...first.cursor, seq: 5n };
    await pool.query('update relay_cursor set epoch = epoch + 1');
    expect(await first.isCurrent(moved)).toBe(false);
    expect(await first.advance(moved, 6n)).toBe(false);
    await first.release();
  });

  it('publishes a range again on demand', async () => {
    await pool.query(INSERT, [100]);
    const relay = start();
    await waitForSeqs(100);
    await waitFor(async () => (await relay.status()).cursor === 100n, { description: 'cursor' });
    await relay.republish(91n);
    await waitFor(() => seqs().length === 110, { description: 'ten events again' });
    expect(seqs().slice(100)).toEqual(upTo(100).slice(90));
  });

  it('keeps the backlog while the log is away, tells its size and drains it after', async () => {
    let isAway = true;
    await pool.query(INSERT, [30]);
    const relay = start({
      append: async (records) => {
        if (isAway) throw new LogAppendError('unknown', 'the log is away');
        published.push(...records);
      },
    });
    await waitFor(async () => (await relay.status()).lastError !== null, { description: 'error' });
    const status = await relay.status();
    expect(status).toMatchObject({ unpublished: 30, cursor: 0n });
    expect(status.oldestAgeMs).toBeGreaterThan(0);
    isAway = false;
    await waitForSeqs(30);
    expect(firstDeliveries()).toEqual(upTo(30));
  });
});
