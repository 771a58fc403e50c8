import type { FactGroup, FactSet } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import {
  type FigureRow,
  gatedMeasure,
  type Measure,
  noData,
  plainMeasure,
  shareMeasure,
  type Unit,
} from '@amends/projections/measure';
import { unlessWithheld, verdictsOf } from '@amends/projections/withheld-cells';
import { cronbachAlpha, publishAlpha } from '@amends/statistics/cronbach-alpha';
import { favourableShare } from '@amends/statistics/favourable-share';
import { groupMean } from '@amends/statistics/group-mean';
import { ciFlag } from '@amends/statistics/publication';
import { wilson } from '@amends/statistics/wilson';
import { DIMENSIONS, itemPositions, type JusticeScores, SCALE } from './instrument.ts';

const ms = (column: string): string => `(extract(epoch from f.${column}) * 1000)::bigint`;

export const caseColumns = {
  reported: ms('reported_at'),
  isSatisfied: 'f.is_satisfied',
  satisfactionAt: ms('satisfaction_at'),
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
};

/** Cases, and the answers of each wave: two waves of one customer are never pooled. */
export type JusticeSource = 'cases' | 'wave1' | 'wave2';

type Group = FactGroup<JusticeSource>;
type Score = keyof JusticeScores;

const SCORES: readonly Score[] = [...DIMENSIONS, 'overall'];
const MILLION = 1_000_000;

interface CaseCounts {
  readonly cases: number;
  readonly satisfied: number;
  readonly unsatisfied: number;
  readonly suppressed: number;
}

const countCases = ({ n, columns }: FactSet, asOfMs: number): CaseCounts => {
  const counts = { cases: 0, satisfied: 0, unsatisfied: 0, suppressed: 0 };
  const isPast = (at: unknown): boolean => at !== null && (at as number) <= asOfMs;
  for (let at = 0; at < n; at += 1) {
    if (!isPast(columns.reported![at])) continue;
    counts.cases += 1;
    if (isPast(columns.suppressedAt![at])) counts.suppressed += 1;
    if (!isPast(columns.satisfactionAt![at])) continue;
    counts[columns.isSatisfied![at] === true ? 'satisfied' : 'unsatisfied'] += 1;
  }
  return counts;
};

interface WaveAnswers {
  readonly sent: number;
  readonly answered: number;
  /** Points from 0 to 100, of answers with enough valid items. */
  readonly scores: Readonly<Record<Score, readonly number[]>>;
  readonly items: readonly (readonly (number | null)[])[];
}

const readWave = ({ n, columns }: FactSet, asOfMs: number): WaveAnswers => {
  const scores: Record<Score, number[]> = {
    distributive: [],
    interactional: [],
    procedural: [],
    overall: [],
  };
  const items: (number | null)[][] = [];
  let sent = 0;
  for (let at = 0; at < n; at += 1) {
    const requested = columns.requested![at] as number | null;
    if (requested !== null && requested <= asOfMs) sent += 1;
    const answered = columns.answered![at] as number | null;
    if (answered === null || answered > asOfMs) continue;
    items.push(columns.items![at] as unknown as (number | null)[]);
    for (const name of SCORES) {
      const score = columns[name]![at] as number | null;
      if (score !== null) scores[name].push(score / MILLION);
    }
  }
  return { sent, answered: items.length, scores, items };
};

const meanMeasure = (values: readonly number[]): Measure => {
  const { n, mean, ciLow, ciHigh } = groupMean(values);
  if (mean === null) return noData('score');
  return { ...plainMeasure(mean, n, 'score', { ciLow, ciHigh }), ciFlag: ciFlag(n) };
};

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

/** Distributive, interactional, procedural, then overall: mean, favourable share, reliability. */
const scoreFigures = (waves: readonly WaveAnswers[], suffix: string): Record<string, Measure>[] => {
  const rows: Record<string, Measure>[] = waves.map(() => ({}));
  for (const name of SCORES) {
    const verdicts = verdictsOf(waves.map(({ scores }) => scores[name].length));
    waves.forEach(({ scores, items }, index) => {
      const values = scores[name];
      const verdict = verdicts[index];
      const shown = (unit: Unit, measure: () => Measure) =>
        unlessWithheld(verdict, values.length, unit, measure);
      const row = rows[index]!;
      row[`${name}${suffix}`] = shown('score', () => meanMeasure(values));
      row[`${name}Favourable${suffix}`] = shown('share', () =>
        shareMeasure(favourableShare(values)),
      );
      if (name !== 'overall')
        row[`${name}Alpha${suffix}`] = shown('coefficient', () => alphaMeasure(items, name));
    });
  }
  return rows;
};

/** Share satisfied of those who answered, and who did not: answers withheld hide both. */
const satisfactionFigures = (counts: readonly CaseCounts[]): Record<string, Measure>[] => {
  const answers = counts.map(({ satisfied, unsatisfied }) => satisfied + unsatisfied);
  const verdicts = verdictsOf(answers);
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
): Record<string, Measure>[] => {
  const sum = (index: number, of: 'sent' | 'answered') =>
    waves.reduce((total, wave) => total + wave[index]![of], 0);
  const verdicts = verdictsOf(counts.map((_, index) => sum(index, 'answered')));
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

/**
 * Justice and satisfaction per group, the total first. What fewer than ten people answered is
 * withheld, and so much more that no cell can be computed from the total.
 */
export const justiceFigures = (
  groups: readonly Group[],
  { asOfMs }: FigureContext,
): FigureRow[] => {
  const counts = groups.map(({ sets }) => countCases(sets.cases, asOfMs));
  const wave1 = groups.map(({ sets }) => readWave(sets.wave1, asOfMs));
  const wave2 = groups.map(({ sets }) => readWave(sets.wave2, asOfMs));
  const parts = [
    scoreFigures(wave1, ''),
    satisfactionFigures(counts),
    responseFigures([wave1, wave2], counts),
    scoreFigures(wave2, 'Wave2'),
  ];
  return groups.map(({ group }, index) => ({
    group,
    n: counts[index]!.cases,
    measures: {
      cases: plainMeasure(counts[index]!.cases, counts[index]!.cases, 'cases'),
      ...Object.assign({}, ...parts.map((part) => part[index])),
    },
  }));
};
