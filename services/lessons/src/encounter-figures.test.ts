import type { FactGroup } from '@amends/projections/fact-groups';
import { describe, expect, it } from '@jest/globals';
import { encounterFigures, encounterSource } from './encounter-figures.ts';
import { factSet } from './fact-set.fixture.ts';

const AT = Date.parse('2026-06-01T00:00:00Z');
const context = { asOfMs: AT, percentileRule: 'linear' } as const;

interface Encounter {
  readonly deviates: boolean;
  readonly partUnclear: boolean | null;
  readonly encounterAt: number;
}
const times = (count: number, partUnclear: boolean | null, deviates = true): Encounter[] =>
  Array.from({ length: count }, () => ({ deviates, partUnclear, encounterAt: AT }));

const figuresOf = (lines: Readonly<Record<string, readonly Encounter[]>>, dimension = 'step') => {
  const set = (rows: readonly Encounter[]) =>
    factSet(encounterSource.columns, rows as unknown as Record<string, unknown>[]);
  const groups: FactGroup<'cases'>[] = [
    { group: {}, sets: { cases: set(Object.values(lines).flat()) } },
    ...Object.entries(lines).map(([name, rows]) => ({
      group: { [dimension]: name === 'none' ? null : name },
      sets: { cases: set(rows) },
    })),
  ];
  return encounterFigures(groups, context);
};

describe('the steps of service scripts', () => {
  it('R-121: come by falling number of failures with their share of the assessed', () => {
    const rows = figuresOf({
      pay: times(2, null),
      hand_over: times(5, null),
      none: times(3, null, false),
    });
    expect(rows.map(({ group, n }) => [group.step, n])).toEqual([
      [undefined, 10],
      ['hand_over', 5],
      [null, 3],
      ['pay', 2],
    ]);
    expect(rows[0]!.measures.deviationShare).toMatchObject({
      value: 0.7,
      n: 10,
      counts: { deviations: 7 },
    });
    expect(rows[1]!.measures).toMatchObject({
      share: { value: 0.5, n: 10 },
      cumulativeShare: { value: 0.5 },
    });
  });

  it('R-121: leave out what was assessed after the instant asked for', () => {
    const late = times(2, true).map((each) => ({ ...each, encounterAt: AT + 1 }));
    expect(figuresOf({ pay: [...late, ...times(1, null)] })[0]).toMatchObject({ n: 1 });
  });
});

describe('parts that customers did not know', () => {
  const rows = figuresOf(
    {
      paying: [...times(15, true), ...times(5, false)],
      ordering: [...times(4, true), ...times(26, false)],
      waiting: times(10, null),
    },
    'participationStage',
  );
  const at = (stage: string) =>
    rows.find(({ group }) => group.participationStage === stage)!.measures;

  it('R-121: are a hot-spot where the whole interval lies above the share of all', () => {
    expect(rows[0]!.measures.unclearShare).toMatchObject({ value: 19 / 50, n: 50 });
    expect(at('paying')).toMatchObject({
      unclearShare: { value: 0.75, n: 20, counts: { unclear: 15, clear: 5 } },
      unclearLift: { counts: { hotSpot: 1 } },
    });
    expect(at('paying').unclearLift!.value).toBeCloseTo(0.75 / 0.38, 12);
    expect(at('ordering').unclearLift).toMatchObject({ counts: { hotSpot: 0 } });
  });

  it('R-121: are no data where nobody said whether the part was clear', () => {
    expect(at('waiting').unclearShare).toMatchObject({ value: null, n: 0, reason: 'no_data' });
    expect(at('waiting').unclearLift).toMatchObject({ value: null, reason: 'no_data' });
  });

  it('R-121: are withheld below ten cases, with the next smallest line', () => {
    const few = figuresOf({ pay: times(12, true), queue: times(9, true), leave: times(40, false) });
    const shares = few.map(({ group, measures }) => [
      group.step,
      measures.unclearShare!.value,
      measures.unclearShare!.n,
      measures.unclearShare!.reason,
    ]);
    expect(shares).toEqual([
      [undefined, 21 / 61, 61, undefined],
      ['leave', 0, 40, undefined],
      ['pay', null, null, 'complementary'],
      ['queue', null, null, 'n_lt_10'],
    ]);
  });
});
