import type { FactRow } from '@amends/projections/types';
import { describe, expect, it } from '@jest/globals';
import { event, instantOf, reported, rowAfter } from './case-history.fixture.ts';
import { caseFigures } from './figures.ts';

const figuresOf = (rows: readonly FactRow[], asOfDay: number) => {
  const columns = {
    reported: rows.map((row) => Date.parse(row.reported_at as string)),
    history: rows.map((row) => row.history as never),
  };
  const groups = [{ group: {}, sets: { cases: { n: rows.length, columns } } }];
  const asOfMs = Date.parse(instantOf(asOfDay));
  return caseFigures(groups, { asOfMs, percentileRule: 'linear' })[0]!;
};

const withdrawn = (day: number) => event('CaseWithdrawn', day, { withdrawnAt: instantOf(day) });
const reopened = (day: number) =>
  event('CaseReopened', day, { reopenCount: 1, reopenedAt: instantOf(day) });
const closed = (day: number) => event('CaseClosed', day, { closedAt: instantOf(day) });

describe('numbers of cases', () => {
  const rows = [
    rowAfter([reported(0)]),
    rowAfter([reported(0), withdrawn(3)]),
    rowAfter([reported(1), closed(4), reopened(6)]),
    rowAfter([reported(5)]),
  ];

  it('count every state, the open and the ended', () => {
    const { n, measures } = figuresOf(rows, 10);
    expect(n).toBe(4);
    expect(measures.cases).toMatchObject({
      value: 4,
      unit: 'cases',
      counts: { reported: 2, withdrawn: 1, reopened: 1, closed: 0, duplicate: 0 },
    });
    expect(measures).toMatchObject({
      open: { value: 3, n: 4 },
      ended: { value: 1, n: 4 },
      reopened: { value: 1, n: 4 },
    });
  });

  it('are those of the instant asked for', () => {
    const { n, measures } = figuresOf(rows, 4);
    expect(n).toBe(3);
    expect(measures.cases!.counts).toMatchObject({ reported: 1, withdrawn: 1, closed: 1 });
    expect(measures.reopened!.value).toBe(0);
  });

  it('DUP-04: count a duplicate as a report and not as a case', () => {
    const merged = event('CasesMerged', 2, { primaryCaseId: 'p', mergedAt: instantOf(2) });
    const { measures } = figuresOf([rowAfter([reported(0)]), rowAfter([reported(0), merged])], 3);
    expect(measures.cases).toMatchObject({ value: 1, counts: { reported: 1, duplicate: 1 } });
    expect(measures.reports).toMatchObject({ value: 2 });
  });

  it('R-130: are cases in every measure, never money: an owner may be picked out', () => {
    const units = Object.values(figuresOf(rows, 10).measures).map(({ unit }) => unit);
    expect(new Set(units)).toEqual(new Set(['cases']));
  });

  it('are zero without cases', () => {
    expect(figuresOf([], 1).measures.open).toMatchObject({ value: 0, n: 0 });
  });
});
