import { describe, expect, it } from '@jest/globals';
import { dropIn } from './fewer-returns.ts';

const baseline = Array.from({ length: 5 }, () => ({ seen: 40, returned: 20 }));

describe('the rate of returning customers', () => {
  it('R-080: has dropped below the lower Wilson bound of its baseline, not above it', () => {
    // 100 of 200: the interval begins at .4314.
    expect(dropIn({ seen: 100, returned: 44 }, baseline)).toBeUndefined();
    expect(dropIn({ seen: 100, returned: 43 }, baseline)).toEqual({
      ...{ seen: 100, returned: 43, expected: 50 },
    });
  });

  it('says nothing of few customers or few periods', () => {
    expect(dropIn({ seen: 29, returned: 0 }, baseline)).toBeUndefined();
    expect(dropIn({ seen: 100, returned: 0 }, baseline.slice(1))).toBeUndefined();
    const empty = [...baseline.slice(1), { seen: 0, returned: 0 }];
    expect(dropIn({ seen: 100, returned: 0 }, empty)).toBeUndefined();
    const small = Array.from({ length: 5 }, () => ({ seen: 5, returned: 5 }));
    expect(dropIn({ seen: 100, returned: 0 }, small)).toBeUndefined();
  });
});
