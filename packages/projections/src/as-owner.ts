import { Client } from 'pg';

/**
 * Runs work on a connection of the owner role, opened for it and closed after it: builds are made,
 * switched and dropped so rarely that no service needs to hold such a connection.
 */
export const asOwner = async <Result>(
  ownerUrl: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> => {
  const client = new Client({
    connectionString: ownerUrl,
    connectionTimeoutMillis: 5_000,
    application_name: 'amends-projections-owner',
  });
  // A connection that breaks fails the query under way; without a listener it ends the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** The same within one transaction, rolled back when the work throws. */
export const asOwnerInTransaction = <Result>(
  ownerUrl: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> =>
  asOwner(ownerUrl, async (client) => {
    await client.query('begin');
    try {
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  });
