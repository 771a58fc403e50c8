import { isAfter, laterOf } from '@amends/contracts/instant-order';
import type { TargetMet, TargetsCancelled, TargetsSet } from '@amends/contracts/triage';
import type { WarningBand } from '@amends/contracts/triage-clocks';
import type { ClockFact, TargetMetric, WaitingParty } from '@amends/contracts/clock-vocabulary';
import { type ClockSource, clockIdOf, type Terms } from './case-clocks.ts';
import type { ClockEvent } from './clock-events.ts';
import { FACT_THAT_MEETS, oldTerms, OLD_RE_RECOVERY } from './old-targets.ts';
import type { CaseFact } from './timeline.ts';

/** A mark as it was recorded; kind and instant are what two marks are compared by. */
export interface RecordedMark {
  readonly kind: 'paused' | 'resumed' | 'restarted' | 'completed' | 'cancelled' | 'missed';
  readonly at: string;
}

/** A clock as the events told it so far. */
export interface RecordedClock {
  readonly clockId: string;
  readonly metric: TargetMetric;
  readonly startsAt: string;
  readonly hasTarget: boolean;
  /** As last told; absent while it is paused. */
  readonly dueAt?: string | undefined;
  readonly marks: readonly RecordedMark[];
  /** Bands that have warned already. */
  readonly warned: readonly WarningBand[];
}

/** What the clocks of a case are worked out from, and what has been told of them. */
export interface ClockState extends ClockSource {
  readonly clocks: readonly RecordedClock[];
  readonly waitingFor?: WaitingParty | undefined;
  /** The latest instant at which somebody looked: what was missed by then stays missed. */
  readonly lookedAt?: string | undefined;
}

export const initialClocks: ClockState = { facts: [], terms: [], clocks: [] };

const sameInstant = (one: string, other: string): boolean =>
  !isAfter(one, other) && !isAfter(other, one);

export const knowsFact = ({ facts }: ClockSource, { fact, at }: CaseFact): boolean =>
  facts.some((known) => known.fact === fact && sameInstant(known.at, at));

export const withFacts = (state: ClockState, ...added: readonly CaseFact[]): ClockState => {
  const facts = [...state.facts];
  for (const one of added) if (!knowsFact({ ...state, facts }, one)) facts.push(one);
  return facts.length === state.facts.length ? state : { ...state, facts };
};

const fact = (name: ClockFact, at: string): CaseFact => ({ fact: name, at });

const changeClock = (
  state: ClockState,
  clockId: string,
  change: (clock: RecordedClock) => RecordedClock,
): ClockState => ({
  ...state,
  clocks: state.clocks.map((clock) => (clock.clockId === clockId ? change(clock) : clock)),
});

const marked = (
  state: ClockState,
  clockId: string,
  mark: RecordedMark,
  dueAt?: string | undefined,
): ClockState =>
  changeClock(state, clockId, (clock) => ({ ...clock, dueAt, marks: [...clock.marks, mark] }));

const termsIn = (state: ClockState, data: TargetsSet): Terms | undefined => {
  if (data.terms === undefined) return oldTerms(data, state.terms.length + 1);
  return {
    ordinal: state.terms.length + 1,
    policyId: data.policyId!,
    policyVersion: data.policyVersion,
    severity: data.severity,
    tier: data.tier,
    appliedAt: data.appliedAt!,
    retroactive: data.retroactive ?? true,
    tzVersion: data.tzVersion,
    targets: data.terms,
  };
};

const attachedBy = (state: ClockState, data: TargetsSet): readonly RecordedClock[] =>
  data.targets.map((target) => {
    const isOld = target.clockId === undefined;
    const metric = isOld && data.reason === 'reopened' ? OLD_RE_RECOVERY : target.metric;
    return {
      clockId: target.clockId ?? clockIdOf(metric, state.terms.length, target.startsAt),
      metric,
      startsAt: target.startsAt,
      hasTarget: true,
      dueAt: target.dueAt,
      marks: [],
      warned: [],
    };
  });

const targetsSet = (state: ClockState, data: TargetsSet): ClockState => {
  const isOld = data.terms === undefined && data.targets.some(({ clockId }) => !clockId);
  const terms = data.terms !== undefined || isOld ? termsIn(state, data) : undefined;
  const openedAt = data.openedAt ?? (isOld ? data.targets[0]?.startsAt : undefined);
  const told: CaseFact[] = [];
  if (openedAt !== undefined && data.reason === 'triaged') {
    told.push(fact('reported', openedAt), fact('triaged', data.appliedAt ?? openedAt));
  }
  if (openedAt !== undefined && data.reason === 'reopened') told.push(fact('reopened', openedAt));
  const next: ClockState = {
    ...withFacts(state, ...told),
    ...(data.openedBy === undefined ? {} : { openedBy: data.openedBy }),
    terms: terms === undefined ? state.terms : [...state.terms, terms],
  };
  return { ...next, clocks: [...next.clocks, ...attachedBy(next, data)] };
};

/** Events of before clocks had ids name the metric alone: its last clock is meant. */
const clockIdIn = (
  state: ClockState,
  { clockId, metric }: { readonly clockId?: string | undefined; readonly metric: TargetMetric },
): string | undefined => {
  if (clockId !== undefined) return clockId;
  const known = (wanted: TargetMetric) =>
    state.clocks.findLast((clock) => clock.metric === wanted)?.clockId;
  return (metric === 'resolution' ? known(OLD_RE_RECOVERY) : undefined) ?? known(metric);
};

const targetMet = (state: ClockState, data: TargetMet): ClockState => {
  const by = data.by ?? FACT_THAT_MEETS[data.metric];
  const told = by === undefined ? state : withFacts(state, fact(by, data.metAt));
  const clockId = clockIdIn(state, data);
  const mark = { kind: 'completed', at: data.metAt } as const;
  return clockId === undefined ? told : marked(told, clockId, mark, data.dueAt);
};

/** Completed or cancelled, and nothing has set it going again. */
export const isOver = ({ marks }: RecordedClock): boolean => {
  const last = marks.findLast(({ kind }) => kind !== 'missed');
  return last?.kind === 'completed' || last?.kind === 'cancelled';
};

const targetsCancelled = (state: ClockState, data: TargetsCancelled): ClockState => {
  const { reason, cancelledAt } = data;
  const told = reason === 'withdrawn' ? withFacts(state, fact('withdrawn', cancelledAt)) : state;
  const isMeant = (clock: RecordedClock): boolean =>
    data.clockIds === undefined ? !isOver(clock) : data.clockIds.includes(clock.clockId);
  const mark = { kind: 'cancelled', at: cancelledAt } as const;
  return {
    ...told,
    terms: told.terms.map((terms) =>
      reason === 'policy_disabled' && terms.policyId === data.policyId
        ? { ...terms, disabledAt: cancelledAt }
        : terms,
    ),
    clocks:
      reason === 'corrected'
        ? told.clocks.filter((clock) => !isMeant(clock))
        : told.clocks.map((clock) =>
            isMeant(clock) ? { ...clock, dueAt: undefined, marks: [...clock.marks, mark] } : clock,
          ),
  };
};

const lookedAt = (state: ClockState, at: string): ClockState => ({
  ...state,
  lookedAt: state.lookedAt === undefined ? at : laterOf(state.lookedAt, at),
});

/** Never throws: an event that names an unknown clock changes nothing. */
export const evolveClocks = (state: ClockState, event: ClockEvent): ClockState => {
  switch (event.type) {
    case 'TargetsSet':
      return targetsSet(state, event.data);
    case 'TargetMet':
      return targetMet(state, event.data);
    case 'TargetsCancelled':
      return targetsCancelled(state, event.data);
    case 'TargetMissed': {
      const { dueAt, discoveredAt } = event.data;
      const clockId = clockIdIn(state, event.data);
      const seen = lookedAt(state, discoveredAt);
      return clockId === undefined
        ? seen
        : marked(seen, clockId, { kind: 'missed', at: dueAt }, dueAt);
    }
    case 'TargetWarned': {
      const { clockId, band } = event.data;
      return changeClock(state, clockId, (clock) => ({
        ...clock,
        warned: [...clock.warned, band],
      }));
    }
    case 'ClockFactHeard':
      return withFacts(state, { fact: event.data.fact, at: event.data.at });
    case 'ClockAttached': {
      const { clockId, metric, startsAt } = event.data;
      const clock = { clockId, metric, startsAt, hasTarget: false, marks: [], warned: [] };
      return { ...state, clocks: [...state.clocks, clock] };
    }
    case 'ClockPaused':
      return marked(state, event.data.clockId, { kind: 'paused', at: event.data.pausedAt });
    case 'ClockResumed': {
      const { clockId, resumedAt, dueAt } = event.data;
      return marked(state, clockId, { kind: 'resumed', at: resumedAt }, dueAt);
    }
    case 'ClockReset': {
      const { clockId, resetAt, dueAt } = event.data;
      const reset = marked(state, clockId, { kind: 'restarted', at: resetAt }, dueAt);
      return changeClock(reset, clockId, (clock) => ({ ...clock, warned: [] }));
    }
    case 'ClockCompleted':
      return marked(state, event.data.clockId, { kind: 'completed', at: event.data.completedAt });
    case 'ClockCorrected': {
      const { clockId, from, dueAt } = event.data;
      return changeClock(state, clockId, (clock) => ({
        ...clock,
        dueAt,
        marks: clock.marks.filter(({ at }) => isAfter(from, at)),
      }));
    }
    case 'WaitingStarted': {
      const { waitingFor, startedAt } = event.data;
      const name = waitingFor === 'customer' ? 'waiting_for_customer' : 'waiting_for_third_party';
      return { ...withFacts(state, fact(name, startedAt)), waitingFor };
    }
    case 'WaitingEnded':
      return {
        ...withFacts(state, fact('waiting_ended', event.data.endedAt)),
        waitingFor: undefined,
      };
    default:
      event satisfies never;
      return state;
  }
};

/** One target of the case as it was last told. */
export interface TargetView {
  readonly clockId: string;
  readonly metric: TargetMetric;
  readonly dueAt?: string | undefined;
  readonly metAt?: string | undefined;
  readonly missed: boolean;
}

/** The targets that are met, missed or still run; none that was cancelled. */
export const targetsOf = ({ clocks }: ClockState): readonly TargetView[] =>
  clocks.flatMap(({ clockId, metric, hasTarget, dueAt, marks }) => {
    const last = marks.findLast(({ kind }) => kind !== 'missed');
    if (!hasTarget || last?.kind === 'cancelled') return [];
    const metAt = last?.kind === 'completed' ? last.at : undefined;
    return [{ clockId, metric, dueAt, metAt, missed: marks.some(({ kind }) => kind === 'missed') }];
  });
