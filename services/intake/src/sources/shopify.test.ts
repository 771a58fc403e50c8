import { describe, expect, it } from '@jest/globals';
import { shopify } from './shopify.ts';
import { delivery, mapped, quiet, unknownType, unknownValue } from './signing.fixture.ts';

const read = (topic: string, body: object | string) =>
  mapped('shopify', body, { 'x-shopify-topic': topic, 'x-shopify-shop-domain': 's.myshopify.com' });
const only = (topic: string, body: object | string) => {
  const { signals, ignored } = read(topic, body);
  expect([signals.length, ignored]).toEqual([1, []]);
  return signals[0];
};

const move = (change: object = {}) => ({
  id: 179259969,
  kind: 'refund',
  status: 'success',
  amount: '209.00',
  currency: 'USD',
  parent_id: 389404469,
  location_id: 905684977,
  ...change,
});
const refund = (transactions: object[] = [move()], change: object = {}) => ({
  id: 509562969,
  order_id: 450789469,
  created_at: '2026-06-08T03:35:06-04:00',
  note: 'it broke, says Bob',
  user_id: 799407056,
  refund_line_items: [{ line_item_id: 1, line_item: { product_id: 632910392 } }],
  transactions,
  ...change,
});
const dispute = (change: object = {}) => ({
  id: 1052608616,
  order_id: 625362839,
  type: 'chargeback',
  amount: '11.50',
  currency: 'USD',
  reason: 'fraudulent',
  status: 'needs_response',
  initiated_at: '2026-06-01T20:00:00-04:00',
  finalized_on: null,
  ...change,
});
const order = (change: object = {}) => ({
  id: 450789469,
  cancelled_at: '2026-06-08T03:00:00-04:00',
  cancel_reason: 'inventory',
  total_price: '409.94',
  currency: 'USD',
  location_id: null,
  email: 'bob@example.com',
  ...change,
});
const fulfilment = (status: string) => ({
  id: 12584341209251,
  fulfillment_id: 2608403447971,
  order_id: 2776493818019,
  status,
  happened_at: '2026-06-08T03:32:23-05:00',
  latitude: 45.1,
});
const level = (available: number | string | null) => ({
  inventory_item_id: 808950810,
  location_id: 905684977,
  available,
  updated_at: '2026-06-08T03:51:26-04:00',
});

describe('a Shopify delivery that tells of a failure', () => {
  it('is a refund, its time in UTC (POS-06), its note dropped (POS-07)', () => {
    const signal = only('refunds/create', refund());
    expect(signal).toEqual({
      id: 'refund/509562969/refund_issued',
      kind: 'refund_issued',
      occurredAt: '2026-06-08T07:35:06Z',
      places: ['905684977', 's.myshopify.com'],
      amount: { amount: 20_900, currency: 'USD' },
      paymentRef: '389404469',
      transactionRef: '450789469',
      productRef: '632910392',
      refund: { names: ['509562969', '179259969'] },
    });
  });

  it('keeps ids above 2^53 and amounts that are numbers exact (POS-04, POS-05)', () => {
    const body = `{"id": 890088186047892319, "order_id": 820982911946154508,
      "created_at": "2026-06-01T19:00:00-05:00",
      "refund_line_items": [{"line_item_id": 487817672276298554, "subtotal": 89.99}],
      "transactions": [
        {"kind": "refund", "status": "success", "amount": 89.90, "currency": "USD"}]}`;
    expect(only('refunds/create', body)).toMatchObject({
      id: 'refund/890088186047892319/refund_issued',
      transactionRef: '820982911946154508',
      productRef: '487817672276298554',
      amount: { amount: 8990, currency: 'USD' },
    });
  });

  it.each(['failure', 'error'])('is a refund whose transaction is %s', (status) => {
    expect(only('refunds/create', refund([move({ status })]))).toMatchObject({
      kind: 'refund_failed',
      amount: { amount: 20_900, currency: 'USD' },
    });
  });

  it('is one refund over two tenders, and another signal where one of them failed', () => {
    const moves = [move(), move({ id: 2, amount: '1.00' }), move({ id: 3, status: 'failure' })];
    expect(read('refunds/create', refund(moves)).signals).toMatchObject([
      { kind: 'refund_issued', amount: { amount: 21_000, currency: 'USD' } },
      { kind: 'refund_failed', amount: { amount: 20_900, currency: 'USD' } },
    ]);
  });

  it.each([
    ['inventory', 'inventory'],
    ['customer', 'customer'],
    [null, undefined],
  ])('is an order cancelled for %p', (cancel_reason, reasonCode) => {
    const signal = only('orders/cancelled', order({ cancel_reason }));
    expect(signal).toMatchObject({
      kind: 'order_cancelled',
      occurredAt: '2026-06-08T07:00:00Z',
      amount: { amount: 40_994, currency: 'USD' },
      transactionRef: '450789469',
    });
    expect(signal?.reasonCode).toBe(reasonCode);
  });

  it.each(['chargeback', 'inquiry'])('is a dispute of type %s that begins', (type) => {
    expect(only('disputes/create', dispute({ type }))).toMatchObject({
      kind: 'dispute_opened',
      occurredAt: '2026-06-02T00:00:00Z',
      vendorCode: 'fraudulent',
      amount: { amount: 1150, currency: 'USD' },
    });
  });

  it.each([
    ['product_not_received', 'not_received'],
    ['product_unacceptable', 'not_as_described'],
    ['duplicate', 'duplicate'],
  ])('is a dispute for %s', (reason, reasonCode) => {
    expect(only('disputes/create', dispute({ reason }))).toMatchObject({ reasonCode });
  });

  it.each([
    ['won', 'won'],
    ['lost', 'lost'],
    ['accepted', 'lost'],
    ['charge_refunded', 'withdrawn'],
  ])('is a dispute that ends as %s', (status, reasonCode) => {
    const signal = only('disputes/update', dispute({ status }));
    expect(signal).toMatchObject({ kind: 'dispute_closed', reasonCode });
  });

  it.each([
    ['failure', 'fulfilment_failed'],
    ['delayed', 'fulfilment_delayed'],
    ['delay', 'fulfilment_delayed'],
  ])('is a fulfilment event of status %s', (status, kind) => {
    const signal = only('fulfillment_events/create', fulfilment(status));
    expect(signal).toMatchObject({ kind, transactionRef: '2776493818019' });
  });

  it.each([0, -2, '0'])('is a stock level of %p', (available) => {
    expect(only('inventory_levels/update', level(available))).toMatchObject({
      kind: 'stock_out',
      productRef: '808950810',
      places: ['905684977', 's.myshopify.com'],
    });
  });
});

describe('a Shopify delivery that is known and no failure', () => {
  it.each([
    ['refunds/create', refund([])],
    ['disputes/update', dispute({ status: 'under_review' })],
    ['fulfillment_events/create', fulfilment('label_printed')],
    ['fulfillment_events/update', fulfilment('delivered')],
    ['inventory_levels/update', level(6)],
    ['inventory_levels/update', level(null)],
  ])('gives no signal: %s', (topic, body) => {
    expect(read(topic, body)).toEqual(quiet);
  });

  it.each([
    'orders/create',
    'orders/paid',
    'products/update',
    'app/uninstalled',
    'customers/redact',
    'toString',
    '',
  ])('gives no signal, its topic not being one of ours: %p (POS-08)', (topic) => {
    expect(read(topic, { id: 1 })).toEqual(unknownType);
  });

  it('gives no signal where the topic is missing: it is not in the body', () => {
    expect(mapped('shopify', { ...refund(), topic: 'refunds/create' })).toEqual(unknownType);
  });

  it.each([
    ['refunds/create', refund([move({ status: 'moon' })])],
    ['disputes/create', dispute({ type: 'moon' })],
    ['disputes/update', dispute({ status: 'moon' })],
    ['fulfillment_events/create', fulfilment('moon')],
  ])('gives no signal for a value we do not know: %s (POS-08)', (topic, body) => {
    expect(read(topic, body)).toEqual(unknownValue);
  });

  it.each([
    ['more decimals than the currency has', refund([move({ amount: '1.005' })]), 'bad_amount'],
    ['no id', refund([move()], { id: undefined }), 'unexpected_shape'],
    ['no time', order({ cancelled_at: null }), 'bad_time'],
  ])('cannot be mapped with %s', (_what, body, reason) => {
    const topic = 'cancelled_at' in body ? 'orders/cancelled' : 'refunds/create';
    expect(() => read(topic, body)).toThrow(reason);
  });
});

describe('Shopify deliveries', () => {
  it('are told apart by the webhook id, or the event id (POS-03)', () => {
    const keyOf = (headers: Record<string, string>) => shopify.keyOf(delivery('{}', headers));
    expect(keyOf({ 'x-shopify-webhook-id': 'w', 'x-shopify-event-id': 'e' })).toBe('w');
    expect(keyOf({ 'x-shopify-event-id': 'e' })).toBe('e');
    expect(keyOf({})).toBeUndefined();
  });
});
