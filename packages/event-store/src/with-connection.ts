import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pool, PoolClient } from 'pg';

interface Held {
  readonly pool: Pool;
  isOver: boolean;
  readonly outer: Held | undefined;
}

const holding = new AsyncLocalStorage<Held>();

/**
 * Thrown to who holds a connection of a pool and asks the same pool for another. As many of them at
 * once as the pool has connections would wait for each other, and whoever else needs it with them;
 * it is refused always, so that the first test that goes there says so.
 */
export class SecondConnection extends Error {
  override readonly name = 'SecondConnection';
  constructor(applicationName: string) {
    super(`work that holds a connection of "${applicationName}" must not ask for another one`);
  }
}

/** @throws SecondConnection where the caller runs within `withConnection` of this pool */
export const refuseSecond = (pool: Pool, applicationName: string): void => {
  for (let held = holding.getStore(); held !== undefined; held = held.outer) {
    if (held.pool === pool && !held.isOver) throw new SecondConnection(applicationName);
  }
};

/**
 * Runs work on a connection of its own (a pool of openPool): given back when the work is over, and
 * not used again where it broke or the work says so with `giveUp`.
 * @throws what connecting or `work` threw
 */
export const withConnection = async <Result>(
  pool: Pool,
  work: (client: PoolClient, giveUp: (reason: Error) => void) => Promise<Result>,
): Promise<Result> => {
  const client = await pool.connect();
  const held: Held = { pool, isOver: false, outer: holding.getStore() };
  let broken: Error | undefined;
  const giveUp = (reason: Error): void => {
    broken = reason;
  };
  // A connection that breaks while it is ours would end the process without a listener.
  client.on('error', giveUp);
  try {
    return await holding.run(held, () => work(client, giveUp));
  } finally {
    // What the work started and did not wait for goes on in its context.
    held.isOver = true;
    client.removeListener('error', giveUp);
    client.release(broken);
  }
};
