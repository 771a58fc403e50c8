import type { ClientBase } from 'pg';
import type { JobSpec } from './types.ts';

// graphile-worker's own function, called once per batch: it notifies at commit, and notifying
// transactions are serialised there.
const sql = `
select count(*) from graphile_worker.add_jobs(array(
  select row(n.t, n.p, null, n.r, n.m, n.k, null, null)::graphile_worker.job_spec
  from json_to_recordset($1::json)
    as n(t text, p json, r timestamptz, m smallint, k text)))`;

/** One spec per key, the last one: a key twice in one call is an error in Postgres. */
const lastPerKey = (jobs: readonly JobSpec[]): readonly JobSpec[] => {
  const keyed = new Map<string, JobSpec>();
  for (const job of jobs) if (job.jobKey !== undefined) keyed.set(job.jobKey, job);
  if (keyed.size === 0) return jobs;
  return [...jobs.filter(({ jobKey }) => jobKey === undefined), ...keyed.values()];
};

/** Adds jobs in the caller's transaction; they run only if it commits. */
export const insertJobs = async (client: ClientBase, jobs: readonly JobSpec[]): Promise<void> => {
  if (jobs.length === 0) return;
  const rows = lastPerKey(jobs).map(({ task, payload, runAt, jobKey, maxAttempts }) => ({
    t: task,
    p: payload,
    r: runAt,
    m: maxAttempts,
    k: jobKey,
  }));
  await client.query({ name: 'add_jobs', text: sql, values: [JSON.stringify(rows)] });
};
