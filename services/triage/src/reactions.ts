import type {
  CaseAcknowledged,
  CaseHistoryImported,
  CaseWithdrawn,
  FailureDetected,
  FailureReported,
} from '@amends/contracts/intake';
import type {
  NoRemedyConcluded,
  RecoveryCompleted,
  RefundSucceeded,
  RemedyStepExecuted,
} from '@amends/contracts/remedy';
import type { CaseReopened } from '@amends/contracts/follow-up';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { TriageCommand, TriageFailure } from './domain/commands.ts';
import type { TargetPolicy } from './domain/policy.ts';
import type { TriageRules } from './domain/rules.ts';
import type { Calendar } from './calendar.ts';
import type { KnownFailures } from './known-failures.ts';
import { planTargets } from './target-plan.ts';
import { judgeFailure } from './triage-failure.ts';

/** What hearing an event makes triage do to one of its streams. */
export interface Reaction {
  readonly name: string;
  readonly streamId: string;
  readonly command: TriageCommand;
}

export interface ReactionSettings {
  readonly calendar: Calendar;
  readonly policy?: TargetPolicy;
  /** Who owns a case until a person takes it: never nobody. */
  readonly defaultOwnerId: string;
  readonly rules: TriageRules;
}

const streamOf = (caseId: string): string => `triage-${caseId}`;

/** What triage knows besides the event it hears. */
export interface KnownFacts {
  readonly failures: KnownFailures;
}

/** The command for a failure: judged with what is known, planned by the calendar. */
const triage = (
  data: FailureReported | FailureDetected,
  settings: ReactionSettings,
  known: KnownFacts,
): TriageFailure => ({
  type: 'TriageFailure',
  caseId: data.caseId,
  storeId: data.storeId,
  customerId: data.customerId,
  reportedAt: data.reportedAt,
  ...judgeFailure(data, known.failures, settings.rules),
  ownerId: settings.defaultOwnerId,
  plans: planTargets({
    calendar: settings.calendar,
    policy: settings.policy,
    start: data.reportedAt,
    channel: 'channel' in data ? data.channel : undefined,
    reRecovery: false,
  }),
});

/** Event types triage listens to; anything else is skipped unread. */
export const HEARD_TYPES = [
  'FailureReported',
  'FailureDetected',
  'CaseHistoryImported',
  'CaseAcknowledged',
  'CaseWithdrawn',
  'RemedyStepExecuted',
  'RefundSucceeded',
  'RecoveryCompleted',
  'NoRemedyConcluded',
  'CaseReopened',
] as const;

const commandFor = (
  event: LoggedEvent,
  settings: ReactionSettings,
  known: KnownFacts,
): TriageCommand | undefined => {
  switch (event.type) {
    case 'FailureReported':
    case 'FailureDetected':
      return triage(event.data as FailureReported | FailureDetected, settings, known);
    case 'CaseHistoryImported': {
      const data = event.data as CaseHistoryImported;
      return {
        type: 'TakeOverHistory',
        caseId: data.caseId,
        khdType: data.complaintCode,
        sourceCategory: data.sourceCategory,
      };
    }
    case 'CaseAcknowledged':
      return {
        type: 'MeetTarget',
        metric: 'acknowledgement',
        at: (event.data as CaseAcknowledged).acknowledgedAt,
      };
    case 'RemedyStepExecuted':
    case 'RefundSucceeded':
      return {
        type: 'MeetTarget',
        metric: 'first_action',
        at: (event.data as RemedyStepExecuted | RefundSucceeded).executedAt,
      };
    case 'RecoveryCompleted':
      return {
        type: 'MeetTarget',
        metric: 'resolution',
        at: (event.data as RecoveryCompleted).completedAt,
      };
    case 'NoRemedyConcluded':
      return {
        type: 'MeetTarget',
        metric: 'resolution',
        at: (event.data as NoRemedyConcluded).concludedAt,
      };
    case 'CaseWithdrawn':
      return { type: 'CancelTargets', at: (event.data as CaseWithdrawn).withdrawnAt };
    case 'CaseReopened':
      return {
        type: 'TakeUpAgain',
        plans: planTargets({
          calendar: settings.calendar,
          policy: settings.policy,
          start: (event.data as CaseReopened).reopenedAt,
          reRecovery: true,
        }),
      };
    default:
      return undefined;
  }
};

const isImported = (data: unknown): boolean =>
  (data as { provenance?: string }).provenance === 'imported';

/**
 * Pure: an event of another service to what triage does about it. Imported facts start nothing,
 * save the one reaction that takes the history's cause over.
 */
export const reactions =
  (settings: ReactionSettings, known: KnownFacts) =>
  (event: LoggedEvent): readonly Reaction[] => {
    if (isImported(event.data) && event.type !== 'CaseHistoryImported') return [];
    const command = commandFor(event, settings, known);
    if (command === undefined) return [];
    const { caseId } = event.data as { caseId: string };
    return [{ name: command.type, streamId: streamOf(caseId), command }];
  };
