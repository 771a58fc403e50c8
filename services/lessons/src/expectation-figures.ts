import type { FactSet, FactSource } from '@amends/projections/fact-groups';
import { type FigureRow, type Measure, noData, shareMeasure } from '@amends/projections/measure';
import { unlessWithheld, type Verdicts, verdictsOf } from '@amends/projections/withheld-cells';
import { groupMean } from '@amends/statistics/group-mean';
import { ciFlag, nBand } from '@amends/statistics/publication';
import { wilson } from '@amends/statistics/wilson';
import { casesWith } from './case-source.ts';
import type { Answer } from './projections/case-outcome.ts';

/** Gap 5, expected minus perceived: nobody states it, surveys show it. */
export const GAP_5 = 'gap_5_expected_perceived';

export const answerSource = {
  from: casesWith('answers'),
  columns: { answers: 'f.answers' },
} satisfies FactSource;

/** Expected minus perceived lies between these on a scale of 1 to 7. */
const BOUNDS = { min: -6, max: 6 };

/** The last that each customer said of it by then. */
const lastOf = ({ n, columns }: FactSet, asOfMs: number, at: 2 | 3): number[] => {
  const found: number[] = [];
  for (let row = 0; row < n; row += 1) {
    const answers = (columns.answers![row] ?? []) as unknown as Answer[];
    const last = answers.findLast(
      (answer) => answer[at] !== null && Date.parse(answer[0]) <= asOfMs,
    );
    if (last !== undefined) found.push(last[at]!);
  }
  return found;
};

const meanFigure = (values: readonly number[], verdict: Verdicts[number]): Measure => {
  const n = values.length;
  if (n === 0) return noData('score');
  return unlessWithheld(verdict, n, 'score', () => {
    const { mean, ciLow, ciHigh } = groupMean(values, BOUNDS);
    return { value: mean, n, unit: 'score', nBand: nBand(n), ciLow, ciHigh, ciFlag: ciFlag(n) };
  });
};

const shortShare = (values: readonly number[], verdict: Verdicts[number]): Measure => {
  const short = values.filter((value) => value > 0).length;
  const n = values.length;
  return unlessWithheld(verdict, n, 'share', () => shareMeasure(wilson(short, n)));
};

/**
 * Gap 5 of each set of answers, the total first: how far service stayed behind what was expected
 * of it, in points of a scale of 1 to 7, and how often; the same of recoveries. Withheld below ten
 * answers, with a second line where one alone could be worked out.
 */
export const gap5Lines = (
  sets: readonly FactSet[],
  asOfMs: number,
): Pick<FigureRow, 'n' | 'measures'>[] => {
  const services = sets.map((set) => lastOf(set, asOfMs, 2));
  const recoveries = sets.map((set) => lastOf(set, asOfMs, 3));
  const ofService = verdictsOf(services.map(({ length }) => length));
  const ofRecovery = verdictsOf(recoveries.map(({ length }) => length));
  return sets.map((_, at) => ({
    n: ofService[at] === undefined ? services[at]!.length : null,
    measures: {
      gapMean: meanFigure(services[at]!, ofService[at]),
      behindExpectation: shortShare(services[at]!, ofService[at]),
      recoveryGapMean: meanFigure(recoveries[at]!, ofRecovery[at]),
      recoveryBehindExpectation: shortShare(recoveries[at]!, ofRecovery[at]),
    },
  }));
};
