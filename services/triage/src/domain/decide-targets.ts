import { accepted, type Decision, rejected } from '@amends/decider/decider';
import type { CaseEscalated } from '@amends/contracts/triage';
import type { Severity } from '@amends/contracts/vocabulary';
import type { ClockContext, PolicyChoice } from './clock/clock-book.ts';
import type { ClockEvent } from './clock/clock-events.ts';
import { type ClockState, evolveClocks, knowsFact, withFacts } from './clock/clock-state.ts';
import {
  type Application,
  applyPolicy,
  dropPolicy,
  endWaiting,
  hearFacts,
  isInForce,
  isUnresolved,
  lookAtClocks,
  openMisses,
  startWaiting,
} from './clock/decide-clocks.ts';
import type {
  ApplyPolicyAgain,
  ClockCommand,
  DropPolicy,
  EndWaiting,
  HearFacts,
  StartWaiting,
  TakeUpAgain,
  WithdrawCase,
} from './clock-commands.ts';
import type { TriageFailure } from './commands.ts';
import { LADDER, raisedSeverity, STEP_AFTER_REOPENING } from './policy.ts';
import type { TriageCase, TriageEvent } from './triage-case.ts';

/** Up to a step of the ladder, unless the case is there already. */
export const escalatedTo = (
  state: { readonly caseId?: string; readonly escalationStep: number },
  step: number,
  reason: CaseEscalated['reason'],
): TriageEvent[] => {
  const wanted = Math.min(step, LADDER.length);
  if (wanted <= state.escalationStep) return [];
  const toRole = LADDER[wanted - 1]!;
  return [{ type: 'CaseEscalated', data: { caseId: state.caseId!, step: wanted, toRole, reason } }];
};

const afterwards = (state: ClockState, events: readonly ClockEvent[]): ClockState =>
  events.reduce(evolveClocks, state);

/** With one step up the ladder for each target that was missed and is still open. */
const withEscalation = (state: TriageCase, events: readonly ClockEvent[]): TriageEvent[] => {
  const misses = openMisses(events, afterwards(state.clocks, events)).length;
  return [
    ...events,
    ...(misses === 0 ? [] : escalatedTo(state, state.escalationStep + misses, 'target_missed')),
  ];
};

const choiceOf = (state: TriageCase, severity: Severity): PolicyChoice => ({
  severity,
  channel: state.prioritised?.facts.channel,
  storeId: state.storeId,
});

/** Cases whose clocks may still be put right; a withdrawn one hears what came late (CLK-20). */
const hasClocks = ({ status }: TriageCase): boolean => status === 'open' || status === 'cancelled';

/** The clocks of a case that was just triaged, and who is told if one is overdue already. */
export const firstTargets = (command: TriageFailure, state: TriageCase): TriageEvent[] => {
  const { caseId, reportedAt, openedBy, impact, facts, storeId, tier, clock } = command;
  const { severity } = impact;
  const set = applyPolicy(
    state.clocks,
    caseId,
    {
      reason: 'triaged',
      choice: { severity, channel: facts.channel, storeId },
      tier,
      appliedAt: clock.now,
      retroactive: true,
      opened: { openedAt: reportedAt, ...(openedBy === undefined ? {} : { openedBy }) },
    },
    clock,
  );
  if (set.length > 0) return withEscalation({ ...state, caseId }, set);
  // No policy applies: what happens is kept, so that one that is applied later can count from it.
  const told = [
    { fact: 'reported', at: reportedAt },
    { fact: 'triaged', at: clock.now },
  ] as const;
  return [...hearFacts(state.clocks, caseId, told, clock)];
};

/** What recovery that failed before the case was resolved makes of it: no reopening raises it. */
const raisedByFailure = (
  { facts, clock }: HearFacts,
  state: TriageCase,
): readonly TriageEvent[] | undefined => {
  const failure = facts.find(({ fact }) => fact === 'double_deviation');
  const { caseId, severity: from, clocks, prioritised, isRaised } = state;
  if (failure === undefined || from === undefined || isRaised) return undefined;
  const to = raisedSeverity(from);
  const after = withFacts(clocks, failure);
  if (to === from || knowsFact(clocks, failure) || !isUnresolved(after)) return undefined;
  const application: Application = {
    reason: 'reprioritised',
    choice: choiceOf(state, to),
    tier: prioritised?.tier,
    appliedAt: failure.at,
    retroactive: true,
  };
  const data = { caseId: caseId!, ...failure };
  const set = applyPolicy(after, caseId!, application, clock);
  if (set.length === 0) return undefined;
  return [
    { type: 'ClockFactHeard', data, time: failure.at },
    {
      type: 'SeverityRaised',
      data: { caseId: caseId!, from, to, reason: 'double_deviation' },
    },
    ...withEscalation({ ...state, clocks: after }, set),
  ];
};

/** What happened stops, pauses or starts what it may; heard twice it does so once. */
export const hearOf = (command: HearFacts, state: TriageCase): Decision<TriageEvent> => {
  if (!hasClocks(state)) return accepted();
  const raised = raisedByFailure(command, state);
  if (raised !== undefined) return accepted(...raised);
  const events = hearFacts(state.clocks, state.caseId!, command.facts, command.clock);
  // What came due while the case was merged is recorded, and nobody is called for it (DUP-03).
  const isUnmerged = command.facts.some(({ fact }) => fact === 'unmerged');
  return accepted<TriageEvent>(...(isUnmerged ? events : withEscalation(state, events)));
};

/** Breach is a recorded fact, not a state: it happens once per clock and escalates one step. */
const look = (clock: ClockContext, state: TriageCase): Decision<TriageEvent> =>
  state.status === 'open'
    ? accepted(...withEscalation(state, lookAtClocks(state.clocks, state.caseId!, clock)))
    : accepted();

/** Reopened: severity up one level at most, the shorter re-recovery clock, a manager told. */
const takeUpAgain = ({ at, clock }: TakeUpAgain, state: TriageCase): Decision<TriageEvent> => {
  if (state.status !== 'open' || state.severity === undefined) return accepted();
  const caseId = state.caseId!;
  const reopened = { fact: 'reopened', at } as const;
  if (knowsFact(state.clocks, reopened)) return accepted();
  const from = state.severity;
  const to = raisedSeverity(from);
  const application: Application = {
    reason: 'reopened',
    choice: choiceOf(state, to),
    tier: state.prioritised?.tier,
    appliedAt: at,
    // What ran before goes on by what it was promised; only what starts now is in more of a hurry.
    retroactive: false,
  };
  const set = applyPolicy(withFacts(state.clocks, reopened), caseId, application, clock);
  const heard: ClockEvent = { type: 'ClockFactHeard', data: { caseId, ...reopened }, time: at };
  const raised: TriageEvent[] =
    to === from ? [] : [{ type: 'SeverityRaised', data: { caseId, from, to, reason: 'reopened' } }];
  const events =
    set.length > 0 ? [heard, ...set] : hearFacts(state.clocks, caseId, [reopened], clock);
  const told = withEscalation(state, events);
  const step = told.findLast((event) => event.type === 'CaseEscalated')?.data.step ?? 0;
  const manager = { ...state, escalationStep: Math.max(step, state.escalationStep) };
  const [first, ...rest] = told;
  return accepted<TriageEvent>(
    first!,
    ...raised,
    ...rest,
    ...escalatedTo(manager, STEP_AFTER_REOPENING, 'reopened'),
  );
};

/** Withdrawn: what runs stops, and nothing is met or missed any more. */
const withdraw = ({ at, clock }: WithdrawCase, state: TriageCase): Decision<TriageEvent> => {
  if (state.status !== 'open') return accepted();
  const caseId = state.caseId!;
  const events = hearFacts(state.clocks, caseId, [{ fact: 'withdrawn', at }], clock);
  const isTold = events.some(
    ({ type, data }) => type === 'TargetsCancelled' && data.reason === 'withdrawn',
  );
  if (isTold) return accepted<TriageEvent>(...events);
  const nothing = { caseId, reason: 'withdrawn' as const, cancelledAt: at, clockIds: [] };
  return accepted<TriageEvent>({ type: 'TargetsCancelled', data: nothing, time: at });
};

/** Why a person may not touch the clocks of this case. */
const refusalFor = ({ status }: TriageCase): string | undefined => {
  if (status === 'none') return 'not_triaged';
  if (status === 'imported') return 'imported_case';
  return status === 'cancelled' ? 'case_withdrawn' : undefined;
};

const wait = (command: StartWaiting | EndWaiting, state: TriageCase): Decision<TriageEvent> => {
  const refusal = refusalFor(state);
  if (refusal !== undefined) return rejected(refusal);
  const { clocks, caseId } = state;
  if (command.type === 'EndWaiting') {
    if (clocks.waitingFor === undefined) return rejected('no_waiting_mark');
    return accepted(...withEscalation(state, endWaiting(clocks, caseId!, command.clock)));
  }
  const { waitingFor, clock } = command;
  if (clocks.waitingFor === waitingFor) return rejected('already_waiting');
  if (!isUnresolved(clocks)) return rejected('already_resolved');
  return accepted(...withEscalation(state, startWaiting(clocks, caseId!, waitingFor, clock)));
};

const applyAgain = (
  { reason: reapplyReason, clock }: ApplyPolicyAgain,
  state: TriageCase,
): Decision<TriageEvent> => {
  const refusal = refusalFor(state);
  if (refusal !== undefined) return rejected(refusal);
  const choice = choiceOf(state, state.severity!);
  if (clock.book.policyFor(choice) === undefined) return rejected('no_policy_applies');
  if (isInForce(state.clocks, choice, clock)) return rejected('policy_in_force');
  const application: Application = {
    reason: 'reapplied',
    reapplyReason,
    choice,
    tier: state.prioritised?.tier,
    appliedAt: clock.now,
    retroactive: true,
  };
  const events = applyPolicy(state.clocks, state.caseId!, application, clock);
  return accepted(...withEscalation(state, events));
};

/** The targets of a severity are those of the case from when it has it (CLK-18). */
const followSeverity = (clock: ClockContext, state: TriageCase): Decision<TriageEvent> => {
  const { severity } = state;
  if (state.status !== 'open' || severity === undefined) return accepted();
  const last = state.clocks.terms.at(-1);
  if (last === undefined || last.severity === severity) return accepted();
  const application: Application = {
    reason: 'reprioritised',
    choice: choiceOf(state, severity),
    tier: state.prioritised?.tier,
    appliedAt: clock.now,
    retroactive: true,
  };
  const events = applyPolicy(state.clocks, state.caseId!, application, clock);
  return accepted(...withEscalation(state, events));
};

const drop = ({ policyId, at, clock }: DropPolicy, state: TriageCase): Decision<TriageEvent> =>
  hasClocks(state)
    ? accepted<TriageEvent>(...dropPolicy(state.clocks, state.caseId!, { policyId, at }, clock))
    : accepted();

export const decideOnClocks = (command: ClockCommand, state: TriageCase): Decision<TriageEvent> => {
  switch (command.type) {
    case 'HearFacts':
      return hearOf(command, state);
    case 'LookAtClocks':
      return look(command.clock, state);
    case 'TakeUpAgain':
      return takeUpAgain(command, state);
    case 'WithdrawCase':
      return withdraw(command, state);
    case 'StartWaiting':
    case 'EndWaiting':
      return wait(command, state);
    case 'ApplyPolicyAgain':
      return applyAgain(command, state);
    case 'FollowSeverity':
      return followSeverity(command.clock, state);
    case 'DropPolicy':
      return drop(command, state);
  }
};
