import { describe, expect, it } from '@jest/globals';
import { isAfter, laterOf, plusMillis } from './instant-order.ts';

describe('order of instants', () => {
  it.each([
    ['2026-01-01T10:00:00.5Z', '2026-01-01T10:00:00Z', true],
    ['2026-01-01T10:00:00Z', '2026-01-01T10:00:00.5Z', false],
    ['2026-01-01T10:00:00Z', '2026-01-01T10:00:00Z', false],
    ['2026-01-01T10:00:00.000Z', '2026-01-01T10:00:00Z', false],
    ['2026-01-01T10:00:00.500Z', '2026-01-01T10:00:00.5Z', false],
    ['2026-01-01T10:00:01Z', '2026-01-01T10:00:00.999Z', true],
    ['2026-01-01T10:00:10Z', '2026-01-01T10:00:01Z', true],
  ])('says that "%s is after %s" is %s', (one, other, expected) => {
    expect(isAfter(one, other)).toBe(expected);
  });

  it('picks the later of two whichever is first', () => {
    const [early, late] = ['2026-03-01T10:00:00.999Z', '2026-03-01T10:00:01Z'];
    expect([laterOf(early, late), laterOf(late, early)]).toEqual([late, late]);
  });
});

describe('an instant', () => {
  it('moves by milliseconds, over days and back', () => {
    expect(plusMillis('2026-06-08T23:59:59Z', 1_500)).toBe('2026-06-09T00:00:00.500Z');
    expect(plusMillis('2026-06-09T00:00:00Z', -1)).toBe('2026-06-08T23:59:59.999Z');
  });
});
