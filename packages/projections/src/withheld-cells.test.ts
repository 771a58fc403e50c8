import { describe, expect, it } from '@jest/globals';
import { partVerdicts, verdictsOf } from './withheld-cells.ts';

describe('cells that are withheld (R-132)', () => {
  it('are the small one and the next smallest, so that the total gives neither away', () => {
    expect(verdictsOf([61, 12, 9, 40])).toEqual([undefined, 'complementary', 'n_lt_10', undefined]);
  });

  it('are so many more that those withheld are ten together', () => {
    const more = 'complementary';
    const small = 'n_lt_10';
    expect(verdictsOf([59, 4, 5, 30, 20])).toEqual([undefined, small, small, undefined, more]);
    expect(verdictsOf([8, 4, 4])).toEqual([small, small, small]);
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

describe('parts of a whole that is shown (R-132)', () => {
  const small = 'n_lt_10';
  const more = 'complementary';

  it('are withheld in twos, so that the whole of the line gives neither away', () => {
    expect(partVerdicts([100], [[3], [97]])).toEqual([[small], [more]]);
    expect(partVerdicts([31], [[12], [9], [10]])).toEqual([[undefined], [small], [more]]);
    expect(partVerdicts([100], [[40], [60]])).toEqual([[undefined], [undefined]]);
    expect(partVerdicts([60], [[0], [60]])).toEqual([[undefined], [undefined]]);
  });

  it('may be shown beside a small one while somebody is in no part', () => {
    expect(partVerdicts([36], [[12], [9], [10]])).toEqual([[undefined], [small], [undefined]]);
    // Five in no part would be the whole less the parts.
    expect(partVerdicts([35], [[12], [18]])).toEqual([[more], [undefined]]);
    expect(partVerdicts([40], [[12], [18]])).toEqual([[undefined], [undefined]]);
  });

  it('are withheld until those withheld are ten together', () => {
    expect(partVerdicts([100], [[3], [4], [93]])).toEqual([[small], [small], [more]]);
    expect(partVerdicts([100], [[3], [7], [90]])).toEqual([[small], [small], [undefined]]);
  });

  it('are withheld by line and by part until nothing follows from either', () => {
    const [one, other] = partVerdicts(
      [170, 50, 60, 60],
      [
        [65, 3, 30, 32],
        [105, 47, 30, 28],
      ],
    );
    expect(one).toEqual([undefined, small, more, undefined]);
    expect(other).toEqual([undefined, more, more, undefined]);
  });
});
