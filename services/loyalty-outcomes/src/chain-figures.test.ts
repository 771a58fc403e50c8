import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { FigureRow } from '@amends/projections/measure';
import { describe, expect, it } from '@jest/globals';
import {
  answered,
  type CaseAndSales,
  event,
  figuresBeside,
  figuresOf,
  instantOf,
  recovered,
  reported,
  rowAfter,
} from './loyal-case.fixture.ts';

const told = (valence: string, reach: number, day = 3, observationId = 'o1'): LoggedEvent =>
  event('WordOfMouthObserved', { observationId, valence, reach, observedAt: instantOf(day) });
const unhappy = answered(2, { satisfaction: 1, dissatisfactionEliminated: false });
const content = answered(2, { satisfaction: 5 });

const times = (count: number, sales: readonly number[], ...more: readonly LoggedEvent[]) =>
  Array.from(
    { length: count },
    (): CaseAndSales => ({ row: rowAfter(reported(0), recovered(1), ...more), sales }),
  );
const of = (rows: readonly CaseAndSales[], asOf = 200): FigureRow['measures'] =>
  figuresOf(asOf, rows)[0]!;

/** Of those let down twice most tell others badly of us and stay away; of the others few do. */
const cases = [
  ...times(9, [], unhappy, told('negative', 100)),
  ...times(3, [20], unhappy),
  ...times(2, [], content, told('negative', 10)),
  ...times(18, [20], content, told('positive', 5)),
];

describe('word of mouth of cases (R-112)', () => {
  it('is a balance with its interval, and the people whom it reached', () => {
    const { wordOfMouthNet, wordOfMouthReach } = of(cases);
    expect(wordOfMouthNet).toMatchObject({
      ...{ n: 29, unit: 'coefficient', ciFlag: 'wide' },
      counts: { positive: 18, neutral: 0, negative: 11 },
    });
    expect(wordOfMouthNet!.value).toBeCloseTo(7 / 29, 9);
    // t(.975, 28) = 2.048407, s = 0.987615.
    expect(wordOfMouthNet!.ciLow).toBeCloseTo(7 / 29 - (2.048407 * 0.987615) / Math.sqrt(29), 5);
    expect(wordOfMouthReach).toMatchObject({
      ...{ value: 90 - 920, n: 29, unit: 'count' },
      counts: { positive: 90, neutral: 0, negative: 920 },
    });
  });

  it('counts each mention once, in whatever order they come, and none before it was made', () => {
    const mentions = [
      told('negative', 7, 9, 'o3'),
      told('neutral', 5, 3, 'o2'),
      told('neutral', 5, 3, 'o2'),
      told('positive', 1, 3, 'o1'),
    ];
    const row = rowAfter(reported(0), ...mentions);
    expect(rowAfter(...mentions.toReversed(), reported(0)).mentions).toEqual(row.mentions);
    expect(row.mentions).toHaveLength(3);
    const rows = Array.from({ length: 5 }, () => ({ row }));
    expect(of(rows, 5).wordOfMouthReach).toMatchObject({ value: 5, n: 10 });
    expect(of(rows, 10).wordOfMouthReach).toMatchObject({ value: 5 - 35, n: 15 });
  });

  it('is withheld of fewer than ten, and no data where nothing was told (R-132)', () => {
    expect(of(times(9, [], told('negative', 1))).wordOfMouthNet).toMatchObject({
      ...{ value: null, n: null, reason: 'n_lt_10' },
    });
    expect(of(times(12, [])).wordOfMouthNet).toMatchObject({ value: null, reason: 'no_data' });
    expect(of(times(12, [])).negativeWordOfMouth).toMatchObject({ value: 0, n: 12 });
  });
});

describe('the chain from failure to loss (R-112)', () => {
  it('sets each link beside the same without what goes before it', () => {
    const figures = of(cases);
    const shown = (name: string) => [figures[name]!.value, figures[name]!.n, figures[name]!.label];
    expect(figures.doubleDeviation).toMatchObject({ value: 12 / 32, n: 32 });
    expect(shown('negativeWordOfMouth')).toEqual([11 / 32, 32, 'observational']);
    expect(shown('negativeAfterDouble')).toEqual([9 / 12, 12, 'observational']);
    expect(shown('negativeAfterOther')).toEqual([2 / 20, 20, 'observational']);
    expect(shown('churn90')).toEqual([11 / 32, 32, 'observational']);
    expect(shown('churnAfterNegative')).toEqual([1, 11, 'observational']);
    expect(shown('churnAfterOther')).toEqual([0, 21, 'observational']);
  });

  it('withholds the other side where the link less it would give a small one away (R-132)', () => {
    const figures = of([...times(3, [], told('negative', 1)), ...times(29, [20])]);
    expect(figures.churn90).toMatchObject({ n: 32 });
    expect(figures.churnAfterNegative).toMatchObject({ value: null, reason: 'n_lt_10' });
    expect(figures.churnAfterOther).toMatchObject({
      value: null,
      n: null,
      reason: 'complementary',
    });
  });

  it('does not count a customer as lost whose window is not over', () => {
    expect(of(cases, 60).churn90).toMatchObject({ value: null, n: 0, reason: 'no_data' });
  });
});

describe('loyalty by risk and by the mind to go elsewhere (R-115)', () => {
  const said = (count: number, sales: readonly number[], answers: object) =>
    times(count, sales, answered(2, answers));
  const rows = [
    ...said(12, [20], { perceivedRisk: 2, switchingIntent: 1, repurchaseIntent: 7 }),
    ...said(10, [], { perceivedRisk: 6, switchingIntent: 7, repurchaseIntent: 1 }),
    ...said(9, [20], { perceivedRisk: 4, switchingIntent: 4, repurchaseIntent: 4 }),
    ...said(5, [], { repurchaseIntent: 4 }),
  ];

  it('tells behaviour and intent apart, by how much each was said', () => {
    const figures = of(rows);
    expect(figures.retention90RiskLow).toMatchObject({ value: 1, n: 12, ciFlag: 'wide' });
    expect(figures.retention90RiskHigh).toMatchObject({ value: 0, n: 10 });
    expect(figures.intentRiskLow).toMatchObject({ value: 100, n: 12, unit: 'score' });
    expect(figures.intentSwitchingHigh).toMatchObject({ value: 0, n: 10 });
    expect(figures.retention90SwitchingMid).toMatchObject({ value: null, reason: 'n_lt_10' });
  });

  it('withholds one more where the answers of all would give a small one away (R-132)', () => {
    const figures = of(rows.slice(0, 31));
    expect(figures.repurchaseIntentMean).toMatchObject({ n: 31 });
    expect(figures.intentRiskLow).toMatchObject({ value: 100, n: 12 });
    expect(figures.intentRiskMid).toMatchObject({ value: null, reason: 'n_lt_10' });
    expect(figures.intentRiskHigh).toMatchObject({ value: null, reason: 'complementary' });
  });

  it('has no data of what nobody said', () => {
    expect(of(rows.slice(31)).retention90RiskLow).toMatchObject({ n: 0, reason: 'no_data' });
  });
});

describe('who does not complain (R-114)', () => {
  const complained = (count: number) =>
    Array.from({ length: count }, () => ({
      row: rowAfter(reported(0, { initiation: 'customer' })),
    }));
  const detected = (count: number, ...more: readonly LoggedEvent[]) =>
    Array.from({ length: count }, () => ({
      row: rowAfter(event('FailureDetected', { storeId: '9', reportedAt: instantOf(0) }), ...more),
    }));

  it('is told by the failures that we know of: who came to us with theirs', () => {
    expect(of([...complained(12), ...detected(8)]).complaintPropensity).toMatchObject({
      ...{ value: 0.6, n: 20, counts: { complained: 12, silent: 8 } },
    });
  });

  it('counts as a complaint what was detected first and complained of later', () => {
    const later = detected(12, reported(1, { initiation: 'customer' }));
    expect(of(later).complaintPropensity).toMatchObject({ value: 1, n: 12 });
  });

  it('is estimated by what is assumed, with its sensitivity, and else not at all', () => {
    const rows = [...complained(12), ...detected(8)];
    const about = { unit: 'millionths', currency: null, source: 'trade_source' } as const;
    const label = { sourceTextId: null, setBy: 'controller', setAt: instantOf(0) };
    const assumptionId = 'dissatisfied_per_complaint';
    const held = { value: 27_000_000, low: 10_000_000, high: 30_000_000, version: 3 };
    const assumptions = new Map([
      [assumptionId, { assumptionId, kind: assumptionId, ...about, ...held, ...label }],
    ]);
    const [figures] = figuresBeside({ assumptions }, 200, rows);
    expect(figures!.nonComplainersEstimate).toMatchObject({
      ...{ value: 312, n: 12, unit: 'count', sensitivityLow: 108, sensitivityHigh: 348 },
      ...{ probabilitySource: 'assumed', assumptions: ['dissatisfied_per_complaint@3'] },
    });
    expect(of(rows).nonComplainersEstimate).toMatchObject({
      ...{ value: null, reason: 'assumption_missing' },
      missingAssumptions: ['dissatisfied_per_complaint'],
    });
  });

  it('R-114: is estimated by how dissatisfied they are, where that is assumed apart', () => {
    const told = (count: number, dissatisfaction: number) =>
      Array.from({ length: count }, () => ({
        row: rowAfter(reported(0, { initiation: 'customer', dissatisfaction })),
      }));
    const held = (assumptionId: string, value: number) => {
      const about = { unit: 'millionths', currency: null, source: 'own_data' } as const;
      const label = { sourceTextId: null, setBy: 'controller', setAt: instantOf(0) };
      const what = { assumptionId, kind: 'dissatisfied_per_complaint', version: 1 };
      return [assumptionId, { ...what, ...about, value, low: null, high: null, ...label }] as const;
    };
    const general = held('dissatisfied_per_complaint', 27_000_000);
    const high = held('dissatisfied_per_complaint_high', 3_000_000);
    const lines = [[...complained(2), ...told(4, 1), ...told(4, 4)], told(12, 7)];
    const assumptions = new Map([general, high]);
    const rows = figuresBeside({ assumptions }, 200, ...lines);
    expect(rows.map(({ nonComplainersEstimate: one }) => [one!.value, one!.assumptions])).toEqual([
      [284, ['dissatisfied_per_complaint@1', 'dissatisfied_per_complaint_high@1']],
      [260, ['dissatisfied_per_complaint@1']],
      [24, ['dissatisfied_per_complaint_high@1']],
    ]);
    const [none] = figuresBeside({ assumptions: new Map([high]) }, 200, ...lines);
    expect(none!.nonComplainersEstimate).toMatchObject({
      ...{ value: null, missingAssumptions: ['dissatisfied_per_complaint'] },
    });
  });

  it('shows in whoever was drawn by lot and is dissatisfied without a word', () => {
    const control = { store: '9', recommend: [], intent: [], trust: [], matured: 0, back: 0 };
    const controls = [{ ...control, overall: [1, 2, 2, 3, 4, 4, 5, 5, 5, 5] }];
    const [figures] = figuresBeside({ controls }, 200, complained(1));
    expect(figures!.quietlyDissatisfied).toMatchObject({ value: 0.3, n: 10 });
    const few = [{ ...control, overall: [1, 2, 2] }];
    expect(
      figuresBeside({ controls: few }, 200, complained(1))[0]!.quietlyDissatisfied,
    ).toMatchObject({ value: null, reason: 'n_lt_10' });
  });
});
