import { isAfter, laterOf } from '@amends/contracts/instant-order';
import type { TargetMissed, TargetsSet } from '@amends/contracts/triage';
import type { WarningBand } from '@amends/contracts/triage-clocks';
import {
  type Calendars,
  type Clock,
  clocksOf,
  elapsedSeconds,
  type Mark,
  marksOf,
  type Terms,
} from './case-clocks.ts';
import type { ClockEvent } from './clock-events.ts';
import { bandsOf, dueIfGoingOn, elapsedMillis, instantOf, pausesOf } from './clock-figures.ts';
import type { ClockState, RecordedClock, RecordedMark } from './clock-state.ts';
import { runState } from './run-target.ts';

/*
 * What is told of clocks is the difference between what the facts say they are and what was told
 * before. So the same facts end in the same record whatever order they came in, a fact told twice
 * tells nothing, and a late one is put right by events that say so (CLK-20, CLK-30).
 */

export interface Reconciled {
  /** Clocks that begin to run with a target, by the ordinal of their terms. */
  readonly attached: ReadonlyMap<number, TargetsSet['targets']>;
  readonly events: readonly ClockEvent[];
}

interface Look {
  readonly caseId: string;
  readonly asOf: string;
  readonly now: string;
}

/** The clock up to and with a transition. */
const upTo = (clock: Clock, count: number): Clock => ({
  ...clock,
  run: { ...clock.run, transitions: clock.run.transitions.slice(0, count) },
});

const dueOf = ({ run, time, targetMillis }: Clock): string | undefined =>
  targetMillis === undefined || runState(run) !== 'running'
    ? undefined
    : instantOf(run, time, targetMillis);

const sameBand = (one: WarningBand, other: WarningBand): boolean =>
  'percent' in one
    ? 'percent' in other && one.percent === other.percent
    : 'secondsBefore' in other && one.secondsBefore === other.secondsBefore;

/** Deadline and next look of a running clock: the next warning that can still come, or the end. */
const aheadOf = (clock: Clock, warned: readonly WarningBand[], asOf: string) => {
  const dueAt = dueOf(clock);
  if (dueAt === undefined) return {};
  if (isAfter(asOf, dueAt)) return { dueAt };
  const { run, time, target, targetMillis } = clock;
  const next = bandsOf(target.warnings ?? [], targetMillis!)
    .filter(({ band }) => !warned.some((one) => sameBand(one, band)))
    .map(({ millis }) => instantOf(run, time, millis)!)
    .find((at) => isAfter(at, asOf));
  return { dueAt, nextAt: next === undefined || isAfter(next, dueAt) ? dueAt : next };
};

const calendarsOf = ({ time }: Clock): TargetMissed['calendars'] =>
  time.spans.map((span) => ({ calendarId: span.time.calendarId, version: span.time.version }));

/** The record of a breach (CLK-24): whoever has the calendars can work it out again from it. */
const missed = (clock: Clock, dueAt: string, { caseId, asOf, now }: Look): ClockEvent => ({
  type: 'TargetMissed',
  time: dueAt,
  data: {
    caseId,
    metric: clock.target.metric,
    dueAt,
    discoveredAt: now,
    clockId: clock.clockId,
    targetSeconds: clock.targetMillis! / 1000,
    elapsedSeconds: elapsedSeconds(clock, asOf),
    breachedAt: dueAt,
    pauses: pausesOf(clock.run, clock.time, asOf).map((pause) => ({ ...pause })),
    policyId: clock.terms.policyId,
    policyVersion: clock.terms.policyVersion,
    calendars: calendarsOf(clock),
    ...(clock.terms.tzVersion === undefined ? {} : { tzVersion: clock.terms.tzVersion }),
  },
});

const ended = (clock: Clock, mark: Extract<Mark, { kind: 'completed' }>, caseId: string) => {
  const { clockId, run, time, target, targetMillis } = clock;
  const { metric } = target;
  const elapsed = elapsedSeconds(clock, mark.at);
  const event: ClockEvent =
    targetMillis === undefined
      ? {
          type: 'ClockCompleted',
          time: mark.at,
          data: { caseId, clockId, metric, completedAt: mark.at, elapsedSeconds: elapsed },
        }
      : {
          type: 'TargetMet',
          time: mark.at,
          data: {
            caseId,
            metric,
            dueAt: dueIfGoingOn(run, time, targetMillis),
            metAt: mark.at,
            clockId,
            ...(mark.by === undefined ? {} : { by: mark.by }),
            elapsedSeconds: elapsed,
          },
        };
  return event;
};

const remaining = ({ run, time, targetMillis }: Clock, at: string) =>
  targetMillis === undefined
    ? {}
    : { remainingSeconds: Math.floor((targetMillis - elapsedMillis(run, time, at)) / 1000) };

/** The event of one mark; cancelling is told of several clocks at once, elsewhere. */
const markEvent = (
  clock: Clock,
  mark: Mark,
  warned: readonly WarningBand[],
  look: Look,
): ClockEvent | undefined => {
  const { caseId, asOf } = look;
  const of = { caseId, clockId: clock.clockId, metric: clock.target.metric };
  const time = mark.at;
  switch (mark.kind) {
    case 'missed':
      return missed(clock, mark.at, look);
    case 'completed':
      return ended(clock, mark, caseId);
    case 'paused':
      return {
        type: 'ClockPaused',
        time,
        data: { ...of, pausedAt: mark.at, ...remaining(clock, mark.at) },
      };
    case 'resumed':
      return {
        type: 'ClockResumed',
        time,
        data: {
          ...of,
          resumedAt: mark.at,
          ...aheadOf(clock, warned, asOf),
          ...(mark.gapCounts === true ? { gapCounts: true } : {}),
        },
      };
    case 'restarted':
      return {
        type: 'ClockReset',
        time,
        data: { ...of, resetAt: mark.at, ...aheadOf(clock, [], asOf) },
      };
    case 'cancelled':
      return undefined;
    default:
      mark satisfies never;
      return undefined;
  }
};

const isSame = (one: RecordedMark | undefined, other: Mark | undefined): boolean =>
  one !== undefined && other !== undefined && one.kind === other.kind && one.at === other.at;

/** How many of the recorded marks still hold; all marks of one instant hold or none does. */
const holding = (recorded: readonly RecordedMark[], marks: readonly Mark[]): number => {
  let count = 0;
  while (isSame(recorded[count], marks[count])) count += 1;
  if (count === recorded.length) return count;
  while (count > 0 && !isAfter(recorded[count]!.at, recorded[count - 1]!.at)) count -= 1;
  return count;
};

/** What has to be told of one clock, but for its attaching and its cancelling. */
const changesOf = (
  clock: Clock,
  recorded: RecordedClock | undefined,
  look: Look,
): readonly ClockEvent[] => {
  const told = recorded?.marks ?? [];
  const warned = recorded?.warned ?? [];
  const marks = marksOf(clock, look.asOf);
  const kept = holding(told, marks);
  const transitionsIn = (count: number): number =>
    marks.slice(0, count).filter(({ kind }) => kind !== 'missed').length;
  const corrected: ClockEvent[] =
    kept === told.length
      ? []
      : [
          {
            type: 'ClockCorrected',
            data: {
              caseId: look.caseId,
              clockId: clock.clockId,
              metric: clock.target.metric,
              from: told[kept]!.at,
              ...aheadOf(upTo(clock, transitionsIn(kept)), warned, look.asOf),
            },
          },
        ];
  const events = marks
    .slice(kept)
    .map((mark, index) =>
      markEvent(upTo(clock, transitionsIn(kept + index + 1)), mark, warned, look),
    );
  return [...corrected, ...events.filter((event) => event !== undefined)];
};

/** The band that should warn now: the last one passed, unless it is too late for any warning. */
const warningOf = (
  clock: Clock,
  recorded: RecordedClock | undefined,
  { caseId, asOf }: Look,
): ClockEvent | undefined => {
  const dueAt = dueOf(clock);
  if (dueAt === undefined || isAfter(asOf, dueAt)) return undefined;
  const { clockId, run, time, target, targetMillis } = clock;
  const elapsed = elapsedMillis(run, time, asOf);
  const passed = bandsOf(target.warnings ?? [], targetMillis!).findLast(
    ({ millis }) => millis <= elapsed,
  );
  const told = recorded?.marks ?? [];
  const isAnew = marksOf(clock, asOf)
    .slice(told.length)
    .some(({ kind }) => kind === 'restarted');
  const warned = isAnew ? [] : (recorded?.warned ?? []);
  if (passed === undefined || warned.some((one) => sameBand(one, passed.band))) return undefined;
  const ahead = aheadOf(clock, [...warned, passed.band], asOf);
  return {
    type: 'TargetWarned',
    time: instantOf(run, time, passed.millis)!,
    data: {
      caseId,
      clockId,
      metric: target.metric,
      band: passed.band,
      dueAt,
      remainingSeconds: Math.max(0, Math.floor((targetMillis! - elapsed) / 1000)),
      nextAt: ahead.nextAt ?? dueAt,
    },
  };
};

const cancelled = (
  clocks: readonly Clock[],
  recordedOf: (clock: Clock) => RecordedClock | undefined,
  { caseId, asOf }: Look,
): readonly ClockEvent[] => {
  const found = clocks.flatMap((clock) => {
    const last = clock.run.transitions.at(-1);
    if (last?.kind !== 'cancelled') return [];
    const marks = marksOf(clock, asOf);
    const isTold = holding(recordedOf(clock)?.marks ?? [], marks) === marks.length;
    return isTold ? [] : [{ clock, last }];
  });
  const groups = Map.groupBy(found, ({ last }) => `${last.at} ${last.reason}`);
  return [...groups.values()].map((group): ClockEvent => {
    const { at, reason } = group[0]!.last;
    const clockIds = group.map(({ clock }) => clock.clockId);
    const disabled =
      reason === 'policy_disabled' ? { policyId: group[0]!.clock.terms.policyId } : {};
    return {
      type: 'TargetsCancelled',
      time: at,
      data: { caseId, reason, cancelledAt: at, clockIds, ...disabled },
    };
  });
};

/** Clocks that a late fact showed never to have run, or to have started at another time. */
const vanished = (state: ClockState, clocks: readonly Clock[], look: Look): ClockEvent[] => {
  const known = new Set(clocks.map(({ clockId }) => clockId));
  const clockIds = state.clocks
    .filter(({ clockId }) => !known.has(clockId))
    .map(({ clockId }) => clockId);
  if (clockIds.length === 0) return [];
  const { caseId, now } = look;
  const data = { caseId, reason: 'corrected' as const, cancelledAt: now, clockIds };
  return [{ type: 'TargetsCancelled', data }];
};

const attachedTarget = (clock: Clock, asOf: string): TargetsSet['targets'][number] => {
  const { run, time, target, targetMillis, clockId } = clock;
  const { nextAt } = aheadOf(clock, [], asOf);
  return {
    metric: target.metric,
    durationSeconds: targetMillis! / 1000,
    startsAt: run.startsAt,
    dueAt: dueIfGoingOn(run, time, targetMillis!),
    clockId,
    calendarId: target.calendarId,
    calendarVersion: target.calendarVersion,
    ...(nextAt === undefined ? {} : { nextAt }),
  };
};

/** What has to be told so that the record says what facts and terms say, as of now. */
export const reconcile = (
  state: ClockState,
  caseId: string,
  calendars: Calendars,
  now: string,
): Reconciled => {
  const asOf = state.lookedAt === undefined ? now : laterOf(state.lookedAt, now);
  const look: Look = { caseId, asOf, now };
  const clocks = clocksOf(state, calendars);
  const recorded = new Map(state.clocks.map((clock) => [clock.clockId, clock]));
  const recordedOf = ({ clockId }: Clock) => recorded.get(clockId);
  const fresh = clocks.filter((clock) => recordedOf(clock) === undefined);
  const attached = Map.groupBy(
    fresh.filter(({ targetMillis }) => targetMillis !== undefined),
    ({ terms }) => terms.ordinal,
  );
  const measured = fresh
    .filter(({ targetMillis }) => targetMillis === undefined)
    .map(
      ({ clockId, target: { metric }, run: { startsAt } }): ClockEvent => ({
        type: 'ClockAttached',
        time: startsAt,
        data: { caseId, clockId, metric, startsAt },
      }),
    );
  return {
    attached: new Map(
      [...attached].map(([ordinal, group]) => [
        ordinal,
        group.map((clock) => attachedTarget(clock, asOf)),
      ]),
    ),
    events: [
      ...measured,
      ...vanished(state, clocks, look),
      ...clocks.flatMap((clock) => changesOf(clock, recordedOf(clock), look)),
      ...cancelled(clocks, recordedOf, look),
      ...clocks
        .map((clock) => warningOf(clock, recordedOf(clock), look))
        .filter((event) => event !== undefined),
    ],
  };
};

/** Clocks told of together, with what their terms are. */
export const rearmed = (
  caseId: string,
  terms: Terms,
  targets: TargetsSet['targets'],
): ClockEvent => ({
  type: 'TargetsSet',
  data: {
    caseId,
    policyId: terms.policyId,
    policyVersion: terms.policyVersion,
    calendarId: targets[0]!.calendarId!,
    calendarVersion: targets[0]!.calendarVersion!,
    reason: 'rearmed',
    targets,
  },
});
