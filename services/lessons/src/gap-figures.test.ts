import type { FactGroup } from '@amends/projections/fact-groups';
import { describe, expect, it } from '@jest/globals';
import { factSet } from './fact-set.fixture.ts';
import { answerSource } from './expectation-figures.ts';
import { gapFigures, gapSource } from './gap-figures.ts';

const AT = Date.parse('2026-06-01T00:00:00Z');
const context = { asOfMs: AT, percentileRule: 'linear' } as const;

const groupOf = (
  rows: readonly object[],
  group = {},
  answers: readonly object[] = [],
): FactGroup<'cases' | 'answers'> => ({
  group,
  sets: {
    cases: factSet(gapSource.columns, rows as Record<string, unknown>[]),
    answers: factSet(answerSource.columns, answers as Record<string, unknown>[]),
  },
});
const caused = (gaps: readonly string[] | null, rootCauseAt = AT) => ({ gaps, rootCauseAt });

describe('the gaps behind failures', () => {
  const rows = gapFigures(
    [
      groupOf([
        caused(['gap_3_delivery', 'gap_4_publicity']),
        caused(['gap_3_delivery']),
        caused(['gap_1_cognitive', 'gap_3_delivery']),
        caused([]),
        caused(null),
        caused(['gap_2_normative'], AT + 1),
      ]),
    ],
    context,
  );

  it('R-120: come by falling number of cases, each with the function that owns it', () => {
    expect(rows.map(({ group, n }) => [group.gap, group.owner, n])).toEqual([
      [undefined, undefined, 5],
      ['gap_3_delivery', 'operations', 3],
      ['gap_1_cognitive', 'management', 1],
      ['gap_4_publicity', 'marketing', 1],
      ['gap_2_normative', 'service_design', 0],
      ['gap_5_expected_perceived', null, 0],
    ]);
  });

  it('R-120: have shares of cases, and of mentions that add up to one', () => {
    const values = (name: string) => rows.slice(1, 5).map(({ measures }) => measures[name]!.value);
    expect(rows[0]!.measures.withGap).toMatchObject({ value: 0.6, n: 5 });
    expect(values('share')).toEqual([3 / 5, 1 / 5, 1 / 5, 0]);
    expect(values('shareOfMentions')).toEqual([3 / 5, 1 / 5, 1 / 5, 0]);
    expect(values('cumulativeShare')).toEqual([3 / 5, 4 / 5, 1, 1]);
  });

  it('R-120: have a share with the interval after Wilson', () => {
    const { ciLow, ciHigh } = rows[1]!.measures.share!;
    // 3 of 5: centre (.6 + z^2/10)/(1 + z^2/5), half z/(1 + z^2/5) sqrt(.048 + z^2/100).
    expect(ciLow).toBeCloseTo(0.230724, 6);
    expect(ciHigh).toBeCloseTo(0.882379, 6);
  });

  it('R-120: are no data, not 0, where no root cause is recorded', () => {
    const none = gapFigures([groupOf([])], context);
    expect(none[1]!.measures.cases).toMatchObject({ value: null, reason: 'no_data' });
    expect(none[1]!.measures.cumulativeShare).toMatchObject({ value: null, reason: 'no_data' });
  });

  it('R-120: are told for every group asked for', () => {
    const store = groupOf([caused(['gap_4_publicity'])], { store: '9' });
    const lines = gapFigures([groupOf([caused(['gap_4_publicity'])]), store], context);
    expect(lines).toHaveLength(12);
    expect(lines[7]).toMatchObject({
      group: { store: '9', gap: 'gap_4_publicity', owner: 'marketing' },
      n: 1,
    });
  });
});

describe('gap 5', () => {
  const day = '2026-05-01T00:00:00Z';
  const answer = (service: number | null, recovery: number | null = null, at = day) => [
    at,
    true,
    service,
    recovery,
  ];
  const told = (...answers: ReturnType<typeof answer>[]) => ({ answers });
  const fifthOf = (...groups: Parameters<typeof gapFigures>[0]) =>
    gapFigures(groups, context).filter(({ group }) => group.gap === 'gap_5_expected_perceived');
  const times = (count: number, service: number) =>
    Array.from({ length: count }, () => told(answer(service)));

  it('R-120: is the mean of expected minus perceived, with its interval', () => {
    const answers = [2, 1, 0, 3, -1, 2, 1, 1, 2, -1].map((value) => told(answer(value)));
    const [line] = fifthOf(groupOf([], {}, answers));
    expect(line).toMatchObject({
      group: { gap: 'gap_5_expected_perceived', owner: null },
      n: 10,
      measures: { behindExpectation: { value: 0.7, n: 10 } },
    });
    // Mean 1, s^2 = 16/9, t(.975, 9) = 2.262157: 1 +- 2.262157 * 4/3 / sqrt(10).
    const { value, ciLow, ciHigh, ciFlag } = line!.measures.gapMean!;
    expect([value, ciFlag]).toEqual([1, 'wide']);
    expect(ciLow).toBeCloseTo(1 - (2.262157 * 4) / 3 / Math.sqrt(10), 5);
    expect(ciHigh).toBeCloseTo(1 + (2.262157 * 4) / 3 / Math.sqrt(10), 5);
  });

  it('R-120: takes the last that a customer said of it by then', () => {
    const late = '2026-07-01T00:00:00Z';
    const said = told(answer(3), answer(1, 2), answer(null), answer(-5, -5, late));
    const [line] = fifthOf(
      groupOf(
        [],
        {},
        Array.from({ length: 10 }, () => said),
      ),
    );
    expect(line!.measures).toMatchObject({
      gapMean: { value: 1, n: 10 },
      recoveryGapMean: { value: 2, n: 10 },
    });
  });

  it('R-120: is no data where nobody answered both questions', () => {
    const [line] = fifthOf(groupOf([], {}, [told(answer(null))]));
    expect(line).toMatchObject({ n: 0, measures: { gapMean: { value: null, reason: 'no_data' } } });
  });

  it('R-120: is withheld below ten answers, with the next smallest group', () => {
    const stores = [times(9, 1), times(12, 2), times(40, 0)];
    const lines = fifthOf(
      groupOf([], {}, stores.flat()),
      ...stores.map((answers, at) => groupOf([], { store: String(at) }, answers)),
    );
    expect(lines.map(({ n, measures }) => [n, measures.gapMean!.reason])).toEqual([
      [61, undefined],
      [null, 'n_lt_10'],
      [null, 'complementary'],
      [40, undefined],
    ]);
  });
});
