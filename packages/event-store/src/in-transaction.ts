import type { Pool, PoolClient } from 'pg';

/**
 * Runs work in one transaction on a connection of its own (a pool of openPool): committed when it
 * returns, rolled back when it throws. A connection that cannot roll back is not used again.
 * @throws what `work` or the commit threw, never what the rollback did
 */
export const inTransaction = async <Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
};
