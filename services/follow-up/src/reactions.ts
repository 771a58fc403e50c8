import type { CaseHistoryImported, CaseWithdrawn } from '@amends/contracts/intake';
import type { ClaimCodeIssued } from '@amends/contracts/intake-conversation';
import type { IncidentClosedForCase } from '@amends/contracts/intake-incidents';
import type {
  CustomerMessageFailed,
  CustomerMessageSent,
} from '@amends/contracts/intake-customer-messages';
import type { CasesMerged, CasesUnmerged } from '@amends/contracts/intake-merge';
import type { NoRemedyConcluded, RecoveryCompleted, RefundFailed } from '@amends/contracts/remedy';
import type { FulfilmentFailed } from '@amends/contracts/remedy-fulfilment';
import type {
  CaseAssigned,
  PreventiveDecisionRecorded,
  RootCauseRecorded,
} from '@amends/contracts/triage';
import type { StaffMemberDefined } from '@amends/contracts/triage-staff';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { commandOn, type SpecReaction } from '@amends/event-log/write-side-spec';
import { CLOSING_TYPES, closingCommands } from './closing-reactions.ts';
import type { FollowUpConfig } from './config.ts';
import type { FollowUpCommand } from './domain/commands.ts';
import { employeeDecider } from './domain/employee.ts';
import { type DeclinedWays, noneDeclined } from './surveys/contact-choices.ts';
import { firstWave, furtherIds, secondWave, wavesByRow } from './request-plan.ts';

/** What hearing an event makes follow-up do to one of its streams. */
export type Reaction = SpecReaction<FollowUpCommand>;

/** Event types follow-up listens to; anything else is skipped unread. */
export const HEARD_TYPES = [
  'RecoveryCompleted',
  'NoRemedyConcluded',
  'RefundFailed',
  'FulfilmentFailed',
  'RootCauseRecorded',
  'PreventiveDecisionRecorded',
  'IncidentClosedForCase',
  'CaseWithdrawn',
  'ClaimCodeIssued',
  'CustomerMessageSent',
  'CustomerMessageFailed',
  'CaseAssigned',
  'CasesMerged',
  'CasesUnmerged',
  'CaseHistoryImported',
  'StaffMemberDefined',
  ...CLOSING_TYPES,
] as const;

interface ReactionParts {
  readonly config: FollowUpConfig;
  readonly declined: DeclinedWays;
}

const resolved = (
  eventId: string,
  data: RecoveryCompleted,
  { config, declined }: ReactionParts,
): FollowUpCommand => ({
  type: 'ScheduleFollowUp',
  caseId: data.caseId,
  storeId: data.storeId,
  customerId: data.customerId,
  severity: data.severity,
  isAutomatic: data.automatic,
  completedAt: data.completedAt,
  ...wavesByRow(
    eventId,
    data.completedAt,
    data.followUp?.contacts,
    config,
    declined(data.customerId),
  ),
});

const concluded = (data: NoRemedyConcluded): FollowUpCommand => {
  const { caseId, storeId, customerId, outcome, concludedAt } = data;
  return outcome === 'withdrawn'
    ? { type: 'WithdrawFollowUp', caseId, storeId, customerId, at: concludedAt }
    : { type: 'SuppressFollowUp', caseId, storeId, customerId, outcome, at: concludedAt };
};

const imported = (data: CaseHistoryImported): FollowUpCommand => ({
  type: 'TakeOverHistory',
  caseId: data.caseId,
  storeId: data.storeId,
  satisfied: data.satisfied,
  outcome: data.outcome,
  recordedAt: (data.closed ?? data.reported).at,
  closedAt: data.closed?.at,
});

/** Why, when and how, or the words for it: what a report on a case consists of. */
const isExplained = (cause: Partial<RootCauseRecorded>): boolean =>
  cause.explanationTextId !== undefined ||
  [cause.why, cause.how, cause.arisenAt].every((one) => one !== undefined);

const commandFor = (event: LoggedEvent, parts: ReactionParts): FollowUpCommand | undefined => {
  const { config } = parts;
  switch (event.type) {
    case 'RecoveryCompleted':
      return resolved(event.id, event.data as RecoveryCompleted, parts);
    case 'NoRemedyConcluded':
      return concluded(event.data as NoRemedyConcluded);
    case 'RefundFailed':
    case 'FulfilmentFailed': {
      const { caseId, failedAt } = event.data as RefundFailed | FulfilmentFailed;
      return { type: 'NoteRemedyFailure', caseId, trigger: 'remedy_failed', at: failedAt };
    }
    case 'RootCauseRecorded': {
      const { caseId, recordedAt: at, ...cause } = event.data as RootCauseRecorded;
      const isDocumented = isExplained(cause);
      return { type: 'HearClosureCondition', caseId, condition: 'root_cause', isDocumented, at };
    }
    case 'PreventiveDecisionRecorded': {
      const { caseId, decidedAt } = event.data as PreventiveDecisionRecorded;
      const condition = 'preventive_decision';
      return { type: 'HearClosureCondition', caseId, condition, at: decidedAt };
    }
    case 'IncidentClosedForCase': {
      const { caseId, closedAt } = event.data as IncidentClosedForCase;
      return { type: 'HearClosureCondition', caseId, condition: 'incident_closed', at: closedAt };
    }
    case 'CaseWithdrawn': {
      const { caseId, withdrawnAt } = event.data as CaseWithdrawn;
      return { type: 'WithdrawFollowUp', caseId, at: withdrawnAt };
    }
    case 'ClaimCodeIssued': {
      const { caseId, issuedAt: at } = event.data as ClaimCodeIssued;
      return { type: 'HearClaim', caseId, at, plan: firstWave(event.id, at, config) };
    }
    case 'CaseAssigned': {
      const { caseId, ownerId, ownerKind } = event.data as CaseAssigned;
      return { type: 'HearOwner', caseId, ownerId, ownerKind, at: event.time };
    }
    case 'CustomerMessageSent': {
      const { caseId, requestId, kind, sentAt: at } = event.data as CustomerMessageSent;
      return { type: 'HearDelivery', data: { caseId, requestId, kind, state: 'sent', at } };
    }
    case 'CustomerMessageFailed': {
      const { caseId, requestId, kind, reason, failedAt, nextAt } =
        event.data as CustomerMessageFailed;
      // It is tried again: nothing to tell yet.
      if (nextAt !== undefined) return undefined;
      const data = { caseId, requestId, kind, state: 'not_sent', reason, at: failedAt } as const;
      return { type: 'HearDelivery', data };
    }
    case 'CasesMerged': {
      const { caseId, primaryCaseId, mergedAt } = event.data as CasesMerged;
      return { type: 'PauseFollowUp', caseId, primaryCaseId, at: mergedAt };
    }
    case 'CasesUnmerged': {
      const { caseId, unmergedAt: at } = event.data as CasesUnmerged;
      const plans = {
        first: firstWave(event.id, at, config),
        second: secondWave(event.id, at, config),
        ids: furtherIds(event.id),
      };
      return { type: 'ResumeFollowUp', caseId, at, plans };
    }
    case 'CaseHistoryImported':
      return imported(event.data as CaseHistoryImported);
    default:
      return undefined;
  }
};

/** Whom triage's directory of staff names, a record may be kept of. */
const staffReaction = (event: LoggedEvent): Reaction => {
  const { staffId: employeeId, stores, definedAt: now } = event.data as StaffMemberDefined;
  return {
    name: 'hear-employee',
    subject: employeeId,
    ...commandOn(employeeDecider, `employee-${employeeId}`, {
      type: 'HearEmployee',
      ...{ employeeId, stores, now },
    }),
  };
};

const isImported = (data: unknown): boolean =>
  (data as { provenance?: string }).provenance === 'imported';

/**
 * Pure: an event of another service to what follow-up does about it. Imported facts start
 * nothing, save the one reaction that takes the history over.
 */
export const reactions =
  (config: FollowUpConfig, declined: DeclinedWays = noneDeclined) =>
  (event: LoggedEvent): readonly Reaction[] => {
    if (isImported(event.data) && event.type !== 'CaseHistoryImported') return [];
    if (event.type === 'StaffMemberDefined') return [staffReaction(event)];
    const command = commandFor(event, { config, declined });
    const commands = [...(command === undefined ? [] : [command]), ...closingCommands(event)];
    const { caseId } = event.data as { caseId: string };
    const streamId = `follow-up-${caseId}`;
    return commands.map((each) => ({ name: each.type, streamId, command: each }));
  };
