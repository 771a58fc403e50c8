import { isAfter } from '@amends/contracts/instant-order';
import type { PinnedTarget } from '@amends/contracts/triage-clocks';
import type { CustomerTier, Initiation, Severity } from '@amends/contracts/vocabulary';
import {
  type BusinessTime,
  type CalendarSpan,
  type SpannedTime,
  spannedTime,
} from './business-time.ts';
import { elapsedMillis, instantOf, targetMillis } from './clock-figures.ts';
import {
  type CancelReason,
  type ClockRun,
  isOpenState,
  rulesOf,
  runState,
  runTarget,
} from './run-target.ts';
import { type CaseFact, type Moment, timelineOf } from './timeline.ts';

/** A policy as it was applied to the case; nothing changes it afterwards (CLK-02). */
export interface Terms {
  /** 1 for the first terms of the case, and so on. */
  readonly ordinal: number;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly severity?: Severity | undefined;
  readonly tier?: CustomerTier | undefined;
  readonly appliedAt: string;
  /** Hold from the beginning of the case; else for clocks that start from now on. */
  readonly retroactive: boolean;
  readonly tzVersion?: string | undefined;
  readonly targets: readonly PinnedTarget[];
  /** When the policy was disabled. */
  readonly disabledAt?: string | undefined;
}

/** All that clocks are worked out from. Everything else about them follows (CLK-01, CLK-30). */
export interface ClockSource {
  readonly facts: readonly CaseFact[];
  readonly openedBy?: Initiation | undefined;
  readonly terms: readonly Terms[];
}

/** Gives a version of a calendar. */
export type Calendars = (calendarId: string, version: number) => BusinessTime;

/** One clock of a case with everything it is counted by. */
export interface Clock {
  readonly clockId: string;
  readonly terms: Terms;
  readonly target: PinnedTarget;
  readonly run: ClockRun;
  readonly time: SpannedTime;
  /** Business milliseconds promised; undefined where the time is only measured. */
  readonly targetMillis: number | undefined;
}

export const clockIdOf = (metric: string, ordinal: number, startsAt: string): string =>
  `${metric}.${ordinal}.${startsAt.replaceAll(/[-:]/g, '')}`;

const cutOff = (run: ClockRun, at: string, reason: CancelReason): ClockRun => ({
  ...run,
  transitions: [
    ...run.transitions.filter((one) => !isAfter(one.at, at)),
    { kind: 'cancelled', at, reason },
  ],
});

const isOpenAt = (run: ClockRun, at: string): boolean => isOpenState(runState(run, at));

/**
 * What is left of a clock of some terms beside the others. A clock that was completed under earlier
 * terms stays theirs (CLK-19); one that still runs is taken over by later terms that hold from the
 * beginning, with its start and its pauses (CLK-18).
 */
const governed = (run: ClockRun, own: Terms, later: readonly Terms[]): ClockRun | undefined => {
  const isOlder = own.ordinal > 1 && isAfter(own.appliedAt, run.startsAt);
  if (isOlder && !(own.retroactive && isOpenAt(run, own.appliedAt))) return undefined;
  const { disabledAt } = own;
  if (disabledAt !== undefined && !isAfter(disabledAt, run.startsAt)) return undefined;
  let left = run;
  for (const next of later) {
    if (!isAfter(next.appliedAt, run.startsAt)) return undefined;
    if (next.retroactive && isOpenAt(left, next.appliedAt)) {
      left = cutOff(left, next.appliedAt, 'replaced');
      break;
    }
  }
  return disabledAt !== undefined && isOpenAt(left, disabledAt)
    ? cutOff(left, disabledAt, 'policy_disabled')
    : left;
};

/** The calendars of this metric under all terms up to these, each over its own span (CLK-14). */
const timeFor = (
  target: PinnedTarget,
  own: Terms,
  all: readonly Terms[],
  calendars: Calendars,
): SpannedTime => {
  const last: CalendarSpan = { time: calendars(target.calendarId, target.calendarVersion) };
  if (!own.retroactive) return spannedTime([last]);
  const before = all.filter(({ ordinal }) => ordinal < own.ordinal);
  const spans = before.flatMap((terms, index): CalendarSpan[] => {
    const same = terms.targets.find(({ metric }) => metric === target.metric);
    const until = (before[index + 1] ?? own).appliedAt;
    if (same === undefined) return [{ ...last, until }];
    return [{ time: calendars(same.calendarId, same.calendarVersion), until }];
  });
  return spannedTime([...spans, last]);
};

/** Whether a metric that waits for the first response may start at each moment (CLK-25). */
const startGate = (terms: Terms, moments: readonly Moment[]) => {
  const first = terms.targets.find(({ metric }) => metric === 'first_response');
  if (first === undefined) return () => true;
  const runs = runTarget(first, moments);
  return (index: number): boolean => {
    const { at } = moments[index]!;
    return !runs.some((run) => !isAfter(run.startsAt, at) && isOpenAt(run, at));
  };
};

const clocksUnder = (
  terms: Terms,
  source: ClockSource,
  moments: readonly Moment[],
  calendars: Calendars,
): Clock[] => {
  const later = source.terms.filter(({ ordinal }) => ordinal > terms.ordinal);
  const gate = startGate(terms, moments);
  return terms.targets.flatMap((target) => {
    const time = timeFor(target, terms, source.terms, calendars);
    const runs = runTarget(target, moments, rulesOf(target).awaitsFirstResponse ? gate : undefined);
    return runs.flatMap((whole): Clock[] => {
      const run = governed(whole, terms, later);
      if (run === undefined) return [];
      return [
        {
          clockId: clockIdOf(target.metric, terms.ordinal, run.startsAt),
          terms,
          target,
          run,
          time,
          targetMillis: targetMillis(target, run, time),
        },
      ];
    });
  });
};

/**
 * Every clock of a case from its facts and terms alone: whatever the order facts were heard in, and
 * however often, the same facts give the same clocks.
 */
export const clocksOf = (source: ClockSource, calendars: Calendars): readonly Clock[] => {
  const moments = timelineOf({
    facts: source.facts,
    isOpenedByEmployee: source.openedBy === 'employee',
  });
  return source.terms.flatMap((terms) => clocksUnder(terms, source, moments, calendars));
};

/** A mark of a clock: a transition, or the deadline that passed while it counted (CLK-06). */
export type Mark =
  | ClockRun['transitions'][number]
  | { readonly kind: 'missed'; readonly at: string };

/** When the target was broken, if before `asOf`: up to the very instant is on time (CLK-07). */
export const breachOf = ({ run, time, targetMillis: millis }: Clock, asOf: string) => {
  if (millis === undefined) return undefined;
  const due = instantOf(run, time, millis);
  return due !== undefined && isAfter(asOf, due) ? due : undefined;
};

/**
 * The marks of a clock in the order they happened. The breach belongs to the last stretch the clock
 * began with its whole target; it comes before what happened later and after what happened with it.
 */
export const marksOf = (clock: Clock, asOf: string): readonly Mark[] => {
  const { transitions } = clock.run;
  const breach = breachOf(clock, asOf);
  if (breach === undefined) return transitions;
  const restart = transitions.findLastIndex(({ kind }) => kind === 'restarted');
  const place = transitions.findIndex(({ at }, index) => index > restart && isAfter(at, breach));
  const mark: Mark = { kind: 'missed', at: breach };
  return place === -1
    ? [...transitions, mark]
    : [...transitions.slice(0, place), mark, ...transitions.slice(place)];
};

/** Business seconds the clock has counted by then. */
export const elapsedSeconds = (clock: Clock, asOf: string): number =>
  Math.floor(elapsedMillis(clock.run, clock.time, asOf) / 1000);
