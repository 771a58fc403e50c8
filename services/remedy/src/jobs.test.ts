import type { StreamCommand } from '@amends/event-log/write-side-spec';
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
import { JobLostRace, RefundOutcomeUnknown } from './job-errors.ts';
import { jobsFor, OFFER_EXPIRY, REFUND, REFUND_RELEASE, tasks } from './jobs.ts';
import type {
  CapturedAnswer,
  PaymentProvider,
  RefundAnswer,
  RefundRequest,
} from './provider/payment-provider.ts';
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
  readonly isOpen?: boolean;
  readonly captured?: CapturedAnswer;
  readonly reserved?: { readonly outcome: string; readonly code?: string };
}

const no = (code: string) => ({ outcome: 'rejected', code });

/** Runs one job against a write side and a provider that only take notes. */
const run = async (task: string, setting: Setting = {}) => {
  const { history = 'executing', refund = done, found = null, at = now } = setting;
  const executed: { readonly key: string; readonly command: RemedyCommand }[] = [];
  const asked: RefundRequest[] = [];
  const looked: string[] = [];
  const onPayment: { readonly key: string; readonly on: StreamCommand }[] = [];
  const provider: PaymentProvider = {
    name: 'fake',
    captured: async () => setting.captured ?? { outcome: 'captured', amount: eur(9000) },
    keyLifeSeconds: KEY_LIFE_SECONDS,
    refund: async (request) => {
      asked.push(request);
      return refund;
    },
    find: async ({ key }) => {
      looked.push(key);
      return found;
    },
  };
  const work = tasks(
    provider,
    async () => setting.isOpen !== false,
    async () => true,
  )({
    execute: async (request) => {
      executed.push(request);
      return { outcome: setting.outcome ?? 'done' };
    },
    executeOn: async ({ key, on }) => {
      onPayment.push({ key, on });
      return setting.reserved ?? { outcome: 'done' };
    },
    read: async () => ({ state: fold(remedyDecider, histories[history]), version: 1 }),
    now: () => at,
  });
  const payload = { caseId, offerId, step: REFUND_STEP, attempt: setting.attempt ?? 1 };
  const failure = await work[task]?.(payload).catch((error: unknown) => error);
  return { executed, asked, looked, onPayment, failure };
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

  it.each([
    ['declined', [REFUND_RELEASE]],
    ['not_executed', [REFUND_RELEASE]],
    ['parked', []],
    ['amount_mismatch', []],
  ] as const)('are a release after a refund failed as %s: %j', (reason, expected) => {
    const data = { caseId, remedyId, step: REFUND_STEP, attempt: 1, reason, failedAt: now };
    const added = jobsFor([{ type: 'RefundFailed', data }]);
    expect(added.map(({ task }) => task)).toEqual(expected);
  });

  it('are none for anything else', () => {
    expect(jobsFor(histories.imported)).toEqual([]);
  });
});

describe('a refund while execution is stopped', () => {
  it('is put aside before the provider is asked for anything', async () => {
    const { asked, looked, onPayment, executed } = await run(REFUND, { isOpen: false });
    expect([asked, looked, onPayment, executed]).toEqual([[], [], [], []]);
  });
});

describe('the expiry of an offer', () => {
  it('is ordered under an id of its own and leaves the rest to the decision', async () => {
    const { executed } = await run(OFFER_EXPIRY);
    expect(executed).toMatchObject([
      {
        key: `${OFFER_EXPIRY}:${offerId}`,
        streamId: `remedy-${caseId}`,
        command: { type: 'ExpireOffer', offerId, isUntouched: true, now },
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

  it('sets the refund aside on its payment before it asks the provider', async () => {
    const { onPayment } = await run(REFUND);
    expect(onPayment).toMatchObject([
      {
        key: `reserve:${providerKey}`,
        on: {
          streamId: 'payment-fake-pay-1',
          command: {
            type: 'ReserveRefund',
            data: { caseId, providerKey, amount: eur(5000), captured: eur(9000) },
          },
        },
      },
    ]);
  });

  it.each([
    ['exceeds what was captured', { reserved: no('refund_cap_exceeded') }, 'cap_exceeded'],
    ['is in another currency', { reserved: no('currency_mismatch') }, 'not_executed'],
    ['is of no known payment', { captured: { outcome: 'unknown_payment' } }, 'unknown_payment'],
  ] as const)('records a refund that %s without asking for it', async (_what, setting, reason) => {
    const { asked, executed } = await run(REFUND, setting);
    expect(asked).toEqual([]);
    expect(executed).toMatchObject([{ command: { result: { outcome: 'failed', reason } } }]);
  });

  it('runs again while the provider cannot tell what was captured', async () => {
    const { asked, failure } = await run(REFUND, { captured: { outcome: 'unknown' } });
    expect(asked).toEqual([]);
    expect(failure).toBeInstanceOf(RefundOutcomeUnknown);
  });

  it('runs again when it lost the race for its part of the payment', async () => {
    const { asked, failure } = await run(REFUND, { reserved: { outcome: 'lost_race' } });
    expect(asked).toEqual([]);
    expect(failure).toBeInstanceOf(JobLostRace);
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

  it('records what the provider tells of a try that brought no answer', async () => {
    const { asked, looked, executed } = await run(REFUND, { refund: silence, found: done });
    expect([asked.length, looked]).toEqual([1, [providerKey]]);
    expect(executed).toMatchObject([{ command: { result: done } }]);
  });

  it('asks nothing of a provider that takes no calls now, and runs again', async () => {
    const { looked, executed, failure } = await run(REFUND, { refund: { outcome: 'not_now' } });
    expect([looked, executed]).toEqual([[], []]);
    expect(failure).toBeInstanceOf(RefundOutcomeUnknown);
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

describe('the release job', () => {
  it('gives free what the failed attempt had set aside', async () => {
    const { onPayment } = await run(REFUND_RELEASE, { history: 'refused' });
    expect(onPayment).toMatchObject([
      {
        key: `release:${providerKey}`,
        on: { streamId: 'payment-fake-pay-1', command: { type: 'ReleaseRefund' } },
      },
    ]);
  });
});
