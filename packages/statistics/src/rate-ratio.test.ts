import { describe, expect, it } from '@jest/globals';
import { rateRatio } from './rate-ratio.ts';

describe('the ratio of two counts', () => {
  it('has the bounds of the share that the first has of both', () => {
    const { n, ratio, ciLow, ciHigh } = rateRatio(4, 16);
    // 4 of 20 lies in [.080658, .416017].
    expect([n, ratio]).toEqual([20, 0.25]);
    expect(ciLow).toBeCloseTo(0.080658 / (1 - 0.080658), 5);
    expect(ciHigh).toBeCloseTo(0.416017 / (1 - 0.416017), 5);
  });

  it('is 0 with an upper bound where the first count is 0', () => {
    const { ratio, ciLow, ciHigh } = rateRatio(0, 5);
    expect([ratio, ciLow]).toEqual([0, 0]);
    expect(ciHigh).toBeCloseTo(0.768292, 5);
  });

  it('has no value and no upper bound where the second count is 0', () => {
    expect(rateRatio(3, 0)).toMatchObject({ ratio: null, ciHigh: null });
    expect(rateRatio(0, 0)).toEqual({ n: 0, ratio: null, ciLow: null, ciHigh: null });
  });
});
