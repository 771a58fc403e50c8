import type { FactSet } from '@amends/projections/fact-groups';
import type { FactRow } from '@amends/projections/types';
import {
  type CaseClocks,
  type ClockEvent,
  caseClocks,
  type Elapsed,
} from '@amends/statistics/case-clock';
import type { Observation } from '@amends/statistics/kaplan-meier';
import type { Contact, Delay, Satisfaction, Wait } from './projections/case-contacts.ts';
import type { CaseTarget } from './projections/case-targets.ts';
import type { Reopening } from './projections/case-times.ts';

/** Instants of a case, and its other facts, as the figures call them -> their columns. */
const instants = {
  occurred: 'occurred_at',
  reported: 'reported_at',
  acknowledged: 'acknowledged_at',
  triaged: 'triaged_at',
  assigned: 'assigned_at',
  firstAction: 'first_action_at',
  resolved: 'resolved_at',
  closed: 'closed_at',
  withdrawn: 'withdrawn_at',
  informed: 'informed_at',
  incident: 'incident_at',
} as const;
const others = {
  reopenings: 'reopenings',
  targets: 'targets',
  calendar: 'calendar',
  waits: 'waits',
  contacts: 'contacts',
  delays: 'delays',
  satisfactions: 'satisfactions',
  channel: 'channel',
  outcome: 'outcome',
  isReversed: 'is_reversed',
  initiation: 'initiation',
} as const;

const mapped = <Names extends Readonly<Record<string, string>>, Value>(
  names: Names,
  of: (column: string) => Value,
) =>
  Object.fromEntries(Object.entries(names).map(([name, column]) => [name, of(column)])) as Record<
    keyof Names,
    Value
  >;

/** What the figures read of a case: instants in milliseconds, reopenings, deadlines. */
export const caseColumns = {
  ...mapped(instants, (column) => `(extract(epoch from f.${column}) * 1000)::bigint`),
  ...mapped(others, (column) => `f.${column}`),
  isImported: "f.provenance = 'imported'",
};

/** One case as of an instant. */
export interface TimedCase {
  readonly clocks: CaseClocks;
  /** The same in the hours of its calendar; undefined where it has none. */
  readonly business: CaseClocks | undefined;
  /** From the report to the first word of a person; null while there was none. */
  readonly informedMs: number | null;
  /** From the report to the first one who had it; null while nobody had. */
  readonly assignedMs: number | null;
  /** Its end lies before its start: no duration of it counts, the case does. */
  readonly isFlagged: boolean;
  /** Neither resolved, closed nor withdrawn. */
  readonly isOpen: boolean;
  readonly wasResolved: boolean;
  readonly reportedMs: number;
  /** The first resolution, and when the case was first opened again. */
  readonly resolvedFirstMs: number | null;
  readonly reopenedFirstMs: number | null;
  /** Null while it is open. */
  readonly outcome: string | null;
  readonly channel: string | null;
  /** From a register: who said what to whom is not known of it. */
  readonly isImported: boolean;
  readonly isOfIncident: boolean;
  /** In the order they were heard of. */
  readonly contacts: readonly Contact[];
  readonly delays: readonly Delay[];
  /** Null where nobody answered. */
  readonly isSatisfied: boolean | null;
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
  for (const [from, until] of (columns.waits[at] ?? []) as Wait[]) {
    push('wait_started', Date.parse(from));
    push('wait_ended', until === null ? null : Date.parse(until));
  }
  return events;
};

/** Ended, or open until the case was withdrawn, closed without it, or until now. */
const observed = (endedMs: number | null, leftAfterMs: number): Observation =>
  endedMs === null ? { t: Math.max(0, leftAfterMs), event: false } : { t: endedMs, event: true };

const EMPTY: readonly never[] = [];

const pastMs = (ms: unknown, asOfMs: number): number | null =>
  ms === null || (ms as number) > asOfMs ? null : (ms as number);

/** What a list of [when, ...] held by then. */
const pastItems = <Item extends readonly unknown[]>(
  list: unknown,
  asOfMs: number,
  instantAt = 0,
): readonly Item[] =>
  list === null
    ? EMPTY
    : (list as Item[]).filter((item) => Date.parse(item[instantAt] as string) <= asOfMs);

const outcomeOf = (columns: Columns, at: number, asOfMs: number): string | null => {
  if (pastMs(columns.closed[at], asOfMs) !== null) return columns.outcome[at] as string | null;
  const held = ((columns.reopenings[at] ?? []) as Reopening[]).find(
    ([, closed, reopened]) =>
      closed !== null && Date.parse(closed) <= asOfMs && Date.parse(reopened) > asOfMs,
  );
  return held?.[3] ?? null;
};

/** Everything that is told of a case beside its clocks. */
const storyOf = (columns: Columns, at: number, asOfMs: number) => {
  const reopenings = (columns.reopenings[at] ?? EMPTY) as Reopening[];
  const heldFirst = reopenings.find(([resolved]) => resolved !== null)?.[0];
  const resolvedFirstMs = heldFirst == null ? columns.resolved[at] : Date.parse(heldFirst);
  const reopenedFirst = reopenings[0]?.[2];
  const satisfactions = pastItems<Satisfaction>(columns.satisfactions[at], asOfMs);
  const initiation = columns.initiation[at] ?? null;
  return {
    resolvedFirstMs: pastMs(resolvedFirstMs, asOfMs),
    reopenedFirstMs: reopenedFirst === undefined ? null : pastMs(Date.parse(reopenedFirst), asOfMs),
    outcome: outcomeOf(columns, at, asOfMs),
    channel: columns.channel[at] as string | null,
    isImported: columns.isImported[at] === true,
    isOfIncident: pastMs(columns.incident[at], asOfMs) !== null,
    contacts: pastItems<Contact>(columns.contacts[at], asOfMs),
    delays: pastItems<Delay>(columns.delays[at], asOfMs, 1),
    isSatisfied: satisfactions.at(-1)?.[1] ?? null,
    targets: (columns.targets[at] ?? []) as CaseTarget[],
    isProactive: initiation === null ? null : initiation !== 'customer',
  };
};

/** Business time by the name of a calendar version (calendarKey). */
export type Calendars = ReadonlyMap<string, Elapsed>;

const timedCase = (
  columns: Columns,
  at: number,
  asOfMs: number,
  calendars: Calendars,
): TimedCase => {
  const reportedMs = columns.reported[at] as number;
  const withdrawnMs = pastMs(columns.withdrawn[at], asOfMs);
  const isWithdrawn = withdrawnMs !== null;
  const events = eventsOf(columns, at);
  const clocks = caseClocks(events, asOfMs);
  const elapsed = calendars.get((columns.calendar[at] ?? '') as string);
  const isFlagged =
    columns.isReversed[at] === true ||
    clocks.reversed.some((name) => name !== 'detectionMs' && name !== 'ttaMs');
  const leftAfterMs = (withdrawnMs ?? asOfMs) - reportedMs;
  const { ttcMs, ttrFinalCustomerMs, ttrFirstCustomerMs, ageCustomerMs } = clocks;
  // An end is known, a resolution is not: neither an observation nor a censored one.
  const isUnknown =
    columns.isImported[at] === true && ttcMs !== null && ttrFinalCustomerMs === null;
  const sinceReport = (column: unknown): number | null => {
    const atMs = pastMs(column, asOfMs);
    return atMs === null || atMs < reportedMs ? null : atMs - reportedMs;
  };
  return {
    ...storyOf(columns, at, asOfMs),
    clocks,
    business: elapsed && caseClocks(events, asOfMs, elapsed),
    informedMs: sinceReport(columns.informed[at]),
    assignedMs: sinceReport(columns.assigned[at]),
    isFlagged,
    isOpen: ageCustomerMs !== null && !isWithdrawn,
    wasResolved: ttrFirstCustomerMs !== null,
    reportedMs,
    untilClosed: observed(isWithdrawn ? null : ttcMs, leftAfterMs),
    untilResolved: isUnknown
      ? null
      : observed(
          isWithdrawn ? null : ttrFinalCustomerMs,
          isWithdrawn ? leftAfterMs : (ttcMs ?? leftAfterMs),
        ),
  };
};

/** The cases of a set that were reported by `asOfMs`, with everything later left out. */
export const timedCases = (
  set: FactSet,
  asOfMs: number,
  calendars: Calendars = new Map(),
): TimedCase[] => {
  const columns = set.columns as Columns;
  const cases: TimedCase[] = [];
  for (let at = 0; at < set.n; at += 1)
    if ((columns.reported[at] as number) <= asOfMs)
      cases.push(timedCase(columns, at, asOfMs, calendars));
  return cases;
};

/** Later than anything that can be told of a case. */
const END_OF_TIME_MS = 8_640_000_000_000_000;

const NO_CALENDARS: Calendars = new Map();
const NOTHING: readonly unknown[] = [null];
const instantEntries = Object.entries(instants) as [keyof typeof instants, string][];
const otherEntries = Object.entries(others) as [keyof typeof others, string][];

/** The case of a row with all that is known of it, however late; undefined until it is reported. */
export const caseOfRow = (row: FactRow): TimedCase | undefined => {
  if (row.reported_at == null) return undefined;
  const columns: Partial<Record<keyof Columns, readonly unknown[]>> = {
    isImported: [row.provenance === 'imported'],
  };
  for (const [name, column] of instantEntries)
    columns[name] = row[column] == null ? NOTHING : [Date.parse(row[column] as string)];
  for (const [name, column] of otherEntries)
    columns[name] = row[column] == null ? NOTHING : [row[column]];
  return timedCase(columns as Columns, 0, END_OF_TIME_MS, NO_CALENDARS);
};

/** Whether a case of caseOfRow has neither ended so nor been cut off for good. */
export const goesOn = ({ t, event }: Observation): boolean => !event && t > END_OF_TIME_MS / 2;

/** One case as the backlog counts it: its report, and the spans in which it was open. */
export interface OpenSpans {
  readonly reportedMs: number;
  readonly spans: readonly (readonly [fromMs: number, untilMs: number])[];
}

const spansOf = (columns: Columns, at: number, asOfMs: number): OpenSpans => {
  const withdrawnMs = pastMs(columns.withdrawn[at], asOfMs);
  const lastMs = withdrawnMs ?? Infinity;
  const events = eventsOf(columns, at)
    .filter(({ atMs }) => atMs <= asOfMs)
    .sort((a, b) => a.atMs - b.atMs);
  const spans: [number, number][] = [];
  let openFromMs: number | undefined = columns.reported[at] as number;
  const reportedMs = openFromMs;
  for (const { type, atMs } of events) {
    if (type === 'reopened') openFromMs ??= atMs;
    if ((type !== 'resolved' && type !== 'closed') || openFromMs === undefined) continue;
    spans.push([openFromMs, Math.min(atMs, lastMs)]);
    openFromMs = undefined;
  }
  if (openFromMs !== undefined) spans.push([openFromMs, lastMs]);
  return { reportedMs, spans: spans.filter(([from, until]) => until > from) };
};

/** When each case was open, as known at `asOfMs`; one still open then is so without an end. */
export const openSpans = (set: FactSet, asOfMs: number): OpenSpans[] => {
  const columns = set.columns as Columns;
  const cases: OpenSpans[] = [];
  for (let at = 0; at < set.n; at += 1)
    if ((columns.reported[at] as number) <= asOfMs) cases.push(spansOf(columns, at, asOfMs));
  return cases;
};
