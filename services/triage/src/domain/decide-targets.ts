import { isAfter } from '@amends/contracts/instant-order';
import type { CaseEscalated } from '@amends/contracts/triage';
import { accepted, type Decision } from '@amends/decider/decider';
import type { CancelTargets, MeetTarget, MissTarget, TakeUpAgain } from './commands.ts';
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

/** What the target asks for has happened; in time or late is plain from its two instants. */
export const meetTarget = (command: MeetTarget, state: TriageCase): Decision<TriageEvent> => {
  if (state.status !== 'open') return accepted();
  const target = state.targets.find(({ metric }) => metric === command.metric);
  if (target === undefined || target.metAt !== undefined) return accepted();
  const { metric, at } = command;
  return accepted<TriageEvent>({
    type: 'TargetMet',
    data: { caseId: state.caseId!, metric, dueAt: target.dueAt, metAt: at },
    time: at,
  });
};

/** Acknowledgement and first action count only while the case is unresolved (semantics 1.3). */
const wasResolvedBefore = (state: TriageCase, dueAt: string): boolean => {
  const resolvedAt = state.targets.find(({ metric }) => metric === 'resolution')?.metAt;
  return resolvedAt !== undefined && !isAfter(resolvedAt, dueAt);
};

/** Breach is a recorded fact, not a state: it happens once per target and escalates one step. */
export const missTarget = (command: MissTarget, state: TriageCase): Decision<TriageEvent> => {
  if (state.status !== 'open') return accepted();
  const { metric, dueAt, now } = command;
  const target = state.targets.find((one) => one.metric === metric && one.dueAt === dueAt);
  if (target === undefined || target.missed || target.metAt !== undefined) return accepted();
  if (wasResolvedBefore(state, dueAt)) return accepted();
  const missed: TriageEvent = {
    type: 'TargetMissed',
    data: { caseId: state.caseId!, metric, dueAt, discoveredAt: now },
    time: dueAt,
  };
  return accepted(missed, ...escalatedTo(state, state.escalationStep + 1, 'target_missed'));
};

/** Reopened: severity up one level at most, the shorter re-recovery target, a manager told. */
export const takeUpAgain = (command: TakeUpAgain, state: TriageCase): Decision<TriageEvent> => {
  if (state.status !== 'open' || state.severity === undefined) return accepted();
  const caseId = state.caseId!;
  const to = raisedSeverity(state.severity);
  const raised: TriageEvent[] =
    to === state.severity
      ? []
      : [
          {
            type: 'SeverityRaised',
            data: { caseId, from: state.severity, to, reason: 'reopened' },
          },
        ];
  const targets: TriageEvent = {
    type: 'TargetsSet',
    data: { caseId, ...command.plans[to], reason: 'reopened' },
  };
  return accepted(...raised, targets, ...escalatedTo(state, STEP_AFTER_REOPENING, 'reopened'));
};

/** Withdrawn: what runs stops, and nothing is met or missed any more. */
export const cancelTargets = (command: CancelTargets, state: TriageCase): Decision<TriageEvent> =>
  state.status === 'open'
    ? accepted<TriageEvent>({
        type: 'TargetsCancelled',
        data: { caseId: state.caseId!, reason: 'withdrawn', cancelledAt: command.at },
      })
    : accepted();
