import type { ClientBase } from 'pg';
import type { JobSpec } from './types.ts';

// graphile-worker's own function, called once per batch: it notifies at commit, and notifying
// transactions are serialised there.
const sql = `
select count(*) from graphile_worker.add_jobs(array(
  select row(n.t, n.p, null, null, n.m, n.k, null, null)::graphile_worker.job_spec
  from json_to_recordset($1::json) as n(t text, p json, m smallint, k text)))`;

/** Member of a job's payload that is not the task's own: trace of the command behind the job. */
export const JOB_TRACE = '_traceparent';

/** The jobs of a command, so that what they do belongs to its trace. */
export const tracedJobs = (
  jobs: readonly JobSpec[] | undefined,
  traceparent: string | undefined,
): readonly JobSpec[] => {
  if (jobs === undefined || jobs.length === 0) return [];
  if (traceparent === undefined) return jobs;
  return jobs.map((job) => ({ ...job, payload: { ...job.payload, [JOB_TRACE]: traceparent } }));
};

/** One spec per key, the last one: a key twice in one call is an error in Postgres. */
const lastPerKey = (jobs: readonly JobSpec[]): readonly JobSpec[] => {
  const keyed = new Map<string, JobSpec>();
  for (const job of jobs) if (job.jobKey !== undefined) keyed.set(job.jobKey, job);
  if (keyed.size === 0) return jobs;
  return [...jobs.filter(({ jobKey }) => jobKey === undefined), ...keyed.values()];
};

// In the order of the keys, so that two batches with the same keys cannot deadlock.
const timerSql = `
insert into job_timer (run_at, task, payload, max_attempts, job_key)
select n.r, n.t, n.p, n.m, n.k
from json_to_recordset($1::json) as n(t text, p json, r timestamptz, m smallint, k text)
order by n.k
on conflict (job_key) do update
set run_at = excluded.run_at, task = excluded.task, payload = excluded.payload,
    max_attempts = excluded.max_attempts`;

// Rows are locked in the order of the keys here too.
const cancelSql = `
delete from job_timer where id in (
  select id from job_timer where job_key = any($1::text[]) order by job_key for update)`;

const rowsOf = (jobs: readonly JobSpec[]): string =>
  JSON.stringify(
    jobs.map(({ task, payload, runAt, jobKey, maxAttempts }) => ({
      t: task,
      p: payload,
      r: runAt,
      m: maxAttempts,
      k: jobKey,
    })),
  );

/**
 * Adds jobs in the caller's transaction; they run only if it commits. What has a time waits as a
 * timer (see migrations/0004_job-timer.sql); a later job under its key takes its place, or takes
 * it away.
 */
export const insertJobs = async (client: ClientBase, jobs: readonly JobSpec[]): Promise<void> => {
  const last = lastPerKey(jobs);
  const cancelled = last.filter(({ cancels }) => cancels === true);
  const timers = last.filter(({ runAt, cancels }) => runAt !== undefined && cancels !== true);
  const ready = last.filter(({ runAt, cancels }) => runAt === undefined && cancels !== true);
  if (cancelled.length > 0) {
    const keys = cancelled.map(({ jobKey }) => jobKey);
    await client.query({ name: 'cancel_timers', text: cancelSql, values: [keys] });
  }
  if (timers.length > 0) {
    await client.query({ name: 'add_timers', text: timerSql, values: [rowsOf(timers)] });
  }
  if (ready.length > 0)
    await client.query({ name: 'add_jobs', text: sql, values: [rowsOf(ready)] });
};
