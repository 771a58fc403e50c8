import type { Pool } from 'pg';
import type { EventLog, ReceivedRecord, RecordBatch } from './types.ts';

export interface ForeignTopicOptions {
  readonly log: EventLog;
  /** Of the role that may move checkpoints. */
  readonly pool: Pool;
  /** Name of the consumer, of its group and of its checkpoints. */
  readonly name: string;
  readonly topic: string;
  /**
   * Keeps what records of one partition tell; durable when it resolves. They may come again, after
   * a crash or a change of owner: whatever it does it does once per fact. A throw means later.
   */
  handle(records: readonly ReceivedRecord[]): Promise<void>;
  readonly onError?: (error: unknown) => void;
}

export interface ForeignTopic {
  /** Why it does not read, or not all; null while all is well. */
  trouble(): string | null;
  stop(deadlineMs: number): Promise<void>;
}

/** Records between two moves of the checkpoint. */
const BATCH_MAX = 200;

// A topic made again starts anew. Where its owner has deleted records that nobody read, the rest is
// read all the same, and what is missing is told: nothing of ours could bring it back.
const PLACE = `
  with starts as (
    select (n - 1)::int as part, low from unnest($4::bigint[]) with ordinality as s(low, n)
  ), lost as (
    select coalesce(sum(s.low - c.next_offset), 0) as records
    from consumer_checkpoint c join starts s on s.part = c.part
    where c.consumer = $1 and c.topic = $2 and c.topic_id = $3 and c.next_offset < s.low
  ), placed as (
    insert into consumer_checkpoint as c
      (consumer, topic, part, topic_id, projection_version, next_offset)
    select $1, $2, part, $3, 1, low from starts
    on conflict (consumer, topic, part) do update
    set next_offset = excluded.next_offset, topic_id = excluded.topic_id, updated_at = now()
    where c.topic_id <> excluded.topic_id or c.next_offset < excluded.next_offset
  )
  select records from lost`;

const POSITION = `
  select next_offset from consumer_checkpoint where consumer = $1 and topic = $2 and part = $3`;

const MOVE = `
  update consumer_checkpoint set next_offset = greatest(next_offset, $4), updated_at = now()
  where consumer = $1 and topic = $2 and part = $3 and topic_id = $5`;

/**
 * Reads a topic that others write, in their form: at least once, in order per partition, from a
 * position in Postgres. Checkpoint and effect do not share a transaction; the effects are told
 * apart by their own ids.
 * @throws Error when there is no such topic
 */
export const readForeignTopic = async (options: ForeignTopicOptions): Promise<ForeignTopic> => {
  const { log, pool, name, topic, onError } = options;
  const [topicId, starts] = [await log.topicId(topic), await log.startOffsets(topic)];
  const place = [name, topic, topicId, starts.map(String)];
  const lost = BigInt((await pool.query(PLACE, place)).rows[0].records);
  if (lost > 0n)
    onError?.(new Error(`${topic}: ${lost} records were deleted before they were read`));
  let lastError: Error | null = null;

  const handle = async ({ partition, records }: RecordBatch): Promise<bigint> => {
    try {
      await options.handle(records);
      const next = records.at(-1)!.offset + 1n;
      await pool.query(MOVE, [name, topic, partition, next.toString(), topicId]);
      lastError = null;
      return next;
    } catch (error) {
      lastError = error as Error;
      onError?.(error);
      throw error;
    }
  };
  const subscription = await log.subscribe({
    ...{ group: name, topics: [topic], maxBatch: BATCH_MAX, handle },
    loadPosition: async (_topic, partition) => {
      const { rows } = await pool.query(POSITION, [name, topic, partition]);
      return BigInt(rows[0]?.next_offset ?? 0);
    },
  });
  await subscription.ready;
  return {
    trouble: () => {
      const { crashed } = subscription.health();
      if (crashed !== null) return crashed.message;
      if (lastError !== null) return lastError.message;
      return lost > 0n ? `${lost} records were deleted before they were read` : null;
    },
    stop: (deadlineMs) => subscription.stop(deadlineMs),
  };
};
