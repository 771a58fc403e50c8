import type {
  CaseDeescalated,
  EscalationApproved,
  EscalationRefused,
  EscalationRequested,
} from '@amends/contracts/triage-manual-escalation';
import type { Severity } from '@amends/contracts/vocabulary';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import { escalatedTo } from './decide-targets.ts';
import { prioritised } from './decide-triage.ts';
import { LADDER, severityOrder } from './policy.ts';
import type { TriageCase, TriageEvent } from './triage-case.ts';

/**
 * A case taken up the ladder by a person: requested -> (approved | refused) -> in force ->
 * de-escalated. Severity only rises by it; where two are thought of, the higher counts (ESC-07).
 */
export type ManualEscalationEvent =
  | { readonly type: 'EscalationRequested'; readonly data: EscalationRequested }
  | { readonly type: 'EscalationApproved'; readonly data: EscalationApproved }
  | { readonly type: 'EscalationRefused'; readonly data: EscalationRefused }
  | { readonly type: 'CaseDeescalated'; readonly data: CaseDeescalated };

type Role = (typeof LADDER)[number];

interface Actor {
  readonly by: string;
  readonly isPerson: boolean;
}

export interface EscalateByPerson {
  readonly type: 'EscalateByPerson';
  readonly escalationId: string;
  readonly reason: EscalationRequested['reason'];
  readonly justificationTextId: string;
  /** One, or two where whoever asks is not sure. */
  readonly severities: readonly Severity[];
  /** Absent: the next one up. */
  readonly toRole?: Role | undefined;
  readonly watchers: readonly string[];
  /** From this severity on somebody else must agree; absent: nobody has to. */
  readonly approvalFrom: Severity | undefined;
  readonly actor: Actor;
  readonly now: string;
}
export interface ApproveEscalation {
  readonly type: 'ApproveEscalation';
  readonly escalationId: string;
  readonly actor: Actor;
  readonly now: string;
}
export interface RefuseEscalation {
  readonly type: 'RefuseEscalation';
  readonly escalationId: string;
  readonly reason: EscalationRefused['reason'];
  readonly actor: Actor;
  readonly now: string;
}
export interface Deescalate {
  readonly type: 'Deescalate';
  readonly reason: CaseDeescalated['reason'];
  readonly justificationTextId?: string | undefined;
  /** Absent: what it was before. */
  readonly severity?: Severity | undefined;
  readonly actor: Actor;
  readonly now: string;
}
export type ManualEscalationCommand =
  | EscalateByPerson
  | ApproveEscalation
  | RefuseEscalation
  | Deescalate;

/** What is known of the last escalation by a person, while it waits or is in force. */
export interface ManualEscalation {
  readonly isPending: boolean;
  readonly request: EscalationRequested;
  /** Where the case was before it came into force. */
  readonly before: { readonly severity: Severity; readonly step: number };
}

const higher = (one: Severity, other: Severity): Severity =>
  severityOrder(one) <= severityOrder(other) ? one : other;

/** What comes into force: the step, and the severity with the priority that follows from it. */
const effects = (
  state: TriageCase,
  { toRole, severity }: Pick<EscalationRequested, 'toRole' | 'severity'>,
): TriageEvent[] => {
  const caseId = state.caseId!;
  const from = state.severity!;
  const to = higher(from, severity);
  return [
    ...escalatedTo(state, LADDER.indexOf(toRole) + 1, 'by_person'),
    ...(to === from
      ? []
      : [
          { type: 'SeverityRaised', data: { caseId, from, to, reason: 'person' } } as const,
          prioritised(state.prioritised!, to, state.classification!),
        ]),
  ];
};

const request = (command: EscalateByPerson, state: TriageCase): Decision<TriageEvent> => {
  const { escalationId, reason, justificationTextId, severities, watchers, actor, now } = command;
  if (state.escalation?.isPending === true) return rejected('escalation_pending');
  const next = LADDER[Math.min(state.escalationStep, LADDER.length - 1)]!;
  const toRole = command.toRole ?? next;
  const severity = [...severities, state.severity!].reduce(higher);
  const forced = effects(state, { toRole, severity });
  if (forced.length === 0) return rejected('ladder_exhausted');
  const needsApproval =
    command.approvalFrom !== undefined &&
    severityOrder(severity) <= severityOrder(command.approvalFrom);
  const asked: TriageEvent = {
    type: 'EscalationRequested',
    data: {
      ...{ caseId: state.caseId!, escalationId, reason, justificationTextId, severity },
      ...(severities.length > 1 ? { severityUnsure: true as const } : {}),
      ...{ toRole, watchers: [...watchers], needsApproval, by: actor.by, requestedAt: now },
    },
  };
  return accepted<TriageEvent>(asked, ...(needsApproval ? [] : forced));
};

const settle = (
  command: ApproveEscalation | RefuseEscalation,
  state: TriageCase,
): Decision<TriageEvent> => {
  const { escalationId, actor, now } = command;
  const pending = state.escalation;
  if (pending?.isPending !== true || pending.request.escalationId !== escalationId) {
    return rejected('no_escalation');
  }
  const { request: asked } = pending;
  const { by } = actor;
  const caseId = state.caseId!;
  if (!actor.isPerson) return rejected('person_required');
  if (by === asked.by) return rejected('approval_by_requester');
  if (command.type === 'RefuseEscalation') {
    const { reason } = command;
    const data = { caseId, escalationId, reason, requestedBy: asked.by, by, refusedAt: now };
    return accepted<TriageEvent>({ type: 'EscalationRefused', data });
  }
  const { toRole, watchers } = asked;
  const data = { caseId, escalationId, toRole, watchers, by, approvedAt: now };
  return accepted<TriageEvent>({ type: 'EscalationApproved', data }, ...effects(state, asked));
};

const deescalate = (command: Deescalate, state: TriageCase): Decision<TriageEvent> => {
  const { reason, justificationTextId, actor, now } = command;
  const { escalation } = state;
  if (escalation === undefined || escalation.isPending) return rejected('no_escalation');
  const caseId = state.caseId!;
  const severity = command.severity ?? escalation.before.severity;
  // Down is the only way from here: what is worse than thought is escalated again.
  if (severityOrder(severity) < severityOrder(state.severity!)) return rejected('illegal_state');
  const { escalationId, watchers } = escalation.request;
  const down: TriageEvent = {
    type: 'CaseDeescalated',
    data: {
      ...{ caseId, escalationId, reason, severity, watchers, by: actor.by, deescalatedAt: now },
      ...(justificationTextId === undefined ? {} : { justificationTextId }),
      step: Math.min(escalation.before.step, state.escalationStep),
    },
  };
  if (severity === state.severity) return accepted<TriageEvent>(down);
  return accepted<TriageEvent>(
    down,
    {
      type: 'ImpactAssessed',
      data: { caseId, severity, ruleId: 'person', decidedBy: 'person' },
    },
    prioritised(state.prioritised!, severity, state.classification!),
  );
};

export const decideManualEscalation = (
  command: ManualEscalationCommand,
  state: TriageCase,
): Decision<TriageEvent> => {
  if (state.status === 'none') return rejected('not_triaged');
  if (state.status === 'imported') return rejected('imported_case');
  if (state.status === 'cancelled') return rejected('case_withdrawn');
  switch (command.type) {
    case 'EscalateByPerson':
      return request(command, state);
    case 'Deescalate':
      return deescalate(command, state);
    default:
      return settle(command, state);
  }
};

/** The case after the event; never throws and never rejects history. */
export const withManualEscalation = (
  state: TriageCase,
  event: ManualEscalationEvent,
): TriageCase => {
  const before = { severity: state.severity!, step: state.escalationStep };
  const { escalation, ...rest } = state;
  switch (event.type) {
    case 'EscalationRequested': {
      const isPending = event.data.needsApproval;
      return { ...state, escalation: { isPending, request: event.data, before } };
    }
    case 'EscalationApproved':
      return escalation === undefined
        ? state
        : { ...state, escalation: { ...escalation, isPending: false, before } };
    case 'EscalationRefused':
      return rest;
    case 'CaseDeescalated':
      return { ...rest, escalationStep: event.data.step };
    default: {
      event satisfies never;
      return state;
    }
  }
};
