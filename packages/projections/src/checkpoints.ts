import type { Client, Pool, PoolClient } from 'pg';

/** Where a consumer is in one partition: the offset of the next record it will handle. */
export interface Checkpoint {
  readonly topic: string;
  readonly partition: number;
  readonly nextOffset: bigint;
  /** Differs after a topic was deleted and made again: offsets then do not compare. */
  readonly topicId: string;
}

export type AnyClient = Client | Pool | PoolClient;

/** The checkpoint rows of one consumer (event-log's table), in order of topic and partition. */
export const readCheckpoints = async (
  client: AnyClient,
  consumer: string,
): Promise<Checkpoint[]> => {
  const { rows } = await client.query<{ topic: string; part: number; next: string; id: string }>(
    `select topic, part, next_offset::text as next, topic_id as id
     from consumer_checkpoint where consumer = $1 order by topic, part`,
    [consumer],
  );
  return rows.map(({ topic, part, next, id }) => ({
    topic,
    partition: part,
    nextOffset: BigInt(next),
    topicId: id,
  }));
};

/** Whether `candidate` has handled everything that `other` has, in the partitions they share. */
export const hasReached = (
  candidate: readonly Checkpoint[],
  other: readonly Checkpoint[],
  topics: readonly string[],
): boolean =>
  other.every(({ topic, partition, nextOffset, topicId }) => {
    if (nextOffset === 0n || !topics.includes(topic)) return true;
    const mine = candidate.find((each) => each.topic === topic && each.partition === partition);
    if (mine === undefined) return false;
    return mine.topicId !== topicId || mine.nextOffset >= nextOffset;
  });

/** Records of a consumer that are set aside and not yet decided on. */
export const countParked = async (client: AnyClient, consumer: string): Promise<number> => {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from parked_event where consumer = $1 and status = 'parked'`,
    [consumer],
  );
  return rows[0]!.n;
};
