import {
  type Measure,
  type MeasureExtras,
  type NullReason,
  noData,
  type Unit,
  withheldMeasure,
} from '@amends/projections/measure';
import { favourableShare } from '@amends/statistics/favourable-share';
import { groupMean } from '@amends/statistics/group-mean';
import { scoreOfMean } from '@amends/statistics/justice-score';
import { nps, npsCounts } from '@amends/statistics/nps';
import { ciFlag, nBand } from '@amends/statistics/publication';
import { suppressCells } from '@amends/statistics/suppression';
import type { LoyalCase } from './loyal-cases.ts';

interface AnswerFigure {
  readonly unit: Unit;
  /** Answers below which nothing is shown. */
  readonly minN: 10 | 30;
  readonly item: 'recommend' | 'intent' | 'trust';
  /** Of at least one answer. */
  readonly value: (answers: readonly number[]) => { readonly value: number } & MeasureExtras;
}

const npsValue: AnswerFigure['value'] = (answers) => {
  const histogram = Array.from({ length: 11 }, () => 0);
  for (const answer of answers) histogram[answer]! += 1;
  const score = nps(npsCounts(histogram));
  const { promoters, passives, detractors } = score;
  return {
    value: score.nps!,
    ciLow: score.adjustedLow,
    ciHigh: score.adjustedHigh,
    counts: { promoters, passives, detractors },
  };
};

const scores = (answers: readonly number[]): number[] =>
  answers.map((answer) => scoreOfMean(answer, 1, 7));

const meanValue: AnswerFigure['value'] = (answers) => {
  const { mean, ciLow, ciHigh } = groupMean(scores(answers));
  return { value: mean!, ciLow, ciHigh };
};

const topBoxValue: AnswerFigure['value'] = (answers) => {
  const { rate, ciLow, ciHigh } = favourableShare(scores(answers));
  return { value: rate!, ciLow, ciHigh };
};

/** Answers from 1 to 7 are shown as scores of 0 to 100; top box is 5 and more of 7. */
const answerFigureList: Readonly<Record<string, AnswerFigure>> = {
  nps: { unit: 'score', minN: 30, item: 'recommend', value: npsValue },
  repurchaseIntentMean: { unit: 'score', minN: 10, item: 'intent', value: meanValue },
  repurchaseIntentTopBox: { unit: 'share', minN: 10, item: 'intent', value: topBoxValue },
  trustMean: { unit: 'score', minN: 10, item: 'trust', value: meanValue },
};

const itemsOf = (cases: readonly LoyalCase[], item: AnswerFigure['item']): number[] =>
  cases.flatMap(({ answer }) => {
    const value = answer?.[item];
    return value === undefined ? [] : [value];
  });

const show = (
  { unit, value }: AnswerFigure,
  answers: readonly number[],
  withheldFor: NullReason | null,
): Measure => {
  const n = answers.length;
  if (n === 0) return noData(unit);
  if (withheldFor !== null) return withheldMeasure(n, unit, withheldFor);
  return { n, unit, nBand: nBand(n), ciFlag: ciFlag(n), ...value(answers) };
};

/**
 * Why each group is withheld, or null: too few answers, or the one group that the total minus the
 * others would give away. Groups nobody answered in hide nothing and stay outside.
 */
const reasonsOf = (counts: readonly number[], minN: 10 | 30): (NullReason | null)[] => {
  const answered = counts.filter((count) => count > 0);
  const { reasons } = suppressCells(answered, minN);
  const tooFew = minN === 30 ? 'n_lt_30' : 'n_lt_10';
  let at = -1;
  return counts.map((count) => {
    if (count === 0) return null;
    at += 1;
    return reasons[at] === 'n_lt_10' ? tooFew : reasons[at]!;
  });
};

/**
 * What customers say, per group; the first group is the total of the others. Each figure is
 * withheld below its number of answers, and so is a second group where one alone would show.
 */
export const answerFigures = (
  groups: readonly (readonly LoyalCase[])[],
): Record<string, Measure>[] => {
  const rows: Record<string, Measure>[] = groups.map(() => ({}));
  for (const [name, figure] of Object.entries(answerFigureList)) {
    const answers = groups.map((cases) => itemsOf(cases, figure.item));
    const [total, ...parts] = answers.map(({ length }) => length);
    const reasons = [...reasonsOf([total ?? 0], figure.minN), ...reasonsOf(parts, figure.minN)];
    answers.forEach((each, at) => {
      rows[at]![name] = show(figure, each, reasons[at]!);
    });
  }
  return rows;
};
