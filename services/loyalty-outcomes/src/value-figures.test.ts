import type { FigureRow } from '@amends/projections/measure';
import { describe, expect, it } from '@jest/globals';
import type { Assumption } from './assumption-register.ts';
import {
  type CaseAndSales,
  event,
  figuresBeside,
  instantOf,
  recovered,
  reported,
  rowAfter,
} from './loyal-case.fixture.ts';

const held = (
  assumptionId: string,
  value: number,
  more: Partial<Assumption> = {},
): [string, Assumption] => {
  const [kind, currency = null] = assumptionId.split('-') as [string, string | undefined];
  const unit = currency === null ? 'millionths' : 'minor_units';
  const about = { assumptionId, version: 2, kind, unit, currency, value } as const;
  const label = { source: 'finance', sourceTextId: null, setBy: 'controller', setAt: instantOf(0) };
  return [assumptionId, { ...about, low: null, high: null, ...label, ...more } as Assumption];
};

const VALUE = held('customer_value-EUR', 40_000, { low: 30_000, high: 60_000 });
const LEFT = held('repurchase_unrecovered', 400_000, { low: 300_000, high: 500_000 });
const WON = held('repurchase_recovered', 700_000);
const HANDLING = held('case_handling_cost-EUR', 500);

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const priced = (...more: readonly ReturnType<typeof event>[]): CaseAndSales => ({
  row: rowAfter(reported(0, { price: euros(2_000) }), ...more),
});
const times = (count: number, each: CaseAndSales): CaseAndSales[] =>
  Array.from({ length: count }, () => each);

/** Eight recovered for 10 EUR each, four not. */
const cases = [
  ...times(8, priced(recovered(1, { goodwill: euros(1_000) }))),
  ...times(4, priced()),
];

const of = (
  rows: readonly CaseAndSales[],
  assumptions: readonly [string, Assumption][],
  asOf = 30,
): FigureRow['measures'] => figuresBeside({ assumptions: new Map(assumptions) }, asOf, rows)[0]!;

describe('what recoveries are worth (R-116)', () => {
  it('is worked out from what is assumed, and names each version it rests on', () => {
    const figures = of(cases, [VALUE, LEFT, WON, HANDLING]);
    const rests = ['customer_value-EUR@2', 'repurchase_unrecovered@2'];
    // 12 x 400 x (1 - 0.4), of which 8 x 400 x (0.7 - 0.4) saved at 8 x 10 + 12 x 5.
    expect(figures.valueAtRiskEUR).toMatchObject({
      ...{ value: 288_000, n: 12, unit: 'minor_units', currency: 'EUR', counts: { recovered: 8 } },
      ...{ probabilitySource: 'assumed', assumptions: rests },
    });
    expect(figures.valueSavedEUR).toMatchObject({
      value: 96_000,
      assumptions: [...rests, 'repurchase_recovered@2'],
    });
    expect(figures.recoveryCostEUR).toMatchObject({
      value: 14_000,
      assumptions: ['case_handling_cost-EUR@2'],
    });
    expect(figures.costPerCaseEUR!.value).toBe(1_167);
    expect(figures.netValueEUR!.value).toBe(82_000);
    expect(figures.recoveryRoiEUR).toMatchObject({ unit: 'coefficient' });
    expect(figures.recoveryRoiEUR!.value).toBeCloseTo(82 / 14, 9);
  });

  it('R-050: takes what was recorded of goods and work, and assumes it of the others', () => {
    const steps = (...costs: readonly [string, number, string?][]) => ({
      stepCosts: costs.map(([remedyType, amount, currency = 'EUR'], at) => ({
        ...{ step: at + 1, remedyType, cost: { amount, currency } },
      })),
    });
    const given = { goodwill: euros(1_000) };
    const repaired = (day: number, more: object = {}) =>
      recovered(day, { ...given, ...more, ...steps(['discount', 1_000], ['redelivery', 700]) });
    const rows = [
      ...times(3, priced(repaired(1))),
      // Money alone says nothing of the time it took.
      ...times(5, priced(recovered(1, { ...given, ...steps(['discount', 1_000]) }))),
      // Nor do goods in a currency that the case is not told in.
      ...times(4, priced(recovered(1, steps(['redelivery', 900, 'USD'])))),
    ];
    const figures = of(rows, [HANDLING]);
    const counts = { recovered: 12, costRecorded: 3, costAssumed: 9 };
    expect(figures.recordedCostEUR).toMatchObject({
      ...{ value: 10_100, n: 12, counts, assumptions: [], currency: 'EUR' },
    });
    const rests = { counts, assumptions: ['case_handling_cost-EUR@2'] };
    expect(figures.assumedCostEUR).toMatchObject({ value: 4_500, ...rests });
    expect(figures.recoveryCostEUR).toMatchObject({ value: 14_600, ...rests });
    expect(figures.costPerCaseEUR).toMatchObject({ value: 1_217, ...rests });
    // Of what is recorded whole nothing has to be assumed; before the recovery nothing was.
    const whole = times(10, priced(repaired(5)));
    const { recoveryCostEUR, costPerCaseEUR } = of(whole, []);
    expect([recoveryCostEUR!.value, costPerCaseEUR!.value]).toEqual([17_000, 1_700]);
    expect(of(whole, [HANDLING], 3).recoveryCostEUR!.value).toBe(5_000);
    expect(of(whole, [], 3).recordedCostEUR!.value).toBe(0);
    expect(of(rows, []).recoveryCostEUR!.missingAssumptions).toEqual(['case_handling_cost-EUR']);
    // What each type of remedy cost, told apart from what was given.
    expect(figures.stepCostEUR).toMatchObject({
      ...{ value: 10_100, n: 8, counts: { discount: 8_000, redelivery: 2_100 } },
    });
    expect(figures.stepCostUSD).toMatchObject({ value: 3_600, n: 4, currency: 'USD' });
    expect(figures.goodwillEUR).toMatchObject({ value: 8_000, n: 8 });
    expect(of(cases, []).stepCost).toMatchObject({ value: null, reason: 'no_data' });
  });

  it('is as sensitive as what is assumed is uncertain', () => {
    const { valueAtRiskEUR, valueSavedEUR } = of(cases, [VALUE, LEFT, WON]);
    // From 12 x 300 x 0.5 to 12 x 600 x 0.7, and from 8 x 300 x 0.2 to 8 x 600 x 0.4.
    expect(valueAtRiskEUR).toMatchObject({ sensitivityLow: 180_000, sensitivityHigh: 504_000 });
    expect(valueSavedEUR).toMatchObject({ sensitivityLow: 48_000, sensitivityHigh: 192_000 });
  });

  it('is not guessed where an assumption is missing', () => {
    const figures = of(cases, [VALUE, LEFT]);
    expect(figures.valueAtRiskEUR!.value).toBe(288_000);
    expect(figures.valueSavedEUR).toMatchObject({
      ...{ value: null, reason: 'assumption_missing', n: 12 },
      missingAssumptions: ['repurchase_recovered'],
    });
    expect(figures.netValueEUR).toMatchObject({
      missingAssumptions: ['repurchase_recovered', 'case_handling_cost-EUR'],
    });
    expect(figures.lifetimeValueEUR).toMatchObject({
      ...{ value: null, reason: 'assumption_missing' },
      missingAssumptions: ['yearly_margin-EUR', 'yearly_retention', 'discount_rate'],
    });
  });

  it('is told per currency, and never added across them', () => {
    const dollars = priced();
    const abroad = { row: { ...dollars.row, price_currency: 'USD' } };
    const figures = of(
      [...cases, ...times(11, abroad)],
      [...[VALUE, LEFT, WON, HANDLING], held('customer_value-USD', 10_000)],
    );
    expect(figures.valueAtRiskEUR).toMatchObject({ value: 288_000, n: 12 });
    expect(figures.valueAtRiskUSD).toMatchObject({ value: 66_000, n: 11, currency: 'USD' });
    expect(figures.recoveryCostUSD).toMatchObject({
      ...{ value: null, missingAssumptions: ['case_handling_cost-USD'] },
    });
    expect(of([{ row: rowAfter(reported(0)) }], [VALUE]).valueAtRisk).toMatchObject({
      ...{ value: null, n: 0, reason: 'no_data' },
    });
  });

  it('leaves out nothing that was spent in another currency than that of the price', () => {
    const dollars = (amount: number) => ({ amount, currency: 'USD' });
    const abroad = priced(recovered(1, { goodwill: dollars(700) }));
    const unpriced = {
      row: rowAfter(reported(0), recovered(1, { goodwill: dollars(100) })),
    };
    const held = [VALUE, LEFT, WON, HANDLING];
    const figures = of([...cases, ...times(11, abroad)], held);
    // 23 priced in EUR: 8 x 10 and 23 x 5; in USD only what was given for 11 of them.
    expect(figures.valueAtRiskEUR!.n).toBe(23);
    expect(figures.recoveryCostEUR).toMatchObject({ value: 19_500, n: 23 });
    expect(figures.recoveryCostEUR!.counts).not.toHaveProperty('ofOtherCurrency');
    expect(figures.recordedCostUSD).toMatchObject({
      ...{ value: 7_700, n: 11, currency: 'USD', counts: { ofOtherCurrency: 11 } },
    });
    expect(figures.valueAtRiskUSD).toMatchObject({ value: null, n: 0, reason: 'no_data' });
    expect(of([...cases, ...times(9, abroad)], held).recordedCostUSD).toMatchObject({
      ...{ value: null, n: null, reason: 'n_lt_10' },
    });
    const both = of([...times(11, abroad), ...times(11, unpriced)], held);
    expect(both.recordedCostUSD).toMatchObject({
      ...{ value: 8_800, n: 22, counts: { ofOtherCurrency: 11 } },
    });
  });

  it('rests on what the cases show as soon as they are enough to compare', () => {
    const won = (sales: readonly number[]): CaseAndSales => ({ ...priced(recovered(1)), sales });
    const lost = (sales: readonly number[]): CaseAndSales => ({
      ...priced(event('CaseClosed', { outcome: 'no_agreement', closedAt: instantOf(1) })),
      sales,
    });
    const rows = [
      ...[...times(30, won([20])), ...times(10, won([]))],
      ...[...times(10, lost([20])), ...times(30, lost([]))],
    ];
    const { valueSavedEUR } = of(rows, [VALUE, LEFT, WON], 200);
    expect(valueSavedEUR).toMatchObject({
      // 40 x 400 x (0.75 - 0.25)
      ...{ value: 800_000, n: 80, probabilitySource: 'own_estimate' },
      assumptions: ['customer_value-EUR@2'],
    });
    expect(valueSavedEUR!.sensitivityLow).toBeLessThan(600_000);
    expect(valueSavedEUR!.sensitivityHigh).toBeGreaterThan(1_200_000);
  });

  it('is withheld of fewer than ten, with one more that would give it away (R-132)', () => {
    const lines = [times(9, priced()), times(12, priced()), times(40, priced())];
    const assumptions = new Map([VALUE, LEFT]);
    const rows = figuresBeside({ assumptions }, 30, ...lines);
    expect(rows.map(({ valueAtRiskEUR }) => valueAtRiskEUR!.reason)).toEqual([
      ...[undefined, 'n_lt_10', 'complementary', undefined],
    ]);
  });
});

describe('the lifetime value of a customer (R-116)', () => {
  const margin = held('yearly_margin-EUR', 10_000);
  const discount = held('discount_rate', 100_000);

  it('GT-CLV: is what margin, retention and discount say, and what five points more bring', () => {
    const at = (retention: number) =>
      of(cases, [margin, discount, held('yearly_retention', retention)]);
    expect(at(800_000).lifetimeValueEUR).toMatchObject({
      ...{ value: 26_667, n: 0, probabilitySource: 'assumed' },
      assumptions: ['yearly_margin-EUR@2', 'yearly_retention@2', 'discount_rate@2'],
    });
    expect(at(800_000).lifetimeGain5PointsEUR!.value).toBeCloseTo(0.275, 9);
    expect(at(900_000).lifetimeGain5PointsEUR!.value).toBeCloseTo(0.40740741, 8);
  });

  it('rests on the retention of the recovered from thirty customers on', () => {
    const back = (sales: readonly number[]): CaseAndSales => ({ ...priced(recovered(1)), sales });
    const rows = [...times(24, back([200])), ...times(6, back([]))];
    const { lifetimeValueEUR } = of(rows, [margin, discount], 400);
    expect(lifetimeValueEUR).toMatchObject({
      ...{ value: 26_667, n: 30, probabilitySource: 'own_estimate' },
      assumptions: ['yearly_margin-EUR@2', 'discount_rate@2'],
    });
  });
});
