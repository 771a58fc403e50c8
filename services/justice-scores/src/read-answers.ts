import type { FactGroup, FactSet } from '@amends/projections/fact-groups';
import { cronbachAlpha } from '@amends/statistics/cronbach-alpha';
import { countValues } from '@amends/statistics/counted-values';
import {
  type CaseCounts,
  type GroupAnswers,
  isUnjust,
  remembered,
  type Score,
  type ScoreSummary,
  summaryOf,
  type WaveAnswers,
} from './answers.ts';
import {
  DIMENSIONS,
  itemPositions,
  type JusticeDimension,
  SCALE,
  STEPS,
  stepsOf,
} from './instrument.ts';
import { likeCaseColumns, likeCaseFigure } from './like-cases.ts';
import type { JusticeParameters } from './parameters.ts';
import type { Answer, FormerAnswer, Satisfaction } from './projections/case-justice.ts';

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

const countCases = ({ n, columns }: FactSet, asOfMs: number): CaseCounts => {
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

const read = (set: FactSet, asOfMs: number) => {
  const answers: Answer[] = [];
  let sent = 0;
  for (let at = 0; at < set.n; at += 1) {
    const requested = set.columns.requested![at] as number | null;
    if (requested !== null && requested <= asOfMs) sent += 1;
    const answer = answerThen(set, at, asOfMs);
    if (answer !== undefined) answers.push(answer);
  }
  return { sent, answers };
};

const known = (values: readonly (number | null)[]): number[] =>
  values.filter((value) => value !== null);

const stepsOfAnswer = (answer: Answer, name: JusticeDimension): number | null => {
  const score = answer[name];
  return score === null ? null : stepsOf(score);
};

/** The overall score by these weights, in steps; null as soon as a dimension is. */
const weighted = (answer: Answer, weights: readonly number[]): number | null => {
  let steps = 0;
  for (const [at, name] of DIMENSIONS.entries()) {
    const own = stepsOfAnswer(answer, name);
    if (own === null) return null;
    steps += weights[at]! * own;
  }
  return steps;
};

/** The answers of one wave, as they were at an instant. */
const readWave = (
  set: FactSet,
  asOfMs: number,
  { weights, lowOutcome, highProcess }: JusticeParameters,
): WaveAnswers => {
  const { sent, answers } = read(set, asOfMs);
  const scoreOf = (name: Score): ScoreSummary => {
    const isOverall = name === 'overall';
    const all = isOverall ? STEPS * weights.reduce((sum, weight) => sum + weight, 0) : STEPS;
    const steps = answers.map((answer) =>
      isOverall ? weighted(answer, weights) : stepsOfAnswer(answer, name),
    );
    return summaryOf(countValues(known(steps)), all);
  };
  return {
    sent: () => sent,
    answered: () => answers.length,
    isMixed: () => new Set(answers.map(({ version }) => version)).size > 1,
    score: remembered(scoreOf),
    reliability: (dimension) => {
      const { at, reverseIndex } = itemPositions(dimension);
      const rows = answers.map(({ items }) => at.map((position) => items[position] ?? null));
      return cronbachAlpha(rows, { reverseIndex, ...SCALE });
    },
    unjust: () => {
      const both = answers.flatMap((answer) => {
        const outcome = stepsOfAnswer(answer, 'distributive');
        const process = stepsOfAnswer(answer, 'procedural');
        return outcome === null || process === null ? [] : [[outcome, process] as const];
      });
      const unjust = both.filter((each) => isUnjust(each, lowOutcome, highProcess)).length;
      return { n: both.length, unjust };
    },
    efforts: () => countValues(known(answers.map(({ effort }) => effort))),
    gaps: (of) =>
      countValues(
        known(answers.map((each) => (of === 'service' ? each.serviceGap : each.recoveryGap))),
      ),
  };
};

/** The answers of a group that were looked at one by one. */
export const factAnswers = (
  sets: FactGroup<JusticeSource>['sets'],
  asOfMs: number,
  parameters: JusticeParameters,
): GroupAnswers => {
  const counts = remembered((_: 'counts') => countCases(sets.cases, asOfMs));
  return {
    counts: () => counts('counts'),
    waves: [
      readWave(sets.wave1, asOfMs, parameters),
      readWave(sets.wave2, asOfMs, parameters),
      readWave(sets.wave3, asOfMs, parameters),
      readWave(sets.wave4, asOfMs, parameters),
    ],
    likeCases: () => likeCaseFigure(sets.cases, asOfMs),
  };
};
