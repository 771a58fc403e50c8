import { accepted, type Decision, rejected } from '@amends/decider/decider';
import type { CasePrioritised } from '@amends/contracts/triage';
import type { Severity } from '@amends/contracts/vocabulary';
import { type Classification, classifyByPerson, RULE_SET_VERSION } from './classification-rules.ts';
import type {
  AssignCase,
  CorrectClassification,
  RecordPreventiveDecision,
  RecordRootCause,
  TakeOverHistory,
  TriageCommand,
  TriageFailure,
} from './commands.ts';
import { cancelTargets, meetTarget, missTarget, takeUpAgain } from './decide-targets.ts';
import { queueRank } from './policy.ts';
import { isAccusation } from './severity.ts';
import type { TriageCase, TriageEvent } from './triage-case.ts';

const classified = (
  caseId: string,
  classification: Classification,
  decidedBy: 'rule' | 'person',
): TriageEvent => ({
  type: 'CaseClassified',
  data: { caseId, ...classification, decidedBy, ruleSetVersion: RULE_SET_VERSION },
});

const prioritised = (
  command: Pick<CasePrioritised, 'caseId' | 'facts'> &
    Partial<Pick<TriageFailure, 'storeId' | 'customerId' | 'tier' | 'reportedAt'>>,
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
    ...(command.reportedAt === undefined ? {} : { reportedAt: command.reportedAt }),
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
  const caseId = state.caseId!;
  const events = [classified(caseId, classification, 'person')];
  const before = state.prioritised;
  if (before === undefined) return accepted(...events);
  const from = state.severity ?? before.severity;
  const to = isAccusation(command.khdType) ? 'critical' : from;
  if (to !== from) {
    events.push({ type: 'SeverityRaised', data: { caseId, from, to, reason: 'person' } });
  }
  return accepted(...events, prioritised(before, to, classification));
};

export const assignCase = (command: AssignCase, state: TriageCase): Decision<TriageEvent> => {
  if (state.status === 'none') return rejected('not_triaged');
  if (state.status === 'imported') return rejected('imported_case');
  if (state.status === 'cancelled') return rejected('case_withdrawn');
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
