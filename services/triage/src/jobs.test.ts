import { describe, expect, it } from '@jest/globals';
import type { TriageCommand } from './domain/commands.ts';
import { ackDue, againDue, caseId, histories } from './domain/triage-case.fixture.ts';
import { initialState } from './domain/triage-case.ts';
import { jobsFor, TARGET_DUE, TimerLostRace, tasks } from './jobs.ts';

const now = '2026-03-02T11:00:00.100Z';
const key = `${TARGET_DUE}:${caseId}:acknowledgement:${ackDue}`;

/** Rings one timer against a write side that only takes notes. */
const ring = async (outcome = 'done') => {
  const executed: { readonly key: string; readonly command: TriageCommand }[] = [];
  const work = tasks({
    execute: async (request) => {
      executed.push(request);
      return { outcome };
    },
    executeOn: () => Promise.reject(new Error('not asked for')),
    read: async () => ({ state: initialState, version: 0 }),
    now: () => now,
  });
  await work[TARGET_DUE]?.({ caseId, metric: 'acknowledgement', dueAt: ackDue });
  return executed;
};

describe('timers of triage', () => {
  it('are one per target, at its due instant, under a key of its own', () => {
    const jobs = jobsFor(histories.triaged);
    expect(jobs).toHaveLength(3);
    expect(jobs[0]).toEqual({
      task: TARGET_DUE,
      payload: { caseId, metric: 'acknowledgement', dueAt: ackDue },
      runAt: ackDue,
      jobKey: key,
      maxAttempts: 25,
    });
  });

  it('are added again for the targets of a reopening, and for nothing else', () => {
    const added = histories.reopened.slice(histories.triaged.length);
    expect(jobsFor(added).map(({ runAt }) => runAt)).toEqual([againDue]);
  });

  it('order the target to be looked at, under an id derived from the key', async () => {
    expect(await ring()).toEqual([
      {
        key,
        caseId,
        streamId: `triage-${caseId}`,
        command: { type: 'MissTarget', metric: 'acknowledgement', dueAt: ackDue, now },
      },
    ]);
  });

  it('run again after a lost race', async () => {
    await expect(ring('lost_race')).rejects.toThrow(TimerLostRace);
  });

  it('are content when somebody else was first', async () => {
    await expect(ring('already_done')).resolves.toHaveLength(1);
  });
});
