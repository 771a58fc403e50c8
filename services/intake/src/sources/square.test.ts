import { describe, expect, it } from '@jest/globals';
import { square } from './square.ts';
import { delivery, mapped, quiet, unknownType, unknownValue } from './signing.fixture.ts';

const event = (type: string, object: object) => ({
  merchant_id: 'M1',
  type,
  event_id: 'ev-1',
  created_at: '2026-06-08T07:00:00.123456789Z',
  data: { type: 'x', id: 'x', object },
});
const usd = (amount: number) => ({ amount, currency: 'USD' });

const refund = (change: object = {}) => ({
  refund: {
    id: 'pay1_refund1',
    status: 'PENDING',
    version: 7,
    amount_money: usd(1000),
    payment_id: 'pay1',
    order_id: 'order1',
    location_id: 'L1',
    reason: 'the customer, Jane Doe, was upset',
    updated_at: '2026-06-08T06:59:41.846Z',
    ...change,
  },
});
const dispute = (change: object = {}) => ({
  dispute: {
    id: 'dispute1',
    reason: 'NOT_RECEIVED',
    state: 'EVIDENCE_REQUIRED',
    version: 1,
    amount_money: usd(8801),
    disputed_payment: { payment_id: 'pay2' },
    location_id: 'L1',
    created_at: '2026-06-08T06:24:53.258Z',
    updated_at: '2026-06-08T06:34:41.851Z',
    ...change,
  },
});
const checkout = (change: object = {}) => ({
  checkout: {
    id: 'checkout1',
    status: 'COMPLETED',
    amount_money: usd(111),
    device_options: { device_id: '907CS1' },
    payment_ids: ['pay3'],
    location_id: 'L1',
    updated_at: '2026-06-08T06:44:06.039Z',
    ...change,
  },
});
const terminalRefund = (change: object) => ({
  refund: {
    id: 'tr1',
    status: 'IN PROGRESS',
    amount_money: { amount: 100, currency: 'CAD' },
    payment_id: 'pay4',
    device_id: '907CS1',
    updated_at: '2026-06-08T06:44:06Z',
    ...change,
  },
});
const payment = (change: object) => ({
  payment: {
    id: 'pay5',
    status: 'COMPLETED',
    amount_money: usd(100),
    location_id: 'L1',
    card_details: { card: { fingerprint: 'sq-1-secret', last_4: '9029' } },
    updated_at: '2026-06-08T06:44:06Z',
    ...change,
  },
});
const fulfilment = (...states: string[]) => ({
  order_fulfillment_updated: {
    order_id: 'order6',
    location_id: 'L1',
    version: 6,
    updated_at: '2026-06-08T06:16:30.789Z',
    fulfillment_update: states.map((new_state, at) => ({
      fulfillment_uid: `f${at}`,
      old_state: 'PROPOSED',
      new_state,
    })),
  },
});
const counts = (quantity: string, change: object = {}) => ({
  inventory_counts: [
    {
      catalog_object_id: 'ITEM1',
      location_id: 'L1',
      quantity,
      state: 'IN_STOCK',
      calculated_at: '2026-06-08T06:38:45.10296Z',
      ...change,
    },
  ],
});
const read = (type: string, object: object) => mapped('square', event(type, object));
const only = (type: string, object: object) => {
  const { signals, ignored } = read(type, object);
  expect([signals.length, ignored]).toEqual([1, []]);
  return signals[0];
};

describe('a Square event that tells of a failure', () => {
  it.each([
    ['refund.created', 'PENDING', 'refund_issued'],
    ['refund.updated', 'COMPLETED', 'refund_issued'],
    ['refund.updated', 'REJECTED', 'refund_failed'],
    ['refund.updated', 'FAILED', 'refund_failed'],
  ])('is %s %s: %s', (type, status, kind) => {
    expect(only(type, refund({ status }))).toMatchObject({
      kind,
      occurredAt: '2026-06-08T06:59:41.846Z',
      amount: usd(1000),
      paymentRef: 'pay1',
      transactionRef: 'order1',
      places: ['L1'],
      object: { ref: 'refund/pay1_refund1', version: 7 },
    });
  });

  it('holds nothing of the vendor’s free text or of the card (POS-07)', () => {
    const texts = [
      only('refund.created', refund()),
      only('payment.updated', payment({ status: 'FAILED' })),
    ];
    expect(JSON.stringify(texts)).not.toMatch(/Jane|upset|sq-1-secret|9029/);
  });

  it.each([
    ['NOT_RECEIVED', 'not_received'],
    ['NOT_AS_DESCRIBED', 'not_as_described'],
    ['DUPLICATE', 'duplicate'],
    ['AMOUNT_DIFFERS', 'amount_differs'],
    ['NO_KNOWLEDGE', undefined],
  ])('is dispute.created for %s', (reason, reasonCode) => {
    const signal = only('dispute.created', dispute({ reason }));
    expect(signal).toMatchObject({
      kind: 'dispute_opened',
      occurredAt: '2026-06-08T06:24:53.258Z',
      paymentRef: 'pay2',
      vendorCode: reason,
    });
    expect(signal?.reasonCode).toBe(reasonCode);
  });

  it.each([
    ['WON', 'won'],
    ['LOST', 'lost'],
    ['ACCEPTED', 'lost'],
    ['INQUIRY_CLOSED', 'withdrawn'],
  ])('is dispute.state.updated to %s', (state, reasonCode) => {
    const signal = only('dispute.state.updated', dispute({ state, version: 6 }));
    expect(signal).toMatchObject({ kind: 'dispute_closed', reasonCode, vendorCode: state });
  });

  it.each([
    ['TIMED_OUT', 'timed_out'],
    ['BUYER_CANCELED', 'buyer_cancelled'],
    ['SELLER_CANCELED', 'seller_cancelled'],
  ])('is a terminal that was cancelled: %s', (cancel_reason, reasonCode) => {
    const change = { status: 'CANCELED', cancel_reason };
    const facts = { kind: 'terminal_failed', reasonCode, workstation: '907CS1' };
    expect(only('terminal.checkout.updated', checkout(change))).toMatchObject({
      ...facts,
      paymentRef: 'pay3',
    });
    expect(only('terminal.refund.updated', terminalRefund(change))).toMatchObject({
      ...facts,
      amount: { amount: 100, currency: 'CAD' },
    });
  });

  it('is a payment that failed', () => {
    const card_details = { errors: [{ code: 'CARD_DECLINED' }] };
    expect(only('payment.updated', payment({ status: 'FAILED', card_details }))).toMatchObject({
      kind: 'payment_failed',
      paymentRef: 'pay5',
      reasonCode: 'card_declined',
      vendorCode: 'CARD_DECLINED',
    });
  });

  it.each([
    ['FAILED', 'failed'],
    ['CANCELED', 'cancelled'],
  ])('is a fulfilment that is %s', (state, reasonCode) => {
    expect(only('order.fulfillment.updated', fulfilment(state))).toMatchObject({
      kind: 'fulfilment_failed',
      reasonCode,
      transactionRef: 'order6',
    });
  });

  it('is one signal per fulfilment that failed', () => {
    const { signals, ignored } = read(
      'order.fulfillment.updated',
      fulfilment('RESERVED', 'FAILED', 'CANCELED'),
    );
    expect(signals.map(({ id }) => id)).toEqual([
      'order/order6/fulfilment/f1/FAILED',
      'order/order6/fulfilment/f2/CANCELED',
    ]);
    expect(ignored).toEqual(['quiet']);
  });

  it.each(['0', '0.00', '-1'])('is a stock of %p', (quantity) => {
    expect(only('inventory.count.updated', counts(quantity))).toMatchObject({
      kind: 'stock_out',
      productRef: 'ITEM1',
      quantity: 0,
      occurredAt: '2026-06-08T06:38:45.10296Z',
    });
  });

  it('is a scheduled charge that failed', () => {
    const invoice = {
      id: 'inv:0-1',
      version: 4,
      order_id: 'order7',
      location_id: 'L1',
      next_payment_amount_money: usd(10_000),
      primary_recipient: { given_name: 'Amelia', email_address: 'amelia@example.com' },
      updated_at: '2026-06-08T06:23:11Z',
    };
    const signal = only('invoice.scheduled_charge_failed', { invoice });
    expect(signal).toMatchObject({ kind: 'payment_failed', amount: usd(10_000) });
    expect(JSON.stringify(signal)).not.toMatch(/amelia/i);
  });
});

describe('a Square event that is known and no failure', () => {
  it.each([
    ['payment.updated', payment({ status: 'COMPLETED' })],
    ['payment.updated', payment({ status: 'APPROVED' })],
    ['terminal.checkout.updated', checkout()],
    ['terminal.checkout.updated', checkout({ status: 'CANCEL_REQUESTED' })],
    ['terminal.refund.updated', terminalRefund({})],
    ['order.fulfillment.updated', fulfilment('RESERVED')],
    ['inventory.count.updated', counts('10')],
    ['inventory.count.updated', counts('0.5')],
    ['inventory.count.updated', counts('0', { state: 'WASTE' })],
    ['dispute.state.updated', dispute({ state: 'PROCESSING' })],
  ])('gives no signal: %s', (type, object) => {
    expect(read(type, object)).toEqual(quiet);
  });

  it.each([
    'refund.deleted',
    'payment.created',
    'payout.failed',
    'invoice.canceled',
    'terminal.action.updated',
    'gift_card.updated',
    'customer.deleted',
    'oauth.authorization.revoked',
    'webhooks.test_notification',
    'constructor',
    '',
  ])('gives no signal, its type not being one of ours: %p (POS-08)', (type) => {
    expect(read(type, {})).toEqual(unknownType);
  });

  it('gives no signal under the deprecated name of a state change', () => {
    expect(read('dispute.state.changed', dispute({ state: 'WON' }))).toEqual({
      signals: [],
      ignored: ['deprecated'],
    });
  });

  it.each([
    ['refund.updated', refund({ status: 'APPROVED' })],
    ['dispute.state.updated', dispute({ state: 'MOON' })],
    ['terminal.checkout.updated', checkout({ status: 'MOON' })],
    ['terminal.checkout.updated', checkout({ status: 'CANCELED', cancel_reason: 'ACT_OF_GOD' })],
    ['payment.updated', payment({ status: 'MOON' })],
    ['order.fulfillment.updated', fulfilment('MOON')],
  ])('gives no signal for a value we do not know: %s (POS-08)', (type, object) => {
    expect(read(type, object)).toEqual(unknownValue);
  });
});

describe('Square deliveries', () => {
  const keyOf = (type: string) => square.keyOf(delivery(JSON.stringify(event(type, refund()))));

  it('are told apart by event id and type: two types may share an id (POS-03)', () => {
    expect(keyOf('refund.created')).toBe('ev-1/refund.created');
    expect(keyOf('refund.updated')).toBe('ev-1/refund.updated');
  });

  it('of one refund in two states are one signal', () => {
    const ids = ['PENDING', 'COMPLETED'].map(
      (status) => only('refund.updated', refund({ status }))?.id,
    );
    expect(new Set(ids).size).toBe(1);
  });

  it.each([
    ['a refund without an id', refund({ id: undefined }), 'unexpected_shape'],
    ['a time that is none', refund({ updated_at: 'noon' }), 'bad_time'],
    ['an amount that is none', refund({ amount_money: usd(0.5) }), 'bad_amount'],
  ])('with %s cannot be mapped (POS-02)', (_what, object, reason) => {
    expect(() => read('refund.created', object)).toThrow(reason);
  });

  it('in a currency we do not know keep their signal without the amount', () => {
    const signal = only('refund.created', refund({ amount_money: { amount: 1, currency: 'XBT' } }));
    expect(signal).not.toHaveProperty('amount');
  });

  it('keep a signal whose references do not fit an event', () => {
    const signal = only('refund.created', refund({ payment_id: 'p'.repeat(65), order_id: 'a b' }));
    expect(signal).not.toHaveProperty('paymentRef');
    expect(signal).not.toHaveProperty('transactionRef');
  });
});
