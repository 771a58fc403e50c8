import type { Pool, PoolClient } from 'pg';
import { withClient } from './batch-transaction.ts';

/**
 * Forgets where a consumer is, so that it starts from the beginning of the log: the first half of
 * a rebuild; the caller empties its tables in `empty`, in the same transaction. A restored store
 * that was waiting becomes its service's current one and what it replaced is passed over. Running
 * members of the consumer halt at their next batch.
 */
export const resetConsumer = (
  pool: Pool,
  consumer: string,
  empty: (client: PoolClient) => Promise<void> = async () => undefined,
): Promise<void> =>
  withClient(pool, async (client) => {
    await client.query('begin');
    await client.query(
      'select from consumer_checkpoint where consumer = $1 order by topic, part for update',
      [consumer],
    );
    for (const table of ['consumer_checkpoint', 'consumer_high_water', 'parked_event'])
      await client.query(`delete from ${table} where consumer = $1`, [consumer]);
    await client.query(
      `update consumer_producer set state = 'superseded'
       where consumer = $1 and state = 'current' and service in
         (select service from consumer_producer where consumer = $1 and state = 'pending')`,
      [consumer],
    );
    await client.query(
      "update consumer_producer set state = 'current' where consumer = $1 and state = 'pending'",
      [consumer],
    );
    await empty(client);
    await client.query('commit');
  });
