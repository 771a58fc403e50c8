/**
 * Two clocks over the life of a case. The customer clock runs from the report and never pauses.
 * The firm clock leaves out what the firm could not use: waiting for the customer, and the time
 * between a resolution and its reopening. Both are always reported together.
 */

export const CLOCK_EVENT_TYPES = [
  'occurred',
  'detected',
  'reported',
  'acknowledged',
  'triaged',
  'first_action',
  'wait_started',
  'wait_ended',
  'resolved',
  'confirmed',
  'closed',
  'reopened',
] as const;
export type ClockEventType = (typeof CLOCK_EVENT_TYPES)[number];

/** An instant in the life of a case, in milliseconds since the epoch (UTC). */
export interface ClockEvent {
  readonly type: ClockEventType;
  readonly atMs: number;
}

/** All durations in milliseconds; null until the event has happened. */
export interface ClockDurations {
  readonly detectionMs: number | null;
  readonly ttaMs: number | null;
  readonly tttMs: number | null;
  readonly ttfaMs: number | null;
  readonly ttrFirstCustomerMs: number | null;
  readonly ttrFirstFirmMs: number | null;
  readonly ttrFinalCustomerMs: number | null;
  readonly ttrFinalFirmMs: number | null;
  readonly ttcMs: number | null;
  /** Age of a case that is open at `asOfMs`; null once it is resolved or closed. */
  readonly ageCustomerMs: number | null;
  readonly ageFirmMs: number | null;
}

export interface CaseClocks extends ClockDurations {
  readonly reopens: number;
  /** Durations whose end precedes their start: they are null and named here, never negative. */
  readonly reversed: readonly (keyof ClockDurations)[];
}

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

interface Walk {
  readonly pauses: readonly Span[];
  readonly reopens: number;
  /** Settled means resolved or closed and not reopened since. */
  readonly settled: boolean;
  readonly resolvedFinal: boolean;
  readonly closedFinal: boolean;
}

function walk(events: readonly ClockEvent[]): Walk {
  const pauses: Span[] = [];
  let waitingFromMs: number | null = null;
  let settledFromMs: number | null = null;
  let resolved = false;
  let closed = false;
  let reopens = 0;
  for (const { type, atMs } of events) {
    if (type === 'wait_started') waitingFromMs ??= atMs;
    if (type === 'wait_ended' && waitingFromMs !== null) {
      pauses.push({ fromMs: waitingFromMs, toMs: atMs });
      waitingFromMs = null;
    }
    if (type === 'resolved' || type === 'closed') settledFromMs ??= atMs;
    if (type === 'resolved') resolved = true;
    if (type === 'closed') closed = true;
    if (type === 'reopened' && settledFromMs !== null) {
      pauses.push({ fromMs: settledFromMs, toMs: atMs });
      settledFromMs = null;
      resolved = false;
      closed = false;
      reopens += 1;
    }
  }
  if (waitingFromMs !== null) pauses.push({ fromMs: waitingFromMs, toMs: Infinity });
  pauses.sort((a, b) => a.fromMs - b.fromMs);
  return {
    pauses,
    reopens,
    settled: settledFromMs !== null,
    resolvedFinal: resolved,
    closedFinal: closed,
  };
}

/** Milliseconds that count from one instant to a later one: all of them, or those of a calendar. */
export type Elapsed = (fromMs: number, toMs: number) => number;

const allOfThem: Elapsed = (fromMs, toMs) => toMs - fromMs;

/** Length of the union of the pauses inside [from, to]: overlapping pauses count once. */
function pausedMs(pauses: readonly Span[], fromMs: number, toMs: number, elapsed: Elapsed): number {
  let paused = 0;
  let reachedMs = fromMs;
  for (const pause of pauses) {
    const start = Math.max(pause.fromMs, reachedMs);
    const end = Math.min(pause.toMs, toMs);
    if (end <= start) continue;
    paused += elapsed(start, end);
    reachedMs = end;
  }
  return paused;
}

function first(events: readonly ClockEvent[], type: ClockEventType): number | null {
  for (const event of events) if (event.type === type) return event.atMs;
  return null;
}

function last(events: readonly ClockEvent[], type: ClockEventType): number | null {
  return events.findLast((event) => event.type === type)?.atMs ?? null;
}

/**
 * Durations of one case as of an instant; later events are ignored, input order is free.
 * A case without a report starts when the firm detected it. `ttrFinal` and `ttc` are null while
 * a reopened case is open, because its last resolution or closing did not hold.
 * With `elapsed` of a calendar all durations are business time.
 * Overlapping pauses are subtracted once. Definitions: detection = reported - occurred; TTA, TTT,
 * TTFA, TTR, TTC = first acknowledged, triaged, first action, resolved, closed - reported.
 */
export function caseClocks(
  events: readonly ClockEvent[],
  asOfMs: number,
  elapsed: Elapsed = allOfThem,
): CaseClocks {
  const seen = events.filter(({ atMs }) => atMs <= asOfMs).sort((a, b) => a.atMs - b.atMs);
  const { pauses, reopens, settled, resolvedFinal, closedFinal } = walk(seen);
  const startMs = first(seen, 'reported') ?? first(seen, 'detected');
  const reversed: (keyof ClockDurations)[] = [];

  const between = (
    name: keyof ClockDurations,
    fromMs: number | null,
    toMs: number | null,
  ): number | null => {
    if (fromMs === null || toMs === null) return null;
    if (toMs >= fromMs) return elapsed(fromMs, toMs);
    reversed.push(name);
    return null;
  };
  const since = (name: keyof ClockDurations, toMs: number | null) => between(name, startMs, toMs);
  const firm = (name: keyof ClockDurations, toMs: number | null) => {
    const whole = since(name, toMs);
    return whole === null ? null : whole - pausedMs(pauses, startMs!, toMs!, elapsed);
  };

  const resolvedFirst = first(seen, 'resolved');
  const resolvedLast = resolvedFinal ? last(seen, 'resolved') : null;
  const openUntil = settled ? null : asOfMs;
  return {
    detectionMs: between('detectionMs', first(seen, 'occurred'), startMs),
    ttaMs: since('ttaMs', first(seen, 'acknowledged')),
    tttMs: since('tttMs', first(seen, 'triaged')),
    ttfaMs: since('ttfaMs', first(seen, 'first_action')),
    ttrFirstCustomerMs: since('ttrFirstCustomerMs', resolvedFirst),
    ttrFirstFirmMs: firm('ttrFirstFirmMs', resolvedFirst),
    ttrFinalCustomerMs: since('ttrFinalCustomerMs', resolvedLast),
    ttrFinalFirmMs: firm('ttrFinalFirmMs', resolvedLast),
    ttcMs: since('ttcMs', closedFinal ? last(seen, 'closed') : null),
    ageCustomerMs: since('ageCustomerMs', openUntil),
    ageFirmMs: firm('ageFirmMs', openUntil),
    reopens,
    reversed,
  };
}
