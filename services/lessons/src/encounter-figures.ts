import type { FactGroup, FactSet, FactSource } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import {
  type FigureRow,
  type Measure,
  noData,
  plainMeasure,
  shareMeasure,
} from '@amends/projections/measure';
import { unlessWithheld, type Verdicts, verdictsOf } from '@amends/projections/withheld-cells';
import { wilson } from '@amends/statistics/wilson';
import { casesWith } from './case-source.ts';
import { isPast, msOf } from './instants.ts';
import { paretoLines } from './pareto-lines.ts';

export const encounterSource = {
  from: casesWith('encounter_at'),
  columns: {
    encounterAt: msOf('encounter_at'),
    deviates: 'f.deviated_step is not null',
    partUnclear: 'f.part_unclear',
  },
  since: 'f.encounter_at',
} satisfies FactSource;

interface Tally {
  readonly assessed: number;
  /** Some step of the service script went another way. */
  readonly deviations: number;
  readonly unclear: number;
  /** Of how many it is known whether the customer's part was clear. */
  readonly known: number;
}

const tallyOf = ({ n, columns }: FactSet, asOfMs: number): Tally => {
  let [assessed, deviations, unclear, known] = [0, 0, 0, 0];
  for (let at = 0; at < n; at += 1) {
    if (!isPast(columns.encounterAt![at], asOfMs)) continue;
    assessed += 1;
    if (columns.deviates![at] === true) deviations += 1;
    if (columns.partUnclear![at] !== null) known += 1;
    if (columns.partUnclear![at] === true) unclear += 1;
  }
  return { assessed, deviations, unclear, known };
};

/**
 * How often the customer did not know their part, and whether that is a hot-spot: the whole
 * interval lies above the share of all.
 */
const unclearFigures = (
  { unclear, known }: Tally,
  all: Tally,
  verdict: Verdicts[number],
): Record<string, Measure> => {
  const share = wilson(unclear, known);
  const overall = wilson(all.unclear, all.known).rate;
  const hotSpot = Number(overall !== null && share.ciLow !== null && share.ciLow > overall);
  const lift = overall === null || overall === 0 || known === 0 ? null : share.rate! / overall;
  return {
    unclearShare: unlessWithheld(verdict, known, 'share', () =>
      shareMeasure(share, { counts: { unclear, clear: known - unclear } }),
    ),
    unclearLift: unlessWithheld(verdict, known, 'coefficient', () =>
      lift === null
        ? { ...noData('coefficient'), n: known }
        : plainMeasure(lift, known, 'coefficient', { counts: { hotSpot } }),
    ),
  };
};

/**
 * Where services leave their script, by falling number of assessed cases: group by `step`,
 * `stepRole`, `scriptId` or `participationStage`. A case without a deviated step stands in the
 * line without one. What tells of people is withheld below ten cases, and so is a second line
 * where one alone could be worked out.
 */
export const encounterFigures = (
  groups: readonly FactGroup<'cases'>[],
  { asOfMs }: FigureContext,
): FigureRow[] => {
  const tallies = groups.map(({ sets }) => tallyOf(sets.cases, asOfMs));
  const verdicts = verdictsOf(tallies.map(({ known }) => known));
  const all = tallies[0]!;
  const [total, ...lines] = groups.map(({ group }, at): FigureRow => {
    const tally = tallies[at]!;
    const measures = {
      deviationShare: shareMeasure(wilson(tally.deviations, tally.assessed), {
        counts: { deviations: tally.deviations },
      }),
      ...unclearFigures(tally, all, verdicts[at]),
    };
    return { group, n: tally.assessed, measures };
  });
  const cases = plainMeasure(all.assessed, all.assessed, 'cases');
  return [
    { ...total!, measures: { cases, ...total!.measures } },
    ...paretoLines(all.assessed, lines),
  ];
};
