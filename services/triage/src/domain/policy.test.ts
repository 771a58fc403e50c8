import { describe, expect, it } from '@jest/globals';
import { queueRank, raisedSeverity } from './policy.ts';

describe('order of work', () => {
  it('P16: a major case of tier c comes before a minor one of tier a', () => {
    expect(queueRank('major', 'c')).toBeLessThan(queueRank('minor', 'a'));
  });

  it('puts tiers a and new first within one severity, and b, c and unknown alike after', () => {
    expect(queueRank('minor', 'a')).toBe(queueRank('minor', 'new'));
    expect(queueRank('minor', 'a')).toBeLessThan(queueRank('minor', 'b'));
    expect(queueRank('minor', 'b')).toBe(queueRank('minor', 'c'));
    expect(queueRank('minor', undefined)).toBe(queueRank('minor', 'c'));
  });

  it('starts at zero with the most urgent there is', () => {
    expect(queueRank('critical', 'a')).toBe(0);
  });
});

describe('a raised severity', () => {
  it.each([
    ['minor', 'moderate'],
    ['moderate', 'major'],
    ['major', 'major'],
    ['critical', 'critical'],
  ] as const)('after %s is %s', (before, after) => {
    expect(raisedSeverity(before)).toBe(after);
  });
});
