import type { DoneStep } from '@amends/projections/case-playbook';
import type { FactGroup, FactSet, FactSource } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import {
  type FigureRow,
  type Measure,
  plainMeasure,
  shareMeasure,
} from '@amends/projections/measure';
import { unlessWithheld, type Verdicts, verdictsOf } from '@amends/projections/withheld-cells';
import { wilson } from '@amends/statistics/wilson';
import { hasFailed, lastAnswer, outcomeReadColumns } from './case-outcomes.ts';
import { casesWith } from './case-source.ts';
import { isPast, msOf } from './instants.ts';
import { addPayments, moneyFigures, moneyPerCase, type Sums } from './money-figures.ts';
import type { Payment } from './projections/case-cause.ts';
import { goodwillDecisionTable } from './projections/goodwill-decision.ts';

// Grouped once and joined: asked for each case they would be looked up a million times.
const withDeviations = (schema: string): string =>
  `left join (select case_id, json_agg(json_build_array(
        (extract(epoch from deviation_at) * 1000)::bigint, improvised) order by deviation_at)
        as deviations
      from ${schema}.${goodwillDecisionTable.name} where deviation_at is not null
      group by case_id) d using (case_id)`;

export const playbookSource = {
  from: casesWith('playbook_at', { columns: 'd.deviations', join: withDeviations }),
  columns: {
    ...outcomeReadColumns,
    payments: 'f.payments',
    recovered: msOf('recovered_at'),
    closed: msOf('closed_at'),
    outcome: 'f.outcome',
    required: 'to_json(f.required_steps)',
    done: 'f.done_steps',
    deviations: 'f.deviations',
  },
  since: 'f.playbook_at',
} satisfies FactSource;

/** A deviation from the playbook: [milliseconds, made up for the customer]. */
type CaseDeviation = readonly [number, boolean];

interface Tally {
  cases: number;
  recovered: number;
  failedAgain: number;
  closed: number;
  confirmed: number;
  answered: number;
  satisfied: number;
  required: number;
  done: number;
  deviating: number;
  improvising: number;
  sums: Sums;
}

const addSteps = (tally: Tally, { columns }: FactSet, at: number, asOfMs: number): void => {
  const required = (columns.required![at] ?? []) as unknown as string[];
  const steps = (columns.done![at] ?? []) as unknown as DoneStep[];
  const done = new Set(steps.flatMap(([when, type]) => (Date.parse(when) <= asOfMs ? [type] : [])));
  tally.required += required.length;
  tally.done += required.filter((step) => done.has(step)).length;
};

const addCase = (tally: Tally, set: FactSet, at: number, asOfMs: number): void => {
  const { columns } = set;
  tally.cases += 1;
  addPayments(tally.sums, (columns.payments![at] ?? []) as unknown as Payment[], asOfMs);
  if (isPast(columns.recovered![at], asOfMs)) {
    tally.recovered += 1;
    if (hasFailed(set, at, asOfMs)) tally.failedAgain += 1;
    // What is not finished yet is not left out.
    addSteps(tally, set, at, asOfMs);
  }
  if (isPast(columns.closed![at], asOfMs)) {
    tally.closed += 1;
    if (columns.outcome![at] === 'recovered_confirmed') tally.confirmed += 1;
  }
  const answer = lastAnswer(set, at, asOfMs);
  if (answer !== undefined) tally.answered += 1;
  if (answer === true) tally.satisfied += 1;
  const deviations = (columns.deviations![at] ?? []) as unknown as CaseDeviation[];
  const known = deviations.filter(([when]) => when <= asOfMs);
  if (known.length > 0) tally.deviating += 1;
  if (known.some(([, improvised]) => improvised)) tally.improvising += 1;
};

const tallyOf = (set: FactSet, asOfMs: number): Tally => {
  const tally: Tally = {
    ...{ cases: 0, recovered: 0, failedAgain: 0, closed: 0, confirmed: 0, answered: 0 },
    ...{ satisfied: 0, required: 0, done: 0, deviating: 0, improvising: 0 },
    sums: new Map(),
  };
  for (let at = 0; at < set.n; at += 1) addCase(tally, set, at, asOfMs);
  return tally;
};

const measuresOf = (
  tally: Tally,
  currencies: ReadonlySet<string>,
  verdict: Verdicts[number],
): Record<string, Measure> => {
  const { cases, recovered, closed, answered, sums } = tally;
  const label = 'observational' as const;
  return {
    cases: plainMeasure(cases, cases, 'cases', { counts: { recovered, closed } }),
    ...moneyFigures(sums, currencies),
    ...moneyPerCase(sums, currencies, cases),
    confirmedShare: shareMeasure(wilson(tally.confirmed, closed), { label }),
    failedAgainShare: shareMeasure(wilson(tally.failedAgain, recovered), { label }),
    satisfiedShare: unlessWithheld(verdict, answered, 'share', () =>
      shareMeasure(wilson(tally.satisfied, answered), { label }),
    ),
    stepsDoneShare: shareMeasure(wilson(tally.done, tally.required)),
    deviationShare: shareMeasure(wilson(tally.deviating, cases), {
      counts: { improvised: tally.improvising },
    }),
  };
};

/**
 * Cost, outcome and conformance of the playbook, the total, then a line per group: by
 * `playbookVersion` versions are compared. Cases were not assigned to versions by lot, so every
 * outcome is observational.
 */
export const playbookFigures = (
  groups: readonly FactGroup<'cases'>[],
  { asOfMs }: FigureContext,
): FigureRow[] => {
  const tallies = groups.map(({ sets }) => tallyOf(sets.cases, asOfMs));
  const currencies = new Set(tallies.flatMap(({ sums }) => [...sums.keys()]));
  const verdicts = verdictsOf(tallies.map(({ answered }) => answered));
  return groups.map(({ group }, at) => ({
    group,
    n: tallies[at]!.cases,
    measures: measuresOf(tallies[at]!, currencies, verdicts[at]),
  }));
};
