import type { FactGroup } from '@amends/projections/fact-groups';
import { describe, expect, it } from '@jest/globals';
import { factSet } from './fact-set.fixture.ts';
import { gapFigures, gapSource } from './gap-figures.ts';

const AT = Date.parse('2026-06-01T00:00:00Z');
const context = { asOfMs: AT, percentileRule: 'linear' } as const;

const groupOf = (rows: readonly object[], group = {}): FactGroup<'cases'> => ({
  group,
  sets: { cases: factSet(gapSource.columns, rows as Record<string, unknown>[]) },
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
    ]);
  });

  it('R-120: have shares of cases, and of mentions that add up to one', () => {
    const values = (name: string) => rows.slice(1).map(({ measures }) => measures[name]!.value);
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
    expect(lines).toHaveLength(10);
    expect(lines[6]).toMatchObject({
      group: { store: '9', gap: 'gap_4_publicity', owner: 'marketing' },
      n: 1,
    });
  });
});
