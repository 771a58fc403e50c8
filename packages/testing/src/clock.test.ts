import { describe, expect, it } from '@jest/globals';
import { manualClock } from './clock.ts';

describe('manualClock', () => {
  it('stands still until it is advanced', () => {
    const clock = manualClock('2026-03-29T00:30:00Z');
    expect(clock.now()).toEqual(clock.now());
    clock.advance(90_000);
    expect(clock.now().toISOString()).toBe('2026-03-29T00:31:30.000Z');
  });

  it('refuses to go back or to start at no instant', () => {
    expect(() => manualClock().advance(-1)).toThrow('does not move');
    expect(() => manualClock('yesterday')).toThrow('not an instant');
  });
});
