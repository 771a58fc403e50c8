import type { FactGroup } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import {
  type FigureRow,
  type Measure,
  plainMeasure,
  shareMeasure,
} from '@amends/projections/measure';
import { REMEDY_TYPES } from '@amends/contracts/vocabulary';
import { wilson } from '@amends/statistics/wilson';
import { ANSWER_FIGURES, answerFigures } from './answer-figures.ts';
import type { Assumptions } from './assumption-register.ts';
import { awayFigures, mentionFigures, toldFigures } from './chain-figures.ts';
import { CHANGE_FIGURES, changeFigures } from './change-figures.ts';
import { ladderFigures, returnUplifts, satisfiedUplift, waveChanges } from './cohort-figures.ts';
import { controlFigures } from './control-figures.ts';
import type { ControlStore } from './control-group.ts';
import { loyalCases } from './loyal-cases.ts';
import { type Lines, lineOfCases, type LoyalLine } from './loyal-line.ts';
import { MONEY_KINDS, moneyFigures, stepCostFigures } from './money-figures.ts';
import { retentionFigures } from './retention-figures.ts';
import { intentByRisk, returnByRisk } from './risk-figures.ts';
import { quietFigures, silenceFigures } from './silence-figures.ts';
import { VALUE_FIGURES, valueFigures } from './value-figures.ts';

const remedyMix = (line: LoyalLine): Measure => {
  const counts: Record<string, number> = {};
  for (const type of [...REMEDY_TYPES].sort()) {
    const count = line.count(`remedy ${type}`);
    if (count > 0) counts[type] = count;
  }
  return plainMeasure(line.count('withRemedy'), line.count('cases'), 'cases', { counts });
};

/** Of the cases in which a recovery was attempted; those nobody could assess stand beside it. */
const doubleDeviation = (line: LoyalLine): Measure => {
  const flagged = line.count('deviated');
  const rate = wilson(flagged, flagged + line.count('undeviated'));
  return shareMeasure(rate, { counts: { flagged, unassessed: line.count('unassessed') } });
};

/** Who answered of those asked; a suppressed request was never sent. */
const responseRate = (line: LoyalLine): Measure => {
  const [asked, answered] = [line.count('asked'), line.count('answered')];
  const suppressed = line.count('suppressed');
  return shareMeasure(wilson(answered, asked), { counts: { asked, answered, suppressed } });
};

const caseFigures = (line: LoyalLine): Record<string, Measure> => {
  const n = line.count('cases');
  return {
    cases: plainMeasure(n, n, 'cases'),
    recovered: plainMeasure(line.count('recovered'), n, 'cases'),
  };
};

/** What is read beside the cases of the slice. */
export interface LoyaltyReference {
  readonly controls: readonly ControlStore[];
  readonly assumptions: Assumptions;
}

/** Figures that are computed together, and what their names begin with. */
interface Family {
  readonly names: readonly string[];
  readonly of: (lines: Lines, assumptions: Assumptions) => readonly Record<string, Measure>[];
}

/** Of each line for itself. */
const single =
  (of: (line: LoyalLine) => Record<string, Measure>): Family['of'] =>
  (lines) =>
    lines.map(of);

const families: readonly Family[] = [
  { names: ['cases', 'recovered'], of: single(caseFigures) },
  { names: ['retention', 'nextPurchase'], of: retentionFigures },
  { names: ANSWER_FIGURES, of: answerFigures },
  { names: ['recoveredUplift90', 'retention90Uplift'], of: returnUplifts },
  { names: ['satisfiedUplift'], of: satisfiedUplift },
  { names: ['wonTwice', 'ladder'], of: ladderFigures },
  { names: ['satisfactionWave', 'recommendWave', 'intentWave', 'trustWave'], of: waveChanges },
  { names: CHANGE_FIGURES, of: changeFigures },
  { names: ['responseRate'], of: single((line) => ({ responseRate: responseRate(line) })) },
  {
    names: ['doubleDeviation'],
    of: single((line) => ({ doubleDeviation: doubleDeviation(line) })),
  },
  { names: ['wordOfMouthNet', 'wordOfMouthReach'], of: mentionFigures },
  { names: ['negative'], of: toldFigures },
  { names: ['churn'], of: awayFigures },
  { names: ['retention90Risk', 'retention90Switching'], of: returnByRisk },
  { names: ['intentRisk', 'intentSwitching'], of: intentByRisk },
  { names: ['complaintPropensity', 'nonComplainersEstimate'], of: silenceFigures },
  { names: MONEY_KINDS, of: moneyFigures },
  { names: ['stepCost'], of: stepCostFigures },
  { names: VALUE_FIGURES, of: valueFigures },
  { names: ['remedyMix'], of: single((line) => ({ remedyMix: remedyMix(line) })) },
];

const isWanted = (names: readonly string[], measures: FigureContext['measures']): boolean =>
  measures === undefined ||
  [...measures].some((measure) => names.some((name) => measure.startsWith(name)));

/** The figures of lines that are computed from what cases tell, added up. */
export const lineFigures = (
  lines: Lines,
  { measures }: Pick<FigureContext, 'measures'>,
  assumptions: Assumptions,
): Record<string, Measure>[] => {
  const made = families
    .filter(({ names }) => isWanted(names, measures))
    .map(({ of }) => of(lines, assumptions));
  return lines.map((_, at) => Object.assign({}, ...made.map((rows) => rows[at]!)));
};

/** What recovery led to, per group: behaviour, intent, repeated failure, money, remedies. */
export const loyaltyFigures = (
  groups: readonly FactGroup<'cases'>[],
  context: FigureContext,
  { controls, assumptions }: LoyaltyReference,
): FigureRow[] => {
  const casesOf = groups.map(({ sets }) => loyalCases(sets.cases, context.asOfMs));
  const told = lineFigures(casesOf.map(lineOfCases), context, assumptions);
  // Of the stores of the cases, so the cases themselves are needed.
  const against = controlFigures(casesOf, controls);
  const quiet = quietFigures(casesOf, controls);
  return groups.map(({ group }, at) => ({
    group,
    n: casesOf[at]!.length,
    measures: { ...told[at], ...against[at], ...quiet[at] },
  }));
};
