import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openConnectorProvider } from './connector-provider.ts';
import type { RefundRequest } from './payment-provider.ts';
import { openRetailSystem, type RetailSystem } from './retail-system.fixture.ts';

const secretOf = (byte: number): string => `whsec_${Buffer.alloc(32, byte).toString('base64')}`;
const eur = (amount: number) => ({ amount, currency: 'EUR' as const });

let system: RetailSystem;
let count = 0;
let request: RefundRequest;
beforeAll(async () => {
  system = await openRetailSystem(secretOf(3));
});
afterAll(() => system.close());
beforeEach(() => {
  count += 1;
  request = { key: `effect-${count}`, paymentRef: `order/${count}.a`, amount: eur(400) };
});

const open = ({ secrets = [secretOf(3)], allowsLoopback = true, url = system.url } = {}) =>
  openConnectorProvider(
    { connectorId: 'erp', url, secrets, remedyTypes: ['refund', 'partial_refund'] },
    { egress: { allowsLoopback }, clock: () => new Date(), timeoutMs: 3_000 },
  );
const reference = () => `order-${[...system.effects.keys()].indexOf(request.key) + 1}`;
const done = () => ({ outcome: 'succeeded', providerRef: reference(), amount: eur(400) });

describe('refunds by a connector', () => {
  it('are ordered with the effect and what it is of, and nothing else', async () => {
    expect(await open().refund(request)).toEqual(done());
    const { key: effectId, paymentRef, amount } = request;
    expect(system.ordered.at(-1)).toEqual({ effectId, kind: 'refund', paymentRef, amount });
  });

  it('are told by a status that is asked for', async () => {
    expect(await open().find(request)).toBeNull();
    await open().refund(request);
    expect(await open().find(request)).toEqual(done());
  });

  it('are an open question while the system has taken them in for later', async () => {
    system.fail('later');
    expect(await open().refund(request)).toEqual({ outcome: 'unknown' });
    expect(await open().find(request)).toEqual({ outcome: 'unknown' });
    system.finish(request.key);
    expect(await open().find(request)).toEqual(done());
  });

  it('are a no where the system itself says so, now and when it is asked', async () => {
    system.fail('declined');
    const no = { outcome: 'failed', reason: 'declined' };
    expect([await open().refund(request), await open().find(request)]).toEqual([no, no]);
  });

  it.each([
    ['too_many', 'not_now'],
    ['gateway_404', 'not_now'],
    ['in_use', 'unknown'],
    ['cut_before', 'unknown'],
  ] as const)('that were not done are not told as done: %s', async (fault, outcome) => {
    system.fail(fault);
    expect(await open().refund(request)).toEqual({ outcome });
    expect(await open().find(request)).toBeNull();
  });

  it.each([
    ...(['cut_after', 'silent_after', 'error_after'] as const),
    ...(['empty_200', 'other_effect', 'without_amount'] as const),
  ])('that were done are found after %s', async (fault) => {
    system.fail(fault);
    expect(await open().refund(request)).toEqual({ outcome: 'unknown' });
    expect(await open().find(request)).toEqual(done());
  });

  it('keep to what was captured as the system has it', async () => {
    system.captured(request.paymentRef, 900);
    const { paymentRef, amount } = request;
    const captured = { outcome: 'captured', amount: eur(900) };
    expect(await open().captured(paymentRef, amount)).toEqual(captured);
    expect(await open().captured('nowhere', amount)).toEqual({ outcome: 'unknown_payment' });
  });
});

describe('a connector', () => {
  it('is believed only with its secret, of which there may be two', async () => {
    const stranger = open({ secrets: [secretOf(4)] });
    expect(await stranger.refund(request)).toEqual({ outcome: 'not_now' });
    expect(await stranger.find(request)).toEqual({ outcome: 'not_now' });
    expect(system.refused.slice(-2)).toEqual(['/amends/effects', `/amends/effects/${request.key}`]);
    const rotating = open({ secrets: [secretOf(4), secretOf(3)] });
    expect(await rotating.refund(request)).toEqual(done());
  });

  it('is called at public addresses only (S7)', async () => {
    const before = system.ordered.length;
    const guarded = open({ allowsLoopback: false });
    expect(await guarded.refund(request)).toEqual({ outcome: 'not_now' });
    const { paymentRef, amount } = request;
    expect(await guarded.captured(paymentRef, amount)).toEqual({ outcome: 'unknown' });
    expect(system.ordered.length).toBe(before);
  });

  it('that is away says nothing', async () => {
    const away = open({ url: 'http://127.0.0.1:1' });
    expect(await away.refund(request)).toEqual({ outcome: 'unknown' });
    expect(await away.find(request)).toEqual({ outcome: 'unknown' });
  });
});
