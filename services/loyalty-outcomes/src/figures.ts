import type { FactGroup } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import {
  type FigureRow,
  type Measure,
  plainMeasure,
  shareMeasure,
} from '@amends/projections/measure';
import { doubleDeviationRate } from '@amends/statistics/double-deviation';
import { wilson } from '@amends/statistics/wilson';
import type { Assumptions } from './assumption-register.ts';
import { chainFigures } from './chain-figures.ts';
import { changeFigures } from './change-figures.ts';
import { cohortFigures } from './cohort-figures.ts';
import { answerFigures } from './answer-figures.ts';
import { controlFigures } from './control-figures.ts';
import type { ControlStore } from './control-group.ts';
import { type LoyalCase, loyalCases } from './loyal-cases.ts';
import { moneyFigures, stepCostFigures } from './money-figures.ts';
import { retentionFigures } from './retention-figures.ts';
import { riskFigures } from './risk-figures.ts';
import { silenceFigures } from './silence-figures.ts';
import { valueFigures } from './value-figures.ts';

const remedyMix = (cases: readonly LoyalCase[]): Measure => {
  const counts: Record<string, number> = {};
  let withRemedy = 0;
  for (const { remedyTypes } of cases) {
    if (remedyTypes.length > 0) withRemedy += 1;
    for (const type of remedyTypes) counts[type] = (counts[type] ?? 0) + 1;
  }
  const ordered = Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
  return plainMeasure(withRemedy, cases.length, 'cases', { counts: ordered });
};

/** Of the cases in which a recovery was attempted; those nobody could assess stand beside it. */
const doubleDeviation = (cases: readonly LoyalCase[]): Measure => {
  const flags = cases.flatMap(({ doubleDeviation: flag }) => (flag === undefined ? [] : [flag]));
  const rate = doubleDeviationRate(flags);
  const { successes, unassessed } = rate;
  return shareMeasure(rate, { counts: { flagged: successes, unassessed } });
};

/** Who answered of those asked; a suppressed request was never sent. */
const responseRate = (cases: readonly LoyalCase[]): Measure => {
  const asked = cases.filter(({ wasAsked }) => wasAsked);
  const answered = asked.filter(({ answer }) => answer !== undefined).length;
  const suppressed = cases.filter(({ wasSuppressed }) => wasSuppressed).length;
  return shareMeasure(wilson(answered, asked.length), {
    counts: { asked: asked.length, answered, suppressed },
  });
};

/** What is read beside the cases of the slice. */
export interface LoyaltyReference {
  readonly controls: readonly ControlStore[];
  readonly assumptions: Assumptions;
}

/** What recovery led to, per group: behaviour, intent, repeated failure, money, remedies. */
export const loyaltyFigures = (
  groups: readonly FactGroup<'cases'>[],
  { asOfMs }: FigureContext,
  { controls, assumptions }: LoyaltyReference,
): FigureRow[] => {
  const casesOf = groups.map(({ sets }) => loyalCases(sets.cases, asOfMs));
  const said = answerFigures(casesOf);
  const cohorts = cohortFigures(casesOf);
  const changed = changeFigures(casesOf);
  const against = controlFigures(casesOf, controls);
  const chain = chainFigures(casesOf);
  const risk = riskFigures(casesOf);
  const silence = silenceFigures(casesOf, controls, assumptions);
  const money = moneyFigures(casesOf);
  const stepCosts = stepCostFigures(casesOf);
  const worth = valueFigures(casesOf, assumptions);
  return groups.map(({ group }, at) => {
    const cases = casesOf[at]!;
    const n = cases.length;
    const recovered = cases.filter(({ isRecovered }) => isRecovered).length;
    return {
      group,
      n,
      measures: {
        cases: plainMeasure(n, n, 'cases'),
        recovered: plainMeasure(recovered, n, 'cases'),
        ...retentionFigures(cases.flatMap(({ customer }) => customer ?? [])),
        ...said[at],
        ...cohorts[at],
        ...changed[at],
        ...against[at],
        responseRate: responseRate(cases),
        doubleDeviation: doubleDeviation(cases),
        ...chain[at],
        ...risk[at],
        ...silence[at],
        ...money[at],
        ...stepCosts[at],
        ...worth[at],
        remedyMix: remedyMix(cases),
      },
    };
  });
};
