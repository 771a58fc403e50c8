import type { Pool, PoolClient } from 'pg';

/** Class of the advisory lock that a living job worker holds: 'amjw' in ASCII. */
const WORKER_CLASS = 1_634_560_631;
/** A worker has this long from its first job to the lock that shows that it lives. */
const GRACE_SECONDS = 2;

const HOLD = 'select pg_try_advisory_lock($1, hashtext(id)) from unnest($2::text[]) as id';

const FREE = `select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
  from graphile_worker.jobs
  where locked_at < now() - make_interval(secs => $2)
    and not exists (
      select from pg_locks
      where locktype = 'advisory' and classid = $1 and objsubid = 2
        and objid = (hashtext(locked_by)::bigint & 4294967295)::oid
        and database = (select oid from pg_database where datname = current_database()))`;

export interface JobWorkerLocks {
  /** Says that the worker of this id lives here. */
  add(workerId: string): void;
  stop(): Promise<void>;
}

/**
 * graphile-worker gives the job of a worker that was killed to others after four hours only. Each
 * worker therefore holds a lock of a session, which ends with its process, and every `sweepMs`
 * jobs of workers without one are freed. A sweep that fails is tried again by the next.
 */
export const openJobWorkerLocks = (pool: Pool, sweepMs: number): JobWorkerLocks => {
  const ids = new Set<string>();
  let held = new Set<string>();
  let session: PoolClient | undefined;
  let running: Promise<void> = Promise.resolve();

  const lose = (client: PoolClient): void => {
    if (session !== client) return;
    session = undefined;
    held = new Set();
    client.release(true);
  };
  const openSession = async (): Promise<PoolClient> => {
    if (session !== undefined) return session;
    const client = await pool.connect();
    session = client;
    client.once('error', () => lose(client));
    return client;
  };
  const sweep = async (): Promise<void> => {
    try {
      const client = await openSession();
      const fresh = [...ids].filter((id) => !held.has(id));
      if (fresh.length > 0) {
        await client.query(HOLD, [WORKER_CLASS, fresh]);
        for (const id of fresh) held.add(id);
      }
      await client.query(FREE, [WORKER_CLASS, GRACE_SECONDS]);
    } catch {
      if (session !== undefined) lose(session);
    }
  };
  const next = (): void => {
    running = running.then(sweep);
  };
  const timer = setInterval(next, sweepMs);
  return {
    add: (workerId) => {
      ids.add(workerId);
      next();
    },
    stop: async () => {
      clearInterval(timer);
      await running;
      if (session !== undefined) lose(session);
    },
  };
};
