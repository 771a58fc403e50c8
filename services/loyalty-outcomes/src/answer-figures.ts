import { type Measure, type MeasureExtras, noData, type Unit } from '@amends/projections/measure';
import { type LeastAnswers, unlessWithheld, verdictsOf } from '@amends/projections/withheld-cells';
import { countedFavourableShare } from '@amends/statistics/favourable-share';
import { groupMeanOf } from '@amends/statistics/group-mean';
import { scoreOfMean } from '@amends/statistics/justice-score';
import { nps, npsCounts } from '@amends/statistics/nps';
import { ciFlag, nBand } from '@amends/statistics/publication';
import { type CountedValues, countedMoments } from '@amends/statistics/sample-moments';
import { countOf, type Lines } from './loyal-line.ts';

interface AnswerFigure {
  readonly unit: Unit;
  /** Answers below which nothing is shown. */
  readonly minN: LeastAnswers;
  readonly item: 'recommend' | 'intent' | 'trust' | 'satisfaction' | 'wordOfMouth';
  /** Of at least one answer. */
  readonly value: (answers: CountedValues) => { readonly value: number } & MeasureExtras;
}

const npsValue: AnswerFigure['value'] = (answers) => {
  const histogram = Array.from({ length: 11 }, () => 0);
  for (const [answer, count] of answers) histogram[answer]! += count;
  const score = nps(npsCounts(histogram));
  const { promoters, passives, detractors } = score;
  return {
    value: score.nps!,
    ciLow: score.adjustedLow,
    ciHigh: score.adjustedHigh,
    counts: { promoters, passives, detractors },
  };
};

/** Answers from 1 to 7 as scores of 0 to 100. */
export const scoresOf = (answers: CountedValues): CountedValues =>
  answers.map(([answer, count]) => [scoreOfMean(answer, 1, 7), count]);

const meanValue: AnswerFigure['value'] = (answers) => {
  const { mean, ciLow, ciHigh } = groupMeanOf(countedMoments(scoresOf(answers)));
  return { value: mean!, ciLow, ciHigh };
};

const topBoxValue: AnswerFigure['value'] = (answers) => {
  const { rate, ciLow, ciHigh } = countedFavourableShare(scoresOf(answers));
  return { value: rate!, ciLow, ciHigh };
};

/** On the scale it was asked on, 1 to 5. */
const satisfactionValue: AnswerFigure['value'] = (answers) => {
  const { mean, ciLow, ciHigh } = groupMeanOf(countedMoments(answers), { min: 1, max: 5 });
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

export const ANSWER_FIGURES = Object.keys(answerFigureList);

const show = ({ unit, value }: AnswerFigure, answers: CountedValues): Measure => {
  const n = countOf(answers);
  if (n === 0) return noData(unit);
  return { n, unit, nBand: nBand(n), ciFlag: ciFlag(n), ...value(answers) };
};

/**
 * What customers say, per group; the first group is the total of the others. Each figure is
 * withheld below its number of answers, and with it whatever would give it away.
 */
export const answerFigures = (lines: Lines): Record<string, Measure>[] => {
  const rows: Record<string, Measure>[] = lines.map(() => ({}));
  for (const [name, figure] of Object.entries(answerFigureList)) {
    const answers = lines.map((line) => line.keyed(figure.item));
    const verdicts = verdictsOf(answers.map(countOf), figure.minN);
    answers.forEach((each, at) => {
      const measure = () => show(figure, each);
      rows[at]![name] = unlessWithheld(verdicts[at], countOf(each), figure.unit, measure);
    });
  }
  return rows;
};
