import type { Measure } from '@amends/projections/measure';
import type { Reliability } from '@amends/statistics/cronbach-alpha';
import { countedFavourableShare } from '@amends/statistics/favourable-share';
import {
  type CountedValues,
  countedMoments,
  type Moments,
} from '@amends/statistics/sample-moments';
import type { Proportion } from '@amends/statistics/wilson';
import { DIMENSIONS, type JusticeDimension, type JusticeScores, pointsOf } from './instrument.ts';

export type Score = keyof JusticeScores;

export const SCORES: readonly Score[] = [...DIMENSIONS, 'overall'];

export interface CaseCounts {
  readonly cases: number;
  readonly satisfied: number;
  readonly unsatisfied: number;
  /** How often each score of 1 to 5 was given. */
  readonly scores: readonly number[];
  readonly suppressed: number;
}

export interface ScoreSummary {
  readonly moments: Moments;
  /** Undefined where what was added up does not tell. */
  readonly favourable: Proportion | undefined;
}

/**
 * What the figures read of the answers of one wave in a group, whether each was looked at or all
 * were added up: nothing is read of what nobody asks for.
 */
export interface WaveAnswers {
  sent(): number;
  answered(): number;
  /** Answers to more than one version of the questions. */
  isMixed(): boolean;
  /** Points from 0 to 100, of answers with enough valid items. */
  score(name: Score): ScoreSummary;
  reliability(dimension: JusticeDimension): Reliability;
  /** Of those with an outcome and a process: how many found the one unjust, the other just. */
  unjust(): { readonly n: number; readonly unjust: number | undefined };
  efforts(): CountedValues;
  /** Experienced less expected. */
  gaps(of: 'service' | 'recovery'): CountedValues;
}

/** The same of the cases of a group, and of each wave: two of one customer are never pooled. */
export interface GroupAnswers {
  counts(): CaseCounts;
  readonly waves: readonly [WaveAnswers, WaveAnswers, WaveAnswers, WaveAnswers];
  likeCases(): Measure;
}

/** A score from how often so many steps of `all` were given. */
export const summaryOf = (steps: CountedValues, all: number): ScoreSummary => {
  const points = steps.map(([each, count]) => [pointsOf(each, all), count] as const);
  return { moments: countedMoments(points), favourable: countedFavourableShare(points) };
};

/** Whether the outcome was felt unjust though the process was felt just, both in steps. */
export const isUnjust = (
  [outcome, process]: readonly [number, number],
  lowOutcome: number,
  highProcess: number,
): boolean => pointsOf(outcome) < lowOutcome && pointsOf(process) >= highProcess;

/** Measures by name, each made where somebody asks for it. */
export type MeasureMakers = Readonly<Record<string, () => Measure>>;

/** Makes what is asked for when it is asked for first, once a key. */
export const remembered = <Key, Value extends object>(make: (key: Key) => Value) => {
  const known = new Map<Key, Value>();
  return (key: Key): Value => {
    const found = known.get(key) ?? make(key);
    known.set(key, found);
    return found;
  };
};
