import { describe, expect, it } from '@jest/globals';
import { verdictsOf } from './withheld-cells.ts';

describe('cells that are withheld (R-132)', () => {
  it('are the small one and the next smallest, so that the total gives neither away', () => {
    expect(verdictsOf([61, 12, 9, 40])).toEqual([undefined, 'complementary', 'n_lt_10', undefined]);
  });

  it('are the total too where a small cell is the only one with anybody in it', () => {
    expect(verdictsOf([40, 40])).toEqual([undefined, undefined]);
    expect(verdictsOf([9, 9, 0])).toEqual(['n_lt_10', 'n_lt_10', undefined]);
    expect(verdictsOf([29, 29], 30)).toEqual(['n_lt_30', 'n_lt_30']);
  });

  it('are none where nobody is in them', () => {
    expect(verdictsOf([50, 0, 50])).toEqual([undefined, undefined, undefined]);
    expect(verdictsOf([])).toEqual([undefined]);
  });

  it('follow the least number of the figure', () => {
    expect(verdictsOf([80, 20, 25, 35], 30)).toEqual([undefined, 'n_lt_30', 'n_lt_30', undefined]);
  });
});
