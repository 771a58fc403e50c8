import { accepted, type Decision, rejected } from '@amends/decider/decider';
import { recordFinding } from './case-findings.ts';
import { setReview } from './case-review.ts';
import type {
  AssignCase,
  RecordPreventiveDecision,
  RecordRootCause,
  TriageCommand,
} from './commands.ts';
import { assessImpactByPerson, correctClassification } from './decide-classification.ts';
import { decideOnClocks } from './decide-targets.ts';
import { takeOverHistory, triageFailure } from './decide-triage.ts';
import { decideManualEscalation } from './manual-escalation.ts';
import { takeIncidentFacts } from './incident-facts.ts';
import { decideHandover } from './handover.ts';
import type { TriageCase, TriageEvent } from './triage-case.ts';

export const assignCase = (command: AssignCase, state: TriageCase): Decision<TriageEvent> => {
  if (state.status === 'none') return rejected('not_triaged');
  if (state.status === 'imported') return rejected('imported_case');
  if (state.status === 'cancelled') return rejected('case_withdrawn');
  if (state.ownerId === command.ownerId) return rejected('already_assigned');
  const { ownerId, ownerKind } = command;
  const { ownerId: fromId } = state;
  return accepted<TriageEvent>({
    type: 'CaseAssigned',
    data: {
      caseId: state.caseId!,
      ...{ ownerId, ownerKind },
      reason: 'by_person',
      ...(fromId === undefined ? {} : { fromId }),
    },
  });
};

export const recordRootCause = (
  command: RecordRootCause,
  state: TriageCase,
): Decision<TriageEvent> => {
  if (state.status === 'none') return rejected('not_triaged');
  if (state.status === 'imported') return rejected('imported_case');
  // A person may say otherwise of the case than was said of its incident.
  if (state.rootCause !== undefined && state.rootCause.incidentId === undefined) {
    return rejected('already_recorded');
  }
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
  if (state.prevention !== undefined && state.prevention.incidentId === undefined) {
    return rejected('already_recorded');
  }
  return accepted<TriageEvent>({
    type: 'PreventiveDecisionRecorded',
    data: {
      caseId: state.caseId!,
      decision: command.decision,
      ...(command.actionId === undefined ? {} : { actionId: command.actionId }),
      decidedAt: command.now,
    },
  });
};

export const decide = (command: TriageCommand, state: TriageCase): Decision<TriageEvent> => {
  switch (command.type) {
    case 'TriageFailure':
      return triageFailure(command, state);
    case 'TakeOverHistory':
      return takeOverHistory(command, state);
    case 'CorrectClassification':
      return correctClassification(command, state);
    case 'AssessImpact':
      return assessImpactByPerson(command, state);
    case 'RecordFinding':
      return recordFinding(command, state);
    case 'SetReview':
      return setReview(command, state);
    case 'AssignCase':
      return assignCase(command, state);
    case 'EscalateByPerson':
    case 'ApproveEscalation':
    case 'RefuseEscalation':
    case 'Deescalate':
      return decideManualEscalation(command, state);
    case 'OfferHandover':
    case 'RemindOfHandover':
    case 'LapseHandover':
    case 'AcceptHandover':
    case 'DeclineHandover':
    case 'ReplaceOwner':
      return decideHandover(command, state);
    case 'RecordRootCause':
      return recordRootCause(command, state);
    case 'TakeIncidentFacts':
      return takeIncidentFacts(command, state);
    case 'RecordPreventiveDecision':
      return recordPreventiveDecision(command, state);
    default:
      return decideOnClocks(command, state);
  }
};
