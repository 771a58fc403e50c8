import { describe, expect, it } from '@jest/globals';
import { cusum } from './cusum.ts';
import { alertFromCount, baselineRate, readChart } from './u-chart.ts';

const periods = (count: number, n: number, size = 5) =>
  Array.from({ length: size }, () => ({ count, n }));

describe('u-chart', () => {
  it('needs five baseline periods with opportunities', () => {
    expect(baselineRate(periods(3, 100, 4))).toBeNull();
    expect(baselineRate(periods(0, 0))).toBeNull();
    expect(baselineRate(periods(3, 100))).toBe(0.03);
    expect(readChart(periods(3, 100, 4), { count: 50, n: 100 })).toBeNull();
    expect(readChart(periods(3, 100), { count: 1, n: 0 })).toBeNull();
    expect(alertFromCount(periods(3, 100, 4), 100)).toBeNull();
  });

  it('does not alert above the limit while the exact tail is likely', () => {
    const reading = readChart(periods(2, 1000), { count: 1, n: 10 })!;
    expect(reading.ucl).toBeLessThan(1 / 10);
    expect(reading.tail).toBeGreaterThan(0.01);
    expect(reading.alert).toBe(false);
  });

  it('alerts at the first failure after a baseline without any', () => {
    expect(alertFromCount(periods(0, 1000), 500)).toBe(1);
  });

  it('gives the first count that alerts, whatever the opportunities', () => {
    for (const n of [10, 100, 5000]) {
      const first = alertFromCount(periods(30, 1000), n)!;
      expect(readChart(periods(30, 1000), { count: first, n })!.alert).toBe(true);
      expect(readChart(periods(30, 1000), { count: first - 1, n })!.alert).toBe(false);
    }
  });
});

describe('CUSUM', () => {
  it('stays at 0 below its reference value and finds no alert', () => {
    expect(cusum([1, 2, 1], { m0: 4, m1: 8, h: 5 })).toMatchObject({
      path: [0, 0, 0],
      firstAlertIndex: null,
    });
  });

  it('does not alert at exactly the limit', () => {
    const { path } = cusum([10], { m0: 4, m1: 8, h: 5 });
    expect(cusum([10], { m0: 4, m1: 8, h: path[0]! }).firstAlertIndex).toBeNull();
  });

  it('refuses means it cannot tell apart', () => {
    for (const [m0, m1] of [
      [4, 4],
      [8, 4],
      [0, 4],
    ] as const) {
      expect(() => cusum([1], { m0, m1, h: 5 })).toThrow(RangeError);
    }
  });
});
