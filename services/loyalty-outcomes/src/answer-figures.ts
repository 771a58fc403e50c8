import { type Measure, type MeasureExtras, noData, type Unit } from '@amends/projections/measure';
import { type LeastAnswers, unlessWithheld, verdictsOf } from '@amends/projections/withheld-cells';
import { favourableShare } from '@amends/statistics/favourable-share';
import { groupMean } from '@amends/statistics/group-mean';
import { scoreOfMean } from '@amends/statistics/justice-score';
import { nps, npsCounts } from '@amends/statistics/nps';
import { ciFlag, nBand } from '@amends/statistics/publication';
import type { LoyalCase } from './loyal-cases.ts';

interface AnswerFigure {
  readonly unit: Unit;
  /** Answers below which nothing is shown. */
  readonly minN: LeastAnswers;
  readonly item: 'recommend' | 'intent' | 'trust' | 'satisfaction' | 'wordOfMouth';
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

/** On the scale it was asked on, 1 to 5. */
const satisfactionValue: AnswerFigure['value'] = (answers) => {
  const { mean, ciLow, ciHigh } = groupMean(answers, { min: 1, max: 5 });
  return { value: mean!, ciLow, ciHigh };
};

/** Answers from 1 to 7 are shown as scores of 0 to 100; top box is 5 and more of 7. */
const answerFigureList: Readonly<Record<string, AnswerFigure>> = {
  nps: { unit: 'score', minN: 30, item: 'recommend', value: npsValue },
  repurchaseIntentMean: { unit: 'score', minN: 10, item: 'intent', value: meanValue },
  repurchaseIntentTopBox: { unit: 'share', minN: 10, item: 'intent', value: topBoxValue },
  satisfactionMean: { unit: 'score', minN: 10, item: 'satisfaction', value: satisfactionValue },
  wordOfMouthIntentMean: { unit: 'score', minN: 10, item: 'wordOfMouth', value: meanValue },
  trustMean: { unit: 'score', minN: 10, item: 'trust', value: meanValue },
};

const itemsOf = (cases: readonly LoyalCase[], item: AnswerFigure['item']): number[] =>
  cases.flatMap(({ answer }) => {
    const value = answer?.[item];
    return value === undefined ? [] : [value];
  });

const show = ({ unit, value }: AnswerFigure, answers: readonly number[]): Measure => {
  const n = answers.length;
  if (n === 0) return noData(unit);
  return { n, unit, nBand: nBand(n), ciFlag: ciFlag(n), ...value(answers) };
};

/**
 * What customers say, per group; the first group is the total of the others. Each figure is
 * withheld below its number of answers, and with it whatever would give it away.
 */
export const answerFigures = (
  groups: readonly (readonly LoyalCase[])[],
): Record<string, Measure>[] => {
  const rows: Record<string, Measure>[] = groups.map(() => ({}));
  for (const [name, figure] of Object.entries(answerFigureList)) {
    const answers = groups.map((cases) => itemsOf(cases, figure.item));
    const verdicts = verdictsOf(
      answers.map(({ length }) => length),
      figure.minN,
    );
    answers.forEach((each, at) => {
      const measure = () => show(figure, each);
      rows[at]![name] = unlessWithheld(verdicts[at], each.length, figure.unit, measure);
    });
  }
  return rows;
};
