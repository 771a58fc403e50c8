import type { FactGroup } from '@amends/projections/fact-groups';
import type { FigureRow } from '@amends/projections/measure';
import { describe, expect, it } from '@jest/globals';
import type { Assumption } from './assumption-register.ts';
import { customerFigures } from './customer-figures.ts';
import { instantOf } from './loyal-case.fixture.ts';
import type { Verification } from './projections/verified-prevention.ts';
import type { saleSource } from './sales.ts';

interface SaleOf {
  readonly customer: string;
  readonly day: number;
  readonly next?: number;
  readonly amount?: number;
  readonly currency?: string;
  readonly store?: string;
  readonly isFirst?: boolean;
  readonly isAfterRecovery?: boolean;
}
interface ActionOf {
  readonly store?: string;
  readonly found: readonly Verification[];
}
interface Line {
  readonly group?: FigureRow['group'];
  readonly sales?: readonly SaleOf[];
  readonly failures?: readonly number[];
  readonly actions?: readonly ActionOf[];
}

const ms = (day: number | undefined): number | null =>
  day === undefined ? null : Date.parse(instantOf(day));

type Sets = FactGroup<'sales' | 'failures' | 'actions'>['sets'];

const setsOf = ({ sales = [], failures = [], actions = [] }: Line): Sets => ({
  sales: {
    n: sales.length,
    columns: {
      customer: sales.map(({ customer }) => customer),
      store: sales.map(({ store = '9' }) => store),
      at: sales.map(({ day }) => ms(day)),
      next: sales.map(({ next }) => ms(next)),
      amount: sales.map(({ amount = 1_000 }) => amount),
      currency: sales.map(({ currency = 'EUR' }) => currency),
      isFirst: sales.map(({ isFirst = false }) => isFirst),
      isAfterRecovery: sales.map(({ isAfterRecovery = false }) => isAfterRecovery),
    } satisfies Record<keyof typeof saleSource.columns, unknown>,
  },
  failures: { n: failures.length, columns: { at: failures.map((day) => ms(day)) } },
  actions: {
    n: actions.length,
    columns: {
      store: actions.map(({ store }) => store ?? null),
      verifications: actions.map(({ found }) => found as never),
    },
  },
});

const held = (assumptionId: string, value: number): [string, Assumption] => {
  const [kind, currency = null] = assumptionId.split('-') as [string, string | undefined];
  const unit = currency === null ? 'millionths' : 'minor_units';
  const about = { assumptionId, version: 1, kind, unit, currency, value } as const;
  const label = { source: 'finance', sourceTextId: null, setBy: 'c', setAt: instantOf(0) } as const;
  return [assumptionId, { ...about, low: null, high: null, ...label }];
};

/** The total first, then each line. */
const figures = (
  lines: readonly Line[],
  { asOf = 200, assumptions = [] as readonly [string, Assumption][] } = {},
): FigureRow['measures'][] => {
  const total: Line = {
    sales: lines.flatMap(({ sales = [] }) => sales),
    failures: lines.flatMap(({ failures = [] }) => failures),
    actions: lines.flatMap(({ actions = [] }) => actions),
  };
  const all = lines.length === 1 && lines[0]!.group === undefined ? lines : [total, ...lines];
  return customerFigures(
    all.map((line) => ({ group: line.group ?? {}, sets: setsOf(line) })),
    { asOfMs: ms(asOf)!, percentileRule: 'linear' },
    { assumptions: new Map(assumptions) },
  ).map(({ measures }) => measures);
};

const people = (count: number, sale: Omit<SaleOf, 'customer'>, name = 'c'): SaleOf[] =>
  Array.from({ length: count }, (_, at) => ({ ...sale, customer: `${name}${at}` }));

describe('customers who come back (R-113)', () => {
  it('are counted once each, of those who were seen for 90 days', () => {
    const [of] = figures([
      {
        sales: [
          ...people(8, { day: 10, next: 40 }),
          // The same again: not seen twice.
          ...people(8, { day: 40 }),
          ...people(4, { day: 10, next: 101 }, 'late'),
          ...people(3, { day: 150, next: 160 }, 'young'),
        ],
      },
    ]);
    expect(of!.returning90).toMatchObject({
      ...{ value: 8 / 12, n: 12, unit: 'share', counts: { returned: 8, immature: 3 } },
    });
  });

  it('have come back only once they did, as of then', () => {
    const line = { sales: people(12, { day: 10, next: 90 }) };
    expect(figures([line], { asOf: 101 })[0]!.returning90).toMatchObject({ value: 1, n: 12 });
    expect(figures([line], { asOf: 95 })[0]!.returning90).toMatchObject({ value: null, n: 0 });
  });

  const month = (at: number, returned: number, store = '9', all = 40): Line => ({
    group: { store, month: `2026-0${at}` },
    sales: [
      ...people(returned, { day: at, next: at + 30, store }, `back ${store} ${at} `),
      ...people(all - returned, { day: at, store }, `gone ${store} ${at} `),
    ],
  });

  it('raise the alarm where their rate lies below the bound of the five periods before', () => {
    const steady = [1, 2, 3, 4, 5].map((at) => month(at, 24));
    // Wilson of 120/200 begins at 0.531.
    const rows = figures([...steady, month(6, 22), month(7, 18)], { asOf: 300 });
    expect(rows.map(({ returning90 }) => returning90!.alert)).toEqual([
      ...[undefined, undefined, undefined, undefined, undefined, undefined, undefined],
      'returning_customer_drop',
    ]);
    expect(rows[6]!.returning90!.counts).toMatchObject({
      ...{ baselineSeen: 200, baselineReturned: 120 },
    });
    expect(rows[5]!.returning90!.counts).not.toHaveProperty('baselineSeen');
  });

  it('are compared with their own store, and not where either side is below thirty', () => {
    const other = [1, 2, 3, 4, 5].map((at) => month(at, 38, '8'));
    const alertOf = (lines: readonly Line[]) =>
      figures(lines, { asOf: 300 }).at(-1)!.returning90!.alert;
    expect(alertOf([...other, month(6, 10)])).toBeUndefined();
    expect(alertOf([...other, month(6, 10, '8')])).toBe('returning_customer_drop');
    expect(alertOf([...other, month(6, 5, '8', 29)])).toBeUndefined();
  });

  it('are withheld of fewer than ten, with one line more (R-132)', () => {
    const rows = figures([
      { group: { store: '1' }, sales: people(9, { day: 1, store: '1' }, 'a') },
      { group: { store: '2' }, sales: people(12, { day: 1, store: '2' }, 'b') },
      { group: { store: '3' }, sales: people(30, { day: 1, store: '3' }, 'd') },
    ]);
    const withheld = [undefined, 'n_lt_10', 'complementary', undefined];
    expect(rows.map(({ returning90 }) => returning90!.reason)).toEqual(withheld);
    expect(rows.map(({ retainedSalesEUR }) => retainedSalesEUR!.reason)).toEqual(withheld);
    expect(rows.map(({ newCustomers }) => newCustomers!.reason)).toEqual(withheld);
    expect(rows.map(({ top20ShareEUR }) => top20ShareEUR!.reason)).toEqual(withheld);
  });

  it('tell no baseline that gives a withheld period away (R-132)', () => {
    const small = [month(1, 2, '9', 9), month(2, 3, '9', 9)];
    const large = [3, 4, 5, 6, 7, 8].map((at) => month(at, 24));
    const rows = figures([...small, ...large], { asOf: 300 });
    expect(rows[1]!.returning90!.reason).toBe('n_lt_10');
    // Five periods of which one is withheld, less the four that are shown.
    expect(rows[7]!.returning90).toMatchObject({ value: 0.6, n: 40 });
    expect(rows[7]!.returning90!.counts).not.toHaveProperty('baselineReturned');
    expect(rows[8]!.returning90!.counts).toMatchObject({ baselineReturned: 120 });
  });

  it('are not counted out loud while few of them are too young to be judged (R-132)', () => {
    const young = (count: number) => figures([{ sales: people(count, { day: 150 }) }])[0]!;
    expect(young(3).returning90).toMatchObject({ value: null, reason: 'no_data' });
    expect(young(3).returning90!.counts).not.toHaveProperty('immature');
    expect(young(10).returning90!.counts).toMatchObject({ immature: 10 });
  });
});

describe('failures for each sale (R-112)', () => {
  const days = (count: number, day: number) => Array.from({ length: count }, () => day);

  it('are a rate with its interval, as of then', () => {
    const line = { sales: people(90, { day: 1 }), failures: [...days(10, 2), ...days(5, 90)] };
    const [of] = figures([line], { asOf: 50 });
    // Wilson of 10/100 is 0.0552 to 0.1744, as odds:
    expect(of!.failuresPerSale).toMatchObject({ value: 10 / 90, n: 100, unit: 'coefficient' });
    expect(of!.failuresPerSale!.ciLow).toBeCloseTo(0.0585, 4);
    expect(of!.failuresPerSale!.ciHigh).toBeCloseTo(0.2112, 4);
    expect(figures([line])[0]!.failuresPerSale!.value).toBeCloseTo(15 / 90, 9);
  });

  it('are withheld of fewer than ten, and no data without a sale (R-132)', () => {
    const few = figures([{ sales: people(90, { day: 1 }), failures: days(9, 2) }])[0];
    expect(few!.failuresPerSale).toMatchObject({ value: null, n: null, reason: 'n_lt_10' });
    const quiet = figures([{ sales: people(3, { day: 1 }) }])[0]!;
    expect(quiet.failuresPerSale).toMatchObject({ value: null, n: null, reason: 'n_lt_10' });
    expect(figures([{ failures: days(12, 2) }])[0]!.failuresPerSale).toMatchObject({
      ...{ value: null, reason: 'no_data' },
    });
  });
});

describe('sales by whom they came from (R-117)', () => {
  const sales = [
    ...people(10, { day: 1, amount: 500, isFirst: true }, 'new'),
    ...people(10, { day: 5, amount: 700 }, 'new'),
    ...people(15, { day: 2, amount: 300, isAfterRecovery: true }, 'won'),
    ...people(12, { day: 2, amount: 900, currency: 'USD' }, 'abroad'),
  ];

  it('are new, retained, and of these after a recovery, each per currency', () => {
    const [of] = figures([{ sales }]);
    const euros = { unit: 'minor_units', currency: 'EUR' };
    expect(of).toMatchObject({
      newSalesEUR: { value: 5_000, n: 10, counts: { sales: 10 }, ...euros },
      retainedSalesEUR: { value: 7_000 + 4_500, n: 25, counts: { sales: 25 }, ...euros },
      recoveredSalesEUR: { value: 4_500, n: 15, ...euros },
      newSalesUSD: { value: null, n: 0, reason: 'no_data', currency: 'USD' },
      retainedSalesUSD: { value: 10_800, n: 12, currency: 'USD' },
      newCustomers: { value: 10 / 37, n: 37, unit: 'share' },
    });
  });

  it('are no data where nothing was sold, and leave out what came later', () => {
    expect(figures([{}])[0]).toMatchObject({
      ...{ newSales: { value: null, reason: 'no_data' }, returning90: { reason: 'no_data' } },
    });
    expect(figures([{ sales }], { asOf: 3 })[0]!.retainedSalesEUR).toMatchObject({ value: 4_500 });
  });

  it('GT-PAR: are concentrated in few customers, who are A, B and C', () => {
    const spent = [500, 300, 60, 40, 30, 20, 20, 15, 10, 5];
    const [of] = figures([
      { sales: spent.map((amount, at) => ({ customer: `c${at}`, day: 1, amount })) },
    ]);
    expect(of!.top20ShareEUR).toMatchObject({
      ...{ value: 0.8, n: 10, unit: 'share', currency: 'EUR', counts: { A: 2, B: 4, C: 4 } },
    });
  });
});

describe('what prevention brings (R-117)', () => {
  const found = (before: number, after: number, day = 10): Verification[] => [
    [instantOf(day), before, after],
  ];
  const worth = [
    held('customer_value-EUR', 40_000),
    held('repurchase_unrecovered', 400_000),
    held('case_handling_cost-EUR', 500),
  ];
  const sales = people(10, { day: 1 });

  it('is failures that did not come again, and what would have been at risk by them', () => {
    const actions = [{ store: '9', found: found(30, 10) }, { found: found(10, 10) }];
    const [of] = figures([{ sales, actions }], { assumptions: worth });
    // 40 before, 20 after; Wilson of 20/60 as odds is 0.294 to 0.850 of what was before.
    expect(of!.avertedFailures).toMatchObject({ value: 20, n: 2, label: 'observational' });
    expect(of!.avertedFailures!.ciLow).toBeCloseTo(6.0038, 4);
    expect(of!.avertedFailures!.ciHigh).toBeCloseTo(28.234, 4);
    expect(of!.preventedAtRiskEUR).toMatchObject({
      ...{ value: 480_000, n: 2, currency: 'EUR', probabilitySource: 'assumed' },
      assumptions: ['customer_value-EUR@1', 'repurchase_unrecovered@1'],
    });
    expect(of!.preventedCostEUR).toMatchObject({ value: 10_000 });
    expect(figures([{ sales, actions }])[0]!.preventedCostEUR).toMatchObject({
      ...{ value: null, reason: 'assumption_missing' },
      missingAssumptions: ['case_handling_cost-EUR'],
    });
  });

  it('takes what was verified last by then', () => {
    const both = [...found(30, 20, 10), ...found(30, 5, 50)];
    const line = { sales, actions: [{ store: '9', found: both }] };
    const averted = (asOf: number) => figures([line], { asOf })[0]!.avertedFailures;
    expect(averted(60)).toMatchObject({ value: 25, n: 1 });
    expect(averted(20)).toMatchObject({ value: 10 });
    expect(averted(5)).toMatchObject({ value: null, n: 0, reason: 'no_data' });
  });

  it('is of the currency of the store, and of none where the retailer has several', () => {
    const abroad = people(10, { day: 1, store: '8', currency: 'USD' }, 'abroad');
    const actions = [{ store: '8', found: found(5, 1) }, { found: found(90, 1) }];
    const [of] = figures([{ sales: [...sales, ...abroad], actions }], { assumptions: worth });
    expect(of!.avertedFailures!.value).toBe(93);
    expect(of!.preventedCostUSD).toMatchObject({
      ...{ value: null, n: 1, missingAssumptions: ['case_handling_cost-USD'] },
    });
    expect(of).not.toHaveProperty('preventedCostEUR');
  });

  it('says so where more failed than before', () => {
    const line = { sales, actions: [{ store: '9', found: found(0, 4) }] };
    const [of] = figures([line], { assumptions: worth });
    expect(of!.avertedFailures).toMatchObject({ value: -4, ciLow: null, ciHigh: null });
    expect(of!.preventedCostEUR!.value).toBe(-2_000);
  });
});
