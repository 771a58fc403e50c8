import type { PeriodBounds } from '@amends/calendars/period-bounds';
import { percentile } from '@amends/statistics/percentile';
import type { OpenSpans } from './case-durations.ts';

const DAY_MS = 86_400_000;

/** Ages of open cases: below so many milliseconds. */
export const AGE_BANDS = [
  ['underOneDay', DAY_MS],
  ['oneToSevenDays', 7 * DAY_MS],
  ['sevenToThirtyDays', 30 * DAY_MS],
  ['overThirtyDays', Infinity],
] as const;
export type AgeBand = (typeof AGE_BANDS)[number][0];

/** The band of an age. */
export const ageBand = (ageMs: number): AgeBand => AGE_BANDS.find(([, below]) => ageMs < below)![0];

/** Open cases by age. */
export const ageCounts = (agesMs: readonly number[]): Record<AgeBand, number> => {
  const counts = { underOneDay: 0, oneToSevenDays: 0, sevenToThirtyDays: 0, overThirtyDays: 0 };
  for (const age of agesMs) counts[ageBand(age)] += 1;
  return counts;
};

/** The backlog over one period, and how it stood at its end. */
export interface BacklogLine {
  readonly period: string;
  readonly start: string;
  readonly end: string;
  /** Else the line tells how it stands at the instant of the figures. */
  readonly isOver: boolean;
  readonly reported: number;
  readonly reopened: number;
  /** Left the backlog: resolved, closed or withdrawn. */
  readonly ended: number;
  readonly open: number;
  /** From the report on, whatever happened between; null where none is open. */
  readonly medianAgeSeconds: number | null;
  readonly ages: Record<AgeBand, number>;
}

const iso = (ms: number): string => new Date(ms).toISOString();

const lineOf = (
  cases: readonly OpenSpans[],
  { name, startMs, endMs }: PeriodBounds,
  asOfMs: number,
): BacklogLine => {
  const isOver = endMs <= asOfMs;
  const untilMs = isOver ? endMs : asOfMs;
  const isWithin = (ms: number): boolean => ms >= startMs && ms < untilMs;
  const agesMs: number[] = [];
  let [reported, reopened, ended] = [0, 0, 0];
  for (const { reportedMs, spans } of cases) {
    if (isWithin(reportedMs)) reported += 1;
    for (const [from, until] of spans) {
      if (from > reportedMs && isWithin(from)) reopened += 1;
      if (isWithin(until)) ended += 1;
      if (from < untilMs && until >= untilMs) agesMs.push(untilMs - reportedMs);
    }
  }
  const age = percentile(agesMs, 0.5);
  return {
    period: name,
    start: iso(startMs),
    end: iso(endMs),
    isOver,
    reported,
    reopened,
    ended,
    open: agesMs.length,
    medianAgeSeconds: age === null ? null : Math.floor(age / 1_000),
    ages: ageCounts(agesMs),
  };
};

/** A line per period, in order; those that begin after the instant asked for are left out. */
export const backlogLines = (
  cases: readonly OpenSpans[],
  periods: readonly PeriodBounds[],
  asOfMs: number,
): BacklogLine[] =>
  periods.filter(({ startMs }) => startMs < asOfMs).map((each) => lineOf(cases, each, asOfMs));
