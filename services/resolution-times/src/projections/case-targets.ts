import type {
  TargetMet,
  TargetMissed,
  TargetsCancelled,
  TargetsSet,
} from '@amends/contracts/triage';
import type {
  ClockCorrected,
  ClockPaused,
  ClockReset,
  ClockResumed,
} from '@amends/contracts/triage-clocks';
import type { TargetMetric } from '@amends/contracts/clock-vocabulary';
import { type CaseHandlers, withValues } from '@amends/projections/case-fold';
import type { FactRow } from '@amends/projections/types';

/**
 * One deadline of a case. A clock that goes on after a reopening has a further one, and so has one
 * that other terms took over; of those that follow one another only the last counts.
 */
export interface CaseTarget {
  readonly metric: TargetMetric;
  readonly dueAt: string;
  /** Absent for targets of before clocks had ids. */
  readonly clockId?: string;
  /** Where a clock that had been completed went on. */
  readonly since?: string;
  /** When the event happened, in time or late. */
  readonly metAt?: string;
  /** The deadline is unknown from here on: judged up to here only. */
  readonly pausedAt?: string;
  /** Stopped without a result: judged up to here only. */
  readonly cancelledAt?: string;
  /** Another one stands in its place from here on. */
  readonly supersededAt?: string;
  /** What an imported log says of it without its deadline; `dueAt` is since when it says so. */
  readonly isMet?: boolean;
}

const targetsOf = (row: FactRow): readonly CaseTarget[] =>
  (row.targets as CaseTarget[] | null | undefined) ?? [];

const isOpen = ({ metAt, cancelledAt, supersededAt }: CaseTarget): boolean =>
  metAt === undefined && cancelledAt === undefined && supersededAt === undefined;

interface Named {
  readonly metric: TargetMetric;
  readonly clockId?: string | undefined;
}

/** The target an event is about; those of before there were ids are told by what they measure. */
const placeOf = (targets: readonly CaseTarget[], { metric, clockId }: Named): number =>
  targets.findLastIndex((target) =>
    clockId === undefined ? target.metric === metric && isOpen(target) : target.clockId === clockId,
  );

/** Changes the target an event is about, or adds it where it is not known. */
const changed = (
  row: FactRow,
  { metric, clockId }: Named,
  change: (target: CaseTarget | undefined) => CaseTarget | readonly CaseTarget[],
): FactRow => {
  const targets = [...targetsOf(row)];
  const at = placeOf(targets, { metric, clockId });
  const result = [change(targets[at])].flat();
  if (at === -1) targets.push(...result);
  else targets.splice(at, 1, ...result);
  return withValues(row, { targets });
};

const named = ({ metric, clockId }: Named) => ({
  metric,
  ...(clockId === undefined ? {} : { clockId }),
});

// A pause moves a deadline, so the last word on it is that of the event that ends it.
const met = (row: FactRow, data: TargetMet): FactRow =>
  changed(row, data, (target) => ({
    ...named(data),
    ...(target?.since === undefined ? {} : { since: target.since }),
    dueAt: data.dueAt,
    metAt: data.metAt,
  }));

const missed = (row: FactRow, data: TargetMissed): FactRow => {
  const known = targetsOf(row)[placeOf(targetsOf(row), data)];
  if (known?.dueAt === data.dueAt) return row;
  return changed(row, data, (target) => ({ ...(target ?? named(data)), dueAt: data.dueAt }));
};

const withOpenCancelled = (row: FactRow, cancelledAt: string): readonly CaseTarget[] =>
  targetsOf(row).map((target) => (isOpen(target) ? { ...target, cancelledAt } : target));

const set = (row: FactRow, data: TargetsSet, time: string): FactRow => {
  const added = data.targets.map(
    ({ metric, dueAt, clockId }): CaseTarget => ({
      ...named({ metric, clockId }),
      dueAt,
    }),
  );
  // Before clocks had ids a further set took the place of whatever was open.
  const isOld = added.some(({ clockId }) => clockId === undefined);
  const before = isOld ? withOpenCancelled(row, time) : targetsOf(row);
  return withValues(row, { targets: [...before, ...added] });
};

const cancelled = (row: FactRow, { clockIds, reason, cancelledAt }: TargetsCancelled): FactRow => {
  if (clockIds === undefined) {
    return withValues(row, { targets: withOpenCancelled(row, cancelledAt) });
  }
  const isMeant = ({ clockId }: CaseTarget): boolean =>
    clockId !== undefined && clockIds.includes(clockId);
  const targets = targetsOf(row);
  if (reason === 'corrected') {
    return withValues(row, { targets: targets.filter((target) => !isMeant(target)) });
  }
  const end = reason === 'replaced' ? { supersededAt: cancelledAt } : { cancelledAt };
  return withValues(row, {
    targets: targets.map((target) =>
      isMeant(target) && isOpen(target) ? { ...target, ...end } : target,
    ),
  });
};

/** Goes on: with another deadline, or after it was met with one that stands in its place. */
const goesOn = (row: FactRow, data: Named & { readonly dueAt?: string | undefined }, at: string) =>
  data.dueAt === undefined
    ? row
    : changed(row, data, (target) => {
        const next = { ...named(data), dueAt: data.dueAt! };
        if (target === undefined || target.metAt === undefined) {
          return { ...next, ...(target?.since === undefined ? {} : { since: target.since }) };
        }
        return [
          { ...target, supersededAt: at },
          { ...next, since: at },
        ];
      });

const isBefore = (instant: string | undefined, from: string): boolean =>
  instant !== undefined && Date.parse(instant) < Date.parse(from);

/** What was told from an instant on does not hold; what does is told next. */
const corrected = (row: FactRow, { clockId, from, dueAt }: ClockCorrected): FactRow => {
  const kept = targetsOf(row).filter(
    (target) =>
      target.clockId !== clockId || target.since === undefined || isBefore(target.since, from),
  );
  const targets = kept.map((target): CaseTarget => {
    if (target.clockId !== clockId) return target;
    const { metric, since, metAt, pausedAt, cancelledAt, supersededAt } = target;
    return {
      metric,
      clockId,
      dueAt: dueAt ?? target.dueAt,
      ...(since === undefined ? {} : { since }),
      ...(isBefore(metAt, from) ? { metAt: metAt! } : {}),
      ...(isBefore(pausedAt, from) ? { pausedAt: pausedAt! } : {}),
      ...(isBefore(cancelledAt, from) ? { cancelledAt: cancelledAt! } : {}),
      ...(isBefore(supersededAt, from) ? { supersededAt: supersededAt! } : {}),
    };
  });
  return withValues(row, { targets });
};

/** Keeps the deadlines of a case; whether one is met, breached or pending depends on as_of. */
export const targetHandlers: CaseHandlers = {
  TargetsSet: (row, data: TargetsSet, { time }) => set(row, data, time),
  TargetMet: met,
  TargetMissed: missed,
  TargetsCancelled: cancelled,
  ClockPaused: (row, data: ClockPaused) =>
    placeOf(targetsOf(row), data) === -1
      ? row
      : changed(row, data, (target) => ({ ...target!, pausedAt: data.pausedAt })),
  ClockResumed: (row, data: ClockResumed) => goesOn(row, data, data.resumedAt),
  ClockReset: (row, data: ClockReset) => goesOn(row, data, data.resetAt),
  ClockCorrected: corrected,
};
