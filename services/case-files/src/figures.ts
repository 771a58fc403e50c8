import { CASE_STATES, type CaseState } from '@amends/contracts/vocabulary';
import { SINCE_REPORT } from '@amends/projections/case-dimensions';
import type { FactGroup, FactSet, FactSource } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import { type FigureRow, plainMeasure } from '@amends/projections/measure';
import type { TallyGroup } from '@amends/projections/tally-groups';
import { readerOf } from './case-slots.ts';
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

/** A case whose later facts are dated before its report is at least reported. */
export const stateOf = (states: readonly CaseState[]): CaseState => states.at(-1) ?? 'reported';

const historiesOf = (set: FactSet, asOfMs: number): CaseState[][] => {
  const { reported, history } = set.columns;
  const histories: CaseState[][] = [];
  for (let at = 0; at < set.n; at += 1)
    if ((reported![at] as number) <= asOfMs)
      histories.push(statesUntil((history![at] ?? []) as never, asOfMs));
  return histories;
};

/** Cases of a line, by the state they were in. */
interface StateCounts {
  readonly n: number;
  readonly counts: Readonly<Record<CaseState, number>>;
  /** Those that were opened again at some time. */
  readonly reopened: number;
}

const countsOfSet = (set: FactSet, asOfMs: number): StateCounts => {
  const histories = historiesOf(set, asOfMs);
  const counts = Object.fromEntries(CASE_STATES.map((state) => [state, 0])) as Record<
    CaseState,
    number
  >;
  for (const states of histories) counts[stateOf(states)] += 1;
  const reopened = histories.filter((states) => states.includes('reopened')).length;
  return { n: histories.length, counts, reopened };
};

const countsOfTally = (tally: TallyGroup['tally']): StateCounts => {
  const read = readerOf(tally);
  const counts = CASE_STATES.map((state) => [state, read.sum(`state ${state}`)]);
  return {
    n: read.sum('reports'),
    counts: Object.fromEntries(counts) as Record<CaseState, number>,
    reopened: read.sum('reopened'),
  };
};

const figureRow = (group: FigureRow['group'], of: StateCounts): FigureRow => {
  const { n, counts, reopened } = of;
  const cases = n - counts.duplicate;
  const ended = CASE_STATES.filter((state) => ENDED_STATES.has(state)).reduce(
    (sum, state) => sum + counts[state],
    0,
  );
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
): FigureRow[] =>
  groups.map(({ group, sets }) => figureRow(group, countsOfSet(sets.cases, asOfMs)));

/** The same of what many cases tell, added up (observeCase): exact. */
export const caseTallyFigures = (groups: readonly TallyGroup[]): FigureRow[] =>
  groups.map(({ group, tally }) => figureRow(group, countsOfTally(tally)));
