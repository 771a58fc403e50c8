import type { Pool } from 'pg';
import type { EventLog } from './types.ts';

/** How far a consumer is behind, for operators. */
export interface ConsumerLag {
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
  readonly nextOffset: bigint;
  readonly endOffset: bigint;
  readonly lag: bigint;
  /** When the checkpoint last moved. */
  readonly updatedAt: Date;
}

/** Lag of every consumer of a database, per partition; the process need not run. */
export const consumerLags = async (pool: Pool, log: EventLog): Promise<ConsumerLag[]> => {
  const { rows } = await pool.query(
    `select consumer, topic, part, next_offset, updated_at
     from consumer_checkpoint order by consumer, topic, part`,
  );
  const ends = new Map<string, readonly bigint[]>();
  for (const topic of new Set(rows.map((row) => row.topic as string)))
    ends.set(topic, await log.endOffsets(topic));
  return rows.map((row) => {
    const nextOffset = BigInt(row.next_offset);
    const endOffset = ends.get(row.topic)![row.part] ?? 0n;
    return {
      consumer: row.consumer,
      topic: row.topic,
      partition: row.part,
      nextOffset,
      endOffset,
      lag: endOffset > nextOffset ? endOffset - nextOffset : 0n,
      updatedAt: row.updated_at,
    };
  });
};
