import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cohenKappa } from './cohen-kappa.ts';
import { capFloor, percentHalfUp, percentWithCap } from './money-percent.ts';
import { paretoShares, paretoTiers, topShare } from './pareto.ts';

describe('Pareto shares', () => {
  it('sorts by count, then by key, and ends at exactly one', () => {
    const rows = paretoShares([
      { key: 'b', count: 1 },
      { key: 'late', count: 6 },
      { key: 'a', count: 1 },
    ]);
    expect(rows.map(({ key }) => key)).toEqual(['late', 'a', 'b']);
    expect(rows.map(({ cumulativeShare }) => cumulativeShare)).toEqual([0.75, 0.875, 1]);
    expect(rows[0]).toEqual({
      key: 'late',
      count: 6,
      share: 0.75,
      cumulativeCount: 6,
      cumulativeShare: 0.75,
    });
  });

  it('has no shares when nothing was counted', () => {
    expect(paretoShares([{ key: 'a', count: 0 }])[0]).toMatchObject({
      share: null,
      cumulativeShare: null,
    });
    expect(paretoShares([])).toEqual([]);
  });

  it('gives the same table for any order of the counts', () => {
    const someCounts = fc.uniqueArray(
      fc.record({ key: fc.string({ maxLength: 3 }), count: fc.nat(9) }),
      { selector: ({ key }) => key },
    );
    fc.assert(
      fc.property(someCounts, (counts) => {
        const rows = paretoShares(counts);
        expect(paretoShares([...counts].reverse())).toEqual(rows);
        const total = counts.reduce((sum, { count }) => sum + count, 0);
        expect(rows.at(-1)?.cumulativeShare ?? null).toBe(total === 0 ? null : 1);
      }),
    );
  });
});

describe('tiers', () => {
  it('answers in input order and does not take 950 of 1000 as below 95 per cent', () => {
    expect(paretoTiers([50, 950])).toEqual(['C', 'A']);
    expect(paretoTiers([51, 949])).toEqual(['B', 'A']);
  });

  it('makes everyone C when there is no revenue, and has no top share', () => {
    expect(paretoTiers([0, 0])).toEqual(['C', 'C']);
    expect(topShare([0, 0])).toBeNull();
    expect(topShare([])).toBeNull();
  });

  it('rounds the number of best customers up', () => {
    expect(topShare([60, 30, 10], 20)).toBe(0.6);
    expect(topShare([60, 30, 10], 34)).toBe(0.9);
  });

  it('never ranks a smaller revenue into a better tier', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 1 }), (revenues) => {
        const tiers = paretoTiers(revenues);
        const order = revenues.map((_, i) => i).sort((a, b) => revenues[b]! - revenues[a]!);
        const ranked = order.map((i) => tiers[i]!);
        expect(ranked).toEqual([...ranked].sort());
      }),
    );
  });

  it('refuses a fractional revenue', () => {
    expect(() => paretoTiers([10.5])).toThrow(RangeError);
  });
});

describe('money percentages', () => {
  it('is off by at most half a minor unit, upwards at the half, and never above the cap', () => {
    const someMinor = fc.bigInt({ min: 0n, max: 999_999_999_999n });
    const somePercent = fc.bigInt({ min: 0n, max: 300n });
    fc.assert(
      fc.property(someMinor, somePercent, somePercent, (price, percent, cap) => {
        const error = 100n * percentHalfUp(price, percent) - price * percent;
        expect(error > -50n && error <= 50n).toBe(true);
        expect(100n * percentWithCap(price, percent, cap) <= price * cap).toBe(true);
      }),
    );
  });

  it('refuses a negative price or percentage', () => {
    expect(() => percentHalfUp(-1n, 10n)).toThrow(RangeError);
    expect(() => capFloor(1n, -10n)).toThrow(RangeError);
  });
});

describe('kappa', () => {
  it('is one for full agreement and undefined when both coders use one code', () => {
    expect(
      cohenKappa([
        [3, 0],
        [0, 4],
      ]).kappa,
    ).toBe(1);
    expect(
      cohenKappa([
        [5, 0],
        [0, 0],
      ]),
    ).toMatchObject({ po: 1, pe: 1, kappa: null });
    expect(cohenKappa([])).toEqual({ n: 0, po: null, pe: null, kappa: null });
  });

  it('refuses a table that is not square', () => {
    expect(() => cohenKappa([[1, 2], [3]])).toThrow(RangeError);
  });
});
