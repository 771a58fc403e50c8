import type { Pool, PoolClient } from 'pg';
import { withConnection } from './with-connection.ts';

/**
 * Runs work in one transaction on a connection of its own (a pool of openPool): committed when it
 * returns, rolled back when it throws. A connection that cannot roll back is not used again.
 * @throws what `work` or the commit threw, never what the rollback did
 */
export const inTransaction = <Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> =>
  withConnection(pool, async (client, giveUp) => {
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(giveUp);
      throw error;
    }
  });
