import { EventEmitter } from 'node:events';
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Pool, PoolClient } from 'pg';
import { type JobTimers, openJobTimers } from './job-timers.ts';
import { JOB_TRACE } from './job-statement.ts';
import { type JobWorkerLocks, openJobWorkerLocks } from './job-worker-locks.ts';
import { openPool } from './open-pool.ts';

export interface JobMeta {
  readonly jobId: string;
  /** From 1. */
  readonly attempt: number;
  /** Trace of the command that added the job. */
  readonly traceparent?: string;
}

/**
 * Runs at least once: a task must bear a second run, and an outside effect needs an id of its own.
 * Throwing means "try again later", with growing pauses, until maxAttempts.
 */
export type Task = (payload: Readonly<Record<string, unknown>>, meta: JobMeta) => Promise<void>;

export interface JobsOptions {
  /**
   * Of the app role, without a pooling proxy between. Three connections are opened: one listens,
   * one works and moves due timers, one holds the locks that tell living workers from killed ones.
   */
  readonly url: string;
  readonly tasks: Readonly<Record<string, Task>>;
  /** Run once a day by one of the processes; a day missed while none ran is made up for. */
  readonly daily?: Readonly<Record<string, Task>>;
  /** Jobs at a time, default 2. */
  readonly concurrency?: number;
  /** How often to look for timers that are due and for killed workers, default 1000. */
  readonly pollMs?: number;
  /** A job failed and will be tried again, or not any more when `isLast`. */
  readonly onJobError?: (failure: JobFailure) => void;
}

export interface JobFailure {
  readonly task: string;
  readonly jobId: string;
  readonly attempt: number;
  readonly isLast: boolean;
  readonly error: unknown;
}

export interface Jobs {
  start(): Promise<void>;
  /** Lets running jobs finish, at most `deadlineMs` (default 5000): then they are tried again. */
  stop(deadlineMs?: number): Promise<void>;
  health(): Promise<readonly { name: string; ok: boolean; detail: string }[]>;
}

/** When shops are closed. Of several processes the one that is first there adds the job. */
const dailyAt = '41 2 * * *';
const crontabOf = (names: readonly string[]): string =>
  names.map((name) => `${dailyAt} ${name} ?fill=1d&jobKey=${name}`).join('\n');

const asTaskList = (tasks: JobsOptions['tasks']): TaskList =>
  Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      (given, { job }) => {
        const { [JOB_TRACE]: traceparent, ...payload } = (given ?? {}) as Record<string, unknown>;
        return task(payload, {
          jobId: String(job.id),
          attempt: job.attempts,
          ...(typeof traceparent === 'string' ? { traceparent } : {}),
        });
      },
    ]),
  );

/** A due timer that nobody has looked for in this time is reported. */
const TIMERS_LATE_ALARM_MS = 30_000;

const jobsHealth = (state: string, lateMs: number, isIdle: boolean) => {
  const isLate = lateMs >= TIMERS_LATE_ALARM_MS;
  return {
    name: 'jobs',
    ok: isIdle || (state === 'running' && !isLate),
    detail: isLate ? `timers unread for ${lateMs} ms` : state,
  };
};

/** Longer than a statement of another part of the worker may hold the connections. */
const CONNECT_TIMEOUT_MS = 15_000;

/**
 * Told as done is a job by a promise that graphile-worker awaits nowhere: it tries again what fails
 * with a code it knows, and all else ends the process as an unhandled rejection. pg-pool's own
 * timeout comes without a code, so it gets one.
 */
const withCodedTimeouts = (pool: Pool): Pool => {
  const connect = pool.connect.bind(pool);
  const coded = async (): Promise<PoolClient> => {
    try {
      return await connect();
    } catch (error) {
      if (error instanceof Error && error.message === 'timeout exceeded when trying to connect') {
        throw Object.assign(error, { code: 'ETIMEDOUT' });
      }
      throw error;
    }
  };
  pool.connect = ((callback?: Parameters<typeof connect>[0]) =>
    callback === undefined ? coded() : connect(callback)) as typeof pool.connect;
  return pool;
};

/** When whoever waits for a connection now has had one; a lost database serves nobody. */
const servedAll = async (pool: Pool): Promise<void> => {
  const last = await pool.connect().catch(() => undefined);
  last?.release();
};

const silent = new Logger(() => () => {});

/**
 * Works the jobs that appends added (graphile-worker). No local queue: it broke serial queues with
 * silently lost writes. With no task there is nothing to run, and nothing is started.
 */
export const openJobs = (options: JobsOptions): Jobs => {
  const { url, daily = {}, concurrency = 2, pollMs = 1_000, onJobError } = options;
  const tasks = { ...options.tasks, ...daily };
  let pool: Pool | undefined;
  let runner: Runner | undefined;
  let locks: JobWorkerLocks | undefined;
  let timers: JobTimers | undefined;
  let state: 'idle' | 'running' | 'stopped' | 'failed' = 'idle';

  const start = async (): Promise<void> => {
    if (Object.keys(tasks).length === 0) return;
    // graphile-worker puts job ids through JSON.stringify, which knows no bigint.
    const connections = { max: 3, connectTimeoutMs: CONNECT_TIMEOUT_MS };
    pool = withCodedTimeouts(
      openPool({ url, applicationName: 'amends jobs', ...connections, int8: 'text' }),
    );
    const workerLocks = openJobWorkerLocks(pool, Math.max(pollMs, 250));
    locks = workerLocks;
    const events: WorkerEvents = new EventEmitter();
    // Jobs are locked in the name of the pool.
    events.on('pool:create', ({ workerPool }) => workerLocks.add(workerPool.id));
    runner = await run({
      pgPool: pool,
      taskList: asTaskList(tasks),
      crontab: crontabOf(Object.keys(daily)),
      concurrency,
      pollInterval: pollMs,
      noHandleSignals: true,
      logger: silent,
      events,
    });
    timers = openJobTimers(pool, pollMs);
    state = 'running';
    runner.events.on('job:error', ({ job, error }) => {
      const { id, task_identifier: task, attempts: attempt, max_attempts: max } = job;
      onJobError?.({ task, jobId: String(id), attempt, isLast: attempt >= max, error });
    });
    const ended = (next: 'stopped' | 'failed') => () => {
      state = next;
    };
    void runner.promise.then(ended('stopped'), ended('failed'));
  };

  const stop = async (deadlineMs = 5_000): Promise<void> => {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, deadlineMs);
    });
    try {
      await Promise.race([timers?.stop(), deadline]);
      if (state === 'running') await Promise.race([runner?.stop(), deadline]);
      await Promise.race([locks?.stop(), deadline]);
      // The ends of jobs that wait for a connection come first: an ended pool serves nobody.
      if (pool !== undefined) await Promise.race([servedAll(pool), deadline]);
      await Promise.race([pool?.end(), deadline]);
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    start,
    stop,
    health: async () => [jobsHealth(state, timers?.lateMs() ?? 0, Object.keys(tasks).length === 0)],
  };
};
