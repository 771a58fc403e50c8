import { inTransaction } from '@amends/event-store/in-transaction';
import type { Pool, PoolClient } from 'pg';

/**
 * Runs in a transaction of the personal-data role that sees the rows of all stores: without this
 * its policies would hide them, and what is not seen would be taken for not there.
 */
export const forAllStores = <Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> =>
  inTransaction(pool, async (client) => {
    await client.query("select set_config('amends.stores', '*', true)");
    return work(client);
  });
