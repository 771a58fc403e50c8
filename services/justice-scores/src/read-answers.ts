import type { FactSet } from '@amends/projections/fact-groups';
import { DIMENSIONS, type JusticeScores } from './instrument.ts';
import { likeCaseColumns } from './like-cases.ts';
import type { JusticeParameters } from './parameters.ts';
import type { FormerAnswer, Satisfaction } from './projections/case-justice.ts';

const ms = (column: string): string => `(extract(epoch from f.${column}) * 1000)::bigint`;

export const caseColumns = {
  reported: ms('reported_at'),
  satisfactions: 'f.satisfactions',
  ...likeCaseColumns,
  suppressedAt: ms('suppressed_at'),
};

export const waveColumns = {
  requested: ms('requested_at'),
  answered: ms('answered_at'),
  distributive: 'f.distributive',
  interactional: 'f.interactional',
  procedural: 'f.procedural',
  overall: 'f.overall',
  items: 'f.items',
  effort: 'f.effort',
  serviceGap: 'f.service_gap',
  recoveryGap: 'f.recovery_gap',
  version: 'f.instrument_version',
  former: 'f.former',
};

/** Cases, and the answers of each wave: two waves of one customer are never pooled. */
export type JusticeSource = 'cases' | 'wave1' | 'wave2' | 'wave3' | 'wave4';

export type Score = keyof JusticeScores;

export const SCORES: readonly Score[] = [...DIMENSIONS, 'overall'];
const MILLION = 1_000_000;

export interface CaseCounts {
  readonly cases: number;
  readonly satisfied: number;
  readonly unsatisfied: number;
  /** How often each score of 1 to 5 was given. */
  readonly scores: readonly number[];
  readonly suppressed: number;
}

export const countCases = ({ n, columns }: FactSet, asOfMs: number): CaseCounts => {
  const counts = { cases: 0, satisfied: 0, unsatisfied: 0, suppressed: 0 };
  const scores = [0, 0, 0, 0, 0];
  const isPast = (at: unknown): boolean => at !== null && (at as number) <= asOfMs;
  for (let at = 0; at < n; at += 1) {
    if (!isPast(columns.reported![at])) continue;
    counts.cases += 1;
    if (isPast(columns.suppressedAt![at])) counts.suppressed += 1;
    const said = ((columns.satisfactions![at] ?? []) as unknown as Satisfaction[]).findLast(
      ([when]) => Date.parse(when) <= asOfMs,
    );
    if (said === undefined) continue;
    counts[said[1] ? 'satisfied' : 'unsatisfied'] += 1;
    if (said[2] !== null) scores[said[2] - 1]! += 1;
  }
  return { ...counts, scores };
};

export interface WaveAnswers {
  readonly sent: number;
  readonly answered: number;
  /** Points from 0 to 100, of answers with enough valid items. */
  readonly scores: Readonly<Record<Score, readonly number[]>>;
  readonly items: readonly (readonly (number | null)[])[];
  /** Of those with both: [distributive, procedural]. */
  readonly pairs: readonly (readonly [number, number])[];
  readonly efforts: readonly number[];
  /** Experienced less expected, of the service and of its recovery. */
  readonly serviceGaps: readonly number[];
  readonly recoveryGaps: readonly number[];
  /** Answers to more than one version of the questions. */
  readonly isMixed: boolean;
}

type Answer = Omit<FormerAnswer, 'at'>;

/** What held at an instant: the answer, or the last one of before that a later one superseded. */
const answerThen = ({ columns }: FactSet, at: number, asOfMs: number): Answer | undefined => {
  const answered = columns.answered![at] as number | null;
  if (answered === null) return undefined;
  if (answered > asOfMs)
    return ((columns.former![at] ?? []) as unknown as FormerAnswer[]).findLast(
      (former) => Date.parse(former.at) <= asOfMs,
    );
  const number = (name: string) => columns[name]![at] as number | null;
  return {
    version: number('version'),
    distributive: number('distributive'),
    interactional: number('interactional'),
    procedural: number('procedural'),
    overall: number('overall'),
    items: columns.items![at] as unknown as (number | null)[],
    effort: number('effort'),
    serviceGap: number('serviceGap'),
    recoveryGap: number('recoveryGap'),
  };
};

/** The overall score by these weights; null as soon as a dimension is. */
const weighted = (answer: Answer, weights: readonly number[]): number | null => {
  const order = ['distributive', 'interactional', 'procedural'] as const;
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let points = 0;
  for (const [at, name] of order.entries()) {
    const score = answer[name];
    if (score === null) return null;
    points += weights[at]! * score;
  }
  return points / sum;
};

export const readWave = (
  set: FactSet,
  asOfMs: number,
  { weights }: Pick<JusticeParameters, 'weights'>,
): WaveAnswers => {
  const scores: Record<Score, number[]> = {
    distributive: [],
    interactional: [],
    procedural: [],
    overall: [],
  };
  const items: (readonly (number | null)[])[] = [];
  const pairs: (readonly [number, number])[] = [];
  const efforts: number[] = [];
  const serviceGaps: number[] = [];
  const recoveryGaps: number[] = [];
  const versions = new Set<number | null>();
  let sent = 0;
  for (let at = 0; at < set.n; at += 1) {
    const requested = set.columns.requested![at] as number | null;
    if (requested !== null && requested <= asOfMs) sent += 1;
    const answer = answerThen(set, at, asOfMs);
    if (answer === undefined) continue;
    items.push(answer.items);
    versions.add(answer.version);
    if (answer.effort !== null) efforts.push(answer.effort);
    if (answer.serviceGap !== null) serviceGaps.push(answer.serviceGap);
    if (answer.recoveryGap !== null) recoveryGaps.push(answer.recoveryGap);
    const { distributive, procedural } = answer;
    if (distributive !== null && procedural !== null)
      pairs.push([distributive / MILLION, procedural / MILLION]);
    for (const name of SCORES) {
      const score = name === 'overall' ? weighted(answer, weights) : answer[name];
      if (score !== null) scores[name].push(score / MILLION);
    }
  }
  const isMixed = versions.size > 1;
  const gaps = { serviceGaps, recoveryGaps };
  return { sent, answered: items.length, scores, items, pairs, efforts, ...gaps, isMixed };
};
