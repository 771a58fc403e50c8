import { CASE_STATES, type CaseState } from '@amends/contracts/vocabulary';
import { SINCE_REPORT } from '@amends/projections/case-dimensions';
import type { FactGroup, FactSet, FactSource } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import { type FigureRow, plainMeasure } from '@amends/projections/measure';
import { caseStateTable, type StateEntry } from './projections/case-state.ts';
import { ENDED_STATES } from './projections/lifecycle.ts';

/** What the figures read of a case. */
export const caseSource = {
  // Duplicates too: they are reports of a failure, though no cases of their own.
  from: (schema: string) =>
    `(select * from ${schema}.${caseStateTable.name} where reported_at is not null) f`,
  columns: {
    reported: '(extract(epoch from f.reported_at) * 1000)::bigint',
    history: 'f.history',
  },
  since: SINCE_REPORT,
} satisfies FactSource;

/** States the case went through by then, in order. */
const statesUntil = (history: readonly StateEntry[], asOfMs: number): CaseState[] =>
  history.filter(([, since]) => Date.parse(since) <= asOfMs).map(([state]) => state);

const historiesOf = (set: FactSet, asOfMs: number): CaseState[][] => {
  const { reported, history } = set.columns;
  const histories: CaseState[][] = [];
  for (let at = 0; at < set.n; at += 1)
    if ((reported![at] as number) <= asOfMs)
      histories.push(statesUntil((history![at] ?? []) as never, asOfMs));
  return histories;
};

const figureRow = ({ group, sets }: FactGroup<'cases'>, asOfMs: number): FigureRow => {
  const histories = historiesOf(sets.cases, asOfMs);
  const n = histories.length;
  const counts = Object.fromEntries(CASE_STATES.map((state) => [state, 0])) as Record<
    CaseState,
    number
  >;
  // A case reported by then whose later facts are dated before its report is at least reported.
  for (const states of histories) counts[states.at(-1) ?? 'reported'] += 1;
  const cases = n - counts.duplicate;
  const ended = CASE_STATES.filter((state) => ENDED_STATES.has(state)).reduce(
    (sum, state) => sum + counts[state],
    0,
  );
  const reopened = histories.filter((states) => states.includes('reopened')).length;
  return {
    group,
    n,
    measures: {
      // A duplicate is a report of its failure, and no case of its own (DUP-04).
      cases: plainMeasure(cases, n, 'cases', { counts }),
      reports: plainMeasure(n, n, 'cases'),
      open: plainMeasure(n - ended, n, 'cases'),
      ended: plainMeasure(ended, n, 'cases'),
      reopened: plainMeasure(reopened, n, 'cases'),
    },
  };
};

/** Numbers of cases, per group, by the state they were in at the instant asked for. */
export const caseFigures = (
  groups: readonly FactGroup<'cases'>[],
  { asOfMs }: FigureContext,
): FigureRow[] => groups.map((group) => figureRow(group, asOfMs));
