import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalQuantile, Z_975 } from './normal-distribution.ts';
import { poissonUpperTail } from './poisson.ts';
import { tQuantile, tTwoSidedP } from './t-distribution.ts';

const someDf = fc.double({ min: 0.6, max: 5000, noNaN: true });
const someUpper = fc.double({ min: 0.501, max: 0.9999, noNaN: true });

describe('normal quantile', () => {
  it('gives the constants the intervals and the power use', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(Z_975, 14);
    expect(normalQuantile(0.8)).toBeCloseTo(0.8416212335729143, 14);
    expect(normalQuantile(1e-12)).toBeCloseTo(-7.034483825301132, 12);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167813, 13);
  });

  it('refuses a probability of 0 or 1', () => {
    expect(() => normalQuantile(0)).toThrow(RangeError);
    expect(() => normalQuantile(1)).toThrow(RangeError);
  });
});

describe('t distribution', () => {
  it('inverts its own tail for whole and fractional degrees of freedom', () => {
    fc.assert(
      fc.property(someUpper, someDf, (p, df) => {
        const tail = tTwoSidedP(tQuantile(p, df), df);
        expect(Math.abs(tail / (2 * (1 - p)) - 1)).toBeLessThan(1e-9);
      }),
    );
  });

  it('is symmetrical and narrows towards the normal distribution', () => {
    fc.assert(
      fc.property(someUpper, someDf, (p, df) => {
        const t = tQuantile(p, df);
        expect(tQuantile(1 - p, df)).toBeCloseTo(-t, 6);
        expect(t).toBeGreaterThan(normalQuantile(p));
        expect(tQuantile(p, df + 1)).toBeLessThan(t);
      }),
    );
    expect(tQuantile(0.975, 1e10)).toBeCloseTo(Z_975, 12);
    expect(tQuantile(0.5, 3)).toBe(0);
  });

  it('agrees with the closed tail for one, two and four degrees of freedom', () => {
    for (const t of [0.01, 0.5, 1, 2.7, 12, 400]) {
      expect(tTwoSidedP(t, 1)).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(t), 13);
      expect(tTwoSidedP(t, 2)).toBeCloseTo(1 - t / Math.sqrt(2 + t * t), 13);
      const s = t / Math.sqrt(4 + t * t);
      expect(tTwoSidedP(t, 4)).toBeCloseTo(1 - 1.5 * s * (1 - (s * s) / 3), 13);
    }
  });

  it('has all probability at 0 and none at infinity', () => {
    expect([tTwoSidedP(0, 3), tTwoSidedP(-Infinity, 3)]).toEqual([1, 0]);
  });

  it('refuses degrees of freedom and probabilities outside their range', () => {
    for (const [p, df] of [
      [0.9, 0],
      [0.9, Number.NaN],
      [0, 3],
      [1, 3],
    ] as const) {
      expect(() => tQuantile(p, df)).toThrow(RangeError);
    }
  });
});

describe('Poisson tail', () => {
  it('adds up to one with the terms below it', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.double({ min: 0.01, max: 40, noNaN: true }), (count, mean) => {
        let below = 0;
        let term = Math.exp(-mean);
        for (let k = 0; k < count; k += 1) {
          below += term;
          term *= mean / (k + 1);
        }
        expect(poissonUpperTail(count, mean) + below).toBeCloseTo(1, 11);
      }),
    );
  });

  it('keeps the digits of a very small tail', () => {
    expect(poissonUpperTail(30, 1) / 1.4330814167223182e-33).toBeCloseTo(1, 12);
    expect(poissonUpperTail(1300, 1000) / 6.887086665430166e-20).toBeCloseTo(1, 9);
    expect(poissonUpperTail(1000, 1000)).toBeCloseTo(0.5042052441802155, 11);
  });

  it('is certain from 0 on and impossible at mean 0', () => {
    expect([poissonUpperTail(0, 3), poissonUpperTail(1, 0)]).toEqual([1, 0]);
    expect(() => poissonUpperTail(1.5, 2)).toThrow(RangeError);
    expect(() => poissonUpperTail(1, -2)).toThrow(RangeError);
  });
});
