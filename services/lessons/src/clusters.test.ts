import { describe, expect, it } from '@jest/globals';
import { clustersIn, type TypeCount } from './clusters.ts';

const count = (storeId: string, cases: number, casesBefore: number): TypeCount => ({
  storeId,
  khdType: 'pos_outage',
  cases,
  casesBefore,
  firstAt: '2026-05-01T00:00:00.000Z',
  caseIds: [],
});

describe('clusters of failures', () => {
  it('R-014: are what the time before does not let expect, the least likely first', () => {
    const found = clustersIn([count('1', 3, 0), count('2', 9, 0), count('3', 4, 112)], 24);
    expect(found.map(({ storeId, expected }) => [storeId, expected])).toEqual([
      ['2', 0],
      ['1', 0],
    ]);
    // 3 of 3 in one of 29 days: (1/29)^3, three times for three cells.
    expect(found[1]!.pValue).toBeCloseTo(1 / 24_389, 15);
    expect(found[1]!.pAdjusted).toBeCloseTo(3 / 24_389, 15);
  });

  it('R-014: are no less than three cases, and three are none where many cells were tested', () => {
    expect(clustersIn([count('1', 2, 0)], 1)).toEqual([]);
    const quiet = Array.from({ length: 250 }, (_, at) => count(`q${at}`, 0, 1));
    expect(clustersIn([count('1', 3, 0), ...quiet], 24)).toEqual([]);
    expect(clustersIn([count('1', 4, 0), ...quiet], 24)).toHaveLength(1);
  });

  it('R-014: expect as many cases as the window is long', () => {
    const [found] = clustersIn([count('1', 30, 28)], 48);
    expect(found!.expected).toBe(2);
  });
});
