import type {
  TargetMet,
  TargetMissed,
  TargetsCancelled,
  TargetsSet,
} from '@amends/contracts/triage';
import type { TargetMetric } from '@amends/contracts/vocabulary';
import { type CaseHandlers, withValues } from '@amends/projections/case-fold';
import type { FactRow } from '@amends/projections/types';

/** One deadline of a case. A reopened case gets further ones; the old ones stay as they ended. */
export interface CaseTarget {
  readonly metric: TargetMetric;
  readonly dueAt: string;
  /** When the event happened, in time or late. */
  readonly metAt?: string;
  /** Withdrawn, or replaced by the targets of a reopening: judged up to here only. */
  readonly cancelledAt?: string;
}

const targetsOf = (row: FactRow): readonly CaseTarget[] =>
  (row.targets as CaseTarget[] | null | undefined) ?? [];

const isOpen = ({ metAt, cancelledAt }: CaseTarget): boolean =>
  metAt === undefined && cancelledAt === undefined;

// A pause moves a deadline, so the last word on it is that of the event that ends it.
const ended = (row: FactRow, end: CaseTarget): FactRow => {
  const targets = [...targetsOf(row)];
  const at = targets.findLastIndex((target) => target.metric === end.metric && isOpen(target));
  if (at === -1) targets.push(end);
  else targets[at] = end;
  return withValues(row, { targets });
};

const missed = (row: FactRow, { metric, dueAt }: TargetMissed): FactRow => {
  const targets = [...targetsOf(row)];
  const at = targets.findLastIndex((target) => target.metric === metric && isOpen(target));
  if (at !== -1 && targets[at]!.dueAt === dueAt) return row;
  if (at === -1) targets.push({ metric, dueAt });
  else targets[at] = { metric, dueAt };
  return withValues(row, { targets });
};

const withOpenCancelled = (row: FactRow, cancelledAt: string): readonly CaseTarget[] =>
  targetsOf(row).map((target) => (isOpen(target) ? { ...target, cancelledAt } : target));

/** Keeps the deadlines of a case; whether one is met, breached or pending depends on as_of. */
export const targetHandlers: CaseHandlers = {
  TargetsSet: (row, data: TargetsSet, { time }) =>
    withValues(row, {
      targets: [
        ...withOpenCancelled(row, time),
        ...data.targets.map(({ metric, dueAt }) => ({ metric, dueAt })),
      ],
    }),
  TargetMet: (row, { metric, dueAt, metAt }: TargetMet) => ended(row, { metric, dueAt, metAt }),
  TargetMissed: missed,
  TargetsCancelled: (row, { cancelledAt }: TargetsCancelled) =>
    withValues(row, { targets: withOpenCancelled(row, cancelledAt) }),
};
