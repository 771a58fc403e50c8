import { describe, expect, it } from '@jest/globals';
import { binomialUpperTail, rateRiseTail } from './binomial.ts';

describe('the upper tail of a binomial', () => {
  it('is that of counting by hand', () => {
    // 45 + 10 + 1 of 1,024; 1 - 1/1,024; (1/29)^3.
    expect(binomialUpperTail(8, 10, 0.5)).toBeCloseTo(56 / 1_024, 12);
    expect(binomialUpperTail(1, 10, 0.5)).toBeCloseTo(1_023 / 1_024, 12);
    expect(binomialUpperTail(3, 3, 1 / 29)).toBeCloseTo(1 / 24_389, 15);
  });

  it('is 1 from no success on and 0 beyond all of them', () => {
    expect(binomialUpperTail(0, 5, 0.3)).toBe(1);
    expect(binomialUpperTail(6, 5, 0.3)).toBe(0);
    expect(binomialUpperTail(0, 0, 0.3)).toBe(1);
  });

  it('keeps the digits of a tiny tail of many trials', () => {
    // .5^200 = 6.223e-61
    expect(binomialUpperTail(200, 200, 0.5) / 0.5 ** 200).toBeCloseTo(1, 9);
  });

  it('refuses what is no probability', () => {
    expect(() => binomialUpperTail(1, 2, 1)).toThrow(RangeError);
    expect(() => binomialUpperTail(1.5, 2, 0.5)).toThrow(RangeError);
  });
});

describe('the tail of a risen rate', () => {
  it('knows that nothing seen for 28 days is not a rate of 0', () => {
    expect(rateRiseTail(3, 1, 0, 28)).toBeCloseTo(1 / 24_389, 15);
    // 1 of 1 in one of 29 days.
    expect(rateRiseTail(1, 1, 0, 28)).toBeCloseTo(1 / 29, 15);
  });

  it('is large for a rate that stays', () => {
    // At least 1 of 29 at 1/29: 1 - (28/29)^29.
    expect(rateRiseTail(1, 1, 28, 28)).toBeCloseTo(1 - (28 / 29) ** 29, 12);
  });
});
