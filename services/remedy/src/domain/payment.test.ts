import { fold } from '@amends/decider/decider';
import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { caseId, eur, now } from './remedy-case.fixture.ts';
import {
  type PaymentCommand,
  type PaymentEvent,
  paymentDecider,
  type ReserveRefund,
  reservedOf,
} from './payment.ts';

const reserve = (key: string, amount: number, captured = 1000): ReserveRefund => ({
  type: 'ReserveRefund',
  data: {
    provider: 'fake',
    paymentRef: 'pay-1',
    providerKey: key,
    caseId,
    amount: eur(amount),
    captured: eur(captured),
    reservedAt: now,
  },
});
const release = (key: string): PaymentCommand => ({
  type: 'ReleaseRefund',
  data: { provider: 'fake', paymentRef: 'pay-1', providerKey: key, releasedAt: now },
});
const reserved = (key: string, amount: number): PaymentEvent => ({
  type: 'RefundReserved',
  data: reserve(key, amount).data,
});

describe('a payment', () => {
  it('sets refunds of several cases aside up to what was captured, and not one unit more', () => {
    const past = [reserved('a', 600)];
    expect(given(paymentDecider, past).when(reserve('b', 400)).events()).toEqual([
      reserved('b', 400),
    ]);
    expect(given(paymentDecider, past).when(reserve('b', 401)).code()).toBe('refund_cap_exceeded');
  });

  it('T-66: of 4000 with 3500 refunded refuses a refund of 600', () => {
    const past: PaymentEvent[] = [{ type: 'RefundReserved', data: reserve('a', 3500, 4000).data }];
    const when = (amount: number) => given(paymentDecider, past).when(reserve('b', amount, 4000));
    expect(when(600).code()).toBe('refund_cap_exceeded');
    expect(when(500).events()).toHaveLength(1);
  });

  it('reserves the same key once', () => {
    expect(
      given(paymentDecider, [reserved('a', 600)])
        .when(reserve('a', 600))
        .events(),
    ).toEqual([]);
  });

  it('has room again for what was finally refused, once', () => {
    const past = [reserved('a', 600), reserved('b', 400)];
    const [released] = given(paymentDecider, past).when(release('a')).events();
    expect(released?.type).toBe('RefundReleased');
    const after = [...past, released!];
    expect(given(paymentDecider, after).when(release('a')).events()).toEqual([]);
    expect(given(paymentDecider, after).when(reserve('c', 600)).events()).toHaveLength(1);
    expect(given(paymentDecider, after).when(reserve('c', 601)).code()).toBe('refund_cap_exceeded');
  });

  it('does not set aside again under a key that was released', () => {
    const past = [reserved('a', 600)];
    const released = given(paymentDecider, past).when(release('a')).events();
    expect(
      given(paymentDecider, [...past, ...released])
        .when(reserve('a', 600))
        .events(),
    ).toEqual([]);
  });

  it('refuses another currency than that of the payment', () => {
    const inDollars = reserve('b', 1);
    const data = { ...inDollars.data, amount: { amount: 1, currency: 'USD' as const } };
    expect(
      given(paymentDecider, [])
        .when({ ...inDollars, data })
        .code(),
    ).toBe('currency_mismatch');
  });

  it('never exceeds what was captured, whatever is reserved and released in whatever order', () => {
    const step = fc.record({
      key: fc.integer({ min: 1, max: 8 }),
      amount: fc.integer({ min: 1, max: 700 }),
      isRelease: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const history: PaymentEvent[] = [];
        for (const { key, amount, isRelease } of steps) {
          const command = isRelease ? release(`k${key}`) : reserve(`k${key}`, amount);
          const decision = paymentDecider.decide(command, fold(paymentDecider, history));
          if (decision.accepted) history.push(...decision.events);
          expect(reservedOf(fold(paymentDecider, history))).toBeLessThanOrEqual(1000n);
        }
      }),
    );
  });
});
