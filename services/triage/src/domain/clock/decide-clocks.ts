import { isAfter, laterOf } from '@amends/contracts/instant-order';
import type { TargetMissed, TargetsSet } from '@amends/contracts/triage';
import type { WaitingParty } from '@amends/contracts/clock-vocabulary';
import type { CustomerTier } from '@amends/contracts/vocabulary';
import { type ClockContext, pinnedTargets, type PolicyChoice } from './clock-book.ts';
import type { ClockEvent } from './clock-events.ts';
import { type ClockState, evolveClocks, isOver, knowsFact, withFacts } from './clock-state.ts';
import { rearmed, reconcile } from './reconcile.ts';
import { type CaseFact, timelineOf } from './timeline.ts';

/** The waiting mark that the facts leave. */
const waitingFor = ({ facts, openedBy }: ClockState): WaitingParty | undefined =>
  timelineOf({ facts, isOpenedByEmployee: openedBy === 'employee' }).at(-1)?.waitingFor;

/** A mark that the case itself went past is lifted in the record too. */
const liftedMark = (state: ClockState, caseId: string, at: string): readonly ClockEvent[] => {
  if (state.waitingFor === undefined || waitingFor(state) !== undefined) return [];
  const data = { caseId, waitingFor: state.waitingFor, by: 'case' as const, endedAt: at };
  return [{ type: 'WaitingEnded', data, time: at }];
};

/** Everything to be told as of now, further clocks first. */
const told = (state: ClockState, caseId: string, { book, now }: ClockContext): ClockEvent[] => {
  const { attached, events } = reconcile(state, caseId, book.calendars, now);
  const further = [...attached].map(([ordinal, targets]) =>
    rearmed(caseId, state.terms.find((terms) => terms.ordinal === ordinal)!, targets),
  );
  return [...further, ...events];
};

/** A fact that an event tells along with something else needs no event of its own. */
const isImplied = ({ fact, at }: CaseFact, events: readonly ClockEvent[]): boolean =>
  events.some(
    (event) =>
      (event.type === 'TargetMet' && event.data.by === fact && event.data.metAt === at) ||
      (event.type === 'TargetsCancelled' &&
        event.data.reason === 'withdrawn' &&
        fact === 'withdrawn' &&
        event.data.cancelledAt === at),
  );

/** Only the first of these counts; a later one would be told for nothing. */
const FIRST_ONLY: ReadonlySet<string> = new Set(['acknowledged', 'remedy_step']);

const isNews = (state: ClockState, one: CaseFact): boolean =>
  !knowsFact(state, one) &&
  !(
    FIRST_ONLY.has(one.fact) &&
    state.facts.some(({ fact, at }) => fact === one.fact && !isAfter(at, one.at))
  );

/** The case heard of something: what that makes of its clocks, told once. */
export const hearFacts = (
  state: ClockState,
  caseId: string,
  heard: readonly CaseFact[],
  context: ClockContext,
): readonly ClockEvent[] => {
  const news = heard.filter((one) => isNews(state, one));
  if (news.length === 0) return [];
  const next = withFacts(state, ...news);
  const events = told(next, caseId, context);
  const plain = news
    .filter((one) => !isImplied(one, events))
    .map(
      ({ fact, at }): ClockEvent => ({
        type: 'ClockFactHeard',
        data: { caseId, fact, at },
        time: at,
      }),
    );
  return [...plain, ...liftedMark(next, caseId, news.at(-1)!.at), ...events];
};

/** Nothing happened but time: warnings and misses that have come due. */
export const lookAtClocks = told;

export interface Application {
  readonly reason: TargetsSet['reason'];
  readonly choice: PolicyChoice;
  readonly tier?: CustomerTier | undefined;
  readonly appliedAt: string;
  readonly retroactive: boolean;
  readonly opened?: Pick<TargetsSet, 'openedAt' | 'openedBy'>;
  readonly reapplyReason?: TargetsSet['reapplyReason'];
}

/**
 * Chooses the policy and has the case run by it from `appliedAt` on: the clocks that begin are in
 * the same event. Nothing where no policy applies.
 */
export const applyPolicy = (
  state: ClockState,
  caseId: string,
  application: Application,
  context: ClockContext,
): readonly ClockEvent[] => {
  const { book } = context;
  const policy = book.policyFor(application.choice);
  if (policy === undefined) return [];
  const { reason, choice, tier, retroactive, opened = {}, reapplyReason } = application;
  const terms = pinnedTargets(policy, tier, book);
  const last = state.terms.at(-1);
  const data: TargetsSet = {
    caseId,
    policyId: policy.policyId,
    policyVersion: policy.version,
    calendarId: terms[0]!.calendarId,
    calendarVersion: terms[0]!.calendarVersion,
    reason,
    severity: choice.severity,
    ...(tier === undefined ? {} : { tier }),
    ...opened,
    ...(reapplyReason === undefined ? {} : { reapplyReason }),
    // Terms follow one another: a late word of a reopening does not come before what was applied.
    appliedAt:
      last === undefined ? application.appliedAt : laterOf(last.appliedAt, application.appliedAt),
    retroactive,
    tzVersion: book.tzVersion,
    terms: [...terms],
    targets: [],
  };
  const next = evolveClocks(state, { type: 'TargetsSet', data });
  const ordinal = next.terms.length;
  const { attached, events } = reconcile(next, caseId, book.calendars, context.now);
  const set: ClockEvent = {
    type: 'TargetsSet',
    data: { ...data, targets: attached.get(ordinal) ?? [] },
  };
  const further = [...attached]
    .filter(([other]) => other !== ordinal)
    .map(([other, targets]) => rearmed(caseId, next.terms[other - 1]!, targets));
  return [set, ...further, ...events];
};

/** Whether the policy rules the case as it would if it were applied now. */
export const isInForce = (
  state: ClockState,
  choice: PolicyChoice,
  { book }: ClockContext,
): boolean => {
  const policy = book.policyFor(choice);
  const last = state.terms.at(-1);
  return (
    policy !== undefined &&
    last?.disabledAt === undefined &&
    last?.policyId === policy.policyId &&
    last.policyVersion === policy.version &&
    last.targets.every(
      ({ calendarId, calendarVersion }) => book.currentVersion(calendarId) === calendarVersion,
    )
  );
};

/** The policy was disabled: what runs by it stops, and nothing starts by it any more (CLK-03). */
export const dropPolicy = (
  state: ClockState,
  caseId: string,
  dropped: { readonly policyId: string; readonly at: string },
  context: ClockContext,
): readonly ClockEvent[] => {
  const { policyId, at } = dropped;
  const isRunBy = state.terms.some(
    (terms) => terms.policyId === policyId && terms.disabledAt === undefined,
  );
  if (!isRunBy) return [];
  const none: ClockEvent = {
    type: 'TargetsCancelled',
    data: { caseId, reason: 'policy_disabled', cancelledAt: at, policyId, clockIds: [] },
    time: at,
  };
  const events = told(evolveClocks(state, none), caseId, context);
  const isTold = events.some(
    ({ type, data }) => type === 'TargetsCancelled' && data.policyId === policyId,
  );
  return isTold ? events : [none, ...events];
};

/** A person marks whom the case waits for; another mark takes the place of the first. */
export const startWaiting = (
  state: ClockState,
  caseId: string,
  party: WaitingParty,
  context: ClockContext,
): readonly ClockEvent[] => {
  const data = { caseId, waitingFor: party, startedAt: context.now };
  const set: ClockEvent = { type: 'WaitingStarted', data };
  return [set, ...told(evolveClocks(state, set), caseId, context)];
};

export const endWaiting = (
  state: ClockState,
  caseId: string,
  context: ClockContext,
): readonly ClockEvent[] => {
  const party = state.waitingFor!;
  const data = { caseId, waitingFor: party, by: 'person' as const, endedAt: context.now };
  const set: ClockEvent = { type: 'WaitingEnded', data };
  return [set, ...told(evolveClocks(state, set), caseId, context)];
};

/** Whether the case is unresolved as far as its facts go. */
export const isUnresolved = (state: ClockState): boolean => {
  const category = timelineOf({
    facts: state.facts,
    isOpenedByEmployee: state.openedBy === 'employee',
  }).at(-1)?.category;
  return category !== undefined && category !== 'resolved' && category !== 'closed';
};

/** Targets missed by these events that somebody can still do something about. */
export const openMisses = (
  events: readonly ClockEvent[],
  after: ClockState,
): readonly TargetMissed[] =>
  events.flatMap((event) => {
    if (event.type !== 'TargetMissed' || !isUnresolved(after)) return [];
    const clock = after.clocks.find(({ clockId }) => clockId === event.data.clockId);
    return clock === undefined || isOver(clock) ? [] : [event.data];
  });
