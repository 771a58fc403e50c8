import type { FactGroup, FactSet, FactSource } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import {
  type FigureRow,
  type Measure,
  plainMeasure,
  shareMeasure,
} from '@amends/projections/measure';
import { unlessWithheld, type Verdicts, verdictsOf } from '@amends/projections/withheld-cells';
import { wilson } from '@amends/statistics/wilson';
import { hasWorked, outcomeReadColumns } from './case-outcomes.ts';
import { decisionRows } from './decision-source.ts';
import { msOf } from './instants.ts';
import { paretoLines } from './pareto-lines.ts';

export const deviationSource = {
  from: (schema: string) =>
    `(select * from ${decisionRows(schema)} where f.deviation_at is not null) f`,
  columns: {
    ...outcomeReadColumns,
    deviated: msOf('deviation_at'),
    improvised: 'f.improvised',
  },
  since: 'f.deviation_at',
} satisfies FactSource;

interface Tally {
  readonly deviations: number;
  readonly improvised: number;
  readonly worked: number;
  readonly assessed: number;
}

const tallyOf = (set: FactSet, asOfMs: number): Tally => {
  let [improvised, worked, assessed] = [0, 0, 0];
  for (let at = 0; at < set.n; at += 1) {
    if (set.columns.improvised![at] === true) improvised += 1;
    const outcome = hasWorked(set, at, asOfMs, set.columns.deviated![at] as number);
    if (outcome !== null) assessed += 1;
    if (outcome === true) worked += 1;
  }
  return { deviations: set.n, improvised, worked, assessed };
};

const measuresOf = (
  { deviations, improvised, worked, assessed }: Tally,
  verdict: Verdicts[number],
): Record<string, Measure> => ({
  improvisedShare: shareMeasure(wilson(improvised, deviations)),
  workedShare: unlessWithheld(verdict, assessed, 'share', () =>
    shareMeasure(wilson(worked, assessed), {
      label: 'observational',
      counts: { worked, unassessed: deviations - assessed },
    }),
  ),
});

/**
 * Deviations from the playbook by falling number after the total, and whether they worked: the
 * customer is satisfied afterwards and nothing failed again. `filter[improvised][eq]=true` leaves
 * what was made up for the customer; by reason, row or remedy it is what the playbook can learn.
 */
export const deviationFigures = (
  groups: readonly FactGroup<'deviations'>[],
  { asOfMs }: FigureContext,
): FigureRow[] => {
  const tallies = groups.map(({ sets }) => tallyOf(sets.deviations, asOfMs));
  const verdicts = verdictsOf(tallies.map(({ assessed }) => assessed));
  const [total, ...lines] = groups.map(
    ({ group }, at): FigureRow => ({
      group,
      n: tallies[at]!.deviations,
      measures: measuresOf(tallies[at]!, verdicts[at]),
    }),
  );
  const all = total!.n!;
  const counted = { name: 'deviations', unit: 'count' } as const;
  return [
    { ...total!, measures: { deviations: plainMeasure(all, all, 'count'), ...total!.measures } },
    ...paretoLines(all, lines, counted),
  ];
};
