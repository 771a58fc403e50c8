import { fold } from '@amends/decider/decider';
import { describe, expect, it } from '@jest/globals';
import type { FollowUpConfig } from './config.ts';
import type { FollowUpCommand, GateVerdict } from './domain/commands.ts';
import { caseId, firstPlan, type HistoryName, histories } from './domain/follow-up-case.fixture.ts';
import { followUpDecider } from './follow-up-commands.ts';
import { testConfig } from './follow-up-config.fixture.ts';
import { ANSWER_WINDOW_OVER, jobsFor, REQUEST_DUE, tasks } from './jobs.ts';
import { secondWave } from './request-plan.ts';
import { TimerLostRace } from './timer-lost-race.ts';

const ALLOWED: GateVerdict = { outcome: 'allowed' };

const config: FollowUpConfig = { ...testConfig, answerWindowSeconds: 120 };
const now = '2026-03-30T10:00:00.000Z';
const { requestId, dueAt, answerBy } = firstPlan;

/** Runs one timer against a write side that only takes notes. */
const ring = async (
  task: string,
  {
    outcome = 'done',
    history = 'scheduled' as HistoryName,
    verdict = ALLOWED,
    isDeclined = false,
  } = {},
) => {
  const executed: { readonly key: string; readonly command: FollowUpCommand }[] = [];
  const work = tasks(config, {
    askGates: async () => verdict,
    hasDeclined: async () => isDeclined,
  })({
    execute: async (request) => {
      executed.push(request);
      return { outcome };
    },
    executeOn: () => Promise.reject(new Error('not asked for')),
    read: async () => ({ state: fold(followUpDecider, histories[history]), version: 1 }),
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

  it('move with a request that was postponed', () => {
    const later = { dueAt: '2026-03-09T10:00:00.000Z', answerBy: '2026-04-06T10:00:00.000Z' };
    const postponed = {
      type: 'FollowUpPostponed',
      data: { caseId, requestId, wave: 1, reason: 'global_cooldown', ...later, postponedAt: now },
    } as const;
    expect(jobsFor([postponed])).toMatchObject([
      { task: REQUEST_DUE, runAt: later.dueAt, jobKey: `${REQUEST_DUE}:${requestId}` },
      { task: ANSWER_WINDOW_OVER, runAt: later.answerBy },
    ]);
  });

  it('ask no gate for a question that is open by now', async () => {
    expect(await ring(REQUEST_DUE, { history: 'open' })).toEqual([]);
  });

  it('are not added for any other event', () => {
    expect(jobsFor(histories.closed.filter(({ type }) => type !== 'FollowUpScheduled'))).toEqual(
      [],
    );
  });

  it('order the request to open when it is due, under an id of its own', async () => {
    expect(await ring(REQUEST_DUE)).toMatchObject([
      {
        key: `${REQUEST_DUE}:${requestId}:${dueAt}`,
        streamId: `follow-up-${caseId}`,
        command: { type: 'OpenRequest', requestId, now, verdict: ALLOWED },
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
    await expect(ring(REQUEST_DUE, { outcome: 'lost_race' })).rejects.toThrow(TimerLostRace);
  });

  it('stay silent when the decision refuses', async () => {
    await expect(ring(REQUEST_DUE, { outcome: 'rejected' })).resolves.toHaveLength(1);
  });
});

describe('plan of the second wave', () => {
  it('lies 30 days or more after the first one settled, one id per first request (R-067)', () => {
    const plan = secondWave(requestId, now, config);
    expect(plan.dueAt).toBe('2026-04-29T10:00:00.000Z');
    expect(secondWave(requestId, answerBy, config).requestId).toBe(plan.requestId);
  });
});
