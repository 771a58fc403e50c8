import type {
  CasePrioritised,
  PreventiveDecisionRecorded,
  RootCauseRecorded,
  TargetsSet,
} from '@amends/contracts/triage';
import type {
  CustomerTier,
  KhdType,
  ResponsibilityLocus,
  Severity,
  TargetMetric,
} from '@amends/contracts/vocabulary';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import { type Classification, classifyByPerson, RULE_SET_VERSION } from './classification-rules.ts';
import { LADDER, queueRank, raisedSeverity } from './policy.ts';
import type { Impact } from './severity.ts';
import type { TriageCase, TriageEvent } from './triage-case.ts';

/** Due instants for every severity, worked out beforehand with the calendar (target-plan.ts). */
export type TargetPlans = Readonly<
  Record<Severity, Pick<TargetsSet, 'policyVersion' | 'calendarId' | 'calendarVersion' | 'targets'>>
>;

export interface TriageFailure {
  readonly type: 'TriageFailure';
  readonly caseId: string;
  readonly storeId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly tier?: CustomerTier | undefined;
  readonly classification: Classification;
  readonly impact: Impact;
  readonly facts: CasePrioritised['facts'];
  readonly plans: TargetPlans;
  readonly ownerId: string;
}
export interface TakeOverHistory {
  readonly type: 'TakeOverHistory';
  readonly caseId: string;
  readonly khdType?: KhdType | undefined;
  readonly sourceCategory?: string | undefined;
}
export interface MeetTarget {
  readonly type: 'MeetTarget';
  readonly metric: TargetMetric;
  readonly at: string;
}
/** From the timer: the target with this due instant is due now. */
export interface MissTarget {
  readonly type: 'MissTarget';
  readonly metric: TargetMetric;
  readonly dueAt: string;
  readonly now: string;
}
export interface TakeUpAgain {
  readonly type: 'TakeUpAgain';
  readonly plans: TargetPlans;
}
export interface CancelTargets {
  readonly type: 'CancelTargets';
  readonly at: string;
}
export interface CorrectClassification {
  readonly type: 'CorrectClassification';
  readonly khdType: KhdType;
  readonly attribution?: ResponsibilityLocus | undefined;
}
export interface AssignCase {
  readonly type: 'AssignCase';
  readonly ownerId: string;
  readonly ownerKind: 'person' | 'team';
}
export interface RecordRootCause {
  readonly type: 'RecordRootCause';
  readonly rootCause: Omit<RootCauseRecorded, 'caseId'>;
}
export interface RecordPreventiveDecision {
  readonly type: 'RecordPreventiveDecision';
  readonly decision: PreventiveDecisionRecorded['decision'];
  readonly now: string;
}

export type TriageCommand =
  | TriageFailure
  | TakeOverHistory
  | MeetTarget
  | MissTarget
  | TakeUpAgain
  | CancelTargets
  | CorrectClassification
  | AssignCase
  | RecordRootCause
  | RecordPreventiveDecision;

const classified = (
  caseId: string,
  classification: Classification,
  decidedBy: 'rule' | 'person',
): TriageEvent => ({
  type: 'CaseClassified',
  data: { caseId, ...classification, decidedBy, ruleSetVersion: RULE_SET_VERSION },
});

const prioritised = (
  command: Pick<TriageFailure, 'caseId' | 'storeId' | 'customerId' | 'tier' | 'facts'>,
  severity: Severity,
  classification: Classification,
): TriageEvent => ({
  type: 'CasePrioritised',
  data: {
    caseId: command.caseId,
    ...(command.storeId === undefined ? {} : { storeId: command.storeId }),
    ...(command.customerId === undefined ? {} : { customerId: command.customerId }),
    severity,
    ...(command.tier === undefined ? {} : { tier: command.tier }),
    rank: queueRank(severity, command.tier),
    facts: {
      ...command.facts,
      ...(classification.khdType === undefined ? {} : { khdType: classification.khdType }),
      ...(classification.attribution === undefined
        ? {}
        : { attribution: classification.attribution }),
      ...(classification.stability === undefined ? {} : { stability: classification.stability }),
    },
  },
});

/** A failure was heard: classify, assess, rank, set targets and give it an owner, at once. */
export const triageFailure = (command: TriageFailure, state: TriageCase): Decision<TriageEvent> => {
  if (state.status !== 'none') return accepted();
  const { caseId, impact, classification } = command;
  return accepted<TriageEvent>(
    classified(caseId, classification, 'rule'),
    { type: 'ImpactAssessed', data: { caseId, ...impact, decidedBy: 'rule' } },
    prioritised(command, impact.severity, classification),
    { type: 'TargetsSet', data: { caseId, ...command.plans[impact.severity], reason: 'triaged' } },
    { type: 'CaseAssigned', data: { caseId, ownerId: command.ownerId, ownerKind: 'team' } },
  );
};

/** Imported history gets its cause and nothing else: no severity guess, no targets, no owner. */
export const takeOverHistory = (
  command: TakeOverHistory,
  state: TriageCase,
): Decision<TriageEvent> => {
  if (state.status !== 'none') return accepted();
  const { caseId, khdType, sourceCategory } = command;
  const classification: Partial<Classification> =
    khdType === undefined
      ? {}
      : { khdType, khdGroup: classifyByPerson(khdType, undefined).khdGroup! };
  return accepted<TriageEvent>({
    type: 'CaseClassified',
    data: {
      caseId,
      provenance: 'imported',
      ...classification,
      ...(sourceCategory === undefined ? {} : { sourceCategory }),
      decidedBy: 'rule',
      ruleId: khdType === undefined ? 'import_unclassified' : 'import_mapping',
      ruleSetVersion: RULE_SET_VERSION,
      confidencePct: khdType === undefined ? 0 : 90,
    },
  });
};

export const meetTarget = (command: MeetTarget, state: TriageCase): Decision<TriageEvent> => {
  if (state.status !== 'open') return accepted();
  const target = state.targets.find(({ metric }) => metric === command.metric);
  if (target === undefined || target.metAt !== undefined) return accepted();
  return accepted<TriageEvent>({
    type: 'TargetMet',
    data: {
      caseId: state.caseId!,
      metric: command.metric,
      dueAt: target.dueAt,
      metAt: command.at,
    },
  });
};

/** Breach is a recorded fact, not a state: it happens once per target and escalates one step. */
export const missTarget = (command: MissTarget, state: TriageCase): Decision<TriageEvent> => {
  if (state.status !== 'open') return accepted();
  const { metric, dueAt, now } = command;
  const target = state.targets.find((one) => one.metric === metric && one.dueAt === dueAt);
  if (target === undefined || target.missed || target.metAt !== undefined) return accepted();
  const step = Math.min(state.escalationStep + 1, LADDER.length);
  const caseId = state.caseId!;
  const missed: TriageEvent = {
    type: 'TargetMissed',
    data: { caseId, metric, dueAt, discoveredAt: now },
    time: dueAt,
  };
  if (step === state.escalationStep) return accepted(missed);
  return accepted<TriageEvent>(missed, {
    type: 'CaseEscalated',
    data: { caseId, step, toRole: LADDER[step - 1]!, reason: 'target_missed' },
  });
};

/** Reopened: severity up one level at most, the shorter re-recovery target, a manager told. */
export const takeUpAgain = (command: TakeUpAgain, state: TriageCase): Decision<TriageEvent> => {
  if (state.status !== 'open' || state.severity === undefined) return accepted();
  const caseId = state.caseId!;
  const to = raisedSeverity(state.severity);
  const events: TriageEvent[] = [];
  if (to !== state.severity) {
    events.push({
      type: 'SeverityRaised',
      data: { caseId, from: state.severity, to, reason: 'reopened' },
    });
  }
  events.push({ type: 'TargetsSet', data: { caseId, ...command.plans[to], reason: 'reopened' } });
  const step = Math.max(state.escalationStep, 2);
  if (step > state.escalationStep) {
    events.push({
      type: 'CaseEscalated',
      data: { caseId, step, toRole: LADDER[step - 1]!, reason: 'reopened' },
    });
  }
  return accepted(...events);
};

export const cancelTargets = (command: CancelTargets, state: TriageCase): Decision<TriageEvent> =>
  state.status === 'open'
    ? accepted<TriageEvent>({
        type: 'TargetsCancelled',
        data: { caseId: state.caseId!, reason: 'withdrawn', cancelledAt: command.at },
      })
    : accepted();

/** A person may correct the cause at any time; priority is stated anew with the facts known. */
export const correctClassification = (
  command: CorrectClassification,
  state: TriageCase,
): Decision<TriageEvent> => {
  if (state.status === 'none') return rejected('not_triaged');
  if (state.status === 'imported') return rejected('imported_case');
  const classification = classifyByPerson(command.khdType, command.attribution);
  const known = state.classification;
  if (
    known?.khdType === classification.khdType &&
    known?.attribution === classification.attribution
  ) {
    return rejected('already_classified');
  }
  const before = state.prioritised;
  const events = [classified(state.caseId!, classification, 'person')];
  if (before !== undefined) {
    events.push(prioritised(before, state.severity ?? before.severity, classification));
  }
  return accepted(...events);
};

export const assignCase = (command: AssignCase, state: TriageCase): Decision<TriageEvent> => {
  if (state.status === 'none') return rejected('not_triaged');
  if (state.status === 'imported') return rejected('imported_case');
  if (state.ownerId === command.ownerId) return rejected('already_assigned');
  const { ownerId, ownerKind } = command;
  return accepted<TriageEvent>({
    type: 'CaseAssigned',
    data: { caseId: state.caseId!, ownerId, ownerKind },
  });
};

export const recordRootCause = (
  command: RecordRootCause,
  state: TriageCase,
): Decision<TriageEvent> => {
  if (state.status === 'none') return rejected('not_triaged');
  if (state.status === 'imported') return rejected('imported_case');
  if (state.rootCauseRecorded) return rejected('already_recorded');
  return accepted<TriageEvent>({
    type: 'RootCauseRecorded',
    data: { caseId: state.caseId!, ...command.rootCause },
  });
};

export const recordPreventiveDecision = (
  command: RecordPreventiveDecision,
  state: TriageCase,
): Decision<TriageEvent> => {
  if (state.status === 'none') return rejected('not_triaged');
  if (state.status === 'imported') return rejected('imported_case');
  if (state.preventiveDecision !== undefined) return rejected('already_recorded');
  return accepted<TriageEvent>({
    type: 'PreventiveDecisionRecorded',
    data: { caseId: state.caseId!, decision: command.decision, decidedAt: command.now },
  });
};

export const decide = (command: TriageCommand, state: TriageCase): Decision<TriageEvent> => {
  switch (command.type) {
    case 'TriageFailure':
      return triageFailure(command, state);
    case 'TakeOverHistory':
      return takeOverHistory(command, state);
    case 'MeetTarget':
      return meetTarget(command, state);
    case 'MissTarget':
      return missTarget(command, state);
    case 'TakeUpAgain':
      return takeUpAgain(command, state);
    case 'CancelTargets':
      return cancelTargets(command, state);
    case 'CorrectClassification':
      return correctClassification(command, state);
    case 'AssignCase':
      return assignCase(command, state);
    case 'RecordRootCause':
      return recordRootCause(command, state);
    case 'RecordPreventiveDecision':
      return recordPreventiveDecision(command, state);
  }
};
