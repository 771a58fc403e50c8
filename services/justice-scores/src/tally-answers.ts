import type { TallyReader } from '@amends/projections/cell-slots';
import { withheldMeasure } from '@amends/projections/measure';
import { addedAlpha } from '@amends/statistics/cronbach-alpha';
import type { Moments } from '@amends/statistics/sample-moments';
import {
  answersByItem,
  GAP_KEY_OF_0,
  MOMENTS,
  stepsByScore,
  WAVES,
  type Wave,
} from './answer-slots.ts';
import {
  type CaseCounts,
  type GroupAnswers,
  remembered,
  type Score,
  type ScoreSummary,
  summaryOf,
  type WaveAnswers,
} from './answers.ts';
import { DIMENSIONS, itemPositions, pointsOf, STEPS } from './instrument.ts';
import { type JusticeParameters, USUAL_BOUNDS } from './parameters.ts';

/**
 * Mean and variance of the overall score by any weights, from sums of steps and of their products.
 * Whole numbers until the last step: differences of large sums would lose what is looked for.
 */
const weightedMoments = (
  sums: readonly (readonly [key: number, amount: number])[],
  count: number,
  weights: readonly number[],
): Moments => {
  if (count === 0) return { n: 0, mean: null, variance: null };
  const amounts = new Map(sums);
  const n = BigInt(count);
  let total = 0n;
  let squares = 0n;
  for (const [key, factors] of MOMENTS.entries()) {
    const amount = BigInt(amounts.get(key) ?? 0);
    const weight = factors.reduce((product, at) => product * BigInt(weights[at]!), amount);
    if (factors.length === 1) total += weight;
    // A product of two dimensions stands for both of its orders.
    else squares += factors[0] === factors[1] ? weight : 2n * weight;
  }
  const all = STEPS * weights.reduce((sum, weight) => sum + weight, 0);
  const mean = pointsOf(Number(total), all) / count;
  if (count === 1) return { n: 1, mean, variance: null };
  const spread = Number(n * squares - total * total) / (count * (count - 1));
  return { n: count, mean, variance: spread * pointsOf(1, all) ** 2 };
};

const total = (keyed: readonly (readonly [number, number])[]): number =>
  keyed.reduce((sum, [, count]) => sum + count, 0);

const scoresOf = (
  read: TallyReader,
  wave: Wave,
  weights: readonly number[],
): ((name: Score) => ScoreSummary) => {
  const given = remembered((_: 'scores') => stepsByScore(read.keyed(`scores ${wave}`)));
  const isWeighed = weights.some((weight) => weight !== weights[0]);
  return remembered((name) => {
    const steps = given('scores').get(name) ?? [];
    if (name !== 'overall') return summaryOf(steps, STEPS);
    if (!isWeighed) return summaryOf(steps, DIMENSIONS.length * STEPS);
    const sums = read.keyed(`moments ${wave}`);
    return { moments: weightedMoments(sums, total(steps), weights), favourable: undefined };
  });
};

const waveOf = (
  read: TallyReader,
  wave: Wave,
  { weights, lowOutcome, highProcess }: JusticeParameters,
): WaveAnswers => {
  const isUsual =
    lowOutcome === USUAL_BOUNDS.lowOutcome && highProcess === USUAL_BOUNDS.highProcess;
  const versions = remembered((_: 'versions') => read.keyed(`version ${wave}`));
  const items = remembered((_: 'items') => answersByItem(read.keyed(`items ${wave}`)));
  const squares = remembered((_: 'squares') => new Map(read.keyed(`squaredTotals ${wave}`)));
  return {
    sent: () => read.sum(`sent ${wave}`),
    answered: () => total(versions('versions')),
    isMixed: () => versions('versions').length > 1,
    score: scoresOf(read, wave, weights),
    reliability: (dimension) =>
      addedAlpha({
        items: itemPositions(dimension).at.map((position) => items('items').get(position) ?? []),
        squaredTotals: squares('squares').get(DIMENSIONS.indexOf(dimension)) ?? 0,
      }),
    unjust: () => {
      const [n, unjust] = [read.sum('pairs'), read.sum('unjust')];
      return { n, unjust: isUsual ? unjust : undefined };
    },
    efforts: () => read.keyed('effort'),
    gaps: (of) =>
      read.keyed(`${of}Gap`).map(([key, count]) => [key - GAP_KEY_OF_0, count] as const),
  };
};

const countsOf = (read: TallyReader): CaseCounts => {
  const given = new Map(read.keyed('csat'));
  return {
    cases: read.sum('cases'),
    satisfied: read.sum('satisfied'),
    unsatisfied: read.sum('unsatisfied'),
    scores: [1, 2, 3, 4, 5].map((score) => given.get(score) ?? 0),
    suppressed: read.sum('suppressed'),
  };
};

/** The answers of a group that were added up (observeCase). */
export const tallyAnswers = (read: TallyReader, parameters: JusticeParameters): GroupAnswers => {
  const counts = remembered((_: 'counts') => countsOf(read));
  const [first, second, third, fourth] = WAVES;
  return {
    counts: () => counts('counts'),
    waves: [
      waveOf(read, first, parameters),
      waveOf(read, second, parameters),
      waveOf(read, third, parameters),
      waveOf(read, fourth, parameters),
    ],
    // Like cases are known by type and severity, and what each got is a share of its own price.
    likeCases: () => withheldMeasure(read.sum('cases'), 'coefficient', 'slice_too_large'),
  };
};
