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
    await jobs.stop();
    expect(await jobs.health()).toMatchObject([{ ok: false, detail: 'stopped' }]);
  });

  it('of a lost append are not added', async () => {
    const jobs = [{ task: 'never', payload: {} }];
    await test.store.append(requestOf('ringing', { jobs }));
    const sql = "select from graphile_worker.jobs where task_identifier = 'never'";
    expect((await test.pool.query(sql)).rowCount).toBe(0);
  });
});
