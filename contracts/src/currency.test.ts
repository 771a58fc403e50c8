import { describe, expect, it } from '@jest/globals';
import { CURRENCY_CODES, CURRENCY_EXPONENTS } from './currency.ts';
import { money } from './primitives.ts';

describe('the currency table', () => {
  it('has the exponents of ISO 4217 where Intl and habit differ', () => {
    const { JPY, KWD, CLF, HUF, IDR, EUR, ISK, UGX, BHD, TND } = CURRENCY_EXPONENTS;
    expect({ JPY, KWD, CLF, HUF, IDR }).toEqual({ JPY: 0, KWD: 3, CLF: 4, HUF: 2, IDR: 2 });
    expect({ EUR, ISK, UGX, BHD, TND }).toEqual({ EUR: 2, ISK: 0, UGX: 0, BHD: 3, TND: 3 });
  });

  it('has codes of three capital letters, sorted, without repeats', () => {
    expect(CURRENCY_CODES.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
    expect(CURRENCY_CODES).toEqual([...new Set(CURRENCY_CODES)].sort());
  });
});

describe('money', () => {
  it('takes integer minor units of a known currency', () => {
    expect(money.safeParse({ amount: 1999, currency: 'EUR' }).success).toBe(true);
    expect(money.safeParse({ amount: 0, currency: 'JPY' }).success).toBe(true);
  });

  it.each(['XAU', 'XTS', 'DEM', 'HRK', 'BGN', 'ABC', 'eur', 'toString', '', 'EURO'])(
    'refuses the currency %p',
    (currency) => {
      expect(money.safeParse({ amount: 1, currency }).success).toBe(false);
    },
  );

  it.each([-1, 0.5, 1_000_000_000_000, Number.NaN, Number.POSITIVE_INFINITY, '1', null])(
    'refuses the amount %p',
    (amount) => {
      expect(money.safeParse({ amount, currency: 'EUR' }).success).toBe(false);
    },
  );
});
