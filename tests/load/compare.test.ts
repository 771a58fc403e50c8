import { describe, expect, it } from '@jest/globals';
import { findRegressions } from './compare.ts';
import { mergeRows } from './merge-rows.ts';
import { type BenchRow, isReached, median, quantile, ratioOf } from './row.ts';
import { benchTable } from './table.ts';

const row = (name: string, value: number, reference?: number): BenchRow => ({
  name,
  value,
  unit: '/s',
  ...(reference === undefined ? {} : { reference: { name: 'raw', value: reference } }),
});

describe('a comparison with a baseline', () => {
  it('finds a ratio that fell below 0.7 of the baseline', () => {
    expect(findRegressions([row('append', 200, 100)], [row('append', 139, 100)])).toEqual([
      { name: 'append', before: 2, now: 1.39 },
    ]);
  });

  it('passes a ratio at 0.7 of the baseline', () => {
    expect(findRegressions([row('append', 200, 100)], [row('append', 140, 100)])).toEqual([]);
  });

  it('passes a slower machine on which the reference is slower too', () => {
    expect(findRegressions([row('append', 200, 100)], [row('append', 20, 10)])).toEqual([]);
  });

  it('finds a reference that stayed while the value fell', () => {
    expect(findRegressions([row('append', 200, 100)], [row('append', 100, 100)])).toHaveLength(1);
  });

  it('leaves out rows without a reference and rows that only one run has', () => {
    const baseline = [row('memory', 100), row('gone', 2, 1)];
    expect(findRegressions(baseline, [row('memory', 900), row('new', 1, 9)])).toEqual([]);
  });
});

describe('a baseline that a part of the rows is saved into', () => {
  const saved = (commit: string, measuredAt: string, rows: readonly BenchRow[]) => ({
    machine: { commit, load: { after: 1 } },
    measuredAt,
    rows,
  });
  const origin = (commit: string, at: string) => ({ commit, at, load: 1 });

  it('keeps the others, each with the commit and time it was measured of', () => {
    const first = saved('aaa', '2026-01-01', [row('append', 1), row('relay', 2)]);
    const second = saved('bbb', '2026-02-02', [row('relay', 3)]);
    const rows = mergeRows(first, second);
    expect(rows).toEqual([
      { ...row('append', 1), measured: origin('aaa', '2026-01-01') },
      { ...row('relay', 3), measured: origin('bbb', '2026-02-02') },
    ]);
    const third = saved('ccc', '2026-03-03', [row('memory', 4)]);
    expect(mergeRows({ ...second, rows }, third).map(({ measured }) => measured?.commit)).toEqual([
      'aaa',
      'bbb',
      'ccc',
    ]);
  });
});

describe('a row of the bench', () => {
  it('reaches a target of its ratio, at least or at most', () => {
    expect(ratioOf(row('a', 3, 2))).toBe(1.5);
    expect(isReached({ ...row('a', 3, 2), target: { kind: 'ratio', value: 1.5 } })).toBe(true);
    expect(isReached({ ...row('a', 2, 2), target: { kind: 'ratio', value: 1.5 } })).toBe(false);
    expect(isReached({ ...row('a', 9), target: { kind: 'at_least', value: 10 } })).toBe(false);
    expect(isReached({ ...row('a', 9), target: { kind: 'at_most', value: 10 } })).toBe(true);
    expect(isReached(row('a', 9))).toBeUndefined();
  });

  it('takes the middle and the quantiles of what was measured', () => {
    expect(median([9, 1, 5])).toBe(5);
    const hundred = Array.from({ length: 100 }, (_, at) => at + 1);
    expect([0.5, 0.99, 1].map((p) => quantile(hundred, p))).toEqual([50, 99, 100]);
    expect(quantile([7], 0.99)).toBe(7);
  });
});

describe('the table of a bench run', () => {
  it('shows value, reference, ratio, target and what was not run', () => {
    const rows = [{ ...row('append', 1234.5, 1000), target: { kind: 'ratio', value: 1.5 } }];
    const text = benchTable(rows as BenchRow[], [{ name: 'relay', reason: 'no Kafka' }]);
    expect(text).toContain('append | 1,235 /s | 1,000 raw | 1.23 x | >= 1.5 x | NO');
    expect(text).toContain('NOT RUN: relay (no Kafka)');
  });
});
