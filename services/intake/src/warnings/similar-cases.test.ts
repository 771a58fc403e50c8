import { describe, expect, it } from '@jest/globals';
import { clustersOf } from './similar-cases.ts';

const at = (hour: number): string => new Date(Date.UTC(2026, 5, 8, hour)).toISOString();
const rule = { cases: 3, withinHours: 24 };
const clusters = (...hours: readonly number[]) =>
  clustersOf(hours.map(at), rule).map(({ from, until, cases }) => [from, until, cases]);

describe('cases of one cause', () => {
  it('R-080: are a cluster when three lie within 24 hours', () => {
    expect(clusters(0, 12, 24)).toEqual([[at(0), at(24), 3]]);
    expect(clusters(0, 12, 25)).toEqual([]);
  });

  it('are found wherever in time the three lie', () => {
    expect(clusters(0, 30, 31, 32, 90)).toEqual([[at(30), at(32), 3]]);
  });

  it('count for one cluster only', () => {
    expect(clusters(0, 1, 2, 3, 50, 51, 52)).toEqual([
      [at(0), at(3), 4],
      [at(50), at(52), 3],
    ]);
  });
});
