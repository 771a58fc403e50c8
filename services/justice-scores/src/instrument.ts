import { JUSTICE_ITEMS, type JusticeItem } from '@amends/contracts/vocabulary';
import { justiceScore, type Scale } from '@amends/statistics/justice-score';

/** Order of every answer: the interaction is what a service controls most, the total comes last. */
export const DIMENSIONS = ['distributive', 'interactional', 'procedural'] as const;
export type JusticeDimension = (typeof DIMENSIONS)[number];

const items: Readonly<Record<JusticeDimension, readonly JusticeItem[]>> = {
  distributive: ['D1', 'D2', 'D3', 'D4'],
  interactional: ['I1', 'I2', 'I3', 'I4'],
  procedural: ['P1', 'P2', 'P3', 'P4'],
};

/** Version 1 of the instrument: 1 to 7, D2 and I3 worded the other way round, equal weights. */
const version1: Scale = {
  scaleMin: 1,
  scaleMax: 7,
  reverse: ['D2', 'I3'],
  dimensions: DIMENSIONS.map((id) => ({ id, items: items[id] })),
};

/** Scores of another wording are never pooled: each version is scored by its own scale or not. */
const scales = new Map<number, Scale>([
  [1, version1],
  // Adds questions after the justice items, which are the same in words and scale.
  [2, version1],
]);

export type JusticeAnswers = Readonly<Partial<Record<JusticeItem, number>>>;

/** Scores of one answer in millionths of a point (0 to 100,000,000); null = too few items. */
export interface JusticeScores extends Readonly<Record<JusticeDimension, number | null>> {
  readonly overall: number | null;
}

/** A score is whole steps of so many from 0 to 100: the mean of 3 or 4 whole answers of 1 to 7. */
export const STEPS = 72;

/** Steps of a score in millionths of a point, which rounding has moved by half of one at most. */
export const stepsOf = (millionthsOfPoint: number): number =>
  Math.round((millionthsOfPoint * STEPS) / 100_000_000);

/** Points of so many steps of `all`. */
export const pointsOf = (steps: number, all: number = STEPS): number => (100 * steps) / all;

const millionths = (score: number | null): number | null =>
  score === null ? null : Math.round(score * 1_000_000);

/** Scores an answer; all null for an instrument version that this release does not know. */
export const scoresOf = (instrumentVersion: number, answers: JusticeAnswers): JusticeScores => {
  const scale = scales.get(instrumentVersion);
  if (scale === undefined)
    return { distributive: null, interactional: null, procedural: null, overall: null };
  const { dimensions, overall } = justiceScore(scale, answers);
  return {
    distributive: millionths(dimensions.distributive!.score),
    interactional: millionths(dimensions.interactional!.score),
    procedural: millionths(dimensions.procedural!.score),
    overall: millionths(overall),
  };
};

/** The twelve answers in the order of the vocabulary, null where one was left out. */
export const itemList = (answers: JusticeAnswers): (number | null)[] =>
  JUSTICE_ITEMS.map((item) => answers[item] ?? null);

/** Positions of a dimension's items in itemList, and which of them are reversed. */
export const itemPositions = (
  dimension: JusticeDimension,
): { readonly at: readonly number[]; readonly reverseIndex: readonly number[] } => ({
  at: items[dimension].map((item) => JUSTICE_ITEMS.indexOf(item)),
  reverseIndex: items[dimension].flatMap((item, index) =>
    version1.reverse.includes(item) ? [index] : [],
  ),
});

export const SCALE = { scaleMin: version1.scaleMin, scaleMax: version1.scaleMax };
