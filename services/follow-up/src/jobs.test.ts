import { describe, expect, it } from '@jest/globals';
import type { FollowUpConfig } from './config.ts';
import type { FollowUpCommand } from './domain/commands.ts';
import { caseId, firstPlan, histories } from './domain/follow-up-case.fixture.ts';
import { initialState } from './domain/follow-up-case.ts';
import { ANSWER_WINDOW_OVER, jobsFor, REQUEST_DUE, TimerLostRace, tasks } from './jobs.ts';
import { secondWave } from './request-plan.ts';

const config: FollowUpConfig = {
  followUpDelaySeconds: 60,
  answerWindowSeconds: 120,
  secondWaveDelaySeconds: 30 * 86_400,
  reopenPolicy: 'within_window',
  reopenWindowSeconds: 3600,
  controlSharePermille: 20,
};
const now = '2026-03-30T10:00:00.000Z';
const { requestId, dueAt, answerBy } = firstPlan;

/** Runs one timer against a write side that only takes notes. */
const ring = async (task: string, outcome = 'done') => {
  const executed: { readonly key: string; readonly command: FollowUpCommand }[] = [];
  const work = tasks(config)({
    execute: async (request) => {
      executed.push(request);
      return { outcome };
    },
    executeOn: () => Promise.reject(new Error('not asked for')),
    read: async () => ({ state: initialState, version: 0 }),
    now: () => now,
  });
  await work[task]?.({ caseId, requestId });
  return executed;
};

describe('timers of follow-up', () => {
  it('are two per scheduled request, at its due instant and at the end of its window', () => {
    const payload = { caseId, requestId };
    expect(jobsFor(histories.scheduled)).toMatchObject([
      { task: REQUEST_DUE, runAt: dueAt, payload, jobKey: `${REQUEST_DUE}:${requestId}` },
      { task: ANSWER_WINDOW_OVER, runAt: answerBy, payload },
    ]);
  });

  it('are not added for any other event', () => {
    expect(jobsFor(histories.closed.filter(({ type }) => type !== 'FollowUpScheduled'))).toEqual(
      [],
    );
  });

  it('order the request to open when it is due, under an id of its own', async () => {
    expect(await ring(REQUEST_DUE)).toMatchObject([
      {
        key: `${REQUEST_DUE}:${requestId}`,
        streamId: `follow-up-${caseId}`,
        command: { type: 'OpenRequest', requestId, now },
      },
    ]);
  });

  it('order the request to lapse and bring the plan of the second wave', async () => {
    expect(await ring(ANSWER_WINDOW_OVER)).toMatchObject([
      {
        command: {
          type: 'LapseRequest',
          requestId,
          secondWave: { dueAt: '2026-04-29T10:00:00.000Z', answerBy: '2026-04-29T10:02:00.000Z' },
        },
      },
    ]);
  });

  it('run again after a lost race', async () => {
    await expect(ring(REQUEST_DUE, 'lost_race')).rejects.toThrow(TimerLostRace);
  });

  it('stay silent when the decision refuses', async () => {
    await expect(ring(REQUEST_DUE, 'rejected')).resolves.toHaveLength(1);
  });
});

describe('plan of the second wave', () => {
  it('lies at least 30 days after the first one settled and has one id per first request', () => {
    const plan = secondWave(requestId, now, config);
    expect(plan.dueAt).toBe('2026-04-29T10:00:00.000Z');
    expect(secondWave(requestId, answerBy, config).requestId).toBe(plan.requestId);
  });
});
