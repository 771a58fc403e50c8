import { Secret } from '@amends/service-kit/secret';
import { describeOnStripeMock } from '@amends/testing/stripe-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RefundRequest } from './payment-provider.ts';
import { openStripeAccount, type StripeAccount } from './stripe-account.fixture.ts';
import { openStripeProvider } from './stripe-provider.ts';

const KEY = 'sk_test_0123456789abcdef';
const eur = (amount: number) => ({ amount, currency: 'EUR' as const });
const open = (url: string, key = KEY) =>
  openStripeProvider({ key: new Secret(key), url, timeoutMs: 3_000 });

describeOnStripeMock("the adapter over Stripe's own mock server", (mock) => {
  it.each(['ch_1', 'pi_1'])(
    'is not refused for the way it asks for a refund of %s',
    async (ref) => {
      const request = { key: 'effect-1', paymentRef: ref, amount: eur(700) };
      // The mock forgets the effect, so its answer is about nothing that was asked for.
      expect(await open(mock().url).refund(request)).toEqual({ outcome: 'unknown' });
      // What its OpenAPI does not have it refuses.
      const authorization = `Bearer ${KEY}`;
      const body = new URLSearchParams({ charge: 'ch_1', effect: 'effect-1' });
      const asked = { method: 'POST', headers: { authorization }, body };
      expect((await fetch(`${mock().url}/v1/refunds`, asked)).status).toBe(400);
    },
  );

  it('reads what was captured of an intent and of a charge', async () => {
    const provider = open(mock().url);
    for (const paymentRef of ['pi_1', 'ch_1']) {
      const captured = await provider.captured(paymentRef, eur(1));
      expect(captured).toMatchObject({ outcome: 'captured' });
    }
  });

  it('lists the refunds of a payment, and those of a day', async () => {
    const provider = open(mock().url);
    const unknown = { key: 'never', paymentRef: 'ch_1', amount: eur(1) };
    expect(await provider.find(unknown)).toBeNull();
    const report = await provider.report!('2026-11-27T00:00:00Z', '2026-11-28T00:00:00Z');
    // The mock's one refund carries no effect of ours.
    expect(report).toEqual([]);
  });

  it('takes a key Stripe does not know for something to try again', async () => {
    const answer = await open(mock().url, 'not-a-key-of-stripe').refund({
      ...{ key: 'effect-2', paymentRef: 'ch_1', amount: eur(700) },
    });
    expect(answer).toEqual({ outcome: 'not_now' });
  });
});

describeOnStripeMock('the adapter over an account that remembers', (mock) => {
  let account: StripeAccount;
  let provider: ReturnType<typeof open>;
  let count = 0;
  let request: RefundRequest;
  beforeAll(async () => {
    account = await openStripeAccount(() => mock().url);
    provider = open(account.url);
  });
  afterAll(() => account.close());
  beforeEach(() => {
    count += 1;
    account.captured(`${count}`, 1_000);
    request = { key: `effect-${count}`, paymentRef: `pi_${count}`, amount: eur(400) };
  });

  const made = () =>
    account.refunds.filter(({ payment_intent }) => payment_intent === `pi_${count}`);
  const done = () => ({ outcome: 'succeeded', providerRef: made()[0]?.id, amount: eur(400) });

  it.each(['ch', 'pi'])(
    'refunds a payment named by its %s, with the effect in it',
    async (kind) => {
      expect(await provider.refund({ ...request, paymentRef: `${kind}_${count}` })).toEqual(done());
      expect(made()).toMatchObject([{ amount: 400, metadata: { amends_effect_id: request.key } }]);
      const version = '2026-10-28.endive';
      expect(account.seen.at(-1)).toEqual({ key: request.key, version });
    },
  );

  it('answers a repeated key with the first refund', async () => {
    const first = await provider.refund(request);
    expect(await provider.refund(request)).toEqual(first);
    expect(made()).toHaveLength(1);
  });

  it('refunds in the units of Stripe, and tells its own', async () => {
    account.captured('isk', 90_000, 'isk');
    const isk = { amount: 700, currency: 'ISK' as const };
    const answer = await provider.refund({ key: 'isk-1', paymentRef: 'pi_isk', amount: isk });
    expect([answer, account.refunds[0]?.amount]).toEqual([
      expect.objectContaining({ outcome: 'succeeded', amount: isk }),
      70_000,
    ]);
    expect(await provider.captured('pi_isk', isk)).toEqual({
      outcome: 'captured',
      amount: { amount: 900, currency: 'ISK' },
    });
  });

  it.each([
    ['another amount than is left', eur(1_001), 'cap_exceeded'],
    ['a part of a unit it does not have', { amount: 1, currency: 'MGA' }, 'declined'],
  ] as const)('is told no for %s', async (_what, amount, reason) => {
    expect(await provider.refund({ ...request, amount })).toEqual({ outcome: 'failed', reason });
    expect(made()).toEqual([]);
  });

  it('is told that nothing is left, or that there is no such payment', async () => {
    await provider.refund({ ...request, key: 'whole', amount: eur(1_000) });
    expect(await provider.refund(request)).toMatchObject({ reason: 'cap_exceeded' });
    const unknown = { ...request, key: `nowhere-${count}`, paymentRef: 'ch_nowhere' };
    expect(await provider.refund(unknown)).toMatchObject({ reason: 'unknown_payment' });
    expect(await provider.captured('ch_nowhere', eur(1))).toEqual({ outcome: 'unknown_payment' });
    expect(await provider.find(unknown)).toBeNull();
  });

  it.each([
    ['card_declined', { outcome: 'failed', reason: 'declined' }],
    ['fails', { outcome: 'failed', reason: 'declined' }],
    ['too_many', { outcome: 'not_now' }],
    ['no_access', { outcome: 'not_now' }],
    ['error_before', { outcome: 'unknown' }],
    ['key_in_use', { outcome: 'unknown' }],
    ['no_refund', { outcome: 'unknown' }],
    ['other_effect', { outcome: 'unknown' }],
  ] as const)('says what %s means', async (fault, expected) => {
    account.fail(fault);
    expect(await provider.refund(request)).toEqual(expected);
  });

  it.each(['silent_after', 'error_after'] as const)(
    'finds by its metadata what was done before %s',
    async (fault) => {
      account.fail(fault);
      expect(await provider.refund(request)).toEqual({ outcome: 'unknown' });
      expect(await provider.find(request)).toEqual(done());
    },
  );

  it.each(['cut_before', 'cut_after'] as const)(
    'sends a connection that was closed (%s) once more, by the same key',
    async (fault) => {
      account.fail(fault);
      expect(await provider.refund(request)).toEqual(done());
      expect(account.seen.slice(-2).map(({ key }) => key)).toEqual([request.key, request.key]);
      expect(made()).toHaveLength(1);
    },
  );

  it('finds nothing of a key that never arrived, nor anything while it cannot look', async () => {
    expect(await provider.find(request)).toBeNull();
    account.failLookUp();
    expect(await provider.find(request)).toEqual({ outcome: 'unknown' });
  });

  it('takes a key used for other terms for a question, answered by what was done', async () => {
    await provider.refund(request);
    expect(await provider.refund({ ...request, amount: eur(500) })).toEqual({ outcome: 'unknown' });
    expect(await provider.find({ ...request, amount: eur(500) })).toEqual(done());
  });

  it('tells a refund that was made twice as the sum of both', async () => {
    await provider.refund(request);
    account.forgetKeys();
    await provider.refund(request);
    expect(await provider.find(request)).toMatchObject({ amount: eur(800) });
  });

  it('finds its refund behind others of the payment, on a further page', async () => {
    await provider.refund(request);
    for (const at of [1, 2, 3]) {
      await provider.refund({ ...request, key: `other-${count}-${at}`, amount: eur(10) });
    }
    expect(await provider.find(request)).toMatchObject({ outcome: 'succeeded', amount: eur(400) });
  });

  it('finds a refund that failed later as a no', async () => {
    account.fail('fails');
    await provider.refund(request);
    expect(await provider.find(request)).toEqual({ outcome: 'failed', reason: 'declined' });
  });

  it('reports what it refunded, and of what failed that nothing came of it', async () => {
    const hour = 3_600_000;
    const [from, to] = [-hour, hour].map((ms) => new Date(Date.now() + ms).toISOString());
    const before = (await provider.report!(from!, to!)).length;
    const keys = ['later', 'at-once', 'fine'].map((name) => `${name}-${count}`);
    for (const key of keys) {
      if (key.startsWith('at-once')) account.fail('fails');
      await provider.refund({ ...request, key, amount: eur(100) });
    }
    const [fine, atOnce, later] = made().map(({ id }) => String(id)) as [string, string, string];
    // Made ten days ago, it failed now.
    account.failLater(later);
    const report = await provider.report!(from!, to!);
    expect(report).toHaveLength(before + 3);
    for (const [providerRef, amount] of [
      [fine, 100],
      [atOnce, 0],
      [later, 0],
    ] as const) {
      expect(report).toContainEqual({ providerRef, amount: eur(amount) });
    }
    expect(await provider.report!(to!, to!)).toEqual([]);
  });
});

describe('the adapter without a network', () => {
  it('knows nothing of anything', async () => {
    const provider = open('http://127.0.0.1:1');
    const request = { key: 'k', paymentRef: 'pi_1', amount: eur(1) };
    expect(await provider.refund(request)).toEqual({ outcome: 'unknown' });
    expect(await provider.find(request)).toEqual({ outcome: 'unknown' });
    expect(await provider.captured('pi_1', eur(1))).toEqual({ outcome: 'unknown' });
  });
});
