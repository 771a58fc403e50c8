import type { IncidentDeclared, IncidentSuspected } from '@amends/contracts/intake-incidents';
import { isAfter, laterOf } from '@amends/contracts/instant-order';
import { SEVERITIES, type Severity } from '@amends/contracts/vocabulary';

/** What an incident covers; no workstation named: the whole store. */
export type IncidentScope = Pick<
  IncidentDeclared,
  'complaintCode' | 'workstations' | 'startedAt' | 'endedAt' | 'severity'
>;

export type SignalPhase = IncidentSuspected['phase'];

/** What one signal says of an outage. */
export interface ScopeSignal {
  readonly phase: SignalPhase;
  readonly at: string;
  readonly workstations: readonly string[];
  readonly severity?: Severity | undefined;
}

/** What was told about a scope so far, by signals or by a person. */
export interface ToldScope {
  readonly complaintCode: IncidentScope['complaintCode'];
  readonly workstations: readonly string[];
  /** Said of the whole store: tills that are named besides narrow it no more. */
  readonly isWholeStore?: boolean;
  readonly severity?: Severity | undefined;
  /** The earliest start or update. */
  readonly startToldAt?: string | undefined;
  /** The latest start: an end before it is not the end. */
  readonly runningAt?: string | undefined;
  /** The latest end. */
  readonly endToldAt?: string | undefined;
}

const WORKSTATIONS_MAX = 200;

const firstOf = (one: string | undefined, other: string): string =>
  one === undefined || isAfter(one, other) ? other : one;
const lastOf = (one: string | undefined, other: string): string =>
  one === undefined ? other : laterOf(one, other);

const worse = (one: Severity | undefined, other: Severity | undefined): Severity | undefined => {
  if (one === undefined || other === undefined) return one ?? other;
  return SEVERITIES.indexOf(one) >= SEVERITIES.indexOf(other) ? one : other;
};

/** Only a start that names no till is about all of them; other signals leave out what is known. */
const isOfWholeStore = ({ phase, workstations }: ScopeSignal): boolean =>
  phase === 'started' && workstations.length === 0;

/**
 * What is told once a signal is counted in. The order in which signals come does not matter: start
 * is the earliest told, end the latest, tills are united, the worst severity stands.
 */
export const withSignal = (told: ToldScope, signal: ScopeSignal): ToldScope => {
  const { phase, at } = signal;
  const workstations = [...new Set([...told.workstations, ...signal.workstations])].sort();
  return {
    complaintCode: told.complaintCode,
    workstations: workstations.slice(0, WORKSTATIONS_MAX),
    isWholeStore: told.isWholeStore === true || isOfWholeStore(signal),
    severity: worse(told.severity, signal.severity),
    startToldAt: phase === 'ended' ? told.startToldAt : firstOf(told.startToldAt, at),
    runningAt: phase === 'started' ? lastOf(told.runningAt, at) : told.runningAt,
    endToldAt: phase === 'ended' ? lastOf(told.endToldAt, at) : told.endToldAt,
  };
};

/** What a person states stands as stated; later signals are counted in from there. */
export const asStated = (scope: IncidentScope): ToldScope => ({
  complaintCode: scope.complaintCode,
  workstations: scope.workstations,
  isWholeStore: scope.workstations.length === 0,
  severity: scope.severity,
  startToldAt: scope.startedAt,
  endToldAt: scope.endedAt,
});

/**
 * The scope that follows from what was told. An end is void once a start after it was told; an end
 * without a start gives an empty window, which a person must look at (POS-33).
 * @throws Error when nothing was told of a start or an end: a bug
 */
export const scopeOf = (told: ToldScope): IncidentScope => {
  const { complaintCode, workstations, severity, startToldAt, runningAt, endToldAt } = told;
  const startedAt = startToldAt ?? endToldAt;
  if (startedAt === undefined) throw new Error('an incident has neither a start nor an end');
  const isRunning =
    endToldAt === undefined || (runningAt !== undefined && isAfter(runningAt, endToldAt));
  // A clock that runs ahead may tell a start after the end; a window is never negative.
  const endedAt = isRunning ? undefined : laterOf(startedAt, endToldAt);
  return {
    complaintCode,
    workstations: told.isWholeStore === true ? [] : [...workstations],
    startedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(severity === undefined ? {} : { severity }),
  };
};

/** Whether the start is a guess: only an end was told. */
export const lacksStart = ({ startToldAt }: ToldScope): boolean => startToldAt === undefined;

/** Both as `scopeOf` or a person's statement give them. */
export const isSameScope = (one: IncidentScope, other: IncidentScope): boolean =>
  one.complaintCode === other.complaintCode &&
  one.startedAt === other.startedAt &&
  one.endedAt === other.endedAt &&
  one.severity === other.severity &&
  one.workstations.join() === other.workstations.join();
