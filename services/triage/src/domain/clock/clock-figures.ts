import { isAfter } from '@amends/contracts/instant-order';
import type { PinnedTarget, TargetDuration, WarningBand } from '@amends/contracts/triage-clocks';
import type { SpannedTime } from './business-time.ts';
import type { ClockRun, Transition } from './run-target.ts';

/** A stretch in which the clock counts; the last one of a running clock has no end. */
export interface Stretch {
  readonly from: string;
  readonly to?: string;
}

export interface Pause {
  readonly from: string;
  readonly to?: string;
  readonly businessSeconds: number;
}

const HUNDRED_PERCENT = 100;

/** Stretches that count, and those that do not between them, since the clock last began anew. */
const stretchesOf = ({ startsAt, transitions }: ClockRun) => {
  let counted: Stretch[] = [{ from: startsAt }];
  let idle: Stretch[] = [];
  const end = (list: Stretch[], at: string): void => {
    const last = list.at(-1);
    if (last !== undefined && last.to === undefined) list[list.length - 1] = { ...last, to: at };
  };
  const apply = (one: Transition): void => {
    switch (one.kind) {
      case 'restarted':
        counted = [{ from: one.at }];
        idle = [];
        return;
      case 'resumed':
        if (one.gapCounts === true) counted.push(idle.pop()!);
        else counted.push({ from: one.at });
        end(idle, one.at);
        return;
      case 'paused':
      case 'completed':
        end(counted, one.at);
        end(idle, one.at);
        idle.push({ from: one.at });
        return;
      case 'cancelled':
        end(counted, one.at);
        end(idle, one.at);
        return;
      default:
        one satisfies never;
    }
  };
  for (const one of transitions) apply(one);
  return { counted, idle };
};

/** Where the clock last began with its whole target. */
export const beganAt = ({ startsAt, transitions }: ClockRun): string =>
  transitions.findLast(({ kind }) => kind === 'restarted')?.at ?? startsAt;

const durationMillis = (
  duration: TargetDuration,
  factorPct: number,
  time: SpannedTime,
  from: string,
): number => {
  const part = (whole: number): number => Math.round((whole * factorPct) / HUNDRED_PERCENT);
  if ('seconds' in duration) return part(duration.seconds) * 1000;
  // Working days are so many business seconds once it is known where they begin; a pause then
  // moves the deadline like any other. A part of them is that part of their business seconds.
  const calendar = time.spans.at(-1)!.time;
  const end = calendar.addDays(from, duration.workingDays, duration.endsAt);
  return part(Math.round(calendar.millisBetween(from, end) / 1000)) * 1000;
};

/** Business milliseconds that are promised; undefined where the time is only measured. */
export const targetMillis = (
  { duration, factorPct = HUNDRED_PERCENT }: PinnedTarget,
  run: ClockRun,
  time: SpannedTime,
): number | undefined =>
  duration === undefined ? undefined : durationMillis(duration, factorPct, time, beganAt(run));

const lengthOf = (stretch: Stretch, time: SpannedTime, asOf: string): number => {
  const to = stretch.to === undefined || isAfter(stretch.to, asOf) ? asOf : stretch.to;
  return isAfter(to, stretch.from) ? time.millisBetween(stretch.from, to) : 0;
};

/** Business milliseconds the clock has counted by then. */
export const elapsedMillis = (run: ClockRun, time: SpannedTime, asOf: string): number =>
  stretchesOf(run).counted.reduce((sum, stretch) => sum + lengthOf(stretch, time, asOf), 0);

/**
 * The instant by which the clock has counted so much, as far as its stretches go; undefined while
 * it stands still before. Pauses before that instant move it, later ones do not (CLK-16).
 */
export const instantOf = (run: ClockRun, time: SpannedTime, millis: number): string | undefined => {
  let left = millis;
  for (const stretch of stretchesOf(run).counted) {
    if (stretch.to === undefined) return time.addMillis(stretch.from, left);
    const length = isAfter(stretch.to, stretch.from)
      ? time.millisBetween(stretch.from, stretch.to)
      : 0;
    if (length > 0 && length >= left) {
      const reached = time.addMillis(stretch.from, left);
      // Stopped at the very instant: nothing is overdue yet.
      if (isAfter(stretch.to, reached)) return reached;
    }
    left -= length;
  }
  return undefined;
};

/** The deadline; where the clock stands still before it, the one it would have if it went on. */
export const dueIfGoingOn = (run: ClockRun, time: SpannedTime, millis: number): string => {
  const reached = instantOf(run, time, millis);
  if (reached !== undefined) return reached;
  const last = stretchesOf(run).counted.at(-1)!;
  const end = run.transitions.at(-1)!;
  const isEndedRunning = end.kind !== 'paused' && last.to === end.at;
  const goesOnAt = isEndedRunning ? last.from : end.at;
  return time.addMillis(goesOnAt, millis - elapsedMillis(run, time, goesOnAt));
};

/** Every pause with the business time it took, the one it is in included. */
export const pausesOf = (run: ClockRun, time: SpannedTime, asOf: string): readonly Pause[] =>
  stretchesOf(run)
    .idle.filter(({ to }) => to !== undefined || run.transitions.at(-1)?.kind === 'paused')
    .filter(({ from, to }) => to === undefined || isAfter(to, from))
    .map((stretch) => ({
      ...stretch,
      businessSeconds: Math.floor(lengthOf(stretch, time, asOf) / 1000),
    }));

/** What has to be counted before a band warns, least first; a band of no use is left out. */
export const bandsOf = (
  warnings: readonly WarningBand[],
  target: number,
): readonly { readonly band: WarningBand; readonly millis: number }[] =>
  warnings
    .map((band) => ({
      band,
      millis:
        'percent' in band
          ? Math.round((target * band.percent) / HUNDRED_PERCENT)
          : target - band.secondsBefore * 1000,
    }))
    .filter(({ millis }) => millis > 0 && millis < target)
    .sort((a, b) => a.millis - b.millis);
