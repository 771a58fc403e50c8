import type { FactGroup } from '@amends/projections/fact-groups';
import { describe, expect, it } from '@jest/globals';
import { deviationFigures, deviationSource } from './deviation-figures.ts';
import { factSet } from './fact-set.fixture.ts';

const AT = Date.parse('2026-06-01T00:00:00Z');
const context = { asOfMs: AT, percentileRule: 'linear' } as const;
const deviated = Date.parse('2026-05-01T00:00:00Z');
const before = '2026-04-01T00:00:00Z';
const after = '2026-05-10T00:00:00Z';
const later = '2026-07-01T00:00:00Z';

type Row = Readonly<Record<string, unknown>>;
const times = (count: number, facts: Row): Row[] =>
  Array.from({ length: count }, () => ({ deviated, improvised: true, ...facts }));
const good = { answers: [[after, true]] };

const figuresOf = (reasons: Readonly<Record<string, readonly Row[]>>) => {
  const set = (rows: readonly Row[]) => ({
    deviations: factSet(deviationSource.columns, rows),
  });
  const groups: FactGroup<'deviations'>[] = [
    { group: {}, sets: set(Object.values(reasons).flat()) },
    ...Object.entries(reasons).map(([reason, rows]) => ({ group: { reason }, sets: set(rows) })),
  ];
  return deviationFigures(groups, context);
};

describe('improvisations that worked', () => {
  it('R-083: are those after which the customer is satisfied and nothing failed', () => {
    const [total] = figuresOf({
      inconvenience: [
        ...times(6, good),
        ...times(2, { answers: [[after, false]] }),
        ...times(1, { ...good, failures: [after] }),
        ...times(1, { ...good, failures: [before] }),
        ...times(1, { answers: [[before, true]] }),
        ...times(1, { answers: [[later, true]] }),
      ],
    });
    expect(total!.measures.workedShare).toMatchObject({
      value: 0.7,
      n: 10,
      ciFlag: 'wide',
      counts: { worked: 7, unassessed: 2 },
      label: 'observational',
    });
    // Wilson for 7 of 10.
    expect(total!.measures.workedShare!.ciLow).toBeCloseTo(0.396778, 6);
    expect(total!.measures.workedShare!.ciHigh).toBeCloseTo(0.892209, 6);
  });

  it('R-083: come by falling number, and withhold the answers of few', () => {
    const rows = figuresOf({
      late_response: times(3, good),
      staff_error: times(12, { improvised: false }),
      inconvenience: times(20, good),
    });
    expect(
      rows.map(({ group, n, measures }) => [
        group.reason,
        n,
        measures.workedShare!.value,
        measures.workedShare!.reason,
      ]),
    ).toEqual([
      [undefined, 35, 1, undefined],
      ['inconvenience', 20, null, 'complementary'],
      ['staff_error', 12, null, 'no_data'],
      ['late_response', 3, null, 'n_lt_10'],
    ]);
    expect(rows[0]!.measures.improvisedShare).toMatchObject({ value: 23 / 35, n: 35 });
  });
});
