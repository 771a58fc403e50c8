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
  withheldMeasure,
} from '@amends/projections/measure';
import type { TallyGroup } from '@amends/projections/tally-groups';
import { type Gate, unlessWithheld, verdictsOf } from '@amends/projections/withheld-cells';
import { publishAlpha } from '@amends/statistics/cronbach-alpha';
import { countWhere } from '@amends/statistics/counted-values';
import { countedMoments } from '@amends/statistics/sample-moments';
import { wilson } from '@amends/statistics/wilson';
import { readerOf } from './answer-slots.ts';
import {
  type GroupAnswers,
  type MeasureMakers,
  remembered,
  SCORES,
  type Score,
  type WaveAnswers,
} from './answers.ts';
import { expectationFigures } from './expectation-figures.ts';
import type { JusticeDimension } from './instrument.ts';
import { meanMeasure } from './mean-measure.ts';
import { type JusticeParameters, parametersOf } from './parameters.ts';
import { factAnswers, type JusticeSource } from './read-answers.ts';
import { tallyAnswers } from './tally-answers.ts';

const alphaMeasure = (wave: WaveAnswers, dimension: JusticeDimension): Measure => {
  const reliability = wave.reliability(dimension);
  // Below its gate the number of complete answers is not told either.
  const measure = gatedMeasure(publishAlpha(reliability), reliability.n, 'coefficient');
  return measure.value === null && measure.n !== 0 ? { ...measure, n: null } : measure;
};

/** A poor outcome that a just process cannot repair; versions of the questions mixed. */
const warningOf = (
  name: Score,
  wave: WaveAnswers,
  { lowOutcome, highProcess }: JusticeParameters,
): MeasureExtras => {
  const isMixed = wave.isMixed();
  const outcome = wave.score('distributive').moments.mean;
  const process = wave.score('procedural').moments.mean;
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
): MeasureMakers[] => {
  const verdicts = remembered((name: Score) =>
    gate(waves.map((wave) => wave.score(name).moments.n)),
  );
  return waves.map((wave, index) => {
    // A mean may be shown where that of the process may not: then neither may the warning.
    const extrasOf = (name: Score): MeasureExtras =>
      verdicts('procedural')[index] === undefined ? warningOf(name, wave, parameters) : {};
    const row: Record<string, () => Measure> = {};
    for (const name of SCORES) {
      const shown = (unit: Unit, measure: () => Measure) => () =>
        unlessWithheld(verdicts(name)[index], wave.score(name).moments.n, unit, measure);
      row[`${name}${suffix}`] = shown('score', () =>
        meanMeasure(wave.score(name).moments, extrasOf(name)),
      );
      row[`${name}Favourable${suffix}`] = shown('share', () => {
        const { moments, favourable } = wave.score(name);
        return favourable === undefined
          ? withheldMeasure(moments.n, 'share', 'slice_too_large')
          : shareMeasure(favourable);
      });
      if (name !== 'overall')
        row[`${name}Alpha${suffix}`] = shown('coefficient', () => alphaMeasure(wave, name));
    }
    return row;
  });
};

const EASY_FROM = 5;
const EFFORT_SCALE = { min: 1, max: 7 };

/** Effort (CES). */
const effortFigures = (waves: readonly WaveAnswers[], gate: Gate): MeasureMakers[] => {
  const moments = remembered((index: number) => countedMoments(waves[index]!.efforts()));
  const verdicts = remembered((_: 'effort') => gate(waves.map((_wave, at) => moments(at).n)));
  return waves.map((wave, index) => {
    const shown = (unit: Unit, measure: () => Measure) => () =>
      unlessWithheld(verdicts('effort')[index], moments(index).n, unit, measure);
    return {
      effort: shown('score', () => meanMeasure(moments(index), {}, EFFORT_SCALE)),
      effortEasy: shown('share', () => {
        const easy = countWhere(wave.efforts(), (effort) => effort >= EASY_FROM);
        return shareMeasure(wilson(easy, moments(index).n));
      }),
    };
  });
};

/** How many found the outcome unjust in spite of a just process. */
const unjustFigures = (waves: readonly WaveAnswers[], gate: Gate): MeasureMakers[] => {
  const verdicts = remembered((_: 'pairs') => gate(waves.map((wave) => wave.unjust().n)));
  return waves.map((wave, index) => ({
    unjustOutcomeShare: () => {
      const { n, unjust } = wave.unjust();
      return unlessWithheld(verdicts('pairs')[index], n, 'share', () =>
        unjust === undefined
          ? withheldMeasure(n, 'share', 'slice_too_large')
          : shareMeasure(wilson(unjust, n)),
      );
    },
  }));
};

/** CSAT: the share of 4 and 5 among scores of 1 to 5; a register's yes and no is not in it. */
const csatFigures = (groups: readonly GroupAnswers[], gate: Gate): MeasureMakers[] => {
  const answers = (group: GroupAnswers) =>
    group.counts().scores.reduce((sum, count) => sum + count, 0);
  const verdicts = remembered((_: 'scores') => gate(groups.map(answers)));
  return groups.map((group, index) => ({
    csat: () => {
      const n = answers(group);
      const { scores } = group.counts();
      const byScore = Object.fromEntries(scores.map((count, at) => [String(at + 1), count]));
      return unlessWithheld(verdicts('scores')[index], n, 'share', () =>
        shareMeasure(wilson(scores[3]! + scores[4]!, n), { counts: byScore }),
      );
    },
  }));
};

/** Share satisfied of those who answered, and who did not: answers withheld hide both. */
const satisfactionFigures = (groups: readonly GroupAnswers[], gate: Gate): MeasureMakers[] => {
  const answers = (group: GroupAnswers) => group.counts().satisfied + group.counts().unsatisfied;
  const verdicts = remembered((_: 'answers') => gate(groups.map(answers)));
  return groups.map((group, index) => {
    const shown = (unit: Unit, measure: (n: number) => Measure) => () => {
      const n = answers(group);
      return unlessWithheld(verdicts('answers')[index], n, unit, () => measure(n));
    };
    return {
      satisfied: shown('share', (n) => {
        const { satisfied } = group.counts();
        return shareMeasure(wilson(satisfied, n), { counts: { satisfied, answered: n } });
      }),
      nobodyAnswered: shown('cases', (n) => {
        const { cases } = group.counts();
        return plainMeasure(cases - n, cases, 'cases');
      }),
    };
  });
};

/** Answered of sent; cases deliberately not asked are beside, not in, the denominator. */
const responseFigures = (groups: readonly GroupAnswers[], gate: Gate): MeasureMakers[] => {
  const sum = ({ waves }: GroupAnswers, of: 'sent' | 'answered') =>
    waves.reduce((total, wave) => total + wave[of](), 0);
  const verdicts = remembered((_: 'answered') => gate(groups.map((each) => sum(each, 'answered'))));
  return groups.map((group, index) => ({
    responseRate: () => {
      const [sent, answered] = [sum(group, 'sent'), sum(group, 'answered')];
      const { suppressed } = group.counts();
      const share = wilson(Math.min(answered, sent), sent);
      return unlessWithheld(verdicts('answered')[index], answered, 'share', () =>
        shareMeasure(share, { counts: { sent, answered, suppressed } }),
      );
    },
  }));
};

/** What customers said, per line, as far as the gate lets it through. */
export const answerFigures = (
  groups: readonly GroupAnswers[],
  parameters: JusticeParameters,
  gate: Gate,
): MeasureMakers[] => {
  const wave = (at: 0 | 1 | 2 | 3) => groups.map(({ waves }) => waves[at]);
  const scores = (at: 0 | 1 | 2 | 3, suffix: string) =>
    scoreFigures(wave(at), suffix, { parameters, gate });
  const parts = [
    groups.map((group) => ({
      cases: () => plainMeasure(group.counts().cases, group.counts().cases, 'cases'),
    })),
    scores(0, ''),
    effortFigures(wave(0), gate),
    unjustFigures(wave(0), gate),
    expectationFigures(wave(0), gate),
    satisfactionFigures(groups, gate),
    csatFigures(groups, gate),
    responseFigures(groups, gate),
    scores(1, 'Wave2'),
    scores(2, 'Wave3'),
    scores(3, 'Wave4'),
  ];
  return groups.map((_, index) => Object.assign({}, ...parts.map((part) => part[index])));
};

/** The measures that are asked for, all unless told, made. */
export const madeMeasures = (
  makers: MeasureMakers,
  measures?: ReadonlySet<string>,
): Record<string, Measure> => {
  const wanted = Object.entries(makers).filter(([name]) => measures?.has(name) !== false);
  return Object.fromEntries(wanted.map(([name, make]) => [name, make()]));
};

type AnsweredGroup = Pick<FigureRow, 'group'> & { readonly answers: GroupAnswers };

const rowsOf = (groups: readonly AnsweredGroup[], context: FigureContext): FigureRow[] => {
  const answers = groups.map((each) => each.answers);
  const makers = answerFigures(answers, parametersOf(context.parameters), verdictsOf);
  return groups.map(({ group, answers: { counts, likeCases } }, index) => ({
    group,
    n: counts().cases,
    measures: madeMeasures({ ...makers[index]!, likeCaseDispersion: likeCases }, context.measures),
  }));
};

/**
 * Justice and satisfaction per group, the total first. What fewer than ten people answered is
 * withheld, and so much more that no cell can be computed from the total.
 */
export const justiceFigures = (
  groups: readonly FactGroup<JusticeSource>[],
  context: FigureContext,
): FigureRow[] => {
  const answers = groups.map(({ group, sets }) => ({
    group,
    answers: factAnswers(sets, context.asOfMs, parametersOf(context.parameters)),
  }));
  return rowsOf(answers, context);
};

/** The same of groups of which all answers were added up: what is withheld is the same too. */
export const tallyFigures = (
  groups: readonly TallyGroup[],
  context: FigureContext,
): FigureRow[] => {
  const answers = groups.map(({ group, tally }) => ({
    group,
    answers: tallyAnswers(readerOf(tally), parametersOf(context.parameters)),
  }));
  return rowsOf(answers, context);
};
