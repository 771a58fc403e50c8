import { type FreshDatabase, freshDatabase } from '@amends/testing/database';
import { waitFor } from '@amends/testing/wait-for';
import { expect } from '@jest/globals';
import { Pool } from 'pg';
import { type RunningConsumer, runConsumer } from './consume.ts';
import {
  isInOrderPerKey,
  type LogHarness,
  startMember,
  TALLY_TABLE,
  tallied,
  tally,
  testRecord,
  testRecords,
} from './contract-support.fixture.ts';
import { migrateConsumer } from './migrate.ts';
import type { EventLog, ReceivedRecord, SubscribeOptions, Subscription } from './types.ts';

const PARTITIONS = 4;
let serial = 0;

type Wanted = Partial<SubscribeOptions> & Pick<SubscribeOptions, 'topics' | 'handle'>;

/** What a case of the contract works with. */
export interface ContractBench {
  readonly harness: LogHarness;
  /** Database of the consumers. */
  readonly database: FreshDatabase;
  readonly pool: Pool;
  readonly log: EventLog;
  /** A further handle, as another process would have. */
  openHandle(): EventLog;
  freshTopic(): Promise<string>;
  subscribe(options: Wanted): Promise<Subscription>;
  /** A consumer that tallies. */
  consume(name: string, topic: string, from?: EventLog): Promise<RunningConsumer>;
  waitForRows(name: string, count: number, timeoutMs?: number): Promise<unknown>;
  close(): Promise<void>;
}

const openConsumer = (log: EventLog, pool: Pool, name: string, topic: string) =>
  runConsumer({
    log,
    pool,
    name,
    version: 1,
    topics: [topic],
    apply: tally(name),
    limits: { maxEvents: 100, maxMs: 1_000 },
  });

/** Opens a database, a log and what the cases need of both. */
export const openBench = async (harness: LogHarness): Promise<ContractBench> => {
  const database = await freshDatabase();
  await migrateConsumer({ ownerUrl: database.url });
  const pool = new Pool({ connectionString: database.url, max: 6 });
  pool.on('error', () => undefined);
  await pool.query(TALLY_TABLE);
  const started: { stop(ms: number): Promise<void> }[] = [];
  const handles: EventLog[] = [];
  const openHandle = (): EventLog => {
    const handle = harness.open();
    handles.push(handle);
    return handle;
  };
  const log = openHandle();
  return {
    harness,
    database,
    pool,
    log,
    openHandle,
    freshTopic: async () => {
      serial += 1;
      const name = `contract.${process.pid}.${serial}`;
      await harness.createTopic(name, PARTITIONS);
      return name;
    },
    subscribe: async (options) => {
      const group = `g-${options.topics[0]}`;
      const from = { group, loadPosition: async () => 0n, ...options };
      const subscription = await log.subscribe(from);
      started.push(subscription);
      return subscription;
    },
    consume: async (name, topic, from = log) => {
      const consumer = await openConsumer(from, pool, name, topic);
      started.push(consumer);
      return consumer;
    },
    waitForRows: (name, count, timeoutMs = 30_000) =>
      waitFor(async () => (await tallied(pool, name)).length >= count, {
        description: `${count} rows of ${name}`,
        timeoutMs,
      }),
    close: async () => {
      await Promise.all(started.map((each) => each.stop(30_000)));
      await Promise.all(handles.map((each) => each.close()));
      await pool.end();
      await database.drop();
    },
  };
};

/** Everything the two adapters promise alike, by title; run once per adapter. */
export const LOG_CONTRACT: Readonly<Record<string, (bench: ContractBench) => Promise<void>>> = {
  'delivers every record once, in order per partition, to one member': async ({
    freshTopic,
    log,
    subscribe,
  }) => {
    const topic = await freshTopic();
    await log.append(testRecords(topic, PARTITIONS, 300));
    await log.append([]);
    const seen: ReceivedRecord[] = [];
    await subscribe({
      topics: [topic],
      handle: async ({ records }) => {
        seen.push(...records);
        return records.at(-1)!.offset + 1n;
      },
    });
    await waitFor(() => seen.length === 300, { description: '300 records' });
    for (let partition = 0; partition < PARTITIONS; partition += 1) {
      const offsets = seen.filter((r) => r.partition === partition).map((r) => r.offset);
      expect(offsets).toEqual(offsets.map((_, at) => BigInt(at)));
    }
    const bySeq = seen.map(({ key, headers }) => ({ key, seq: Number(headers.ce_producerseq) }));
    expect(isInOrderPerKey(bySeq)).toBe(true);
    const ends = await log.endOffsets(topic);
    expect(ends.reduce((sum, end) => sum + end, 0n)).toBe(300n);
  },

  'keeps every record and the order of each key with several appenders at a time': async ({
    freshTopic,
    log,
    openHandle,
    subscribe,
  }) => {
    const topic = await freshTopic();
    const logs = [log, openHandle()];
    const appender = async (own: number): Promise<void> => {
      for (let seq = 1; seq <= 200; seq += 20) {
        const page = Array.from({ length: 20 }, (_, at) => {
          const key = `case-${own}-${at % 3}`;
          return testRecord({ topic, partitions: PARTITIONS, key, seq: seq + at });
        });
        await logs[own % 2]!.append(page);
      }
    };
    const seen: ReceivedRecord[] = [];
    await subscribe({
      topics: [topic],
      handle: async ({ records }) => {
        seen.push(...records);
        return records.at(-1)!.offset + 1n;
      },
    });
    await Promise.all([0, 1, 2, 3, 4, 5].map(appender));
    await waitFor(() => seen.length >= 1_200, { description: '1200 records' });
    const bySeq = seen.map(({ key, headers }) => ({ key, seq: Number(headers.ce_producerseq) }));
    expect(bySeq).toHaveLength(1_200);
    expect(isInOrderPerKey(bySeq)).toBe(true);
    for (let partition = 0; partition < PARTITIONS; partition += 1) {
      const offsets = seen.filter((r) => r.partition === partition).map((r) => r.offset);
      expect(offsets).toEqual(offsets.map((_, at) => BigInt(at)));
    }
  },

  'keeps headers as strings, a null value, text of any language and 1 MB': async ({
    freshTopic,
    log,
    subscribe,
  }) => {
    const topic = await freshTopic();
    const big = JSON.stringify({ text: 'x'.repeat(1_000_000) });
    const base = testRecord({ topic, partitions: PARTITIONS, key: 'k', seq: 1 });
    const odd = {
      ...base,
      value: '{"ö":"€ \\"quoted\\" 🙂"}',
      headers: { ...base.headers, a: 'ü' },
    };
    await log.append([odd, { ...base, value: null }, { ...base, value: big }]);
    const seen: ReceivedRecord[] = [];
    await subscribe({
      topics: [topic],
      handle: async ({ records }) => {
        seen.push(...records);
        return records.at(-1)!.offset + 1n;
      },
    });
    await waitFor(() => seen.length === 3, { description: 'three records' });
    expect(seen[0]).toEqual({ ...odd, offset: 0n });
    expect(seen[1]!.value).toBeNull();
    expect(seen[2]!.value === big).toBe(true);
  },

  'starts where the position says and hands out again what a failed batch left': async ({
    freshTopic,
    log,
    subscribe,
  }) => {
    const topic = await freshTopic();
    const record = testRecord({ topic, partitions: PARTITIONS, key: 'k', seq: 1 });
    await log.append(Array.from({ length: 10 }, () => record));
    const calls: bigint[] = [];
    await subscribe({
      topics: [topic],
      loadPosition: async (_topic, partition) => (partition === record.partition ? 4n : 0n),
      handle: async ({ records }) => {
        calls.push(records[0]!.offset);
        if (calls.length === 1) throw new TypeError('a bug in the handler');
        return calls.length === 2 ? 6n : records.at(-1)!.offset + 1n;
      },
    });
    await waitFor(() => calls.length >= 3, { description: 'a third call' });
    expect(calls.slice(0, 3)).toEqual([4n, 4n, 6n]);
  },

  'reads nothing while paused, tells the lag, and goes on after resume': async ({
    freshTopic,
    log,
    subscribe,
  }) => {
    const topic = await freshTopic();
    let handled = 0;
    const subscription = await subscribe({
      topics: [topic],
      handle: async ({ records }) => {
        handled += records.length;
        return records.at(-1)!.offset + 1n;
      },
    });
    await subscription.ready;
    subscription.pause();
    // What was asked for before the pause may still come; after an answer nothing does.
    await log.append(testRecords(topic, PARTITIONS, 40));
    const lag = await subscription.lag();
    expect(lag.reduce((sum, each) => sum + each.lag, 0n)).toBe(40n);
    subscription.resume();
    await waitFor(() => handled === 40, { description: '40 records after resume' });
  },

  'ends by its deadline although a handler hangs, which then is not alive': async ({
    freshTopic,
    log,
    subscribe,
  }) => {
    const topic = await freshTopic();
    const hang = Promise.withResolvers<void>();
    const entered = Promise.withResolvers<() => boolean>();
    const subscription = await subscribe({
      topics: [topic],
      handle: async ({ records }, { alive }) => {
        entered.resolve(alive);
        await hang.promise;
        return records[0]!.offset;
      },
    });
    await log.append(testRecords(topic, PARTITIONS, 1));
    const alive = await entered.promise;
    expect(alive()).toBe(true);
    await subscription.stop(200);
    expect(alive()).toBe(false);
    hang.resolve();
  },

  'shares partitions in a group and applies each event once over a rebalance': async ({
    freshTopic,
    log,
    consume,
    waitForRows,
    openHandle,
    pool,
  }) => {
    const topic = await freshTopic();
    const name = `rebalance-${topic}`;
    const first = await consume(name, topic);
    await log.append(testRecords(topic, PARTITIONS, 2_000));
    await waitForRows(name, 100);
    const second = await consume(name, topic, openHandle());
    await waitFor(
      () => [first, second].every((each) => each.status().health.assigned.length === 2),
      { description: 'two partitions each', timeoutMs: 40_000 },
    );
    const more = testRecords(topic, PARTITIONS, 3_000).slice(2_000);
    await log.append(more);
    await waitForRows(name, 3_000);
    await second.stop(30_000);
    await waitFor(() => first.status().health.assigned.length === PARTITIONS, {
      description: 'all partitions back',
      timeoutMs: 40_000,
    });
    const last = testRecords(topic, PARTITIONS, 3_100).slice(3_000);
    await log.append(last);
    await waitForRows(name, 3_100);
    const rows = await tallied(pool, name);
    expect(rows).toHaveLength(3_100);
    expect(isInOrderPerKey(rows)).toBe(true);
  },

  'applies an event once that was sent twice; without the marks it counts two': async ({
    freshTopic,
    log,
    subscribe,
    consume,
    pool,
  }) => {
    const topic = await freshTopic();
    const records = testRecords(topic, PARTITIONS, 50);
    await log.append(records);
    await log.append(records.slice(10));
    const name = `resent-${topic}`;
    let unmarked = 0;
    await subscribe({
      group: `broken-${topic}`,
      topics: [topic],
      handle: async ({ records: page }) => {
        unmarked += page.length;
        return page.at(-1)!.offset + 1n;
      },
    });
    const consumer = await consume(name, topic);
    await waitFor(async () => (await consumer.lag()).every(({ lag }) => lag === 0n), {
      description: 'the consumer to catch up',
    });
    expect(await tallied(pool, name)).toHaveLength(50);
    expect(consumer.status()).toMatchObject({ applied: 50, dropped: 40 });
    await waitFor(() => unmarked === 90, { description: 'the broken variant to count 90' });
  },

  'repeats nothing after a crash past the commit; a later checkpoint would': async ({
    freshTopic,
    log,
    subscribe,
    consume,
    waitForRows,
    pool,
  }) => {
    const topic = await freshTopic();
    await log.append(testRecords(topic, PARTITIONS, 20, 1));
    const name = `crash-${topic}`;
    // The commit is done and the log is never told: what a crash at that moment leaves.
    const crashing: EventLog = {
      ...log,
      subscribe: (options) =>
        log.subscribe({
          ...options,
          handle: async (batch, control) => {
            await options.handle(batch, control);
            throw new Error('crashed before the log was told');
          },
        }),
    };
    const dying = await consume(name, topic, crashing);
    await waitForRows(name, 20);
    await dying.stop(5_000);
    const applied: number[] = [];
    const positions = new Map<number, bigint>();
    const broken = await subscribe({
      group: `broken-${topic}`,
      topics: [topic],
      loadPosition: async (_topic, partition) => positions.get(partition) ?? 0n,
      handle: async ({ partition, records }) => {
        applied.push(records.length);
        if (applied.length === 1) throw new Error('crashed before the checkpoint');
        positions.set(partition, records.at(-1)!.offset + 1n);
        return records.at(-1)!.offset + 1n;
      },
    });
    await waitFor(() => positions.size === 1, { description: 'the broken variant to finish' });
    await broken.stop(5_000);
    expect(applied.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(20);
    const revived = await consume(name, topic);
    await revived.ready;
    await log.append([testRecord({ topic, partitions: PARTITIONS, key: 'case-0', seq: 21 })]);
    await waitForRows(name, 21);
    expect(await tallied(pool, name)).toHaveLength(21);
  },

  'lets a frozen member apply nothing once its partitions went elsewhere': async ({
    freshTopic,
    log,
    consume,
    waitForRows,
    openHandle,
    harness,
    pool,
    database,
  }) => {
    const topic = await freshTopic();
    const name = `zombie-${topic}`;
    await log.append(testRecords(topic, PARTITIONS, 30));
    const { config } = harness;
    const zombie = startMember({ config, url: database.url, name, topic, hold: true });
    try {
      await zombie.line('batch');
      zombie.kill('SIGSTOP');
      await consume(name, topic, openHandle());
      await waitForRows(name, 30, 60_000);
      zombie.kill('SIGCONT');
      zombie.send('go');
      expect(await zombie.line('applied')).toBe('applied 0');
      expect(await tallied(pool, name)).toHaveLength(30);
    } finally {
      zombie.kill('SIGKILL');
      await zombie.ended;
    }
  },

  'takes over the partitions of a killed member': async ({
    freshTopic,
    log,
    consume,
    waitForRows,
    openHandle,
    harness,
    pool,
    database,
  }) => {
    const topic = await freshTopic();
    const name = `killed-${topic}`;
    const { config } = harness;
    const member = startMember({ config, url: database.url, name, topic, hold: false });
    try {
      await member.line('ready');
      await log.append(testRecords(topic, PARTITIONS, 30));
      await waitForRows(name, 1);
    } finally {
      member.kill('SIGKILL');
      await member.ended;
    }
    await consume(name, topic, openHandle());
    await waitForRows(name, 30, 60_000);
    expect(await tallied(pool, name)).toHaveLength(30);
  },

  'refuses a topic that was deleted and made again': async ({
    freshTopic,
    log,
    consume,
    waitForRows,
    openHandle,
    harness,
  }) => {
    const topic = await freshTopic();
    const name = `recreated-${topic}`;
    await log.append(testRecords(topic, PARTITIONS, 10));
    const consumer = await consume(name, topic);
    await waitForRows(name, 10);
    const before = await log.topicId(topic);
    await consumer.stop(30_000);
    await harness.deleteTopic(topic);
    await waitFor(
      async () => {
        await harness.createTopic(topic, PARTITIONS);
        return (await openHandle().topicId(topic)) !== before;
      },
      { description: 'the topic to be made again', timeoutMs: 20_000, intervalMs: 200 },
    );
    await expect(consume(name, topic, openHandle())).rejects.toMatchObject({
      code: 'checkpoint_mismatch',
    });
  },

  'refuses a topic that is not there': async ({ subscribe, openHandle }) => {
    await expect(subscribe({ topics: ['none.such'], handle: async () => 0n })).rejects.toThrow();
    const record = testRecord({ topic: 'none.such', partitions: 4, key: 'k', seq: 1 });
    await expect(openHandle().append([record])).rejects.toMatchObject({
      name: 'Error',
      kind: expect.stringMatching(/fatal|unknown|retriable/),
    });
  },

  'answers for its health': async ({ log }) => {
    expect(await log.health()).toMatchObject({ ok: true });
  },
};
