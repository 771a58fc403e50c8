import { describe, expect, it } from '@jest/globals';
import { isAfter, laterOf } from './instants.ts';

describe('instants', () => {
  it('orders a whole second before its fractions', () => {
    expect(isAfter('2026-03-01T10:00:00.5Z', '2026-03-01T10:00:00Z')).toBe(true);
    expect(isAfter('2026-03-01T10:00:00Z', '2026-03-01T10:00:00.5Z')).toBe(false);
  });

  it('does not call an instant later than itself', () => {
    expect(isAfter('2026-03-01T10:00:00Z', '2026-03-01T10:00:00Z')).toBe(false);
  });

  it('picks the later of two in either order', () => {
    const [early, late] = ['2026-03-01T10:00:00.999Z', '2026-03-01T10:00:01Z'];
    expect([laterOf(early, late), laterOf(late, early)]).toEqual([late, late]);
  });
});
