import { Client, type ClientBase, type Pool } from 'pg';

/** One connection kept for a group: it holds the group's locks and reads its partitions. */
export interface LogSession {
  readonly client: ClientBase;
  readonly pid: number;
  /** Ends the connection; its locks go with it. */
  end(): Promise<void>;
}

export type SessionSource = { readonly url: string } | { readonly pool: Pool };

/**
 * Opens a session. The server ends it when it has been silent for `silenceMsMax`: a member that
 * is frozen loses its locks as a dead one does, and its partitions go elsewhere.
 */
export const openSession = async (
  source: SessionSource,
  silenceMsMax: number,
  onLost: (error: Error) => void,
): Promise<LogSession> => {
  const client = 'pool' in source ? await source.pool.connect() : await connect(source.url);
  client.on('error', onLost);
  client.on('end', () => onLost(new Error('the connection to the log ended')));
  const end = async (): Promise<void> => {
    client.removeListener('error', onLost);
    client.on('error', () => undefined);
    // Destroyed, never handed back: session locks and settings must not reach another user.
    if (client instanceof Client) await client.end().catch(() => undefined);
    else (client as unknown as { release(destroy: boolean): void }).release(true);
  };
  try {
    await client.query(`set idle_session_timeout = ${Math.trunc(silenceMsMax)}`);
    const { rows } = await client.query('select pg_backend_pid() as pid');
    return { client, pid: rows[0].pid as number, end };
  } catch (error) {
    await end();
    throw error;
  }
};

const connect = async (url: string): Promise<Client> => {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    lock_timeout: 5_000,
    keepAlive: true,
    application_name: 'amends-log-group',
  });
  await client.connect();
  return client;
};
