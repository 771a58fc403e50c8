import type { EventLog } from '@amends/event-log/types';
import type { Pool } from 'pg';
import { type HighWater, topicsBehind, type WritePosition } from './position.ts';
import type { Projection } from './types.ts';

export interface PositionWait {
  /** True once the live build has handled the position; false after `timeoutMs`. */
  reached(position: WritePosition, timeoutMs: number): Promise<boolean>;
  /** A batch was handled in this process: look at once. */
  wake(): void;
}

interface Waiter {
  readonly position: WritePosition;
  readonly settle: (outcome: boolean | Error) => void;
}

const LOOK_EVERY_MS = 20;

const readMarks = async (pool: Pool, name: string): Promise<HighWater[]> => {
  const { rows } = await pool.query<{ topic: string; part: number; producer: string; seq: string }>(
    `select h.topic, h.part, left(h.producer::text, 8) as producer, h.producer_seq::text as seq
     from consumer_high_water h join projection_build b on b.consumer = h.consumer
     where b.name = $1 and b.status = 'live'`,
    [name],
  );
  return rows.map(({ topic, part, producer, seq }) => ({
    topic,
    partition: part,
    producer,
    seq: BigInt(seq),
  }));
};

const isDrained = async (
  pool: Pool,
  log: EventLog,
  projection: string,
  topic: string,
  partition: number,
): Promise<boolean> => {
  const end = (await log.endOffsets(topic))[partition] ?? 0n;
  if (end === 0n) return true;
  const { rows } = await pool.query<{ next: string }>(
    `select c.next_offset::text as next
     from consumer_checkpoint c join projection_build b on b.consumer = c.consumer
     where b.name = $1 and b.status = 'live' and c.topic = $2 and c.part = $3`,
    [projection, topic, partition],
  );
  return rows[0] !== undefined && BigInt(rows[0].next) >= end;
};

/**
 * Waits for positions of writes. However many requests wait, one query at a time looks for all of
 * them, and none runs while nobody waits.
 */
export const createPositionWait = (
  pool: Pool,
  log: EventLog,
  projection: Projection,
): PositionWait => {
  const waiters = new Set<Waiter>();
  let looking = false;
  let wakeUp: () => void = () => undefined;

  const look = async (): Promise<void> => {
    const looked = [...waiters];
    const marks = await readMarks(pool, projection.name);
    for (const { position, settle } of looked) {
      const behind = topicsBehind(position, marks, projection.topics);
      if (behind === undefined) continue;
      const drained = await Promise.all(
        behind.map((topic) => isDrained(pool, log, projection.name, topic, position.partition)),
      );
      if (drained.every(Boolean)) settle(true);
    }
  };
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOK_EVERY_MS);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const keepLooking = async (): Promise<void> => {
    looking = true;
    try {
      for (;;) {
        await look();
        if (waiters.size === 0) return;
        await pause();
      }
    } catch (error) {
      for (const { settle } of [...waiters]) settle(error as Error);
    } finally {
      looking = false;
    }
  };

  return {
    reached: (position, timeoutMs) =>
      new Promise<boolean>((resolve, reject) => {
        const timer = setTimeout(() => settle(false), timeoutMs);
        const settle = (outcome: boolean | Error): void => {
          clearTimeout(timer);
          waiters.delete(waiter);
          if (outcome instanceof Error) reject(outcome);
          else resolve(outcome);
        };
        const waiter: Waiter = { position, settle };
        waiters.add(waiter);
        if (looking) wakeUp();
        else void keepLooking();
      }),
    wake: () => wakeUp(),
  };
};
