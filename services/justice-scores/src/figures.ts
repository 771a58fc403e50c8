import type { FactGroup } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import {
  type FigureRow,
  gatedMeasure,
  type Measure,
  type MeasureExtras,
  plainMeasure,
  shareMeasure,
  type Unit,
} from '@amends/projections/measure';
import { type Gate, unlessWithheld, verdictsOf } from '@amends/projections/withheld-cells';
import { cronbachAlpha, publishAlpha } from '@amends/statistics/cronbach-alpha';
import { favourableShare } from '@amends/statistics/favourable-share';
import { mean } from '@amends/statistics/sample-moments';
import { wilson } from '@amends/statistics/wilson';
import { type DIMENSIONS, itemPositions, SCALE } from './instrument.ts';
import { expectationFigures } from './expectation-figures.ts';
import { likeCaseFigure } from './like-cases.ts';
import { meanMeasure } from './mean-measure.ts';
import { type JusticeParameters, parametersOf } from './parameters.ts';
import {
  type CaseCounts,
  countCases,
  type JusticeSource,
  readWave,
  SCORES,
  type Score,
  type WaveAnswers,
} from './read-answers.ts';

type Group = FactGroup<JusticeSource>;

const alphaMeasure = (
  items: WaveAnswers['items'],
  dimension: (typeof DIMENSIONS)[number],
): Measure => {
  const { at, reverseIndex } = itemPositions(dimension);
  const rows = items.map((answers) => at.map((position) => answers[position] ?? null));
  const reliability = cronbachAlpha(rows, { reverseIndex, ...SCALE });
  // Below its gate the number of complete answers is not told either.
  const measure = gatedMeasure(publishAlpha(reliability), reliability.n, 'coefficient');
  return measure.value === null && measure.n !== 0 ? { ...measure, n: null } : measure;
};

/** A poor outcome that a just process cannot repair; versions of the questions mixed. */
const warningOf = (
  name: Score,
  { scores, isMixed }: WaveAnswers,
  { lowOutcome, highProcess }: JusticeParameters,
): MeasureExtras => {
  const [outcome, process] = [mean(scores.distributive), mean(scores.procedural)];
  const isUnjust = outcome !== null && process !== null;
  if (name === 'distributive' && isUnjust && outcome < lowOutcome && process >= highProcess)
    return { warning: 'unjust_outcome_just_process' };
  return isMixed ? { warning: 'mixed_instruments' } : {};
};

/** Distributive, interactional, procedural, then overall: mean, favourable share, reliability. */
const scoreFigures = (
  waves: readonly WaveAnswers[],
  suffix: string,
  { parameters, gate }: { readonly parameters: JusticeParameters; readonly gate: Gate },
): Record<string, Measure>[] => {
  const rows: Record<string, Measure>[] = waves.map(() => ({}));
  for (const name of SCORES) {
    const verdicts = gate(waves.map(({ scores }) => scores[name].length));
    // A mean may be shown where that of the process may not: then neither may the warning.
    const processVerdicts = gate(waves.map(({ scores }) => scores.procedural.length));
    waves.forEach((wave, index) => {
      const { scores, items } = wave;
      const canWarn = processVerdicts[index] === undefined;
      const extras = canWarn ? warningOf(name, wave, parameters) : {};
      const values = scores[name];
      const verdict = verdicts[index];
      const shown = (unit: Unit, measure: () => Measure) =>
        unlessWithheld(verdict, values.length, unit, measure);
      const row = rows[index]!;
      row[`${name}${suffix}`] = shown('score', () => meanMeasure(values, extras));
      row[`${name}Favourable${suffix}`] = shown('share', () =>
        shareMeasure(favourableShare(values)),
      );
      if (name !== 'overall')
        row[`${name}Alpha${suffix}`] = shown('coefficient', () => alphaMeasure(items, name));
    });
  }
  return rows;
};

const EASY_FROM = 5;
const EFFORT_SCALE = { min: 1, max: 7 };

/** Effort (CES), and how many found the outcome unjust in spite of a just process. */
const effortFigures = (
  waves: readonly WaveAnswers[],
  { lowOutcome, highProcess }: JusticeParameters,
  gate: Gate,
): Record<string, Measure>[] => {
  const verdicts = gate(waves.map(({ efforts }) => efforts.length));
  const pairVerdicts = gate(waves.map(({ pairs }) => pairs.length));
  return waves.map(({ efforts, pairs }, index) => {
    const n = efforts.length;
    const easy = efforts.filter((effort) => effort >= EASY_FROM).length;
    const unjust = pairs.filter(([d, p]) => d < lowOutcome && p >= highProcess).length;
    return {
      effort: unlessWithheld(verdicts[index], n, 'score', () =>
        meanMeasure(efforts, {}, EFFORT_SCALE),
      ),
      effortEasy: unlessWithheld(verdicts[index], n, 'share', () => shareMeasure(wilson(easy, n))),
      unjustOutcomeShare: unlessWithheld(pairVerdicts[index], pairs.length, 'share', () =>
        shareMeasure(wilson(unjust, pairs.length)),
      ),
    };
  });
};

/** CSAT: the share of 4 and 5 among scores of 1 to 5; a register's yes and no is not in it. */
const csatFigures = (counts: readonly CaseCounts[], gate: Gate): Record<string, Measure>[] => {
  const answers = counts.map(({ scores }) => scores.reduce((sum, count) => sum + count, 0));
  const verdicts = gate(answers);
  return counts.map(({ scores }, index) => {
    const n = answers[index]!;
    const byScore = Object.fromEntries(scores.map((count, at) => [String(at + 1), count]));
    return {
      csat: unlessWithheld(verdicts[index], n, 'share', () =>
        shareMeasure(wilson(scores[3]! + scores[4]!, n), { counts: byScore }),
      ),
    };
  });
};

/** Share satisfied of those who answered, and who did not: answers withheld hide both. */
const satisfactionFigures = (
  counts: readonly CaseCounts[],
  gate: Gate,
): Record<string, Measure>[] => {
  const answers = counts.map(({ satisfied, unsatisfied }) => satisfied + unsatisfied);
  const verdicts = gate(answers);
  return counts.map(({ cases, satisfied }, index) => {
    const n = answers[index]!;
    const verdict = verdicts[index];
    return {
      satisfied: unlessWithheld(verdict, n, 'share', () =>
        shareMeasure(wilson(satisfied, n), { counts: { satisfied, answered: n } }),
      ),
      nobodyAnswered: unlessWithheld(verdict, n, 'cases', () =>
        plainMeasure(cases - n, cases, 'cases'),
      ),
    };
  });
};

/** Answered of sent; cases deliberately not asked are beside, not in, the denominator. */
const responseFigures = (
  waves: readonly (readonly WaveAnswers[])[],
  counts: readonly CaseCounts[],
  gate: Gate,
): Record<string, Measure>[] => {
  const sum = (index: number, of: 'sent' | 'answered') =>
    waves.reduce((total, wave) => total + wave[index]![of], 0);
  const verdicts = gate(counts.map((_, index) => sum(index, 'answered')));
  return counts.map(({ suppressed }, index) => {
    const sent = sum(index, 'sent');
    const answered = sum(index, 'answered');
    const share = wilson(Math.min(answered, sent), sent);
    return {
      responseRate: unlessWithheld(verdicts[index], answered, 'share', () =>
        shareMeasure(share, { counts: { sent, answered, suppressed } }),
      ),
    };
  });
};

/** What customers said, per line, as far as the gate lets it through. */
export const answerFigures = (
  groups: readonly Group[],
  { asOfMs, parameters: given }: FigureContext,
  gate: Gate,
): Record<string, Measure>[] => {
  const parameters = parametersOf(given);
  const counts = groups.map(({ sets }) => countCases(sets.cases, asOfMs));
  const read = (wave: 'wave1' | 'wave2' | 'wave3' | 'wave4') =>
    groups.map(({ sets }) => readWave(sets[wave], asOfMs, parameters));
  const [wave1, wave2, wave3, wave4] = [read('wave1'), read('wave2'), read('wave3'), read('wave4')];
  const parts = [
    counts.map(({ cases }) => ({ cases: plainMeasure(cases, cases, 'cases') })),
    scoreFigures(wave1, '', { parameters, gate }),
    effortFigures(wave1, parameters, gate),
    expectationFigures(wave1, gate),
    satisfactionFigures(counts, gate),
    csatFigures(counts, gate),
    responseFigures([wave1, wave2, wave3, wave4], counts, gate),
    scoreFigures(wave2, 'Wave2', { parameters, gate }),
    scoreFigures(wave3, 'Wave3', { parameters, gate }),
    scoreFigures(wave4, 'Wave4', { parameters, gate }),
  ];
  return groups.map((_, index) => Object.assign({}, ...parts.map((part) => part[index])));
};

/**
 * Justice and satisfaction per group, the total first. What fewer than ten people answered is
 * withheld, and so much more that no cell can be computed from the total.
 */
export const justiceFigures = (groups: readonly Group[], context: FigureContext): FigureRow[] => {
  const answers = answerFigures(groups, context, verdictsOf);
  return groups.map(({ group, sets }, index) => ({
    group,
    n: answers[index]!.cases!.n,
    measures: {
      ...answers[index]!,
      likeCaseDispersion: likeCaseFigure(sets.cases, context.asOfMs),
    },
  }));
};
