import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { percentile, percentiles } from './percentile.ts';

const someValues = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 });
const someP = fc.double({ min: 0, max: 1, noNaN: true });

describe('percentiles', () => {
  it('rises with p between the smallest and the largest value under both rules', () => {
    fc.assert(
      fc.property(someValues, someP, someP, (values, a, b) => {
        for (const rule of ['linear', 'nearest_rank'] as const) {
          const ps = [0, Math.min(a, b), Math.max(a, b), 1];
          const read = percentiles(values, ps, rule);
          expect(read[0]).toBe(Math.min(...values));
          expect(read[3]).toBe(Math.max(...values));
          expect(read[1]! <= read[2]! && read[0]! <= read[1]! && read[2]! <= read[3]!).toBe(true);
        }
      }),
    );
  });

  it('reads an existing value by nearest rank', () => {
    fc.assert(
      fc.property(someValues, someP, (values, p) => {
        expect(values).toContain(percentile(values, p, 'nearest_rank'));
      }),
    );
  });

  it('takes rank seven of a hundred for seven per cent in spite of binary fractions', () => {
    const values = Array.from({ length: 100 }, (_, i) => i + 1);
    expect(percentile(values, 0.07, 'nearest_rank')).toBe(7);
    expect(percentile(values, 0.071, 'nearest_rank')).toBe(8);
  });

  it('leaves the order of its input alone and needs none', () => {
    const values = [9, 1, 5];
    expect(percentile(values, 0.5)).toBe(5);
    expect(values).toEqual([9, 1, 5]);
  });

  it('is null without values and refuses a p outside 0 to 1', () => {
    expect(percentiles([], [0.5, 0.9])).toEqual([null, null]);
    expect(() => percentile([1], 1.1)).toThrow(RangeError);
  });
});
