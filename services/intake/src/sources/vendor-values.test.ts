import { describe, expect, it } from '@jest/globals';
import { parseVendorJson } from './vendor-json.ts';
import {
  codeOf,
  decimalMoney,
  instantIn,
  instantOfEpoch,
  isNothingLeft,
  minorMoney,
  refOf,
  sumOf,
  wholeUnits,
} from './vendor-values.ts';

describe("a vendor's JSON", () => {
  it('keeps the digits of numbers that JavaScript would round (POS-04)', () => {
    expect(
      parseVendorJson('{"id":820982911946154508,"a":89.90,"b":1.0,"c":1e3,"d":-7,"e":0,"f":"x"}'),
    ).toEqual({ id: '820982911946154508', a: '89.90', b: '1.0', c: '1e3', d: -7, e: 0, f: 'x' });
  });

  it.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['deeper than the stack', '['.repeat(200_000) + ']'.repeat(200_000)],
  ])('that is %s is unreadable', (_what, text) => {
    expect(() => parseVendorJson(text)).toThrow('unreadable');
  });

  it('that is no UTF-8 is unreadable', () => {
    expect(() => parseVendorJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow('unreadable');
  });
});

describe('an amount (POS-05)', () => {
  it.each([
    ['89.99', 'USD', 8999],
    ['-93.66', 'usd', 9366],
    ['5', 'EUR', 500],
    ['5.0000', 'EUR', 500],
    ['1500', 'JPY', 1500],
    ['1.500', 'KWD', 1500],
    ['0.00', 'USD', 0],
    ['9007199.99', 'USD', 900_719_999],
  ])('of %s %s in decimals is %d minor units', (text, currency, amount) => {
    expect(decimalMoney(text, currency)).toEqual({ amount, currency: currency.toUpperCase() });
  });

  it.each(['', '.5', '1,00', '1.', '1e3', 'NaN', '0.005', '99999999999999.00'])(
    'of %p is no amount',
    (text) => {
      expect(() => decimalMoney(text, 'USD')).toThrow('bad_amount');
    },
  );

  it('in a currency we do not know is none', () => {
    expect(decimalMoney('1.00', 'XBT')).toBeUndefined();
    expect(minorMoney(100, 'toString')).toBeUndefined();
  });

  it('sums amounts of one currency only', () => {
    const usd = { amount: 1, currency: 'USD' as const };
    expect(sumOf([usd, usd])).toEqual({ amount: 2, currency: 'USD' });
    expect(sumOf([usd, { amount: 1, currency: 'EUR' }])).toBeUndefined();
    expect(sumOf([usd, undefined])).toBeUndefined();
    expect(sumOf([])).toBeUndefined();
  });
});

describe('a time (POS-06)', () => {
  it.each([
    ['2021-12-31T19:00:00-05:00', '2022-01-01T00:00:00Z'],
    ['2026-04-19T13:09:40.798+0000', '2026-04-19T13:09:40.798Z'],
    ['2022-07-13T20:30:59.037339943Z', '2022-07-13T20:30:59.037339Z'],
  ])('written as %s is %s', (text, instant) => {
    expect(instantIn(text)).toBe(instant);
  });

  it.each(['', 'noon', '2026-06-08 07:00:00', '2026-02-30T00:00:00Z'])('is not %p', (text) => {
    expect(instantIn(text)).toBeUndefined();
  });

  it('may be seconds of the epoch', () => {
    expect(instantOfEpoch('1780902000')).toBe('2026-06-08T07:00:00.000Z');
    expect(() => instantOfEpoch('-1')).toThrow('bad_time');
  });
});

describe('ids, codes and quantities', () => {
  it('are references where they fit an event', () => {
    expect(refOf(' 4853')).toBe('4853');
    expect(refOf('ch_1Pg')).toBe('ch_1Pg');
    for (const text of [undefined, null, '', 'a b', '_x', 'x'.repeat(65)]) {
      expect(refOf(text)).toBeUndefined();
    }
  });

  it('are codes in snake case', () => {
    expect(codeOf('NOT_RECEIVED')).toBe('not_received');
    expect(codeOf('IN PROGRESS')).toBe('in_progress');
    for (const text of [undefined, null, '', 'x'.repeat(49)]) expect(codeOf(text)).toBeUndefined();
  });

  it('are nothing left at zero and below', () => {
    expect(['0', '0.00', 0, '-3', '00'].every(isNothingLeft)).toBe(true);
    expect(['0.5', '1', '', 'none', '10'].some(isNothingLeft)).toBe(false);
    expect([wholeUnits('5.0'), wholeUnits(7), wholeUnits('many')]).toEqual([5, 7, undefined]);
  });
});
