import { fold } from '@amends/decider/decider';
import { describe, expect, it } from '@jest/globals';
import type { RemedyCommand } from '../domain/commands.ts';
import {
  after,
  caseId,
  choose,
  eur,
  histories,
  now,
  remedyId,
} from '../domain/remedy-case.fixture.ts';
import { FulfilmentUnfinished } from '../job-errors.ts';
import type { FulfilmentAnswer, FulfilmentProvider } from '../provider/fulfilment-provider.ts';
import { remedyDecider } from '../remedy-commands.ts';
import { FULFIL, fulfilmentJobsFor, fulfilmentTasks, ORDER_FULFILMENT } from './fulfilment-jobs.ts';

const STEP = 2;
const effectId = `${remedyId}-${STEP}-1`;
const chosen = after(histories.offered, { ...choose, alternativeId: 1 });
const ordered = after(chosen, {
  ...{ type: 'OrderFulfilment', remedyId, step: STEP, connectorId: 'erp', now },
});
const silence = { outcome: 'unknown' } as const;
const done: FulfilmentAnswer = { outcome: 'succeeded', reference: 'order-1' };

interface Setting {
  readonly sent?: FulfilmentAnswer;
  readonly found?: FulfilmentAnswer | null;
  readonly at?: string;
  readonly name?: string;
}

/** Runs the job of an ordered step against a system that only takes notes. */
const run = async ({ sent = done, found = null, at = now, name = 'erp' }: Setting = {}) => {
  const asked: string[] = [];
  const commands: RemedyCommand[] = [];
  const provider: FulfilmentProvider = {
    ...{ name, remedyTypes: ['replacement_exchange'], keyLifeSeconds: 3_600 },
    fulfil: async (request) => {
      asked.push(`send ${request.effectId}`);
      return sent;
    },
    find: async (wanted) => {
      asked.push(`look ${wanted}`);
      return found;
    },
  };
  const tasks = fulfilmentTasks(
    [provider],
    {
      execute: async ({ command }) => {
        commands.push(command);
        return { outcome: 'done' };
      },
      executeOn: async () => ({ outcome: 'done' }),
      read: async () => ({ state: fold(remedyDecider, ordered), version: 1 }),
      now: () => at,
    },
    async () => true,
  );
  const failure = await tasks[FULFIL]?.({ caseId, step: STEP, attempt: 1 }).catch(
    (error: unknown) => error,
  );
  return {
    asked,
    results: commands.map((command) => 'result' in command && command.result),
    failure,
  };
};

describe('jobs of steps that other systems do', () => {
  const erp = { name: 'erp', remedyTypes: ['replacement_exchange'] } as never;

  it('are an order per such step, with ids only, and the call with its intent', () => {
    const jobs = fulfilmentJobsFor([erp]);
    expect(jobs(chosen.slice(histories.offered.length))).toEqual([
      {
        task: ORDER_FULFILMENT,
        payload: { caseId, remedyId, step: STEP, connectorId: 'erp' },
        jobKey: `${ORDER_FULFILMENT}:${remedyId}:${STEP}`,
        maxAttempts: 25,
      },
    ]);
    expect(jobs(ordered.slice(chosen.length))).toMatchObject([
      { task: FULFIL, payload: { caseId, step: STEP, attempt: 1 } },
    ]);
  });

  it('count the steps of granted goodwill on from those that were chosen', () => {
    const components = [{ remedyType: 'apology' }, { remedyType: 'replacement_exchange' }];
    const proposals = [{ proposalId: caseId, revision: 1, firstStep: 4 }];
    const data = { caseId, remedyId, components, proposals, extendedAt: now };
    const [job, ...more] = fulfilmentJobsFor([erp])([{ type: 'RemedyExtended', data }] as never);
    expect([job?.payload.step, more]).toEqual([5, []]);
  });

  it('are none where people do everything', () => {
    expect(fulfilmentJobsFor([])(chosen)).toEqual([]);
  });
});

describe('a step that was ordered', () => {
  it('is sent, and asked about where that brought no answer', async () => {
    expect(await run()).toMatchObject({ asked: [`send ${effectId}`], results: [done] });
    const late = await run({ sent: silence, found: done });
    expect(late).toMatchObject({
      asked: [`send ${effectId}`, `look ${effectId}`],
      results: [done],
    });
  });

  it.each([
    ['cannot tell', { sent: silence, found: silence }],
    ['has never seen it', { sent: silence, found: null }],
    ['takes no calls now', { sent: { outcome: 'not_now' } as const }],
    ['is in the settings no more', { name: 'shop' }],
  ])('runs again while the system %s', async (_why, setting) => {
    const { failure, results } = await run(setting);
    expect(failure).toBeInstanceOf(FulfilmentUnfinished);
    expect(results).toEqual([]);
  });

  it('is only asked about once its life is over, and parked where nobody can tell', async () => {
    const at = new Date(Date.parse(now) + 3_600_000).toISOString();
    const found: FulfilmentAnswer = { ...done, amount: eur(1) };
    const asked = [`look ${effectId}`];
    expect(await run({ at, found })).toMatchObject({ asked, results: [found] });
    const parked = { outcome: 'failed', reason: 'parked' };
    expect(await run({ at })).toMatchObject({ asked, results: [parked] });
  });
});
