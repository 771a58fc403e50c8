import { describe, expect, it } from '@jest/globals';
import { adyen } from './adyen.ts';
import {
  delivery,
  mapped,
  quiet,
  RECEIVED_AT,
  unknownType,
  unknownValue,
} from './signing.fixture.ts';

const item = (eventCode: string, change: object = {}) => ({
  NotificationRequestItem: {
    additionalData: { hmacSignature: 'x', shopperReference: 'YOUR_SHOPPER_REFERENCE' },
    amount: { currency: 'EUR', value: 1000 },
    eventCode,
    eventDate: '2026-06-08T09:00:00+02:00',
    merchantAccountCode: 'Shop_DE',
    merchantReference: 'order-77',
    originalReference: '9913140798220028',
    paymentMethod: 'visa',
    pspReference: 'QFQTPCQ8HXSKGK82',
    reason: 'Jane Doe:7777:12/2030',
    success: 'true',
    ...change,
  },
});
const notification = (...items: object[]) => ({ live: 'false', notificationItems: items });
const read = (eventCode: string, change: object = {}) =>
  mapped('adyen', notification(item(eventCode, change)));
const only = (eventCode: string, change: object = {}) => {
  const { signals, ignored } = read(eventCode, change);
  expect([signals.length, ignored]).toEqual([1, []]);
  return signals[0];
};

describe('an Adyen notification that tells of a failure', () => {
  it('is a refund, and nothing of its unsigned words is kept', () => {
    expect(only('REFUND')).toEqual({
      id: 'refund/QFQTPCQ8HXSKGK82/refund_issued',
      kind: 'refund_issued',
      occurredAt: '2026-06-08T07:00:00Z',
      places: ['Shop_DE'],
      amount: { amount: 1000, currency: 'EUR' },
      paymentRef: '9913140798220028',
      transactionRef: 'order-77',
      refund: { names: ['QFQTPCQ8HXSKGK82', 'order-77'] },
    });
  });

  it.each([
    ['REFUND', { success: 'false' }, { kind: 'refund_failed' }],
    ['REFUND_FAILED', {}, { kind: 'refund_failed' }],
    ['CAPTURE_FAILED', {}, { kind: 'payment_failed', reasonCode: 'capture_failed' }],
    ['CANCELLATION', {}, { kind: 'order_cancelled' }],
    ['TECHNICAL_CANCEL', {}, { kind: 'terminal_failed', reasonCode: 'failed' }],
    ['CHARGEBACK_REVERSED', {}, { kind: 'dispute_closed', reasonCode: 'won' }],
  ])('is %s %p', (eventCode, change, facts) => {
    expect(only(eventCode, change)).toMatchObject(facts);
  });

  it('is one refund that failed, under whichever of its two codes it comes', () => {
    const ids = [only('REFUND', { success: 'false' })?.id, only('REFUND_FAILED')?.id];
    expect(new Set(ids).size).toBe(1);
  });

  it('is one dispute per payment; the code of its reason loses its leading blank', () => {
    const additionalData = { hmacSignature: 'x', chargebackReasonCode: ' 4853' };
    const notice = only('NOTIFICATION_OF_CHARGEBACK', { additionalData });
    const chargeback = only('CHARGEBACK', { additionalData, pspReference: 'ANOTHER' });
    expect(notice).toMatchObject({ kind: 'dispute_opened', vendorCode: '4853' });
    expect(chargeback?.id).toBe(notice?.id);
    // Unsigned: it may inform, never decide what failed.
    expect(notice).not.toHaveProperty('reasonCode');
  });

  it('is mapped although its unsigned time cannot be read', () => {
    expect(only('REFUND', { eventDate: 'yesterday' })).toMatchObject({ occurredAt: RECEIVED_AT });
  });

  it('is one signal per item', () => {
    const body = notification(item('REFUND'), item('AUTHORISATION'), item('CHARGEBACK'));
    const { signals, ignored } = mapped('adyen', body);
    expect(signals.map(({ kind }) => kind)).toEqual(['refund_issued', 'dispute_opened']);
    expect(ignored).toEqual(['unknown_type']);
  });

  it.each([
    ['CLP', 150_000, 1500],
    ['ISK', 150_000, 1500],
    ['IDR', 1500, 150_000],
    ['CVE', 1500, 150_000],
    ['JPY', 1500, 1500],
  ])('has its amount in minor units of %s (POS-05)', (currency, value, amount) => {
    expect(only('REFUND', { amount: { currency, value } })?.amount).toEqual({ amount, currency });
  });
});

describe('an Adyen notification that is known and no failure', () => {
  it.each([
    ['REFUND_FAILED', { success: 'false' }],
    ['CANCELLATION', { success: 'false' }],
    ['TECHNICAL_CANCEL', { success: 'false' }],
  ])('gives no signal: %s %p', (eventCode, change) => {
    expect(read(eventCode, change)).toEqual(quiet);
  });

  it.each([
    'AUTHORISATION',
    'CAPTURE',
    'REPORT_AVAILABLE',
    'REFUND_WITH_DATA',
    'SECOND_CHARGEBACK',
    'PREARBITRATION_WON',
    'NOTIFICATION_OF_FRAUD',
    'valueOf',
  ])('gives no signal: %s (POS-08)', (eventCode) => {
    expect(read(eventCode)).toEqual(unknownType);
    expect(read(eventCode, { success: 'false' })).toEqual(unknownType);
  });

  it('gives no signal where success is neither "true" nor "false"', () => {
    expect(read('REFUND', { success: 'TRUE' })).toEqual(unknownValue);
  });

  it('gives no signal as a platform webhook', () => {
    const body = { type: 'balancePlatform.accountHolder.created', data: {} };
    expect(mapped('adyen', body, { hmacsignature: 'x' })).toEqual(unknownType);
  });

  it.each([
    ['a boolean as success', { success: true }],
    ['no reference', { pspReference: undefined }],
  ])('cannot be mapped with %s', (_what, change) => {
    expect(() => read('REFUND', change)).toThrow('unexpected_shape');
  });
});

describe('Adyen deliveries', () => {
  it('are told apart by reference, code and success of every item (POS-03)', () => {
    const body = notification(item('REFUND'), item('CAPTURE', { success: 'false' }));
    expect(adyen.keyOf(delivery(JSON.stringify(body)))).toBe(
      'QFQTPCQ8HXSKGK82/REFUND/true QFQTPCQ8HXSKGK82/CAPTURE/false',
    );
    expect(adyen.keyOf(delivery('{}', { hmacsignature: 'x' }))).toBeUndefined();
  });
});
