import { describe, expect, it } from '@jest/globals';
import { delivery, mapped, unknownType, unknownValue } from './signing.fixture.ts';
import { stripe } from './stripe.ts';

const event = (type: string, object: object, previous_attributes?: object) => ({
  id: 'evt_1',
  object: 'event',
  type,
  created: 1_780_902_000,
  livemode: false,
  data: { object, previous_attributes },
});
const only = (type: string, object: object, previous?: object) => {
  const { signals, ignored } = mapped('stripe', event(type, object, previous));
  expect([signals.length, ignored]).toEqual([1, []]);
  return signals[0];
};
const eur = (amount: number) => ({ amount, currency: 'EUR' });

const charge = (change: object = {}) => ({
  id: 'ch_1',
  object: 'charge',
  amount: 5000,
  amount_refunded: 1500,
  currency: 'eur',
  payment_intent: 'pi_1',
  billing_details: { name: 'Jenny Rosen' },
  receipt_url: 'https://pay.example/receipts/secret',
  ...change,
});
const refund = (change: object = {}) => ({
  id: 're_1',
  object: 'refund',
  amount: 100,
  currency: 'eur',
  charge: 'ch_1',
  payment_intent: null,
  failure_reason: 'expired_or_canceled_card',
  status: 'failed',
  ...change,
});
const dispute = (change: object = {}) => ({
  id: 'dp_1',
  object: 'dispute',
  amount: 1000,
  currency: 'eur',
  charge: 'ch_1',
  reason: 'product_not_received',
  status: 'warning_needs_response',
  evidence: { customer_name: 'Jenny Rosen' },
  ...change,
});
const reader = (action: object | null) => ({
  id: 'tmr_1',
  object: 'terminal.reader',
  location: 'tml_1',
  label: 'Blue Rabbit',
  action,
});

describe('a Stripe event that tells of a failure', () => {
  it('is a refund of as much as was not refunded before', () => {
    const signal = only('charge.refunded', charge(), { amount_refunded: 500 });
    expect(signal).toEqual({
      id: 'charge/ch_1/refunded/1500',
      kind: 'refund_issued',
      occurredAt: '2026-06-08T07:00:00.000Z',
      places: [],
      amount: eur(1000),
      paymentRef: 'pi_1',
      transactionRef: 'ch_1',
      refund: { names: [] },
    });
    expect(only('charge.refunded', charge({ payment_intent: null }))).toMatchObject({
      amount: eur(1500),
      paymentRef: 'ch_1',
    });
  });

  it('is a refund that failed', () => {
    expect(only('refund.failed', refund())).toMatchObject({
      kind: 'refund_failed',
      amount: eur(100),
      reasonCode: 'expired_or_canceled_card',
      refund: { names: ['re_1'] },
    });
  });

  it.each([
    ['product_not_received', 'not_received'],
    ['product_unacceptable', 'not_as_described'],
    ['duplicate', 'duplicate'],
    ['general', undefined],
  ])('is a dispute for %s', (reason, reasonCode) => {
    const signal = only('charge.dispute.created', dispute({ reason }));
    expect(signal).toMatchObject({ kind: 'dispute_opened', vendorCode: reason });
    expect(signal?.reasonCode).toBe(reasonCode);
    expect(JSON.stringify(signal)).not.toMatch(/Jenny/);
  });

  it.each([
    ['won', 'won'],
    ['lost', 'lost'],
    ['warning_closed', 'withdrawn'],
  ])('is a dispute that ends as %s', (status, reasonCode) => {
    const signal = only('charge.dispute.closed', dispute({ status }));
    expect(signal).toMatchObject({ kind: 'dispute_closed', reasonCode });
  });

  it('is a payment that failed, once per event: an intent may fail again', () => {
    const intent = {
      id: 'pi_1',
      amount: 1099,
      currency: 'eur',
      client_secret: 'pi_1_secret_x',
      last_payment_error: { code: 'card_declined', decline_code: 'insufficient_funds' },
    };
    const signal = only('payment_intent.payment_failed', intent);
    expect(signal).toMatchObject({
      id: 'payment/pi_1/failed/evt_1',
      kind: 'payment_failed',
      reasonCode: 'insufficient_funds',
      vendorCode: 'insufficient_funds',
    });
    expect(JSON.stringify(signal)).not.toContain('secret');
  });

  it.each([
    [{ failure_code: null }, 'failed', undefined],
    [{ failure_code: 'reader_on_the_moon' }, 'failed', 'reader_on_the_moon'],
    [{ failure_code: 'customer_canceled' }, 'buyer_cancelled', 'customer_canceled'],
    [null, 'failed', undefined],
  ])('is a reader whose action failed: %p', (action, reasonCode, vendorCode) => {
    const signal = only('terminal.reader.action_failed', reader(action));
    expect(signal).toMatchObject({ kind: 'terminal_failed', reasonCode, workstation: 'tmr_1' });
    expect(signal?.vendorCode).toBe(vendorCode);
    expect(signal?.places).toEqual(['tml_1']);
  });

  it.each([
    ['jpy', 1500, { amount: 1500, currency: 'JPY' }],
    ['bhd', 1500, { amount: 1500, currency: 'BHD' }],
    // Stripe counts these two in hundredths, ISO 4217 in whole units.
    ['isk', 150_000, { amount: 1500, currency: 'ISK' }],
    ['ugx', 150_000, { amount: 1500, currency: 'UGX' }],
  ])('has its amount in minor units of %s (POS-05)', (currency, amount_refunded, amount) => {
    expect(only('charge.refunded', charge({ currency, amount_refunded }))?.amount).toEqual(amount);
  });
});

describe('a Stripe event that is known and no failure', () => {
  it.each([
    'plan.created',
    'charge.succeeded',
    'charge.dispute.updated',
    'customer.created',
    'review.opened',
    'credit_note.created',
    'radar.early_fraud_warning.created',
    'terminal.reader.action_succeeded',
    '__proto__',
  ])('gives no signal: %s (POS-08)', (type) => {
    expect(mapped('stripe', event(type, charge()))).toEqual(unknownType);
  });

  it('gives no signal for the end of a dispute that we do not know', () => {
    const unheard = event('charge.dispute.closed', dispute({ status: 'moon' }));
    expect(mapped('stripe', unheard)).toEqual(unknownValue);
  });

  it('cannot be mapped where it is a recipe and no event', () => {
    expect(() => mapped('stripe', { fixtures: [{ path: '/v1/refunds' }] })).toThrow(
      'unexpected_shape',
    );
  });
});

describe('Stripe deliveries', () => {
  it('are told apart by the id of the event (POS-03)', () => {
    const body = JSON.stringify(event('plan.created', {}));
    expect(stripe.keyOf(delivery(body))).toBe('evt_1');
  });
});
