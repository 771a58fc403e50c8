import type { FactSet, FactValue } from '@amends/projections/fact-groups';
import type { FigureRow } from '@amends/projections/measure';
import { describe, expect, it } from '@jest/globals';
import { employeeFigures } from './employee-figures.ts';
import { justiceFigures } from './figures.ts';
import { goldenAnswers } from './golden-answers.fixture.ts';
import { itemList, type JusticeAnswers, scoresOf } from './instrument.ts';
import { caseColumns, type JusticeSource, waveColumns } from './read-answers.ts';

const AT = 1_780_000_000_000;

const iso = (ms: number): string => new Date(ms).toISOString();

type Sets = Record<JusticeSource, FactSet>;

const setOf = (names: readonly string[], rows: readonly Record<string, unknown>[]): FactSet => ({
  n: rows.length,
  columns: Object.fromEntries(
    names.map((name) => [name, rows.map((row) => (row[name] ?? null) as FactValue)]),
  ),
});
const wave = (answers: readonly JusticeAnswers[], answered = AT): FactSet =>
  setOf(
    Object.keys(waveColumns),
    answers.map((raw) => ({ requested: AT, answered, items: itemList(raw), ...scoresOf(1, raw) })),
  );
const cases = (satisfied: readonly (boolean | null)[]): FactSet =>
  setOf(
    Object.keys(caseColumns),
    satisfied.map((isSatisfied) => ({
      reported: AT,
      satisfactions: isSatisfied === null ? null : [[iso(AT), isSatisfied, null]],
    })),
  );
const sets = (parts: Partial<Sets>): Sets => ({
  cases: cases([]),
  wave1: wave([]),
  wave2: wave([]),
  wave3: wave([]),
  wave4: wave([]),
  ...parts,
});
const groupOf = (at: number): Record<string, string> => (at === 0 ? {} : { store: String(at) });
const context = { asOfMs: AT, percentileRule: 'linear' } as const;
const figures = (...all: Sets[]) =>
  justiceFigures(
    all.map((sets, at) => ({ group: groupOf(at), sets })),
    context,
  ).map(({ measures }) => measures);
const raw = goldenAnswers.map((each) => each.raw);
const times = <Value>(count: number, values: readonly Value[]): Value[] =>
  Array.from({ length: count }, () => values).flat();

describe('justice figures', () => {
  it('withhold the golden group of six and tell the band only', () => {
    const [total] = figures(sets({ wave1: wave(raw) }));
    const withheld = { value: null, n: null, reason: 'n_lt_10', nBand: 'lt_10' };
    expect(total!.distributive).toEqual({ ...withheld, unit: 'score' });
    expect(total!.distributiveFavourable).toEqual({ ...withheld, unit: 'share' });
    expect(total!.responseRate).toEqual({ ...withheld, unit: 'share' });
  });

  it('have the mean of GT-J-GROUP-D and a wide interval from ten answers on', () => {
    const [total] = figures(sets({ wave1: wave(times(2, raw)) }));
    expect(total!.distributive).toMatchObject({ n: 12, unit: 'score', ciFlag: 'wide' });
    expect(total!.distributive!.value).toBeCloseTo(60.416667, 6);
    expect(total!.distributive!.ciLow).toBeGreaterThan(26.349273);
    expect(total!.overall).toMatchObject({ n: 10 });
    expect(total!.overall!.value).toBeCloseTo(60.092593, 6);
  });

  it('count five of seven as favourable, as GT-J-FAV-P does', () => {
    const [total] = figures(sets({ wave1: wave(times(2, raw)) }));
    expect(total!.distributiveFavourable).toMatchObject({ value: 0.5, n: 12 });
    expect(total!.proceduralFavourable).toMatchObject({ value: 0.4, n: 10 });
    expect(total!.interactionalFavourable!.value).toBeCloseTo(2 / 3, 9);
  });

  it('answer distributive, interactional, procedural and overall in this order (R-096)', () => {
    const [total] = figures(sets({}));
    expect(
      Object.keys(total!).filter((name) => !/(Alpha|Favourable|Wave[234])/.test(name)),
    ).toEqual([
      'cases',
      'distributive',
      'interactional',
      'procedural',
      'overall',
      'effort',
      'effortEasy',
      'unjustOutcomeShare',
      'serviceDisconfirmation',
      'serviceBelowExpectation',
      'recoveryDisconfirmation',
      'recoveryBelowExpectation',
      'satisfied',
      'nobodyAnswered',
      'csat',
      'responseRate',
      'likeCaseDispersion',
    ]);
  });

  it('have the reliability of GT-ALPHA-D from thirty complete answers on, reversed first', () => {
    const [total] = figures(sets({ wave1: wave(times(5, raw)) }));
    expect(total!.distributiveAlpha).toMatchObject({ n: 30, unit: 'coefficient' });
    expect(total!.distributiveAlpha!.value).toBeCloseTo(0.985539, 6);
    expect(total!.proceduralAlpha).toMatchObject({ value: null, n: null, reason: 'n_lt_30' });
  });

  it('say no data, never 0, where nobody answered the instrument', () => {
    const [total] = figures(sets({ cases: cases(times(12, [true])) }));
    expect(total!.interactional).toEqual({
      value: null,
      n: 0,
      unit: 'score',
      reason: 'no_data',
      nBand: 'lt_10',
    });
    expect(total!.satisfied).toMatchObject({ value: 1, n: 12 });
  });

  it('leave out answers given after the instant asked for', () => {
    const [total] = figures(sets({ wave1: wave(times(5, raw), AT + 1) }));
    expect(total!.distributive).toMatchObject({ n: 0, reason: 'no_data' });
    expect(total!.responseRate).toMatchObject({ value: 0, counts: { sent: 30, answered: 0 } });
  });

  it('keep the four waves apart, and count them all in the response rate', () => {
    const [total] = figures(
      sets({
        ...{ wave1: wave(times(2, raw)), wave2: wave(times(5, raw)) },
        ...{ wave3: wave(times(3, raw)), wave4: wave(times(4, raw)) },
      }),
    );
    expect(total!.distributive!.n).toBe(12);
    expect(total!.distributiveWave2!.n).toBe(30);
    expect(total!.distributiveWave3!.n).toBe(18);
    expect(total!.distributiveWave4!.n).toBe(24);
    expect(total!.responseRate).toMatchObject({ counts: { sent: 84, answered: 84 } });
  });
});

describe('cells under a published total', () => {
  const cells = (counts: readonly number[]) =>
    [counts.reduce((sum, count) => sum + count, 0), ...counts].map((count) =>
      sets({ wave1: wave(times(count, [raw[0]!])) }),
    );
  const reasons = (counts: readonly number[]) =>
    figures(...cells(counts)).map(({ distributive }) => distributive!.reason);

  it('hide a second cell where one alone could be computed, as in GT-SUP-1', () => {
    expect(reasons([12, 9, 40])).toEqual([undefined, 'complementary', 'n_lt_10', undefined]);
  });

  it('hide no more where two are hidden already, as in GT-SUP-2', () => {
    expect(reasons([12, 9, 8, 40])).toEqual([
      undefined,
      undefined,
      'n_lt_10',
      'n_lt_10',
      undefined,
    ]);
  });

  it('hide nothing on account of a cell in which nobody answered', () => {
    expect(reasons([12, 0, 40])).toEqual([undefined, undefined, 'no_data', undefined]);
  });

  it('take the total with them where there is only one cell', () => {
    const [total, cell] = figures(...cells([9]));
    expect([total!.distributive!.reason, cell!.distributive!.reason]).toEqual([
      'n_lt_10',
      'n_lt_10',
    ]);
  });
});

describe('disconfirmation', () => {
  it('is what was experienced less what was expected, each of the service and its recovery', () => {
    const gaps = [...times(6, [-2]), ...times(3, [0]), ...times(1, [1])];
    const answers = setOf(
      Object.keys(waveColumns),
      gaps.map((serviceGap) => ({ requested: AT, answered: AT, items: [], serviceGap })),
    );
    const [total] = figures(sets({ wave1: answers }));
    expect(total!.serviceDisconfirmation).toMatchObject({ n: 10, unit: 'score', ciFlag: 'wide' });
    expect(total!.serviceDisconfirmation!.value).toBeCloseTo(-1.1, 9);
    expect(total!.serviceBelowExpectation).toMatchObject({
      value: 0.6,
      counts: { below: 6, met: 3, above: 1 },
    });
    expect(total!.recoveryDisconfirmation).toMatchObject({ value: null, reason: 'no_data' });
  });
});

describe('figures of employees', () => {
  const reasons = (...counts: number[]) => {
    const all = counts.reduce((sum, count) => sum + count, 0);
    const groups = [all, ...counts].map((count, at) => ({
      group: groupOf(at),
      sets: sets({ wave1: wave(times(count, [raw[0]!])) }),
    }));
    return employeeFigures(groups, context).map(({ measures }) => measures.overall!.reason);
  };

  it('are shown from ten answers on while two remain, and never of one alone (EMP-02)', () => {
    expect(reasons(12, 15)).toEqual([undefined, undefined, undefined]);
    expect(reasons(12, 15, 4)).toEqual([undefined, 'complementary', 'complementary', 'n_lt_10']);
    expect(reasons(12, 15, 11, 4)).toEqual([
      ...[undefined, undefined, undefined, 'complementary'],
      'n_lt_10',
    ]);
    expect(reasons(12, 9)).toEqual([undefined, 'complementary', 'n_lt_10']);
    expect(reasons(15)).toEqual(['complementary', 'complementary']);
  });

  it('tell no count below ten either, of cases or of questions sent (R-130)', () => {
    const sent = (count: number): FactSet =>
      setOf(Object.keys(waveColumns), times(count, [{ requested: AT }]));
    const of = (count: number, asked: number, group: FigureRow['group']) => ({
      group,
      sets: sets({ cases: cases(times(count, [null])), wave1: sent(asked) }),
    });
    const lines = employeeFigures(
      [
        ...[of(54, 45, {}), of(15, 14, { employee: 'a' }), of(14, 13, { employee: 'b' })],
        ...[of(12, 3, { employee: 'c' }), of(4, 4, { employee: 'd' })],
        of(9, 11, { employee: 'e' }),
      ],
      context,
    );
    expect(lines.map(({ n }) => n)).toEqual([54, 15, 14, 12, null, null]);
    const reasonsOf = (name: string) => lines.map(({ measures }) => measures[name]!.reason);
    const shown = [undefined, undefined, undefined];
    expect(reasonsOf('cases')).toEqual([...shown, undefined, 'n_lt_10', 'n_lt_10']);
    expect(reasonsOf('nobodyAnswered')).toEqual(reasonsOf('cases'));
    // Three and four are seven together, and would follow from the total.
    const few = ['n_lt_10', 'n_lt_10', 'complementary'];
    expect(reasonsOf('responseRate')).toEqual([...shown, ...few]);
    expect(lines[4]!.measures.responseRate).toMatchObject({ value: null, n: null });
    expect(lines[4]!.measures.responseRate).not.toHaveProperty('counts');
  });

  it('leave out what was given to customers (R-091)', () => {
    const [{ measures }] = employeeFigures([{ group: {}, sets: sets({}) }], context) as [FigureRow];
    expect(Object.keys(measures)).not.toContain('likeCaseDispersion');
  });
});

describe('satisfaction', () => {
  it('leaves those who did not answer out of the share and counts them', () => {
    const answers = [...times(20, [true]), ...times(10, [false]), ...times(5, [null])];
    const [total] = figures(sets({ cases: cases(answers) }));
    expect(total!.satisfied).toMatchObject({
      n: 30,
      counts: { satisfied: 20, answered: 30 },
      ciFlag: 'ok',
    });
    expect(total!.satisfied!.value).toBeCloseTo(2 / 3, 9);
    expect(total!.nobodyAnswered).toMatchObject({ value: 5, n: 35 });
  });

  it('has the share and interval of the demonstration register', () => {
    const answers = [...times(2430, [true]), ...times(1402, [false]), ...times(663, [null])];
    const [total] = figures(sets({ cases: cases(answers) }));
    expect(total!.satisfied!.value).toBeCloseTo(0.634134, 6);
    expect(total!.satisfied!.ciLow).toBeLessThan(0.634134);
    expect(total!.nobodyAnswered!.value).toBe(663);
  });

  it('hides the number of those who answered together with a withheld share', () => {
    const [total] = figures(sets({ cases: cases([true, false, null]) }));
    expect(total!.satisfied).toMatchObject({ value: null, n: null });
    expect(total!.nobodyAnswered).toMatchObject({ value: null, n: null });
  });
});
