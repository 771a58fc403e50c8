import { Pool } from 'pg';
import { appendRecords } from './embedded-append.ts';
import type { LockedPartition } from './embedded-membership.ts';
import type { LogSession, SessionSource } from './embedded-session.ts';
import { type EmbeddedSubscription, subscribeEmbedded } from './embedded-subscription.ts';
import { lagOf } from './lag-of.ts';
import type { TopicConfig } from './topic-config.ts';
import { type EventLog, LogAppendError, type LogRecord, type SubscribeOptions } from './types.ts';

export interface EmbeddedLogOptions {
  /** The log's own database; give this or a pool. A pool must allow one connection per group. */
  readonly url?: string;
  readonly pool?: Pool;
  /** Shortest pause between two polls of a group, milliseconds; 20 unless told. */
  readonly pollMsMin?: number;
  /** Longest pause between two polls of an idle group, milliseconds; 250 unless told. */
  readonly pollMsMax?: number;
  /** A group member silent for longer loses its partitions, milliseconds; 10,000 unless told. */
  readonly sessionTimeoutMs?: number;
}

interface Topic {
  readonly topicNo: number;
  readonly id: string;
  readonly partitions: number;
}

const APPENDING_CONNECTIONS = 4;
const STOP_MS = 5_000;

const openPool = (url: string | undefined): Pool => {
  if (url === undefined) throw new Error('the embedded log needs url or pool');
  const pool = new Pool({
    connectionString: url,
    max: APPENDING_CONNECTIONS,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 10_000,
    application_name: 'amends-log',
  });
  // An idle connection that breaks is replaced at its next use; without a listener it would end
  // the process.
  pool.on('error', () => undefined);
  return pool;
};

const readTopic = async (pool: Pool, name: string): Promise<Topic> => {
  const { rows } = await pool.query(
    'select topic_no, topic_id, partitions from topic where name = $1',
    [name],
  );
  if (rows.length === 0) throw new Error(`topic ${name} does not exist in the embedded log`);
  const [row] = rows;
  return { topicNo: row.topic_no, id: row.topic_id, partitions: row.partitions };
};

const listPartitions =
  (topics: readonly string[]) =>
  async ({ client }: LogSession): Promise<LockedPartition[]> => {
    const { rows } = await client.query(
      `select t.name as topic, t.topic_no as "topicNo", h.part as partition
       from topic t join partition_head h using (topic_no)
       where t.name = any($1) order by t.name, h.part`,
      [topics],
    );
    return rows as LockedPartition[];
  };

const endOffsetsOf = async (pool: Pool, name: string): Promise<bigint[]> => {
  const { rows } = await pool.query<{ next: string }>(
    `select h.next_offset as next from partition_head h join topic t using (topic_no)
     where t.name = $1 order by h.part`,
    [name],
  );
  return rows.map((row) => BigInt(row.next));
};

/** Numbers of the records' topics; a record that fits none of their partitions is refused. */
const topicNumbers = async (
  records: readonly LogRecord[],
  topicOf: (name: string) => Promise<Topic>,
): Promise<Map<string, number>> => {
  const numbers = new Map<string, number>();
  for (const name of new Set(records.map((record) => record.topic))) {
    const { topicNo, partitions } = await topicOf(name).catch((error: unknown) => {
      const missing = error instanceof Error && error.message.includes('does not exist');
      throw new LogAppendError(missing ? 'fatal' : 'retriable', String(error), error);
    });
    const bad = records.find((each) => each.topic === name && each.partition >= partitions);
    if (bad) throw new LogAppendError('fatal', `${name} has no partition ${bad.partition}`);
    numbers.set(name, topicNo);
  }
  return numbers;
};

const healthOf = async (pool: Pool): Promise<{ ok: boolean; detail: string }> => {
  try {
    await pool.query('select 1');
    return { ok: true, detail: 'embedded log answers' };
  } catch (error) {
    return { ok: false, detail: `embedded log: ${(error as Error).message}` };
  }
};

/**
 * The log in a Postgres database of its own, for one machine, for demos and for tests. The same
 * promises as Kafka: at least once, order per partition. Topics: createEmbeddedTopics.
 */
export const openEmbeddedLog = (options: EmbeddedLogOptions): EventLog => {
  const pool = options.pool ?? openPool(options.url);
  const source: SessionSource = options.pool ? { pool } : { url: options.url! };
  const topics = new Map<string, Topic>();
  const subscriptions = new Set<EmbeddedSubscription>();

  const topicOf = async (name: string): Promise<Topic> => {
    const known = topics.get(name) ?? (await readTopic(pool, name));
    topics.set(name, known);
    return known;
  };
  const partitionsOf = async (name: string): Promise<number> => (await topicOf(name)).partitions;

  return {
    append: async (records) => {
      if (records.length === 0) return;
      const numbers = await topicNumbers(records, topicOf);
      try {
        await appendRecords(pool, records, (name) => numbers.get(name)!);
      } catch (error) {
        // A topic made again has another number: look it up at the next try.
        topics.clear();
        throw error;
      }
      for (const subscription of subscriptions) subscription.wake();
    },
    subscribe: async (wanted: SubscribeOptions) => {
      for (const name of wanted.topics) await topicOf(name);
      const subscription = subscribeEmbedded(wanted, {
        source,
        pollMsMin: options.pollMsMin ?? 20,
        pollMsMax: options.pollMsMax ?? 250,
        sessionTimeoutMs: options.sessionTimeoutMs ?? 10_000,
        listPartitions: listPartitions(wanted.topics),
        lag: lagOf(wanted, (name) => endOffsetsOf(pool, name)),
        onStopped: () => subscriptions.delete(subscription),
      });
      subscriptions.add(subscription);
      return subscription;
    },
    partitions: partitionsOf,
    topicId: async (name) => (await readTopic(pool, name)).id,
    // Nothing is ever deleted from it.
    startOffsets: async (name) => Array(await partitionsOf(name)).fill(0n),
    endOffsets: (name) => endOffsetsOf(pool, name),
    health: () => healthOf(pool),
    close: async () => {
      await Promise.all([...subscriptions].map((each) => each.stop(STOP_MS)));
      if (options.pool === undefined) await pool.end();
    },
  };
};

/**
 * Makes the topics that are not there yet.
 * @throws Error when a topic exists with another number of partitions.
 */
export const createEmbeddedTopics = async (
  { url, pool: given }: EmbeddedLogOptions,
  wanted: readonly TopicConfig[],
): Promise<void> => {
  const pool = given ?? openPool(url);
  try {
    for (const { name, partitions } of wanted) {
      await pool.query(
        `with made as (
           insert into topic (name, partitions) values ($1, $2::int)
           on conflict (name) do nothing returning topic_no)
         insert into partition_head (topic_no, part)
         select topic_no, part from made, generate_series(0, $2::int - 1) as part`,
        [name, partitions],
      );
      const found = (await readTopic(pool, name)).partitions;
      if (found !== partitions)
        throw new Error(`topic ${name} has ${found} partitions, ${partitions} are configured`);
    }
  } finally {
    if (given === undefined) await pool.end();
  }
};
