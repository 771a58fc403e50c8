import { describe, expect, it } from '@jest/globals';
import { ATTEMPTS_MAX, pauseAfter } from './retry-schedule.ts';

describe('the pauses between attempts (API-95)', () => {
  it('are nine, and 75 hours, 35 minutes and 5 seconds in all', () => {
    const pauses = Array.from({ length: ATTEMPTS_MAX }, (_, n) => pauseAfter(n + 1, 0));
    expect(pauses.at(-1)).toBeUndefined();
    const sum = pauses.reduce<number>((total, pause = 0) => total + pause, 0);
    expect(sum).toBe((75 * 3_600 + 35 * 60 + 5) * 1_000);
  });

  it('are longer by a tenth at most, or as long as the receiver asks', () => {
    expect(pauseAfter(1, 1)).toBe(5_500);
    expect(pauseAfter(1, 0, 60)).toBe(60_000);
    expect(pauseAfter(1, 0, 999_999)).toBe(86_400_000);
  });
});
