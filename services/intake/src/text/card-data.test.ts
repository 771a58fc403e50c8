import { describe, expect, it } from '@jest/globals';
import { cardNumberPointers, holdsCardNumber } from './card-data.ts';

describe('card data', () => {
  it.each([
    '4111111111111111',
    'my card 4111 1111 1111 1111 please',
    '5500-0000-0000-0004',
    '3400 000000 00009',
    '6011000000000004',
    '４１１１１１１１１１１１１１１１',
    'call 030 1234567 4111 1111 1111 1111',
    '4222222222222',
    '6304000000000000000'.slice(0, 18).concat('0'),
  ])('is found in %s', (text) => {
    expect(holdsCardNumber(text)).toBe(true);
  });

  it.each([
    'order 4111111111111112 is late',
    'call 030 1234567',
    'on 2026-01-05 at 12:30, twice',
    '411111111111',
    '41111111111111111111111111',
    '',
  ])('is not seen in %s', (text) => {
    expect(holdsCardNumber(text)).toBe(false);
  });

  it('is told by pointer and left alone in typed ids', () => {
    const body = {
      narrative: 'x 4111111111111111',
      transactionRef: '4111111111111111',
      customer: { name: '4111 1111 1111 1111' },
    };
    expect(cardNumberPointers(body, new Set(['transactionRef']))).toEqual([
      '#/narrative',
      '#/customer/name',
    ]);
  });
});
