import { CASE_STATES, type CaseState } from '@amends/contracts/vocabulary';
import { countedCases, SINCE_REPORT } from '@amends/projections/case-dimensions';
import type { FactGroup, FactSet, FactSource } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import {
  type FigureRow,
  gatedMeasure,
  type Measure,
  noData,
  plainMeasure,
} from '@amends/projections/measure';
import { kaplanMeier, type Observation, survivalQuantile } from '@amends/statistics/kaplan-meier';
import { publishPercentile } from '@amends/statistics/percentile';
import { caseStateTable, type StateEntry } from './projections/case-state.ts';
import { ENDED_STATES } from './projections/lifecycle.ts';

/** Cases and the states they went through; a duplicate waits for nothing of its own. */
export const stateSource = {
  from: countedCases(caseStateTable.name),
  columns: { history: 'f.history' },
  since: SINCE_REPORT,
} satisfies FactSource;

interface Tally {
  /** Cases that were in the state at all. */
  cases: number;
  /** Whole seconds; the event is that the case left the state. */
  stays: Observation[];
}

interface Times {
  readonly byState: ReadonlyMap<CaseState, Tally>;
  /** Stays that end before they begin, as late facts of a register can make them. */
  readonly flagged: number;
}

const DAY_SECONDS = 86_400;
const WAITING_STATES = CASE_STATES.filter((state) => !ENDED_STATES.has(state));

/** What one history adds; a state that lasts is cut off at the instant asked for. */
const addHistory = (
  byState: ReadonlyMap<CaseState, Tally>,
  history: readonly StateEntry[],
  asOfMs: number,
): number => {
  const known = history.filter(([, since]) => Date.parse(since) <= asOfMs);
  const been = new Set<CaseState>();
  let flagged = 0;
  known.forEach(([state, since], at) => {
    const tally = byState.get(state);
    if (tally === undefined) return;
    const next = known[at + 1];
    const until = next === undefined ? asOfMs : Date.parse(next[1]);
    const t = Math.floor((until - Date.parse(since)) / 1_000);
    if (t < 0) {
      flagged += 1;
      return;
    }
    been.add(state);
    tally.stays.push({ t, event: next !== undefined });
  });
  for (const state of been) byState.get(state)!.cases += 1;
  return flagged;
};

const timesOf = ({ n, columns }: FactSet, asOfMs: number): Times => {
  const byState = new Map<CaseState, Tally>(
    WAITING_STATES.map((state) => [state, { cases: 0, stays: [] }]),
  );
  let flagged = 0;
  for (let at = 0; at < n; at += 1)
    flagged += addHistory(byState, (columns.history![at] ?? []) as never, asOfMs);
  return { byState, flagged };
};

const sumOf = (stays: readonly Observation[]): number => stays.reduce((sum, { t }) => sum + t, 0);

/** Quantiles by Kaplan–Meier: a case that is still in the state has been there for longer. */
const stayFigures = (stays: readonly Observation[]): Record<string, Measure> => {
  const curve = kaplanMeier(stays);
  const quantile = (p: number): Measure => {
    const value = curve.n === 0 ? null : survivalQuantile(curve, p);
    return gatedMeasure(publishPercentile(p, curve.n, value), curve.n, 'seconds', {
      method: 'kaplan_meier',
      relativeErrorMax: 0,
      days: (value ?? 0) / DAY_SECONDS,
    });
  };
  const counts = { left: curve.events, stillIn: curve.censored };
  return {
    stays: plainMeasure(curve.n, curve.n, 'count', { counts }),
    stayMedian: quantile(0.5),
    stayP90: quantile(0.9),
  };
};

const stateLine = (
  group: FigureRow['group'],
  state: CaseState,
  { cases, stays }: Tally,
  secondsOfAll: number,
): FigureRow => {
  const total = sumOf(stays);
  const perCase = total / cases;
  return {
    group: { ...group, state },
    n: cases,
    measures: {
      ...stayFigures(stays),
      perCaseMean:
        cases === 0
          ? noData('seconds')
          : plainMeasure(perCase, cases, 'seconds', { days: perCase / DAY_SECONDS }),
      timeShare:
        secondsOfAll === 0 ? noData('share') : plainMeasure(total / secondsOfAll, cases, 'share'),
    },
  };
};

/**
 * Time in each state (measures.md 3): per group a line for its cases, then one per state in the
 * order of the lifecycle, but for the states in which nobody waits any more. Several stays of a
 * case in one state, after a reopening, are several stays and one case.
 */
export const stateFigures = (
  groups: readonly FactGroup<'cases'>[],
  { asOfMs }: FigureContext,
): FigureRow[] =>
  groups.flatMap(({ group, sets }) => {
    const { byState, flagged } = timesOf(sets.cases, asOfMs);
    const { n } = sets.cases;
    const all = [...byState.values()].reduce((sum, { stays }) => sum + sumOf(stays), 0);
    return [
      {
        group,
        n,
        measures: {
          cases: plainMeasure(n, n, 'cases'),
          flagged: plainMeasure(flagged, n, 'count'),
        },
      },
      ...[...byState].map(([state, tally]) => stateLine(group, state, tally, all)),
    ];
  });
