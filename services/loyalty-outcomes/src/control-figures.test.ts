import type { FigureRow } from '@amends/projections/measure';
import { describe, expect, it } from '@jest/globals';
import type { ControlStore } from './control-group.ts';
import {
  answered,
  type CaseAndSales,
  event,
  figuresBeside,
  recovered,
  reported,
  rowAfter,
} from './loyal-case.fixture.ts';

const repeat = event('ImpactAssessed', { severity: 'minor', repeatBasis: 'same_customer' });

const said = (overallSatisfaction: number, storeId = '9', isRepeat = false): CaseAndSales => ({
  row: rowAfter(
    reported(0, { storeId }),
    ...(isRepeat ? [repeat] : []),
    recovered(1),
    answered(2, { overallSatisfaction }),
  ),
});

const controlOf = (overall: readonly number[], more: Partial<ControlStore> = {}): ControlStore => ({
  ...{ store: '9', overall, recommend: [], intent: [], trust: [], matured: 0, back: 0 },
  ...more,
});

/** GT-SRPb. */
const recoveredScores = [82, 90, 75, 88, 95, 70, 85, 92, 78, 80];
const controlScores = [76, 80, 72, 85, 79, 83, 70, 77, 81, 74, 78, 75];
const cases = recoveredScores.map((score) => said(score));
const of = (
  controls: readonly ControlStore[],
  rows: readonly CaseAndSales[],
): FigureRow['measures'] => figuresBeside({ controls }, 200, rows)[0]!;

describe('the recovered against whom nothing failed (R-103, R-105)', () => {
  it('GT-SRPb: are the difference of two means, too few for a verdict below thirty', () => {
    const { paradoxBetween } = of([controlOf(controlScores)], cases);
    expect(paradoxBetween).toMatchObject({
      n: 22,
      unit: 'score',
      verdict: 'insufficient',
      label: 'observational',
      counts: { recovered: 10, control: 12 },
    });
    expect(paradoxBetween!.value).toBeCloseTo(6, 9);
    expect(paradoxBetween!.ciLow).toBeCloseTo(-0.066507, 6);
    expect(paradoxBetween!.ciHigh).toBeCloseTo(12.066507, 6);
    expect(paradoxBetween!.effectSize).toBeCloseTo(0.922217, 6);
  });

  it('have a verdict from thirty on each side on, and not while one side has fewer', () => {
    const thrice = [cases, cases, cases].flat();
    const controls = [controlScores, controlScores, controlScores].flat();
    const { paradoxBetween } = of([controlOf(controls)], thrice);
    expect(paradoxBetween).toMatchObject({ n: 66, verdict: 'supported' });
    const oneSided = of([controlOf(controlScores)], thrice);
    expect(oneSided.paradoxBetween).toMatchObject({ n: 42, verdict: 'insufficient' });
    const worse = of([controlOf(controls.map((score) => score + 20))], thrice);
    expect(worse.paradoxBetween!.verdict).toBe('opposite');
    const alike = of(
      [controlOf([...recoveredScores, ...recoveredScores, ...controlScores])],
      [...thrice],
    );
    expect(alike.paradoxBetween!.verdict).toBe('not_supported');
  });

  it('are not told of fewer than ten on either side, and no data without a control group', () => {
    const withheld = { value: null, n: null, reason: 'n_lt_10' };
    expect(of([controlOf(controlScores.slice(0, 9))], cases).paradoxBetween).toMatchObject(
      withheld,
    );
    expect(of([controlOf(controlScores)], cases.slice(0, 9)).paradoxBetween).toMatchObject(
      withheld,
    );
    expect(of([], cases).paradoxBetween).toMatchObject({ value: null, n: 0, reason: 'no_data' });
  });

  it('are compared within their own stores, small ones withheld with one more (R-132)', () => {
    const at = (store: string, overall: readonly number[]) => controlOf(overall, { store });
    const controls = [
      at('1', controlScores.slice(0, 9)),
      at('2', controlScores),
      at('3', [...controlScores, 70]),
      at('elsewhere', [1, 1, 1]),
    ];
    const lines = ['1', '2', '3'].map((store) => recoveredScores.map((one) => said(one, store)));
    const rows = figuresBeside({ controls }, 200, ...lines).map(
      ({ paradoxBetween }) => paradoxBetween,
    );
    expect(rows.map((each) => each!.reason)).toEqual([
      undefined,
      'n_lt_10',
      'complementary',
      undefined,
    ]);
    expect(rows[0]!.counts).toEqual({ recovered: 30, control: 34 });
    expect(rows[3]!.counts).toEqual({ recovered: 10, control: 13 });
  });

  it('are given away by no stores that one line has and another has not (R-132)', () => {
    const at = (store: string, n: number, more: Partial<ControlStore> = {}) =>
      controlOf(
        Array.from({ length: n }, (_, one) => controlScores[one % 12]!),
        { store, matured: 5 * n, back: 3 * n, ...more },
      );
    const controls = [at('1', 20), at('2', 20), at('3', 9)];
    const linesOf = (...sets: readonly (readonly string[])[]) =>
      sets.map((stores) =>
        stores.flatMap((store) => recoveredScores.map((one) => said(one, store))),
      );
    const reasons = (name: string, ...sets: readonly (readonly string[])[]) =>
      figuresBeside({ controls }, 200, ...linesOf(...sets)).map(
        (measures) => measures[name]!.reason,
      );
    // Less one another they would be the nine of store 3; less the total those of 2 are enough.
    for (const name of ['paradoxBetween', 'quietlyDissatisfied']) {
      expect(reasons(name, ['1', '2', '3'], ['1', '2'])).toEqual([
        ...[undefined, undefined, 'complementary'],
      ]);
      expect(reasons(name, ['1', '2', '3'], ['1', '3'])).toEqual([
        ...[undefined, undefined, undefined],
      ]);
      expect(reasons(name, ['1', '2'], ['2', '3'], ['1', '3'])).toEqual([
        ...[undefined, 'complementary', 'complementary', undefined],
      ]);
    }
    const few = [at('1', 20), at('2', 20), at('3', 9, { matured: 9, back: 5 })];
    const [, , less] = figuresBeside(
      { controls: few },
      200,
      ...linesOf(['1', '2', '3'], ['1', '2']),
    );
    expect(less!.controlUplift90!.reason).toBe('complementary');
  });

  it('never pool a first failure with one that came again', () => {
    const again = recoveredScores.map((score) => said(score - 40, '9', true));
    const figures = of([controlOf(controlScores)], [...cases, ...again]);
    expect(figures.paradoxBetween!.value).toBeCloseTo(6, 9);
    expect(figures.paradoxBetweenRepeat!.value).toBeCloseTo(-34, 9);
    const remembered = [...cases, ...again].map(({ row }) => ({
      row: {
        ...row,
        answers: [{ at: '2026-01-03T00:00:00.000Z', overall: 5, satisfactionBefore: 4 }],
      },
    }));
    const within = of([], remembered);
    expect([within.paradoxWithin!.n, within.paradoxWithinRepeat!.n]).toEqual([10, 10]);
  });

  it('come back more or less often, which is told apart from what they say', () => {
    const back = (sales: readonly number[]) => ({ ...said(80), sales });
    const rows = [
      ...Array.from({ length: 24 }, () => back([20])),
      ...Array.from({ length: 16 }, () => back([])),
    ];
    const control = controlOf([], { matured: 50, back: 40 });
    const { controlUplift90 } = of([control], rows);
    expect(controlUplift90).toMatchObject({
      n: 90,
      unit: 'share',
      label: 'observational',
      counts: { treated: 40, control: 50 },
    });
    expect(controlUplift90!.value).toBeCloseTo(-0.2, 9);
    expect(controlUplift90!.ciHigh).toBeLessThan(0);
    expect(of([{ ...control, matured: 20, back: 15 }], rows).controlUplift90).toMatchObject({
      value: null,
      reason: 'insufficient',
    });
  });
});
