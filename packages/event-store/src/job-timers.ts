import type { Pool } from 'pg';

// Several processes may move timers at once: each takes what nobody else has locked.
const moveSql = `
with due as (
  delete from job_timer where id in (
    select id from job_timer where run_at <= now()
    order by run_at limit $1 for update skip locked)
  returning *)
select count(*) as moved from graphile_worker.add_jobs(array(
  select row(task, payload, null, null, max_attempts, job_key, null, null)
    ::graphile_worker.job_spec
  from due order by run_at))`;

/** Timers moved by one statement. */
const MOVED_MAX = 500;

export interface JobTimers {
  /** How long it has been since due timers were last looked for with success. */
  lateMs(): number;
  stop(): Promise<void>;
}

/**
 * Turns timers that are due into jobs, every `pollMs`; moving is one transaction, so a timer fires
 * once. A look that fails is made again by the next.
 */
export const openJobTimers = (pool: Pool, pollMs: number): JobTimers => {
  let lookedAt = performance.now();
  let running: Promise<void> | undefined;
  let isStopped = false;

  const move = async (): Promise<void> => {
    try {
      for (let moved = MOVED_MAX; moved === MOVED_MAX && !isStopped; ) {
        const query = { name: 'move_timers', text: moveSql, values: [MOVED_MAX] };
        moved = Number((await pool.query<{ moved: string }>(query)).rows[0]!.moved);
        lookedAt = performance.now();
      }
    } catch {
      // Seen by lateMs.
    }
  };
  const timer = setInterval(() => {
    running ??= move().finally(() => {
      running = undefined;
    });
  }, pollMs);
  return {
    lateMs: () => Math.round(performance.now() - lookedAt),
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
};
