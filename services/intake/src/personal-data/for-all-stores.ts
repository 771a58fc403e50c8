import type { Pool, PoolClient } from 'pg';

/**
 * Runs in a transaction of the personal-data role that sees the rows of all stores: without this
 * its policies would hide them, and what is not seen would be taken for not there.
 */
export const forAllStores = async <Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query("select set_config('amends.stores', '*', true)");
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
};
