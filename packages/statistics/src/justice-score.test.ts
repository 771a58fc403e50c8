import { describe, expect, it } from '@jest/globals';
import { cronbachAlpha } from './cronbach-alpha.ts';
import { favourableShare } from './favourable-share.ts';
import {
  isFavourable,
  justiceScore,
  minValidItems,
  overallScore,
  type Scale,
  scoreOfMean,
} from './justice-score.ts';

const FIVE_POINT: Scale = {
  scaleMin: 0,
  scaleMax: 4,
  reverse: ['b'],
  dimensions: [
    { id: 'X', items: ['a', 'b', 'c'], weight: 3 },
    { id: 'Y', items: ['d'], weight: 1 },
  ],
};

describe('scale scores', () => {
  it('scores any scale from 0 to 100 with reversed items and weights', () => {
    const { dimensions, overall } = justiceScore(FIVE_POINT, { a: 4, b: 0, c: 4, d: 0 });
    expect(dimensions.X).toEqual({ validItems: 3, mean: 4, score: 100, favourable: true });
    expect(dimensions.Y).toEqual({ validItems: 1, mean: 0, score: 0, favourable: false });
    expect(overall).toBe(75);
  });

  it('accepts two of three answers and refuses one', () => {
    const two = justiceScore(FIVE_POINT, { a: 2, c: 3, d: 1 });
    expect(two.dimensions.X).toMatchObject({ validItems: 2, mean: 2.5 });
    const one = justiceScore(FIVE_POINT, { a: 2, b: null, d: 1 });
    expect(one.dimensions.X).toEqual({ validItems: 1, mean: null, score: null, favourable: null });
    expect(one.overall).toBeNull();
  });

  it('needs two thirds of the items, rounded up', () => {
    expect([1, 2, 3, 4, 5, 6, 9].map(minValidItems)).toEqual([1, 2, 2, 3, 4, 4, 6]);
  });

  it('scores an unanswered dimension as null even when no answer is demanded', () => {
    const lenient = { ...FIVE_POINT, dimensions: [{ id: 'X', items: ['a'], minValid: 0 }] };
    expect(justiceScore(lenient, {})).toMatchObject({ overall: null });
  });

  it('refuses an answer outside the scale', () => {
    for (const d of [5, -1, Number.NaN]) {
      expect(() => justiceScore(FIVE_POINT, { d })).toThrow(RangeError);
    }
  });

  it('has no overall score without weights or dimensions', () => {
    expect(overallScore([{ score: 10, weight: 0 }])).toBeNull();
    expect(overallScore([])).toBeNull();
  });
});

describe('favourable share', () => {
  it('counts five of seven as favourable whether read as a mean or as a score', () => {
    expect(favourableShare([5, 4.999], 5).successes).toBe(1);
    expect(favourableShare([scoreOfMean(5, 1, 7), null]).rate).toBe(1);
  });

  it('forgives a rounded two thirds but not a lower score', () => {
    expect([66.666666666, 66.66666, null].map(isFavourable)).toEqual([true, false, null]);
  });

  it('has no rate when every value is missing', () => {
    expect(favourableShare([null, null])).toMatchObject({ n: 0, rate: null, ciLow: null });
  });
});

describe('alpha', () => {
  it('is one for items that agree and undefined for one row or one item', () => {
    expect(
      cronbachAlpha([
        [1, 1],
        [4, 4],
        [6, 6],
      ]).alpha,
    ).toBeCloseTo(1, 12);
    expect(cronbachAlpha([[1, 2]])).toMatchObject({ n: 1, alpha: null });
    expect(cronbachAlpha([[1], [2]])).toMatchObject({ n: 2, alpha: null });
    expect(cronbachAlpha([])).toMatchObject({ n: 0, alpha: null });
  });
});
