import type { FactSet, FactValue } from '@amends/projections/fact-groups';
import { describe, expect, it } from '@jest/globals';
import { justiceFigures } from './figures.ts';
import { caseColumns, type JusticeSource, waveColumns } from './read-answers.ts';

const AT = Date.UTC(2026, 5, 30);
const iso = (ms: number): string => new Date(ms).toISOString();

type Row = Readonly<Record<string, unknown>>;

const setOf = (names: readonly string[], rows: readonly Row[]): FactSet => ({
  n: rows.length,
  columns: Object.fromEntries(
    names.map((name) => [name, rows.map((row) => (row[name] ?? null) as FactValue)]),
  ),
});

interface Rows {
  readonly cases?: readonly Row[];
  readonly wave1?: readonly Row[];
}

const figures = (parts: Rows, { asOfMs = AT, parameters = {} } = {}) => {
  const sets: Record<JusticeSource, FactSet> = {
    cases: setOf(Object.keys(caseColumns), parts.cases ?? []),
    wave1: setOf(Object.keys(waveColumns), parts.wave1 ?? []),
    wave2: setOf(Object.keys(waveColumns), []),
    wave3: setOf(Object.keys(waveColumns), []),
    wave4: setOf(Object.keys(waveColumns), []),
  };
  const context = { asOfMs, percentileRule: 'linear', parameters } as const;
  return justiceFigures([{ group: {}, sets }], context)[0]!.measures;
};

const score = (d: number | null, p: number | null, i: number | null = 50): Row => ({
  requested: AT,
  answered: AT,
  version: 1,
  items: [],
  distributive: d === null ? null : d * 1e6,
  procedural: p === null ? null : p * 1e6,
  interactional: i === null ? null : i * 1e6,
});
const times = (count: number, row: Row): Row[] => Array.from({ length: count }, () => row);

describe('the overall score', () => {
  const wave1 = times(10, score(75, 25, 50));

  it('weighs distributive, interactional, procedural as asked for (R-096)', () => {
    expect(figures({ wave1 }).overall!.value).toBeCloseTo(50, 9);
    const parameters = { weights: [2, 1, 1] };
    expect(figures({ wave1 }, { parameters }).overall!.value).toBeCloseTo(56.25, 9);
    expect(figures({ wave1 }, { parameters: { weights: [0, 0, 7] } }).overall!.value).toBe(25);
  });

  it('is favourable at 5 of 7 exactly, however its dimensions were rounded to millionths', () => {
    const rounded = score(70.833333, 58.333333, 70.833333);
    const { overallFavourable } = figures({ wave1: times(10, rounded) });
    expect(overallFavourable).toMatchObject({ value: 1, n: 10 });
  });

  it('is none where a dimension is, whatever it weighs', () => {
    const rows = times(10, score(80, null));
    expect(figures({ wave1: rows }).overall).toMatchObject({ n: 0, reason: 'no_data' });
  });
});

describe('an outcome felt unjust after a just process (R-097)', () => {
  const mixed = [...times(6, score(30, 80)), ...times(4, score(90, 80))];

  it('is told on the distributive score of the group, and as a share of the answers', () => {
    const low = figures({ wave1: times(10, score(40, 80)) });
    expect(low.distributive!.warning).toBe('unjust_outcome_just_process');
    expect(low.procedural!.warning).toBeUndefined();
    const { distributive, unjustOutcomeShare } = figures({ wave1: mixed });
    expect(distributive!.warning).toBeUndefined();
    expect(unjustOutcomeShare).toMatchObject({ value: 0.6, n: 10 });
  });

  it('goes by the bounds asked for', () => {
    const parameters = { 'low-outcome': 30, 'high-process': 90 };
    const { distributive, unjustOutcomeShare } = figures({ wave1: mixed }, { parameters });
    expect(distributive!.warning).toBeUndefined();
    expect(unjustOutcomeShare!.value).toBe(0);
    const wide = figures({ wave1: mixed }, { parameters: { 'low-outcome': 60 } });
    expect(wide.distributive!.warning).toBe('unjust_outcome_just_process');
  });

  it('is not told of fewer than ten', () => {
    const few = figures({ wave1: times(9, score(30, 80)) });
    expect(few.distributive).toMatchObject({ value: null, n: null });
    expect(few.distributive!.warning).toBeUndefined();
    expect(few.unjustOutcomeShare).toMatchObject({ value: null, n: null, reason: 'n_lt_10' });
  });

  it('is not given away by the warning where the process alone is withheld', () => {
    const rows = [...times(9, score(30, 80)), score(30, null)];
    expect(figures({ wave1: rows }).distributive!.warning).toBeUndefined();
  });
});

describe('answers to several versions of the questions', () => {
  it('are labelled', () => {
    const rows = [...times(9, score(80, 80)), { ...score(80, 80), version: 2 }];
    expect(figures({ wave1: rows }).overall!.warning).toBe('mixed_instruments');
    expect(figures({ wave1: times(10, score(80, 80)) }).overall!.warning).toBeUndefined();
  });
});

describe('an answer that superseded another', () => {
  const row: Row = {
    ...score(100, 100),
    former: [
      {
        at: iso(AT - 5000),
        version: 1,
        distributive: 0,
        procedural: 0,
        interactional: 0,
        items: [],
      },
      {
        at: iso(AT - 2000),
        version: 1,
        distributive: 5e7,
        procedural: 0,
        interactional: 0,
        items: [],
      },
    ].map((each) => ({ overall: 0, effort: null, ...each })),
  };
  const at = (asOfMs: number) => figures({ wave1: times(10, row) }, { asOfMs }).distributive;

  it('does not change what was true before it', () => {
    expect(at(AT)).toMatchObject({ value: 100, n: 10 });
    expect(at(AT - 1000)).toMatchObject({ value: 50, n: 10 });
    expect(at(AT - 3000)).toMatchObject({ value: 0, n: 10 });
    expect(at(AT - 9000)).toMatchObject({ value: null, n: 0, reason: 'no_data' });
  });
});

describe('CSAT and CES', () => {
  const satisfied = (given: number | null, yes = true): Row => ({
    reported: AT - 9000,
    satisfactions: [[iso(AT - 1000), yes, given]],
  });

  it('T-42: is the share of 4 and 5, with how often each score was given', () => {
    const counts = [2, 3, 5, 20, 20];
    const cases = counts.flatMap((count, at) => times(count, satisfied(at + 1, at >= 3)));
    expect(figures({ cases }).csat).toMatchObject({
      value: 0.8,
      n: 50,
      counts: { 1: 2, 2: 3, 3: 5, 4: 20, 5: 20 },
    });
  });

  it('SCO-04: leaves the yes and no of a register out of CSAT', () => {
    const cases = times(12, satisfied(null));
    expect(figures({ cases }).csat).toMatchObject({ n: 0, reason: 'no_data' });
    expect(figures({ cases }).satisfied).toMatchObject({ value: 1, n: 12 });
  });

  it('T-43: is the mean on 1 to 7 with the share of 5 and more, from ten on', () => {
    const efforts = [7, 6, 5, 5, 4, 2].flatMap((effort) => times(2, { ...score(50, 50), effort }));
    const { effort, effortEasy } = figures({ wave1: efforts });
    expect(effort).toMatchObject({ n: 12, ciFlag: 'wide' });
    expect(effort!.value).toBeCloseTo(4.833, 3);
    expect(effortEasy!.value).toBeCloseTo(0.667, 3);
    expect(figures({ wave1: efforts.slice(3) }).effort).toMatchObject({ reason: 'n_lt_10' });
  });

  it('count the last answer before the instant', () => {
    const row = {
      reported: 0,
      satisfactions: [
        [iso(AT - 5000), false, 1],
        [iso(AT - 1000), true, 5],
      ],
    };
    const at = (asOfMs: number) => figures({ cases: times(10, row) }, { asOfMs }).csat!.value;
    expect([at(AT - 3000), at(AT)]).toEqual([0, 1]);
  });
});

describe('how alike like cases are treated (R-128)', () => {
  const given = (share: number, likeness: string | null = 'delay minor', price = 1000): Row => ({
    reported: AT - 9000,
    likeness,
    priceAmount: price,
    priceCurrency: 'EUR',
    given: [[iso(AT - 1000), 'EUR', share * price]],
  });

  it('is 0 where every kind of case got its one share of the price', () => {
    const cases = [...times(6, given(0.5)), ...times(6, given(1, 'damage major', 400))];
    expect(figures({ cases }).likeCaseDispersion).toMatchObject({
      value: 0,
      n: 12,
      unit: 'coefficient',
      counts: { kinds: 2, unmatched: 0 },
    });
  });

  it('is the deviation within kinds, never between them', () => {
    const cases = [
      ...times(3, given(0.4)),
      ...times(3, given(0.6)),
      ...times(6, given(1, 'damage major')),
    ];
    const { value } = figures({ cases }).likeCaseDispersion!;
    expect(value).toBeCloseTo(Math.sqrt((6 * 0.01) / 10), 9);
  });

  it('leaves out what cannot be matched, or was given later or in another currency', () => {
    const foreign = { ...given(1), given: [[iso(AT - 1000), 'USD', 900]] };
    const late = { ...given(1), given: [[iso(AT + 1000), 'EUR', 900]] };
    const some = { ...given(1), given: [[iso(AT - 2000), 'EUR', 500], ...foreign.given] };
    const odd = [given(1, null), given(1, 'lonely minor'), foreign, some, late, { reported: 0 }];
    const { n, counts } = figures({ cases: [...times(10, given(1)), ...odd] }).likeCaseDispersion!;
    expect([n, counts]).toEqual([10, { kinds: 1, unmatched: 6 }]);
  });

  it('is not told of fewer than ten, and is no data without any', () => {
    expect(figures({ cases: times(9, given(1)) }).likeCaseDispersion!.reason).toBe('n_lt_10');
    expect(figures({}).likeCaseDispersion!.reason).toBe('no_data');
  });
});
