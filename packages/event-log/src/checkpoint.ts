import { escapeLiteral, type Pool, type PoolClient, type QueryResult } from 'pg';
import { ConsumerHalted } from './consumer-errors.ts';

/** One partition of one consumer. */
export interface CheckpointKey {
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
}

/** What a batch's first statement found, with the checkpoint row locked. */
export interface OpenedBatch {
  readonly nextOffset: bigint;
  /** Highest seq applied per producing store. */
  readonly highWater: Map<string, bigint>;
  /** Keys with an event parked in this partition: their later events wait. */
  readonly blockedKeys: Set<string>;
}

/** What the checkpoint must have been made for. */
export interface Expected {
  readonly topicId: string;
  readonly version: number;
}

const where = ({ consumer, topic, partition }: CheckpointKey): string =>
  `consumer = ${escapeLiteral(consumer)} and topic = ${escapeLiteral(topic)} ` +
  `and part = ${Math.trunc(partition)}`;

interface CheckpointRow {
  next_offset: string;
  topic_id: string;
  projection_version: number;
}

const checked = (
  row: CheckpointRow | undefined,
  key: CheckpointKey,
  expected: Expected,
): CheckpointRow => {
  const at = `checkpoint of ${key.consumer} on ${key.topic}/${key.partition}`;
  if (row === undefined)
    throw new ConsumerHalted('checkpoint_mismatch', `${at} is gone: the consumer was reset`);
  if (row.topic_id !== expected.topicId)
    throw new ConsumerHalted(
      'checkpoint_mismatch',
      `${at} is for topic id ${row.topic_id}, the log has ${expected.topicId}: rebuild`,
    );
  if (row.projection_version !== expected.version)
    throw new ConsumerHalted(
      'checkpoint_mismatch',
      `${at} is of version ${row.projection_version}, this process has ${expected.version}`,
    );
  return row;
};

/**
 * Begins the transaction of a batch in ONE round trip: opens read models to all stores, locks the
 * checkpoint row (a zombie waits here), reads what is needed to drop and to park, sets the
 * savepoint `batch`. Literals, because the simple protocol alone takes several statements.
 * @throws ConsumerHalted when the checkpoint is not for this topic or version
 */
export const openBatch = async (
  client: PoolClient,
  key: CheckpointKey,
  expected: Expected,
): Promise<OpenedBatch> => {
  const results = (await client.query(
    `begin;
     select set_config('amends.stores', '*', true);
     select next_offset, topic_id, projection_version
       from consumer_checkpoint where ${where(key)} for update;
     select producer, producer_seq from consumer_high_water where ${where(key)};
     select distinct partition_key from parked_event
       where ${where(key)} and status = 'parked';
     savepoint batch`,
  )) as unknown as QueryResult[];
  const row = checked(results[2]!.rows[0] as CheckpointRow | undefined, key, expected);
  return {
    nextOffset: BigInt(row.next_offset),
    highWater: new Map(
      results[3]!.rows.map((each) => [each.producer as string, BigInt(each.producer_seq)]),
    ),
    blockedKeys: new Set(results[4]!.rows.map((each) => each.partition_key as string)),
  };
};

/** Moves checkpoint and high-water marks and commits, in one round trip. */
export const closeBatch = async (
  client: PoolClient,
  key: CheckpointKey,
  nextOffset: bigint,
  highWater: ReadonlyMap<string, bigint>,
): Promise<void> => {
  const { consumer, topic, partition } = key;
  const owner = `${escapeLiteral(consumer)}, ${escapeLiteral(topic)}, ${Math.trunc(partition)}`;
  const marks = [...highWater].map(
    ([producer, seq]) => `(${owner}, ${escapeLiteral(producer)}::uuid, ${seq})`,
  );
  const moveMarks =
    marks.length === 0
      ? ''
      : `insert into consumer_high_water (consumer, topic, part, producer, producer_seq)
         values ${marks.join(', ')}
         on conflict (consumer, topic, part, producer) do update
         set producer_seq = excluded.producer_seq
         where consumer_high_water.producer_seq < excluded.producer_seq;`;
  await client.query(
    `${moveMarks}
     update consumer_checkpoint set next_offset = ${nextOffset}, updated_at = now()
       where ${where(key)};
     commit`,
  );
};

/** Makes the checkpoint rows that are missing, at offset 0. */
export const ensureCheckpoints = async (
  pool: Pool,
  consumer: string,
  topic: string,
  partitions: number,
  expected: Expected,
): Promise<void> => {
  await pool.query(
    `insert into consumer_checkpoint (consumer, topic, part, topic_id, projection_version)
     select $1, $2, part, $4, $5 from generate_series(0, $3::int - 1) as part
     on conflict do nothing`,
    [consumer, topic, partitions, expected.topicId, expected.version],
  );
};

/** Offset of the next record to handle. @throws ConsumerHalted as openBatch does */
export const loadCheckpoint = async (
  pool: Pool,
  key: CheckpointKey,
  expected: Expected,
): Promise<bigint> => {
  const { rows } = await pool.query<CheckpointRow>(
    `select next_offset, topic_id, projection_version from consumer_checkpoint
     where consumer = $1 and topic = $2 and part = $3`,
    [key.consumer, key.topic, key.partition],
  );
  return BigInt(checked(rows[0], key, expected).next_offset);
};
