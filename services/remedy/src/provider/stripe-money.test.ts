import { describe, expect, it } from '@jest/globals';
import { fromStripeMoney, toStripeMoney } from './stripe-money.ts';

describe('money as Stripe counts it', () => {
  it.each([
    [1999, 'EUR', 1999],
    [500, 'JPY', 500],
    [1230, 'KWD', 1230],
    [700, 'ISK', 70_000],
    [9000, 'UGX', 900_000],
    [50_000, 'MGA', 500],
  ] as const)('is %i %s there as %i units, and back again', (amount, currency, units) => {
    const there = toStripeMoney({ amount, currency });
    expect(there).toEqual({ amount: units, currency: currency.toLowerCase() });
    expect(fromStripeMoney(units, currency.toLowerCase())).toEqual({ amount, currency });
  });

  it('is none where a part of a unit would be lost', () => {
    expect(toStripeMoney({ amount: 50_001, currency: 'MGA' })).toBeUndefined();
    expect(fromStripeMoney(70_001, 'isk')).toBeUndefined();
  });

  it('is none in a currency that does not exist', () => {
    expect(fromStripeMoney(1, 'zzz')).toBeUndefined();
    expect(fromStripeMoney(1, 'constructor')).toBeUndefined();
  });
});
