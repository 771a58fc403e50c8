import type { FactGroup, FactSet } from '@amends/projections/fact-groups';
import { describe, expect, it } from '@jest/globals';
import { factSet } from './fact-set.fixture.ts';
import { causeColumns, causeFigures } from './figures.ts';
import type { Payment } from './projections/case-cause.ts';

const AT = Date.parse('2026-06-01T00:00:00Z');
const context = { asOfMs: AT, percentileRule: 'linear' } as const;

type Row = { -readonly [Name in keyof typeof causeColumns]?: unknown };

const setOf = (rows: readonly Row[]): FactSet => factSet(causeColumns, rows);
const reported = (more: Row = {}): Row => ({ reported: AT, ...more });
const paid = (...payments: Payment[]): Row => reported({ payments });
const day = '2026-05-01T00:00:00Z';

const grouped = (causes: Readonly<Record<string, readonly Row[]>>): FactGroup<'cases'>[] => [
  { group: {}, sets: { cases: setOf(Object.values(causes).flat()) } },
  ...Object.entries(causes).map(([name, rows]) => ({
    group: { khdType: name === 'unknown' ? null : name },
    sets: { cases: setOf(rows) },
  })),
];
const repeat = (count: number): Row[] => Array.from({ length: count }, () => reported());

describe('the causes of failures', () => {
  const rows = causeFigures(
    grouped({
      delivery: repeat(2),
      mischarged: repeat(5),
      unknown: repeat(1),
      embarrassment: repeat(2),
    }),
    context,
  );

  it('come by falling count after the total, equal counts by name', () => {
    expect(rows.map(({ group, n }) => [group.khdType, n])).toEqual([
      [undefined, 10],
      ['mischarged', 5],
      ['delivery', 2],
      ['embarrassment', 2],
      [null, 1],
    ]);
  });

  it('have shares of all cases that add up to one, unknown causes included', () => {
    const values = (name: string) => rows.slice(1).map(({ measures }) => measures[name]!.value);
    expect(values('share')).toEqual([0.5, 0.2, 0.2, 0.1]);
    expect(values('cumulativeShare')).toEqual([0.5, 0.7, 0.9, 1]);
    expect(rows[1]!.measures.share).toMatchObject({ n: 10, ciFlag: 'wide' });
  });

  it('leave out cases reported after the instant asked for', () => {
    const [total] = causeFigures(grouped({ delivery: repeat(2) }), { ...context, asOfMs: AT - 1 });
    expect(total!.n).toBe(0);
    expect(total!.measures.rootCauseShare).toMatchObject({ value: null, reason: 'no_data' });
  });
});

describe('causes in two taxonomies', () => {
  const cell = (nakamuraCause: string | null, khdType: string, count: number) => ({
    group: { nakamuraCause, khdType },
    sets: { cases: setOf(repeat(count)) },
  });
  const all = { group: {}, sets: { cases: setOf(repeat(12)) } };
  const cells = [
    cell('inferior_goods', 'product_defect', 4),
    cell('service_method', 'delivery', 3),
    cell('service_method', 'product_defect', 1),
    cell(null, 'delivery', 4),
  ];

  it('R-119: are cross-tabulated with their share of each row and column', () => {
    const table = causeFigures([all, ...cells], context);
    const shares = table
      .slice(1)
      .map(({ group, measures }) => [
        group.nakamuraCause,
        group.khdType,
        measures.share!.value,
        measures.shareWithinNakamuraCause!.value,
        measures.shareWithinKhdType!.value,
      ]);
    expect(shares).toEqual([
      ['inferior_goods', 'product_defect', 4 / 12, 1, 4 / 5],
      [null, 'delivery', 4 / 12, 1, 4 / 7],
      ['service_method', 'delivery', 3 / 12, 3 / 4, 3 / 7],
      ['service_method', 'product_defect', 1 / 12, 1 / 4, 1 / 5],
    ]);
    expect(table[3]!.measures.shareWithinKhdType).toMatchObject({ n: 7, unit: 'share' });
  });

  it('R-119: have no shares of rows and columns where there is one dimension', () => {
    const [, line] = causeFigures(grouped({ delivery: repeat(2) }), context);
    expect(Object.keys(line!.measures).filter((name) => name.includes('Within'))).toEqual([]);
  });
});

describe('the cost of causes', () => {
  const rows = causeFigures(
    grouped({
      delivery: [
        paid([day, 'restitution', 'USD', 1999], [day, 'restitution', 'USD', 1]),
        paid([day, 'restitution', 'EUR', 500], [day, 'goodwill', 'USD', 300]),
        paid(['2026-07-01T00:00:00Z', 'restitution', 'USD', 7]),
      ],
      mischarged: repeat(1),
    }),
    context,
  );

  it('is told per currency in minor units with the number of cases behind it', () => {
    expect(rows[0]!.measures).toMatchObject({
      restitutionUSD: { value: 2000, n: 1, unit: 'minor_units', currency: 'USD' },
      restitutionEUR: { value: 500, n: 1, currency: 'EUR' },
      goodwillUSD: { value: 300, n: 1 },
    });
  });

  it('is no data, not 0, where nothing was recorded', () => {
    expect(rows[2]!.measures.restitutionUSD).toMatchObject({
      value: null,
      n: 0,
      reason: 'no_data',
      currency: 'USD',
    });
    const [total] = causeFigures(grouped({ delivery: repeat(1) }), context);
    expect(total!.measures.restitution).toMatchObject({ value: null, reason: 'no_data' });
  });
});

describe('what was learned', () => {
  it('R-079: is told to staff in a share of the closed cases', () => {
    const cases = [
      reported({ closedAt: AT, fedBackAt: AT }),
      reported({ closedAt: AT, fedBackAt: AT + 1 }),
      reported({ closedAt: AT + 1, fedBackAt: AT }),
    ];
    const [total] = causeFigures(grouped({ delivery: cases }), context);
    expect(total!.measures.fedBackShare).toMatchObject({ value: 0.5, n: 2 });
    const [none] = causeFigures(grouped({ delivery: repeat(1) }), context);
    expect(none!.measures.fedBackShare).toMatchObject({ value: null, reason: 'no_data' });
  });

  it('is the share of cases with a root cause and with a decision, by its kind', () => {
    const learned = [
      reported({ rootCauseAt: AT, preventiveAt: AT, preventiveDecision: 'action_opened' }),
      reported({ rootCauseAt: AT, preventiveAt: AT + 1, preventiveDecision: 'no_action_needed' }),
      reported(),
      reported(),
    ];
    const [total] = causeFigures(grouped({ delivery: learned }), context);
    expect(total!.measures).toMatchObject({
      rootCauseShare: { value: 0.5, n: 4, counts: { recorded: 2 } },
      preventiveShare: {
        value: 0.25,
        counts: { decided: 1, action_opened: 1, covered_by_open_action: 0, no_action_needed: 0 },
      },
    });
  });
});
