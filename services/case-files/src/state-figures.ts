import type { CaseState } from '@amends/contracts/vocabulary';
import { countedCases, SINCE_REPORT } from '@amends/projections/case-dimensions';
import type { TallyReader } from '@amends/projections/cell-slots';
import type { FactGroup, FactSet, FactSource } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import {
  type FigureRow,
  gatedMeasure,
  type Measure,
  noData,
  plainMeasure,
} from '@amends/projections/measure';
import type { TallyGroup } from '@amends/projections/tally-groups';
import { kaplanMeier, type Observation, survivalQuantile } from '@amends/statistics/kaplan-meier';
import { publishPercentile } from '@amends/statistics/percentile';
import { boundedQuantile, survivalBounds } from '@amends/statistics/survival-bounds';
import { readerOf, WAITING_STATES } from './case-slots.ts';
import { caseStateTable, type StateEntry } from './projections/case-state.ts';

/** Cases and the states they went through; a duplicate waits for nothing of its own. */
export const stateSource = {
  from: countedCases(caseStateTable.name),
  columns: { history: 'f.history' },
  since: SINCE_REPORT,
} satisfies FactSource;

/** What is known of a state of the cases of a line. */
interface StateTime {
  /** Cases that were in the state at all. */
  readonly cases: number;
  /** Stays: the event is that the case left the state. */
  readonly left: number;
  readonly stillIn: number;
  /** Of all stays, those that last up to now. */
  readonly seconds: number;
  readonly method: 'kaplan_meier' | 'kaplan_meier_histogram';
  /** Seconds by Kaplan-Meier: who is still in the state has been there for longer. */
  readonly quantile: (p: number) => { readonly value: number; readonly error: number } | null;
}

interface Times {
  readonly n: number;
  readonly byState: ReadonlyMap<CaseState, StateTime>;
  /** Stays that end before they begin, as late facts of a register can make them. */
  readonly flagged: number;
}

interface Stays {
  cases: number;
  /** Whole seconds. */
  stays: Observation[];
}

const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3_600;

/** What one history adds; a state that lasts is cut off at the instant asked for. */
const addHistory = (
  byState: ReadonlyMap<CaseState, Stays>,
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

const timeOfStays = ({ cases, stays }: Stays): StateTime => {
  const curve = kaplanMeier(stays);
  return {
    ...{ cases, left: curve.events, stillIn: curve.censored, method: 'kaplan_meier' },
    seconds: stays.reduce((sum, { t }) => sum + t, 0),
    quantile: (p) => {
      const value = curve.n === 0 ? null : survivalQuantile(curve, p);
      return value === null ? null : { value, error: 0 };
    },
  };
};

const timesOfSet = ({ n, columns }: FactSet, asOfMs: number): Times => {
  const byState = new Map<CaseState, Stays>(
    WAITING_STATES.map((state) => [state, { cases: 0, stays: [] }]),
  );
  let flagged = 0;
  for (let at = 0; at < n; at += 1)
    flagged += addHistory(byState, (columns.history![at] ?? []) as never, asOfMs);
  const times = [...byState].map(([state, stays]) => [state, timeOfStays(stays)] as const);
  return { n, byState: new Map(times), flagged };
};

const timeOfTally = (read: TallyReader, state: CaseState, asOfMs: number): StateTime => {
  const now = Math.floor(asOfMs / 1_000);
  const open = read.keyed(`sinceHour ${state}`).map(([hour, count]) => ({
    low: Math.max(0, now - (hour + 1) * HOUR_SECONDS),
    high: Math.max(0, now - hour * HOUR_SECONDS),
    count,
  }));
  const bounds = survivalBounds({ ended: read.buckets(`stay ${state}`), censored: [], open });
  const { n, events, censored } = bounds;
  return {
    ...{ cases: read.sum(`been ${state}`), left: events, stillIn: censored },
    seconds: read.sum(`stay ${state}`) + censored * now - read.sum(`since ${state}`),
    method: 'kaplan_meier_histogram',
    quantile: (p) => {
      const found = n === 0 ? null : boundedQuantile(bounds, p);
      return found && { value: found.value, error: found.relativeErrorMax };
    },
  };
};

const timesOfTally = (tally: TallyGroup['tally'], asOfMs: number): Times => {
  const read = readerOf(tally);
  const times = WAITING_STATES.map((state) => [state, timeOfTally(read, state, asOfMs)] as const);
  return { n: read.sum('cases'), byState: new Map(times), flagged: read.sum('flagged') };
};

/** Quantiles by Kaplan–Meier: a case that is still in the state has been there for longer. */
const stayFigures = ({ left, stillIn, method, quantile }: StateTime): Record<string, Measure> => {
  const n = left + stillIn;
  const figure = (p: number): Measure => {
    const { value, error } = quantile(p) ?? { value: null, error: 0 };
    return gatedMeasure(publishPercentile(p, n, value), n, 'seconds', {
      method,
      relativeErrorMax: error,
      days: (value ?? 0) / DAY_SECONDS,
    });
  };
  return {
    stays: plainMeasure(n, n, 'count', { counts: { left, stillIn } }),
    stayMedian: figure(0.5),
    stayP90: figure(0.9),
  };
};

const stateLine = (
  group: FigureRow['group'],
  state: CaseState,
  time: StateTime,
  secondsOfAll: number,
): FigureRow => {
  const { cases, seconds } = time;
  const perCase = seconds / cases;
  return {
    group: { ...group, state },
    n: cases,
    measures: {
      ...stayFigures(time),
      perCaseMean:
        cases === 0
          ? noData('seconds')
          : plainMeasure(perCase, cases, 'seconds', { days: perCase / DAY_SECONDS }),
      timeShare:
        secondsOfAll === 0 ? noData('share') : plainMeasure(seconds / secondsOfAll, cases, 'share'),
    },
  };
};

const linesOf = (group: FigureRow['group'], { n, byState, flagged }: Times): FigureRow[] => {
  const all = [...byState.values()].reduce((sum, { seconds }) => sum + seconds, 0);
  return [
    {
      group,
      n,
      measures: {
        cases: plainMeasure(n, n, 'cases'),
        flagged: plainMeasure(flagged, n, 'count'),
      },
    },
    ...[...byState].map(([state, time]) => stateLine(group, state, time, all)),
  ];
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
  groups.flatMap(({ group, sets }) => linesOf(group, timesOfSet(sets.cases, asOfMs)));

/**
 * The same of what many cases tell, added up (observeCase): quantiles have the error of the hour
 * since which a case is in a state and of the histogram. A group of duplicates only has no case.
 */
export const stateTallyFigures = (
  groups: readonly TallyGroup[],
  { asOfMs }: FigureContext,
): FigureRow[] =>
  groups
    .map(({ group, tally }) => ({ group, times: timesOfTally(tally, asOfMs) }))
    .filter(({ times }, at) => at === 0 || times.n > 0)
    .flatMap(({ group, times }) => linesOf(group, times));
