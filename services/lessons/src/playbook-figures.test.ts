import type { FactGroup } from '@amends/projections/fact-groups';
import { describe, expect, it } from '@jest/globals';
import { factSet } from './fact-set.fixture.ts';
import { playbookFigures, playbookSource } from './playbook-figures.ts';

const AT = Date.parse('2026-06-01T00:00:00Z');
const day = '2026-05-01T00:00:00Z';
const later = '2026-07-01T00:00:00Z';

type Case = Readonly<Record<string, unknown>>;

const figuresOf = (versions: Readonly<Record<string, readonly Case[]>>) => {
  const set = (rows: readonly Case[]) => ({ cases: factSet(playbookSource.columns, rows) });
  const groups: FactGroup<'cases'>[] = [
    { group: {}, sets: set(Object.values(versions).flat()) },
    ...Object.entries(versions).map(([playbookVersion, rows]) => ({
      group: { playbookVersion },
      sets: set(rows),
    })),
  ];
  return playbookFigures(groups, { asOfMs: AT, percentileRule: 'linear' });
};
const times = (count: number, facts: Case): Case[] => Array.from({ length: count }, () => facts);
const paid = (amount: number, currency = 'EUR', at = day, kind = 'goodwill') => [
  ...[at, kind, currency, amount],
];
const costs = (amount: number) => paid(amount, 'EUR', day, 'cost');

describe('versions of the playbook', () => {
  const [total, first, second] = figuresOf({
    1: [
      {
        payments: [paid(500), paid(1_000, 'USD')],
        recovered: AT,
        closed: AT,
        outcome: 'recovered_confirmed',
        failures: [day],
      },
      {
        payments: [paid(100), costs(130)],
        ...{ recovered: AT, closed: AT, outcome: 'recovery_failed' },
      },
      {},
    ],
    2: [{ payments: [paid(250), paid(70, 'EUR', later)], recovered: AT, failures: [later] }],
  });

  it('R-083, R-050: are compared by cost per case in each currency, rounded half up', () => {
    expect(first!.measures).toMatchObject({
      costEUR: { value: 130, n: 1, currency: 'EUR' },
      costPerCaseEUR: { value: 43, n: 3, currency: 'EUR' },
      goodwillEUR: { value: 600, n: 2, currency: 'EUR' },
      goodwillUSD: { value: 1_000, n: 1, currency: 'USD' },
      goodwillPerCaseEUR: { value: 200, n: 3, currency: 'EUR' },
      goodwillPerCaseUSD: { value: 333, n: 3, currency: 'USD' },
    });
    expect(second!.measures).toMatchObject({
      goodwillPerCaseEUR: { value: 250, n: 1 },
      goodwillPerCaseUSD: { value: 0, n: 1 },
      goodwillUSD: { value: null, reason: 'no_data' },
    });
    expect(total!.measures.goodwillPerCaseEUR).toMatchObject({ value: 213, n: 4 });
  });

  it('R-083: are compared by what became of the cases', () => {
    expect(first!.measures).toMatchObject({
      confirmedShare: { value: 0.5, n: 2, label: 'observational' },
      failedAgainShare: { value: 0.5, n: 2 },
    });
    expect(second!.measures).toMatchObject({
      confirmedShare: { value: null, reason: 'no_data' },
      failedAgainShare: { value: 0, n: 1 },
    });
  });
});

describe('what customers say of versions of the playbook', () => {
  it('R-083: is withheld below ten answers, with the next smallest version', () => {
    const [total, ...lines] = figuresOf({
      1: times(40, { answers: [[day, true]] }),
      2: times(9, { answers: [[day, false]] }),
      3: times(12, {
        answers: [
          [day, true],
          [day, false],
        ],
      }),
    });
    expect(total!.measures.satisfiedShare).toMatchObject({ value: 40 / 61, n: 61 });
    expect(lines.map(({ measures }) => measures.satisfiedShare)).toMatchObject([
      { value: 1, n: 40 },
      { value: null, n: null, reason: 'n_lt_10' },
      { value: null, n: null, reason: 'complementary' },
    ]);
  });
});

describe('conformance with the playbook', () => {
  const rows = [
    {
      recovered: AT,
      required: ['listen', 'apology', 'refund'],
      done: [
        [day, 'apology'],
        [day, 'apology'],
        [later, 'listen'],
        [day, 'gift'],
      ],
      deviations: [[AT, false]],
    },
    { recovered: AT, required: ['apology'], done: [[day, 'apology']], deviations: [[AT, true]] },
    { recovered: null, required: ['apology', 'refund'], deviations: [[AT + 1, true]] },
    {},
  ];
  const measures = figuresOf({ 1: rows })[0]!.measures;

  it('R-083: is the share of required steps that were done, of recovered cases', () => {
    expect(measures.stepsDoneShare).toMatchObject({ value: 0.5, n: 4 });
    // 2 of 4: .5 +- half of Wilson, that is [.150039, .849961].
    expect(measures.stepsDoneShare!.ciLow).toBeCloseTo(0.150039, 6);
    expect(measures.stepsDoneShare!.ciHigh).toBeCloseTo(0.849961, 6);
  });

  it('R-083: shows how many cases deviate, and how many were improvised', () => {
    expect(measures.deviationShare).toMatchObject({ value: 0.5, n: 4, counts: { improvised: 1 } });
  });
});
