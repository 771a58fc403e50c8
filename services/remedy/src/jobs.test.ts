import { fold } from '@amends/decider/decider';
import { describe, expect, it } from '@jest/globals';
import type { RemedyCommand } from './domain/commands.ts';
import {
  caseId,
  eur,
  expiresAt,
  type HistoryName,
  histories,
  now,
  offerId,
  REFUND_STEP,
  remedyId,
} from './domain/remedy-case.fixture.ts';
import { JobLostRace, jobsFor, OFFER_EXPIRY, REFUND, RefundOutcomeUnknown, tasks } from './jobs.ts';
import type { PaymentProvider, RefundAnswer, RefundRequest } from './provider/payment-provider.ts';
import { remedyDecider } from './remedy-commands.ts';

const providerKey = `${remedyId}-2-1`;
const done: RefundAnswer = { outcome: 'succeeded', providerRef: 'fake-1', amount: eur(5000) };
const silence: RefundAnswer = { outcome: 'unknown' };
const KEY_LIFE_SECONDS = 86_400;
const dayLater = '2026-03-03T10:00:00.000Z';

interface Setting {
  readonly history?: HistoryName;
  readonly refund?: RefundAnswer;
  readonly found?: RefundAnswer | null;
  readonly at?: string;
  readonly outcome?: string;
  readonly attempt?: number;
}

/** Runs one job against a write side and a provider that only take notes. */
const run = async (task: string, setting: Setting = {}) => {
  const { history = 'executing', refund = done, found = null, at = now } = setting;
  const executed: { readonly key: string; readonly command: RemedyCommand }[] = [];
  const asked: RefundRequest[] = [];
  const looked: string[] = [];
  const provider: PaymentProvider = {
    keyLifeSeconds: KEY_LIFE_SECONDS,
    refund: async (request) => {
      asked.push(request);
      return refund;
    },
    find: async (key) => {
      looked.push(key);
      return found;
    },
  };
  const work = tasks(provider)({
    execute: async (request) => {
      executed.push(request);
      return { outcome: setting.outcome ?? 'done' };
    },
    executeOn: () => Promise.reject(new Error('not asked for')),
    read: async () => ({ state: fold(remedyDecider, histories[history]), version: 1 }),
    now: () => at,
  });
  const payload = { caseId, offerId, step: REFUND_STEP, attempt: setting.attempt ?? 1 };
  const failure = await work[task]?.(payload).catch((error: unknown) => error);
  return { executed, asked, looked, failure };
};

describe('jobs of remedy', () => {
  it('are an expiry per offer, when it lapses', () => {
    expect(jobsFor(histories.offered)).toEqual([
      {
        task: OFFER_EXPIRY,
        payload: { caseId, offerId },
        runAt: expiresAt,
        jobKey: `${OFFER_EXPIRY}:${offerId}`,
        maxAttempts: 25,
      },
    ]);
  });

  it('are a refund per intent, with ids only and at once', () => {
    const [job] = jobsFor(histories.executing.slice(histories.offered.length));
    expect(job).toEqual({
      task: REFUND,
      payload: { caseId, step: REFUND_STEP, attempt: 1 },
      jobKey: `${REFUND}:${providerKey}`,
      maxAttempts: 25,
    });
  });

  it('are none for anything else', () => {
    expect(jobsFor(histories.imported)).toEqual([]);
  });
});

describe('the expiry of an offer', () => {
  it('is ordered under an id of its own and leaves the rest to the decision', async () => {
    const { executed } = await run(OFFER_EXPIRY);
    expect(executed).toMatchObject([
      {
        key: `${OFFER_EXPIRY}:${offerId}`,
        streamId: `remedy-${caseId}`,
        command: { type: 'ExpireOffer', offerId, now },
      },
    ]);
  });

  it('runs again after a lost race', async () => {
    expect((await run(OFFER_EXPIRY, { outcome: 'lost_race' })).failure).toBeInstanceOf(JobLostRace);
  });
});

describe('the refund job', () => {
  it('asks the provider with the terms and the key of the committed intent', async () => {
    const { asked, executed } = await run(REFUND);
    expect(asked).toEqual([{ key: providerKey, paymentRef: 'pay-1', amount: eur(5000) }]);
    expect(executed).toMatchObject([
      {
        key: `${REFUND}:${providerKey}:result`,
        command: { type: 'RecordRefund', step: REFUND_STEP, attempt: 1, result: done },
      },
    ]);
  });

  it('records a final refusal', async () => {
    const refund: RefundAnswer = { outcome: 'failed', reason: 'declined' };
    const { executed } = await run(REFUND, { refund });
    expect(executed).toMatchObject([{ command: { result: refund } }]);
  });

  it.each(['paid', 'refused', 'unknown', 'resolved', 'none'] as const)(
    'asks nobody when the case is %s',
    async (history) => {
      const { asked, looked, executed } = await run(REFUND, { history });
      expect([asked, looked, executed]).toEqual([[], [], []]);
    },
  );

  it('asks nobody for an attempt that is not the last one', async () => {
    expect((await run(REFUND, { attempt: 2 })).asked).toEqual([]);
  });

  it('records nothing without an answer and runs again, by the same key', async () => {
    const { failure, executed } = await run(REFUND, { refund: silence });
    expect(failure).toBeInstanceOf(RefundOutcomeUnknown);
    expect(executed).toEqual([]);
  });

  it('runs again when its result lost the race to be recorded', async () => {
    const { failure } = await run(REFUND, { outcome: 'lost_race' });
    expect(failure).toBeInstanceOf(JobLostRace);
  });

  it('sends the key until the last second of its life, and never after', async () => {
    const inTime = await run(REFUND, { at: '2026-03-03T09:59:59.999Z' });
    expect([inTime.asked.length, inTime.looked]).toEqual([1, []]);
    const tooLate = await run(REFUND, { at: dayLater, found: done });
    expect([tooLate.asked, tooLate.looked]).toEqual([[], [providerKey]]);
    expect(tooLate.executed).toMatchObject([{ command: { result: done } }]);
  });

  it.each([
    ['has never seen the key', null],
    ['cannot tell', silence],
  ])('parks the refund when the key is dead and the provider %s', async (_why, found) => {
    const { executed } = await run(REFUND, { at: dayLater, found });
    expect(executed).toMatchObject([
      { command: { result: { outcome: 'failed', reason: 'parked' } } },
    ]);
  });
});
