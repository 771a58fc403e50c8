import { describe, expect, it } from '@jest/globals';
import { moneyReader } from './read-money.ts';

const reader = (change: object = {}) =>
  moneyReader({
    column: 'c',
    currency: 'USD',
    unit: 'decimal',
    decimalSeparator: '.',
    ...change,
  });
const amount = (minorUnits: number, currency = 'USD') => ({
  read: 'money',
  value: { amount: minorUnits, currency },
});

describe('an amount column', () => {
  it.each([
    ['707.00', 70700],
    ['132616.00', 13261600],
    ['0.1', 10],
    ['12', 1200],
    ['5.900', 590],
  ])('reads %s as %d minor units', (text, minorUnits) => {
    expect(reader()(text)).toEqual(amount(minorUnits));
  });

  it('reads nothing paid as no amount', () => {
    expect(reader()('0.00')).toEqual({ read: 'money', value: undefined });
  });

  it('takes decimals and groups apart as the mapping says', () => {
    const read = reader({ currency: 'EUR', decimalSeparator: ',', groupSeparator: '.' });
    expect(read('1.234,56')).toEqual(amount(123456, 'EUR'));
    expect(read('1234,5')).toEqual(amount(123450, 'EUR'));
    expect(read('1.23')).toMatchObject({ read: 'fault' });
  });

  it('knows how many decimals a currency has', () => {
    expect(reader({ currency: 'JPY' })('1200')).toEqual(amount(1200, 'JPY'));
    expect(reader({ currency: 'JPY' })('1200.5')).toMatchObject({ read: 'fault' });
    expect(reader({ currency: 'BHD' })('1.234')).toEqual(amount(1234, 'BHD'));
  });

  it('reads minor units as they are', () => {
    expect(reader({ unit: 'minor' })('70700')).toEqual(amount(70700));
    expect(reader({ unit: 'minor' })('707.00')).toMatchObject({ read: 'fault' });
  });

  it.each(['-5.00', '1.999', 'USD 5', '1,234.00', '5.', '.5', '1e3', '99999999999999'])(
    'refuses %s without rounding or guessing',
    (text) => {
      expect(reader()(text)).toMatchObject({ read: 'fault' });
    },
  );
});
