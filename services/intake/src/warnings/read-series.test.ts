import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RULES } from '../domain/warning/warning-rules.ts';
import { dispersionOf, type Period, readSeries, type SeriesOptions } from './read-series.ts';

const hour = (at: number): string => `2026-06-08T${String(at).padStart(2, '0')}:00:00.000Z`;
const later = '2026-06-09T12:00:00Z';

/** Hours from midnight on. */
const hours = (...counts: readonly (readonly [count: number, n: number])[]): Period[] =>
  counts.map(([count, n], at) => ({ from: hour(at), until: hour(at + 1), count, n }));

const read = (periods: readonly Period[], change: Partial<SeriesOptions> = {}) =>
  readSeries(periods, {
    ...{ rules: DEFAULT_RULES, firstRead: periods.length - 1, now: later, ...change },
  });

/** The baseline of GT-U. */
const GT_U = [
  [4, 1000],
  [6, 1200],
  [3, 900],
  [5, 1100],
  [7, 1300],
  [5, 1000],
] as const;

describe('the chart of a series', () => {
  it('R-080, GT-U: finds 10 failures over 800 and not 9, and says what was expected', () => {
    expect(read(hours(...GT_U, [9, 800]))).toMatchObject({ findings: [], lookAt: 10 });
    const { findings } = read(hours(...GT_U, [10, 800]));
    expect(findings).toEqual([
      {
        ...{ rule: 'u_chart', from: hour(6), until: hour(7) },
        ...{ observed: 10, opportunities: 800, expectedThousandths: 3_692 },
      },
    ]);
  });

  it('says nothing before five periods are known', () => {
    const four = GT_U.slice(0, 4);
    expect(read(hours(...four, [90, 800]))).toEqual({ findings: [], lookAt: null });
  });

  it('reads an hour that goes on over the opportunities of a whole one', () => {
    const growing = hours(...GT_U, [9, 100]);
    expect(read(growing, { now: hour(6) }).findings).toEqual([]);
    expect(read(growing).findings).toHaveLength(1);
    const burst = hours(...GT_U, [20, 100]);
    expect(read(burst, { now: hour(6) }).findings).toHaveLength(1);
  });

  it('reads a period that was changed late, and what follows it', () => {
    const periods = hours(...GT_U, [12, 800], [4, 1000], [5, 1000]);
    expect(read(periods, { firstRead: 8 }).findings).toEqual([]);
    expect(read(periods, { firstRead: 6 }).findings).toMatchObject([{ from: hour(6) }]);
  });

  it('asks for three failures at least, even where none ever happened', () => {
    const none = Array.from({ length: 6 }, () => [0, 100] as const);
    expect(read(hours(...none, [2, 100]))).toMatchObject({ findings: [], lookAt: 3 });
    expect(read(hours(...none, [3, 100])).findings).toHaveLength(1);
  });

  it('counts by periods alone where no transactions are known', () => {
    const days = hours(...[2, 3, 2, 1, 2, 3, 11].map((count) => [count, 0] as const));
    const { findings } = read(days);
    expect(findings).toMatchObject([{ observed: 11, expectedThousandths: 2_167 }]);
    expect(findings[0]?.opportunities).toBeUndefined();
  });

  it('goes by a known rate instead of the periods before', () => {
    const { findings } = read(hours([10, 800]), { knownRate: 24 / 5_200 });
    expect(findings).toMatchObject([{ observed: 10 }]);
    expect(read(hours([4, 800]), { knownRate: 24 / 5_200 }).findings).toEqual([]);
  });

  it('POS-26: takes seconds that come in clumps for no more than their usual scatter', () => {
    const idle = [900, 2_100, 1_200, 2_600, 800, 1_500].map((seconds) => [seconds, 40] as const);
    expect(dispersionOf(hours(...idle))).toBeGreaterThan(100);
    const usual = hours(...idle, [2_500, 40]);
    expect(read(usual).findings).toHaveLength(1);
    expect(read(usual, { isClustered: true }).findings).toEqual([]);
    const slow = read(hours(...idle, [9_000, 40]), { isClustered: true });
    expect(slow.findings).toMatchObject([{ observed: 9_000, expectedThousandths: 1_516_667 }]);
  });

  it('is silent where its rule is off', () => {
    const rules = { ...DEFAULT_RULES, off: ['u_chart', 'cusum'] as const };
    const periods = hours(...GT_U, [50, 800]);
    expect(read(periods, { rules: { ...rules, off: [...rules.off] } }).findings).toEqual([]);
  });
});

describe('drift in a series', () => {
  const rules = {
    ...DEFAULT_RULES,
    cusum: { ...DEFAULT_RULES.cusum, periods: 8 },
    off: ['u_chart' as const],
  };
  const baseline = Array.from({ length: 6 }, () => [4, 100] as const);
  const GT_CUSUM = [3, 5, 4, 6, 7, 8, 9, 8];
  const series = GT_CUSUM.map((count) => [count, 100] as const);

  it('R-080, GT-CUSUM: is found at the seventh value, from where the path left 0', () => {
    const { findings } = read(hours(...baseline, ...series), { rules });
    expect(findings).toEqual([
      {
        ...{ rule: 'cusum', from: hour(9), until: hour(13) },
        ...{ observed: 30, opportunities: 400, expectedThousandths: 16_000 },
      },
    ]);
    const sixth = read(hours(...baseline, [4, 100], [4, 100], ...series.slice(0, 6)), { rules });
    expect(sixth.findings).toEqual([]);
  });

  it('is none where a busy time explains more failures', () => {
    const busy = [2, 2, 2, 2, 2, 2, 2, 2].map((times) => [4 * times, 100 * times] as const);
    expect(read(hours(...baseline, ...busy), { rules }).findings).toEqual([]);
    const alike = busy.map(([count]) => [count, 100] as const);
    expect(read(hours(...baseline, ...alike), { rules }).findings).toHaveLength(1);
  });

  it('is looked for again at the count that takes the path over its limit', () => {
    const periods = hours(...baseline, [4, 100], ...series.slice(0, 6), [0, 100]);
    const { lookAt } = read(periods, { rules });
    const at = (count: number): Period[] => [
      ...periods.slice(0, -1),
      { ...periods.at(-1)!, count },
    ];
    expect(read(at(lookAt! - 1), { rules }).findings).toEqual([]);
    expect(read(at(lookAt!), { rules }).findings).toHaveLength(1);
  });
});
