import type { FactGroup, FactSet, FactSource } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import {
  type FigureRow,
  type Measure,
  noData,
  plainMeasure,
  shareMeasure,
} from '@amends/projections/measure';
import type { Observation } from '@amends/statistics/kaplan-meier';
import { wilson } from '@amends/statistics/wilson';
import { isPast, msOf } from './instants.ts';
import { paretoLines } from './pareto-lines.ts';
import { earlyWarningTable } from './projections/early-warning.ts';
import { preventiveActionTable } from './projections/preventive-action.ts';
import { survivalMedian } from './survival-median.ts';

// The first action that answers a warning: more than one may.
const answeredAt = (schema: string): string =>
  `(select min(a.opened_at) from ${schema}.${preventiveActionTable.name} a
    where a.warning_id = w.warning_id)`;

export const warningSource = {
  from: (schema: string) =>
    `(select w.*, ${answeredAt(schema)} as answered_at
      from ${schema}.${earlyWarningTable.name} w where w.raised_at is not null) f`,
  columns: {
    raised: msOf('raised_at'),
    acknowledged: msOf('acknowledged_at'),
    answered: msOf('answered_at'),
    finding: 'f.finding',
    observed: 'f.observed',
    expected: 'f.expected_thousandths',
  },
  since: 'f.raised_at',
} satisfies FactSource;

interface Tally {
  warnings: number;
  findings: Record<string, number>;
  answered: number;
  /** Of those that know what was to be expected. */
  observed: number;
  expectedThousandths: number;
  withExpected: number;
  toAcknowledgement: Observation[];
}

const addWarning = (tally: Tally, columns: FactSet['columns'], at: number, asOfMs: number) => {
  const raised = columns.raised![at] as number;
  const isLookedAt = isPast(columns.acknowledged![at], asOfMs);
  const until = isLookedAt ? (columns.acknowledged![at] as number) : asOfMs;
  tally.warnings += 1;
  tally.toAcknowledgement.push({ t: Math.max(0, until - raised) / 1_000, event: isLookedAt });
  if (isLookedAt) tally.findings[columns.finding![at] as string]! += 1;
  if (isPast(columns.answered![at], asOfMs)) tally.answered += 1;
  if (columns.expected![at] === null) return;
  tally.withExpected += 1;
  tally.observed += columns.observed![at] as number;
  tally.expectedThousandths += columns.expected![at] as number;
};

const tallyOf = ({ n, columns }: FactSet, asOfMs: number): Tally => {
  const tally: Tally = {
    ...{ warnings: 0, answered: 0, observed: 0, expectedThousandths: 0, withExpected: 0 },
    findings: { confirmed: 0, known_already: 0, false_alarm: 0 },
    toAcknowledgement: [],
  };
  for (let at = 0; at < n; at += 1)
    if (isPast(columns.raised![at], asOfMs)) addWarning(tally, columns, at, asOfMs);
  return tally;
};

const excessOf = ({ observed, expectedThousandths, withExpected }: Tally): Measure => {
  if (withExpected === 0) return noData('coefficient');
  if (expectedThousandths === 0)
    return { ...noData('coefficient'), n: withExpected, reason: 'zero_denominator' };
  return plainMeasure((observed * 1_000) / expectedThousandths, withExpected, 'coefficient');
};

const measuresOf = (tally: Tally): Record<string, Measure> => {
  const { warnings, findings, answered } = tally;
  const lookedAt = Object.values(findings).reduce((sum, count) => sum + count, 0);
  return {
    acknowledgedShare: shareMeasure(wilson(lookedAt, warnings)),
    confirmedShare: shareMeasure(wilson(findings.confirmed!, lookedAt), { counts: findings }),
    answeredShare: shareMeasure(wilson(answered, warnings)),
    excess: excessOf(tally),
    timeToAcknowledge: survivalMedian(tally.toAcknowledgement),
  };
};

/**
 * The history of early warnings, by falling number after the total: how many people looked at,
 * how many of those were right, how many a preventive action answers, and how far above what was
 * to be expected they were.
 */
export const warningFigures = (
  groups: readonly FactGroup<'warnings'>[],
  { asOfMs }: FigureContext,
): FigureRow[] => {
  const [total, ...lines] = groups.map(({ group, sets }): FigureRow => {
    const tally = tallyOf(sets.warnings, asOfMs);
    return { group, n: tally.warnings, measures: measuresOf(tally) };
  });
  const all = total!.n!;
  const counted = { name: 'warnings', unit: 'count' } as const;
  return [
    { ...total!, measures: { warnings: plainMeasure(all, all, 'count'), ...total!.measures } },
    ...paretoLines(all, lines, counted),
  ];
};
