import type { PinnedTarget, PolicyTarget } from '@amends/contracts/triage-clocks';
import type { ClockFact, TargetMetric } from '@amends/contracts/clock-vocabulary';
import { calendarOf, HOURS, june } from '../../calendars/calendar.fixture.ts';
import type { BusinessTime } from './business-time.ts';
import {
  breachOf,
  type Calendars,
  type Clock,
  type ClockSource,
  clocksOf,
  elapsedSeconds,
  type Terms,
} from './case-clocks.ts';
import type { ClockBook } from './clock-book.ts';
import { instantOf, pausesOf } from './clock-figures.ts';
import { runState } from './run-target.ts';
import type { CaseFact } from './timeline.ts';

export const HOUR = 3600;

const BOOK: Readonly<Record<string, BusinessTime>> = {
  a: calendarOf(HOURS.a, { calendarId: 'a' }),
  e: calendarOf(HOURS.e, { calendarId: 'e' }),
  evening: calendarOf(HOURS.evening, { calendarId: 'evening' }),
};

/** The calendars of the tests, one version each. */
export const calendars: Calendars = (calendarId) => BOOK[calendarId]!;

/** A target in hours of calendar A. */
export const target = (
  metric: TargetMetric,
  hours: number,
  more: Partial<PinnedTarget> = {},
): PinnedTarget => ({
  metric,
  duration: { seconds: hours * HOUR },
  calendarId: 'a',
  calendarVersion: 1,
  ...more,
});

/** Facts on days of June 2026 in local time, `['resolved', '02 09:00']`. */
export const factsOf = (...facts: readonly (readonly [ClockFact, string])[]): CaseFact[] =>
  facts.map(([fact, at]) => ({ fact, at: june(at) }));

export const termsOf = (targets: readonly PinnedTarget[], more: Partial<Terms> = {}): Terms => ({
  ordinal: 1,
  policyId: 'test',
  policyVersion: 1,
  appliedAt: june('01 09:00'),
  retroactive: true,
  targets,
  ...more,
});

export const sourceOf = (
  facts: readonly CaseFact[],
  terms: readonly Terms[],
  more: Partial<ClockSource> = {},
): ClockSource => ({ facts, terms, ...more });

/** What the specification says of a clock, in one line. */
export const shown = (clock: Clock, asOf: string) => ({
  startsAt: clock.run.startsAt,
  state: runState(clock.run),
  dueAt: clock.targetMillis && instantOf(clock.run, clock.time, clock.targetMillis),
  breachedAt: breachOf(clock, asOf),
  elapsed: elapsedSeconds(clock, asOf) / HOUR,
  pauses: pausesOf(clock.run, clock.time, asOf).map(({ businessSeconds }) => businessSeconds),
});

/** The clocks of one target over these facts, as seen on Friday evening. */
export const clocksFor = (
  facts: readonly CaseFact[],
  targets: readonly PinnedTarget[],
  { asOf = june('12 20:00'), ...more }: Partial<ClockSource> & { readonly asOf?: string } = {},
) =>
  clocksOf(sourceOf(facts, [termsOf(targets)], more), calendars).map((clock) => ({
    metric: clock.target.metric,
    ...shown(clock, asOf),
  }));

/** Instants as calendars write them. */
export const due = (dayAndTime: string): string => june(dayAndTime).replace('.000Z', 'Z');

/** One policy for every case, its calendars in their first versions. */
export const bookOf = (
  targets: readonly PolicyTarget[],
  policy: { readonly policyId?: string; readonly version?: number } = {},
): ClockBook => ({
  calendars,
  currentVersion: () => 1,
  tzVersion: '2025b',
  policyFor: () => ({
    policyId: 'test',
    version: 1,
    order: 1,
    appliesTo: {},
    definedBy: 'person',
    definedAt: '2026-01-01T00:00:00Z',
    targets: [...targets],
    ...policy,
  }),
});

/** A target in hours of a calendar that is always open. */
export const hoursOf = (
  metric: TargetMetric,
  hours: number,
  more: Partial<PolicyTarget> = {},
): PolicyTarget => ({ metric, duration: { seconds: hours * HOUR }, calendarId: 'e', ...more });
