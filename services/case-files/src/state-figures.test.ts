import type { FactRow } from '@amends/projections/types';
import { describe, expect, it } from '@jest/globals';
import { event, instantOf, reported, rowAfter } from './case-history.fixture.ts';
import { stateFigures } from './state-figures.ts';

const figuresOf = (rows: readonly FactRow[], asOfDay: number) => {
  const columns = { history: rows.map((row) => row.history as never) };
  const groups = [{ group: {}, sets: { cases: { n: rows.length, columns } } }];
  return stateFigures(groups, {
    ...{ asOfMs: Date.parse(instantOf(asOfDay)), percentileRule: 'linear' },
  });
};
const lineOf = (rows: readonly FactRow[], asOfDay: number, state: string) =>
  figuresOf(rows, asOfDay).find(({ group }) => group.state === state)!;

const DAY = 86_400;
const acknowledged = (day: number) => event('CaseAcknowledged', day);
const prioritised = (day: number) => event('CasePrioritised', day, { severity: 'minor' });
const closed = (day: number) => event('CaseClosed', day, { closedAt: instantOf(day) });
const reopened = (day: number) =>
  event('CaseReopened', day, { reopenCount: 1, reopenedAt: instantOf(day) });

describe('time in states', () => {
  const rows = [1, 1, 2, 4].map((days) =>
    rowAfter([reported(0), acknowledged(days), prioritised(days + 6)]),
  );

  it('cuts off at the instant where a case still is, and never counts that as having left', () => {
    const { n, measures } = lineOf([...rows, rowAfter([reported(0)])], 5, 'reported');
    expect(n).toBe(5);
    expect(measures).toMatchObject({
      stays: { value: 5, counts: { left: 4, stillIn: 1 } },
      stayMedian: { value: 2 * DAY, days: 2, n: 5, method: 'kaplan_meier' },
      stayP90: { value: null, reason: 'n_lt_10' },
      perCaseMean: { value: (13 / 5) * DAY, n: 5 },
    });
  });

  it('shares out all the time that cases wait, and none of that after their end', () => {
    const row = rowAfter([reported(0), acknowledged(1), closed(4)]);
    const shares = figuresOf([row], 40).flatMap(({ group, measures }) =>
      measures.timeShare?.value ? [[group.state, measures.timeShare.value]] : [],
    );
    expect(shares).toEqual([
      ['reported', 0.25],
      ['acknowledged', 0.75],
    ]);
    const states = figuresOf([row], 40).map(({ group }) => group.state);
    expect(states).not.toContain('closed');
  });

  it('is that of the instant asked for', () => {
    expect(lineOf(rows, 1, 'acknowledged').measures.stays).toMatchObject({
      ...{ value: 2, counts: { left: 0, stillIn: 2 } },
    });
    expect(lineOf(rows, 10, 'acknowledged').measures.stays).toMatchObject({
      ...{ value: 4, counts: { left: 4, stillIn: 0 } },
    });
  });

  it('counts a case once that is twice in a state', () => {
    const twice = [prioritised(1), closed(2), reopened(5), prioritised(6), closed(9)];
    const { n, measures } = lineOf([rowAfter([reported(0), ...twice])], 20, 'triaged');
    expect(n).toBe(1);
    expect(measures.stays).toMatchObject({ value: 2 });
    expect(measures.perCaseMean).toMatchObject({ value: 4 * DAY });
  });

  it('leaves a stay out that ends before it begins, and tells how many there are', () => {
    const early = rowAfter([reported(5), closed(3)]);
    const [total] = figuresOf([early], 9);
    expect(total!.measures.flagged).toMatchObject({ value: 1, n: 1 });
    expect(lineOf([early], 9, 'reported').measures.stays).toMatchObject({ value: 0 });
  });

  it('says no data where nobody ever was', () => {
    expect(lineOf([], 1, 'executing').measures).toMatchObject({
      stays: { value: 0 },
      stayMedian: { value: null, reason: 'no_data' },
      perCaseMean: { value: null, reason: 'no_data' },
      timeShare: { value: null, reason: 'no_data' },
    });
  });
});
