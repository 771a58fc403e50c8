import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '@amends/testing/wait-for';
import { openTestStore, requestOf, type TestStore } from './event-store.fixture.ts';
import { type JobFailure, openJobs } from './jobs.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

describe('jobs', () => {
  it('run with payload and attempt, on time, once per key, and again after a failure', async () => {
    const ran: string[] = [];
    const failures: JobFailure[] = [];
    const jobs = openJobs({
      url: test.database.url,
      pollMs: 50,
      tasks: {
        ring: async (payload, { attempt }) => {
          ran.push(`${payload.id} ${attempt}`);
          if (payload.id === 'fails') throw new Error('not yet');
        },
      },
      onJobError: (failure) => failures.push(failure),
    });
    expect(await jobs.health()).toMatchObject([{ name: 'jobs', ok: false }]);
    const ring = (id: string, rest = {}) => ({ task: 'ring', payload: { id }, ...rest });
    await test.store.append(
      requestOf('ringing', {
        jobs: [
          ring('now'),
          ring('replaced', { jobKey: 'one' }),
          ring('kept', { jobKey: 'one' }),
          ring('later', { runAt: '2999-01-01T00:00:00Z' }),
          ring('fails', { maxAttempts: 1 }),
        ],
      }),
    );
    await jobs.start();
    await waitFor(() => ran.length >= 3 && failures.length > 0, { description: 'jobs to run' });
    expect(await jobs.health()).toMatchObject([{ ok: true, detail: 'running' }]);
    expect(ran.sort()).toEqual(['fails 1', 'kept 1', 'now 1']);
    expect(failures).toMatchObject([{ task: 'ring', attempt: 1, isLast: true }]);
    const { jobId } = failures[0]!;
    expect(jobId).toMatch(/^[0-9]+$/);
    const { rows } = await test.pool.query('select payload from job_timer');
    expect(rows).toEqual([{ payload: { id: 'later' } }]);
    await jobs.stop();
    expect(await jobs.health()).toMatchObject([{ ok: false, detail: 'stopped' }]);
  });

  it('end although the one connection for all work is held up for seconds', async () => {
    let ran = 0;
    let finish: () => void = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const jobs = openJobs({
      url: test.database.url,
      pollMs: 50,
      tasks: {
        patient: async () => {
          ran += 1;
          await finished;
        },
      },
    });
    const held = async (): Promise<string | undefined> => {
      const sql = `select query_start::text as since from pg_stat_activity
        where application_name = 'amends jobs' and wait_event_type = 'Lock'
          and datname = current_database()`;
      return (await test.pool.query<{ since: string }>(sql)).rows[0]?.since;
    };
    await test.store.append(
      requestOf('patient', { jobs: [{ task: 'patient', payload: { id: 1 } }] }),
    );
    await jobs.start();
    await waitFor(() => ran === 1, { description: 'the job to run' });
    const blocker = await test.pool.connect();
    try {
      await blocker.query('begin; set local idle_in_transaction_session_timeout = 0');
      await blocker.query('lock table job_timer in access exclusive mode');
      const first = await waitFor(held, { description: 'the timers to be held up' });
      finish();
      await waitFor(async () => (await held()) !== first, {
        description: 'the timers to give up once',
        timeoutMs: 20_000,
      });
    } finally {
      await blocker.query('rollback');
      blocker.release();
    }
    const left = `select from graphile_worker.jobs where task_identifier = 'patient'`;
    await waitFor(async () => (await test.pool.query(left)).rowCount === 0, {
      description: 'the job to be told as done',
    });
    expect(ran).toBe(1);
    await jobs.stop();
  });

  it('of a time wait as timers, one per key, and run once when they are due', async () => {
    const ran: string[] = [];
    const open = () =>
      openJobs({
        url: test.database.url,
        pollMs: 50,
        tasks: {
          strike: async ({ id }) => {
            ran.push(String(id));
          },
        },
      });
    const strike = (id: string, runAt: string) => ({
      task: 'strike',
      payload: { id },
      runAt,
      jobKey: 'clock',
    });
    await test.store.append(
      requestOf('striking', { jobs: [strike('moved', '2999-01-01T00:00:00Z')] }),
    );
    const due = new Date(Date.now() + 300).toISOString();
    await test.store.append(requestOf('striking again', { jobs: [strike('due', due)] }));
    const both = [open(), open()];
    await Promise.all(both.map((jobs) => jobs.start()));
    await waitFor(() => ran.length > 0, { description: 'the timer to strike' });
    const left = await test.pool.query("select from job_timer where job_key = 'clock'");
    expect([ran, left.rowCount]).toEqual([['due'], 0]);
    await Promise.all(both.map((jobs) => jobs.stop()));
  });

  it('of a time are taken away under their key unless a later word sets them', async () => {
    const timer = (jobKey: string, more: object) => ({
      task: 'strike',
      payload: { id: jobKey },
      jobKey,
      ...more,
    });
    const set = { runAt: '2999-01-01T00:00:00Z' };
    const cancel = { cancels: true } as const;
    const left = async () => {
      const sql = "select job_key from job_timer where job_key like 'taken%' order by job_key";
      return (await test.pool.query(sql)).rows.map(({ job_key }) => job_key);
    };
    await test.store.append(
      requestOf('taken', { jobs: ['taken-1', 'taken-2', 'taken-3'].map((key) => timer(key, set)) }),
    );
    const jobs = [
      timer('taken-1', cancel),
      timer('taken-2', cancel),
      timer('taken-2', set),
      timer('taken-3', set),
      timer('taken-3', cancel),
    ];
    await test.store.append(requestOf('taken away', { jobs }));
    expect(await left()).toEqual(['taken-2']);
  });

  it('of a lost append are not added', async () => {
    const jobs = [{ task: 'never', payload: {} }];
    await test.store.append(requestOf('ringing', { jobs }));
    const sql = "select from graphile_worker.jobs where task_identifier = 'never'";
    expect((await test.pool.query(sql)).rowCount).toBe(0);
  });

  it('of a killed worker run soon, those of a living one stay with it', async () => {
    const ran: string[] = [];
    let finish = (): void => undefined;
    const done = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const work = (name: string) =>
      openJobs({
        url: test.database.url,
        pollMs: 50,
        tasks: {
          mourn: async ({ id }) => {
            ran.push(`${id} by ${name}`);
            if (id === 'long') await done;
          },
        },
      });
    const [first, second] = [work('first'), work('second')];
    const mourn = (id: string) => ({ task: 'mourn', payload: { id } });
    await test.store.append(requestOf('mourning', { jobs: [mourn('long')] }));
    await first.start();
    await waitFor(() => ran.length === 1, { description: 'the long job to begin' });
    // Both have been worked on for long; one of them by a worker whose process is gone.
    const addLeft = "select graphile_worker.add_job('mourn', $1, run_at := 'infinity')";
    await test.pool.query(addLeft, [{ id: 'left' }]);
    await test.pool.query(`update graphile_worker._private_jobs
      set run_at = now(), locked_at = now() - interval '1 minute',
        locked_by = coalesce(locked_by, 'worker-that-was-killed')`);
    await second.start();
    await waitFor(() => ran.length > 1, { description: 'the job that was left behind to run' });
    expect(ran).toEqual(['long by first', expect.stringMatching(/^left by /)]);
    finish();
    await Promise.all([first.stop(), second.stop()]);
  });

  it('of every day run once a day, however many processes work them', async () => {
    const ran: unknown[] = [];
    const work = () =>
      openJobs({
        url: test.database.url,
        pollMs: 50,
        tasks: {},
        daily: {
          sweep: async (_payload, { jobId }) => {
            ran.push(jobId);
          },
        },
      });
    // As if the last run was two days ago and no process had worked since.
    await test.pool.query(`insert into graphile_worker._private_known_crontabs
      (identifier, known_since, last_execution)
      values ('sweep', now() - interval '9 days', now() - interval '2 days')`);
    const three = [work(), work(), work()];
    await Promise.all(three.map((jobs) => jobs.start()));
    await waitFor(() => ran.length > 0, { description: 'the job of the day to run' });
    await Promise.all(three.map((jobs) => jobs.stop()));
    expect(ran).toHaveLength(1);
    const sql = "select from graphile_worker.jobs where task_identifier = 'sweep'";
    expect((await test.pool.query(sql)).rowCount).toBe(0);
  });
});
