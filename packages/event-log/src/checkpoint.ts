import { escapeLiteral, type Pool, type PoolClient, type QueryResult } from 'pg';
import { ConsumerHalted } from './consumer-errors.ts';

/** One partition of one consumer. */
export interface CheckpointKey {
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
}

/** What a batch's first statement found of one partition, with its checkpoint row locked. */
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

const literalsOf = ({ topic, partition }: CheckpointKey): string =>
  `(${escapeLiteral(topic)}, ${Math.trunc(partition)})`;

interface PartitionRow {
  readonly topic: string;
  readonly part: number;
}

const isOf =
  ({ topic, partition }: CheckpointKey) =>
  (row: PartitionRow): boolean =>
    row.topic === topic && row.part === partition;

/**
 * Begins the transaction of a batch in ONE round trip: opens read models to all stores, locks the
 * checkpoint rows of its partitions in one order (a zombie waits here), reads what is needed to
 * drop and to park, sets the savepoint `batch`. The answer has one entry per key. Literals, because
 * the simple protocol alone takes several statements.
 * @throws ConsumerHalted when a checkpoint is not for this topic or version
 */
export const openBatch = async (
  client: PoolClient,
  keys: readonly CheckpointKey[],
  expectedOf: (topic: string) => Expected,
): Promise<readonly OpenedBatch[]> => {
  const own =
    `consumer = ${escapeLiteral(keys[0]!.consumer)} ` +
    `and (topic, part) in (${keys.map(literalsOf).join(', ')})`;
  const results = (await client.query(
    `begin;
     select set_config('amends.stores', '*', true);
     select topic, part, next_offset, topic_id, projection_version
       from consumer_checkpoint where ${own} order by topic, part for update;
     select topic, part, producer, producer_seq from consumer_high_water where ${own};
     select distinct topic, part, partition_key from parked_event
       where ${own} and status = 'parked';
     savepoint batch`,
  )) as unknown as QueryResult[];
  const [, , checkpoints, marks, blocked] = results.map(({ rows }) => rows);
  return keys.map((key) => {
    const mine = isOf(key);
    const row = checked(checkpoints!.find(mine), key, expectedOf(key.topic));
    const ownMarks = marks!.filter(mine);
    return {
      nextOffset: BigInt(row.next_offset),
      highWater: new Map(ownMarks.map((each) => [each.producer, BigInt(each.producer_seq)])),
      blockedKeys: new Set(blocked!.filter(mine).map((each) => each.partition_key as string)),
    };
  });
};

/** Where a partition is after a batch. */
export interface Moved {
  readonly key: CheckpointKey;
  readonly nextOffset: bigint;
  /** High-water marks that moved. */
  readonly highWater: ReadonlyMap<string, bigint>;
}

const moveMarks = (moved: readonly Moved[]): string => {
  const marks = moved.flatMap(({ key: { consumer, topic, partition }, highWater }) =>
    [...highWater].map(
      ([producer, seq]) =>
        `(${escapeLiteral(consumer)}, ${escapeLiteral(topic)}, ${Math.trunc(partition)}, ` +
        `${escapeLiteral(producer)}::uuid, ${seq})`,
    ),
  );
  if (marks.length === 0) return '';
  return `insert into consumer_high_water (consumer, topic, part, producer, producer_seq)
    values ${marks.join(', ')}
    on conflict (consumer, topic, part, producer) do update
    set producer_seq = excluded.producer_seq
    where consumer_high_water.producer_seq < excluded.producer_seq;`;
};

/** Moves checkpoints and high-water marks and commits, in one round trip. */
export const closeBatch = async (client: PoolClient, moved: readonly Moved[]): Promise<void> => {
  const rows = moved.map(
    ({ key: { topic, partition }, nextOffset }) =>
      `(${escapeLiteral(topic)}, ${Math.trunc(partition)}, ${nextOffset})`,
  );
  await client.query(
    `${moveMarks(moved)}
     update consumer_checkpoint c set next_offset = n.next_offset, updated_at = now()
       from (values ${rows.join(', ')}) as n(topic, part, next_offset)
       where c.consumer = ${escapeLiteral(moved[0]!.key.consumer)}
         and c.topic = n.topic and c.part = n.part;
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
