import { GAPS, type Gap } from '@amends/contracts/vocabulary';
import type { FactGroup, FactSet, FactSource } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import { type FigureRow, noData, plainMeasure, shareMeasure } from '@amends/projections/measure';
import { paretoShares } from '@amends/statistics/pareto';
import { wilson } from '@amends/statistics/wilson';
import { casesWith } from './case-source.ts';
import { GAP_5, gap5Lines } from './expectation-figures.ts';
import { isPast, msOf } from './instants.ts';

/**
 * The function of the firm that closes a gap: who has to learn what customers expect, turn it
 * into standards, keep to them, and promise no more than that.
 */
export const GAP_OWNERS: Readonly<Record<Gap, string>> = {
  gap_1_cognitive: 'management',
  gap_2_normative: 'service_design',
  gap_3_delivery: 'operations',
  gap_4_publicity: 'marketing',
};

export const gapSource = {
  from: casesWith('root_cause_at'),
  columns: { rootCauseAt: msOf('root_cause_at'), gaps: 'to_json(f.gaps)' },
  since: 'f.root_cause_at',
} satisfies FactSource;

interface Tally {
  /** With a root cause, with or without a gap. */
  cases: number;
  withGap: number;
  counts: Map<Gap, number>;
}

const tallyOf = ({ n, columns }: FactSet, asOfMs: number): Tally => {
  const tally: Tally = { cases: 0, withGap: 0, counts: new Map(GAPS.map((gap) => [gap, 0])) };
  for (let at = 0; at < n; at += 1) {
    if (!isPast(columns.rootCauseAt![at], asOfMs)) continue;
    const gaps = new Set((columns.gaps![at] ?? []) as unknown as Gap[]);
    tally.cases += 1;
    if (gaps.size > 0) tally.withGap += 1;
    for (const gap of gaps) tally.counts.set(gap, (tally.counts.get(gap) ?? 0) + 1);
  }
  return tally;
};

const gapLines = (group: FigureRow['group'], { cases, counts }: Tally): FigureRow[] => {
  const pareto = paretoShares([...counts].map(([key, count]) => ({ key, count })));
  const mentions = pareto.at(-1)!.cumulativeCount;
  return pareto.map(({ key, count, cumulativeShare }) => ({
    group: { ...group, gap: key, owner: GAP_OWNERS[key as Gap] },
    n: count,
    measures: {
      cases: cases === 0 ? noData('cases') : plainMeasure(count, cases, 'cases'),
      share: shareMeasure(wilson(count, cases)),
      shareOfMentions: shareMeasure(wilson(count, mentions)),
      cumulativeShare:
        cumulativeShare === null
          ? noData('share')
          : plainMeasure(cumulativeShare, mentions, 'share'),
    },
  }));
};

/**
 * Gaps 1 to 4 by frequency with the function that owns each, after a line for all cases whose root
 * cause is recorded, then gap 5 as customers answer it; that follows from the others, so nobody
 * owns it. A case can have several gaps, so the shares of cases may add up to more than one; the
 * Pareto is over mentions. A gap that no case has is 0 once there are root causes.
 */
export const gapFigures = (
  groups: readonly FactGroup<'cases' | 'answers'>[],
  { asOfMs }: FigureContext,
): FigureRow[] => {
  const fifth = gap5Lines(
    groups.map(({ sets }) => sets.answers),
    asOfMs,
  );
  return groups.flatMap(({ group, sets }, at) => {
    const tally = tallyOf(sets.cases, asOfMs);
    const { cases, withGap } = tally;
    const measures = {
      cases: plainMeasure(cases, cases, 'cases'),
      withGap: shareMeasure(wilson(withGap, cases)),
    };
    return [
      { group, n: cases, measures },
      ...gapLines(group, tally),
      { group: { ...group, gap: GAP_5, owner: null }, ...fifth[at]! },
    ];
  });
};
