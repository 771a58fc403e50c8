import type { FactSet } from '@amends/projections/fact-groups';
import { type CaseClocks, type ClockEvent, caseClocks } from '@amends/statistics/case-clock';
import type { Observation } from '@amends/statistics/kaplan-meier';
import type { CaseTarget } from './projections/case-targets.ts';
import type { Reopening } from './projections/case-times.ts';

const ms = (column: string): string => `(extract(epoch from f.${column}) * 1000)::bigint`;

/** What the figures read of a case: instants in milliseconds, reopenings, deadlines. */
export const caseColumns = {
  occurred: ms('occurred_at'),
  reported: ms('reported_at'),
  acknowledged: ms('acknowledged_at'),
  triaged: ms('triaged_at'),
  firstAction: ms('first_action_at'),
  resolved: ms('resolved_at'),
  closed: ms('closed_at'),
  withdrawn: ms('withdrawn_at'),
  reopenings: 'f.reopenings',
  targets: 'f.targets',
  isReversed: 'f.is_reversed',
  initiation: 'f.initiation',
  isImported: "f.provenance = 'imported'",
};

/** One case as of an instant. */
export interface TimedCase {
  readonly clocks: CaseClocks;
  /** Its end lies before its start: no duration of it counts, the case does. */
  readonly isFlagged: boolean;
  /** Neither resolved, closed nor withdrawn. */
  readonly isOpen: boolean;
  readonly wasResolved: boolean;
  /** Customer clock, milliseconds: ended, or cut off where the case was left. */
  readonly untilClosed: Observation;
  /** Null where a register closes its cases and does not say when they were resolved. */
  readonly untilResolved: Observation | null;
  readonly targets: readonly CaseTarget[];
  /** Null where nobody knows who took the initiative. */
  readonly isProactive: boolean | null;
}

type Columns = Readonly<Record<keyof typeof caseColumns, readonly unknown[]>>;

const steps = [
  ['occurred', 'occurred'],
  ['reported', 'reported'],
  ['acknowledged', 'acknowledged'],
  ['triaged', 'triaged'],
  ['firstAction', 'first_action'],
] as const;

const eventsOf = (columns: Columns, at: number): ClockEvent[] => {
  const events: ClockEvent[] = [];
  const push = (type: ClockEvent['type'], atMs: number | null): void => {
    if (atMs !== null) events.push({ type, atMs });
  };
  for (const [column, type] of steps) push(type, columns[column][at] as number | null);
  for (const [resolved, closed, reopened] of (columns.reopenings[at] ?? []) as Reopening[]) {
    push('resolved', resolved === null ? null : Date.parse(resolved));
    push('closed', closed === null ? null : Date.parse(closed));
    push('reopened', Date.parse(reopened));
  }
  push('resolved', columns.resolved[at] as number | null);
  push('closed', columns.closed[at] as number | null);
  return events;
};

/** Ended, or open until the case was withdrawn, closed without it, or until now. */
const observed = (endedMs: number | null, leftAfterMs: number): Observation =>
  endedMs === null ? { t: Math.max(0, leftAfterMs), event: false } : { t: endedMs, event: true };

const timedCase = (columns: Columns, at: number, asOfMs: number): TimedCase => {
  const reportedMs = columns.reported[at] as number;
  const withdrawnMs = columns.withdrawn[at] as number | null;
  const isWithdrawn = withdrawnMs !== null && withdrawnMs <= asOfMs;
  const clocks = caseClocks(eventsOf(columns, at), asOfMs);
  const isFlagged =
    columns.isReversed[at] === true ||
    clocks.reversed.some((name) => name !== 'detectionMs' && name !== 'ttaMs');
  const leftAfterMs = (isWithdrawn ? withdrawnMs : asOfMs) - reportedMs;
  const { ttcMs, ttrFinalCustomerMs, ttrFirstCustomerMs, ageCustomerMs } = clocks;
  // An end is known, a resolution is not: neither an observation nor a censored one.
  const isUnknown =
    columns.isImported[at] === true && ttcMs !== null && ttrFinalCustomerMs === null;
  const initiation = columns.initiation[at] ?? null;
  return {
    clocks,
    isFlagged,
    isOpen: ageCustomerMs !== null && !isWithdrawn,
    wasResolved: ttrFirstCustomerMs !== null,
    untilClosed: observed(isWithdrawn ? null : ttcMs, leftAfterMs),
    untilResolved: isUnknown
      ? null
      : observed(
          isWithdrawn ? null : ttrFinalCustomerMs,
          isWithdrawn ? leftAfterMs : (ttcMs ?? leftAfterMs),
        ),
    targets: (columns.targets[at] ?? []) as CaseTarget[],
    isProactive: initiation === null ? null : initiation !== 'customer',
  };
};

/** The cases of a set that were reported by `asOfMs`, with everything later left out. */
export const timedCases = (set: FactSet, asOfMs: number): TimedCase[] => {
  const columns = set.columns as Columns;
  const cases: TimedCase[] = [];
  for (let at = 0; at < set.n; at += 1)
    if ((columns.reported[at] as number) <= asOfMs) cases.push(timedCase(columns, at, asOfMs));
  return cases;
};
