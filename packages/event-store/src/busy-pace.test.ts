import { describe, expect, it } from '@jest/globals';
import { createBusyPace } from './busy-pace.ts';

/** Polls every `everyMs` for `forMs`, each poll bringing `rows`. */
const steady = (everyMs: number, forMs: number, rows: number) => {
  let now = 0;
  const pace = createBusyPace({ leastMs: 20, mostMs: 100, nowMs: () => now });
  for (; now < forMs; now += everyMs) pace.brought(rows);
  return {
    pace,
    wait: (ms: number) => {
      now += ms;
    },
  };
};

describe('the pace of a busy reader', () => {
  it('is the shortest interval while nothing has come', () => {
    expect(createBusyPace({ leastMs: 20, mostMs: 100 }).intervalMs()).toBe(20);
  });

  it('stays near the shortest for a lone event now and then', () => {
    expect(steady(500, 10_000, 1).pace.intervalMs()).toBeLessThan(21);
  });

  it('is the longest from five hundred rows a second on', () => {
    expect(steady(50, 10_000, 50).pace.intervalMs()).toBe(100);
  });

  it('lies between at a moderate rate', () => {
    const interval = steady(40, 10_000, 10).pace.intervalMs();
    expect(interval).toBeGreaterThan(50);
    expect(interval).toBeLessThan(70);
  });

  it('forgets a burst within seconds', () => {
    const { pace, wait } = steady(20, 2_000, 500);
    wait(10_000);
    expect(pace.intervalMs()).toBeCloseTo(20, 0);
  });
});
