import { describe, expect, it } from '@jest/globals';
import { ADAPTERS } from './adapters.ts';
import {
  delivery,
  mapped,
  NOW_MS,
  quiet,
  RECEIVED_AT,
  settingsOf,
  unknownType,
  unknownValue,
} from './signing.fixture.ts';

const notSeenLive = { signals: [], ignored: ['not_seen_live'] };

describe('a Zettle message', () => {
  const message = (eventName: string, payload: object) => ({
    organizationUuid: 'org-1',
    messageUuid: 'u-1',
    eventName,
    messageId: 'm-1',
    payload: JSON.stringify(payload),
    timestamp: '2026-06-08T07:09:40.812Z',
  });
  const purchase = (change: object = {}) => ({
    purchaseUuid: 'p-2',
    refundsPurchaseUUID: 'p-1',
    refund: true,
    currency: 'GBP',
    amount: -35_300,
    created: '2026-06-08T07:09:40.798+0000',
    userDisplayName: 'John Smith',
    gpsCoordinates: { longitude: 18.1, latitude: 59.3 },
    products: [{ variantUuid: 'v-1', productUuid: 'x-1', quantity: '2' }],
    ...change,
  });
  const change = (before: string, after: string) => ({
    updated: { timestamp: '2026-06-08T07:18:11.966+0000' },
    balanceBefore: [{ locationUuid: 'l-1', variantUuid: 'v-1', balance: before }],
    balanceAfter: [{ locationUuid: 'l-1', variantUuid: 'v-1', balance: after }],
  });

  it('of a purchase that is a refund is one, without name and place (POS-07)', () => {
    const { signals } = mapped('zettle', message('PurchaseCreated', purchase()));
    expect(signals).toEqual([
      {
        id: 'purchase/p-2/refund',
        kind: 'refund_issued',
        occurredAt: '2026-06-08T07:09:40.798Z',
        places: ['org-1'],
        amount: { amount: 35_300, currency: 'GBP' },
        transactionRef: 'p-2',
        paymentRef: 'p-1',
        productRef: 'v-1',
        refund: { names: ['p-2'] },
      },
    ]);
  });

  it('of a balance that fell to nothing is a stock-out', () => {
    const { signals } = mapped('zettle', message('InventoryBalanceChanged', change('5', '0')));
    expect(signals).toMatchObject([
      {
        kind: 'stock_out',
        occurredAt: '2026-06-08T07:18:11.966Z',
        productRef: 'v-1',
        places: ['l-1', 'org-1'],
      },
    ]);
  });

  it.each([
    ['PurchaseCreated', purchase({ refund: false, amount: 35_300 }), quiet],
    ['InventoryBalanceChanged', change('0', '5'), quiet],
    ['InventoryTrackingStarted', {}, unknownType],
    ['ProductDeleted', { name: 'Apple watch' }, unknownType],
    ['OrganizationUpdated', { name: 'John Smith' }, unknownType],
  ])('of type %s without a failure gives no signal', (eventName, payload, expected) => {
    expect(mapped('zettle', message(eventName, payload))).toEqual(expected);
  });

  it('is told apart by its message id (POS-03)', () => {
    const body = JSON.stringify(message('ProductDeleted', {}));
    expect(ADAPTERS.zettle.keyOf(delivery(body))).toBe('m-1');
  });

  it('cannot be mapped where its payload is no JSON text', () => {
    const broken = { ...message('PurchaseCreated', {}), payload: '{' };
    expect(() => mapped('zettle', broken)).toThrow('unreadable');
  });
});

describe('a Lightspeed X form', () => {
  const form = (payload: object, type?: string) =>
    new URLSearchParams({
      payload: JSON.stringify(payload),
      ...(type === undefined ? {} : { type }),
    }).toString();
  const sale = (change: object = {}) => ({
    id: 's-1',
    state: 'voided',
    version: 31_337,
    updated_at: '2026-06-08T07:00:00Z',
    outlet_id: 'o-1',
    register_id: 'r-1',
    ...change,
  });
  const stock = (count: string) => ({
    product_id: 'p-1',
    outlet_id: 'o-1',
    count,
    version: 9,
    updated_at: '2026-06-08T07:00:00Z',
  });
  const trial = { trialMappings: true };
  const read = (body: string) => mapped('lightspeed_x', body, {}, trial);

  it('of a voided sale is a signal, where its mapping is on trial', () => {
    expect(mapped('lightspeed_x', form(sale()))).toEqual(notSeenLive);
    expect(read(form(sale())).signals).toMatchObject([
      {
        kind: 'sale_voided',
        transactionRef: 's-1',
        workstation: 'r-1',
        object: { ref: 'sale/s-1', version: 31_337 },
      },
    ]);
  });

  it.each([
    ['a return', form(sale({ state: 'closed', return_for: 's-0' })), 'sale_returned'],
    ['a sale of the older form', form(sale({ state: undefined, status: 'VOIDED' })), 'sale_voided'],
    ['an empty stock', form(stock('0'), 'inventory.update'), 'stock_out'],
    ['an empty stock without a type', form(stock('0.0')), 'stock_out'],
  ])('of %s is a signal', (_what, body, kind) => {
    expect(read(body).signals).toMatchObject([{ kind, occurredAt: '2026-06-08T07:00:00Z' }]);
  });

  it.each([
    ['a closed sale', form(sale({ state: 'closed' })), quiet],
    ['a state we do not know', form(sale({ state: 'moon' })), unknownValue],
    ['a stock', form(stock('3')), quiet],
    ['a customer', form({ id: 'c-1' }, 'customer.update'), unknownType],
  ])('of %s gives no signal', (_what, body, expected) => {
    expect(read(body)).toEqual(expected);
  });

  it('is told apart by sale and version (POS-03)', () => {
    expect(ADAPTERS.lightspeed_x.keyOf(delivery(form(sale())))).toBe('s-1/31337');
  });

  it('cannot be mapped without a payload', () => {
    expect(() => read('type=sale.update')).toThrow('unexpected_shape');
  });
});

describe('a Clover notification', () => {
  const body = {
    appId: 'A1',
    merchants: {
      M1: [
        { objectId: 'O:1', type: 'UPDATE', ts: 1_537_970_958_000 },
        { objectId: 'P:2', type: 'DELETE', ts: 1_536_156_558_000 },
      ],
    },
  };

  it('is a hint for each object and never a signal: it proves nothing', () => {
    expect(mapped('clover', body)).toEqual({ signals: [], ignored: ['hint_only', 'hint_only'] });
  });

  it('is told apart by merchant, object, type and time (POS-03)', () => {
    expect(ADAPTERS.clover.keyOf(delivery(JSON.stringify(body)))).toBe(
      'M1/O:1/UPDATE/1537970958000 M1/P:2/DELETE/1536156558000',
    );
  });

  it('shows its verification code while there is no secret, and only then', () => {
    const sent = delivery('{"verificationCode":"5c1b-77"}');
    const verify = (secrets: string[]) =>
      ADAPTERS.clover.verify(sent, settingsOf({ secrets }), NOW_MS);
    expect(verify([])).toEqual({ verdict: 'handshake', code: '5c1b-77' });
    expect(verify(['code'])).toMatchObject({ verdict: 'refused' });
    const nothing = delivery('{"merchants":{}}');
    expect(ADAPTERS.clover.verify(nothing, settingsOf({ secrets: [] }), NOW_MS)).toMatchObject({
      verdict: 'refused',
    });
  });
});

describe('a Toast event', () => {
  const event = (eventType: string, details: object, timestamp = '2026-06-08T07:11:01.050Z') => ({
    timestamp,
    eventCategory: 'stock',
    eventType,
    guid: 'g-1',
    details,
  });
  const stock = { itemGuid: 'i-1', restaurantGuid: 'r-1', status: 'QUANTITY' };
  const order = {
    restaurantGuid: 'r-1',
    order: {
      guid: 'o-1',
      checks: [
        {
          selections: [
            { guid: 's-1', voided: true, voidDate: '2026-06-08T06:00:00.000+0000' },
            { guid: 's-2', voided: false },
          ],
        },
      ],
    },
  };

  it.each([
    ['out_of_stock', stock, { kind: 'stock_out', quantity: 0 }],
    ['low_quantity', { ...stock, quantity: 5.0 }, { kind: 'stock_low', quantity: 5 }],
  ])('of type %s is a signal', (type, details, facts) => {
    expect(mapped('toast', event(type, details)).signals).toMatchObject([
      { ...facts, productRef: 'i-1', places: ['r-1'], occurredAt: '2026-06-08T07:11:01.050Z' },
    ]);
  });

  it('with a placeholder for its time is dated by its receipt', () => {
    const { signals } = mapped('toast', event('out_of_stock', stock, '<ISO timestamp>'));
    expect(signals).toMatchObject([{ occurredAt: RECEIVED_AT }]);
  });

  it('of an order with voids is a signal per line, where its mapping is on trial', () => {
    const body = event('order_updated', order);
    expect(mapped('toast', body)).toEqual(notSeenLive);
    expect(mapped('toast', body, {}, { trialMappings: true }).signals).toMatchObject([
      { kind: 'line_voided', transactionRef: 'o-1', occurredAt: '2026-06-08T06:00:00.000Z' },
    ]);
  });

  it.each([
    ['in_stock', stock, quiet],
    ['menu_updated', {}, unknownType],
  ])('of type %s gives no signal', (type, details, expected) => {
    expect(mapped('toast', event(type, details))).toEqual(expected);
  });

  it('is told apart by guid, type and time: the samples share one guid (POS-03)', () => {
    const body = JSON.stringify(event('in_stock', stock));
    expect(ADAPTERS.toast.keyOf(delivery(body))).toBe('g-1/in_stock/2026-06-08T07:11:01.050Z');
  });
});

describe('a Standard Webhook', () => {
  const event = (id: string, change: object = {}) => ({
    specversion: '1.0',
    id,
    source: '/stores/9',
    type: 'pos.refund_failed',
    time: '2026-06-08T07:10:00Z',
    data: { paymentRef: 'pay-1' },
    ...change,
  });

  it('brings a CloudEvent, which keeps its own source and id (POS-30)', () => {
    expect(mapped('standard_webhooks', event('e-1')).signals).toEqual([
      {
        source: '/stores/9',
        id: 'e-1',
        kind: 'refund_failed',
        storeId: '9',
        occurredAt: '2026-06-08T07:10:00Z',
        paymentRef: 'pay-1',
      },
    ]);
  });

  it('brings a batch, of which each event is judged by itself (POS-32)', () => {
    const batch = [
      event('e-1'),
      event('e-2', { type: 'pos.unheard_of' }),
      event('e-3', { time: 'noon' }),
      event('e-4'),
    ];
    const { signals, ignored, refused } = mapped('standard_webhooks', batch);
    expect(signals.map(({ id }) => id)).toEqual(['e-1', 'e-4']);
    expect([ignored, refused]).toEqual([['unknown_type'], 1]);
  });

  it('cannot be mapped where it is no JSON of ours', () => {
    expect(() => mapped('standard_webhooks', '{"a":1,"a":2}')).toThrow('unreadable');
    const many = Array.from({ length: 101 }, (_, at) => event(`e-${at}`));
    expect(() => mapped('standard_webhooks', many)).toThrow('unexpected_shape');
  });
});
