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
import type { CasePrioritised } from '@amends/contracts/triage';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { type Classification, classifyFailure } from './domain/classification-rules.ts';
import type { TriageCommand, TriageFailure } from './domain/commands.ts';
import type { TargetPolicy } from './domain/policy.ts';
import { assessImpact } from './domain/severity.ts';
import type { Calendar } from './calendar.ts';
import { planTargets } from './target-plan.ts';

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
}

const streamOf = (caseId: string): string => `triage-${caseId}`;

/** Ways of hearing that are no complaint of a customer (overlay 27: the firm noticed it itself). */
const FIRM_SOURCES = new Set([
  'employee_report',
  'internal_monitoring',
  'returning_customer_drop',
  'market_research',
  'media_report',
]);

const failureFacts = (data: FailureReported): CasePrioritised['facts'] => ({
  channel: data.channel,
  ...(data.disposition === undefined ? {} : { disposition: data.disposition }),
  ...(data.promiseRef === undefined ? {} : { promised: true }),
  ...(data.missedOccasion === undefined ? {} : { missedOccasion: data.missedOccasion }),
  ...(data.delayHours === undefined ? {} : { delayed: data.delayHours > 0 }),
  detectedByFirm: data.initiation !== 'customer' && FIRM_SOURCES.has(data.signalSource),
  ...(data.price === undefined ? {} : { price: data.price }),
  ...(data.overcharge === undefined ? {} : { overcharge: data.overcharge }),
  ...(data.consequentialLoss === undefined ? {} : { consequentialLoss: data.consequentialLoss }),
  ...(data.paymentRef === undefined ? {} : { paymentRef: data.paymentRef }),
  ...(data.remedySought === undefined ? {} : { remedySought: data.remedySought }),
});

const detectedFacts = (data: FailureDetected): CasePrioritised['facts'] => ({
  detectedByFirm: true,
  ...(data.price === undefined ? {} : { price: data.price }),
  ...(data.paymentRef === undefined ? {} : { paymentRef: data.paymentRef }),
});

/** The part of the command that is the same for a report and for a signal. */
const triage = (
  data: FailureReported | FailureDetected,
  classification: Classification,
  settings: ReactionSettings,
) => ({
  type: 'TriageFailure' as const,
  caseId: data.caseId,
  storeId: data.storeId,
  customerId: data.customerId,
  reportedAt: data.reportedAt,
  classification,
  ownerId: settings.defaultOwnerId,
  plans: planTargets({
    calendar: settings.calendar,
    policy: settings.policy,
    start: data.reportedAt,
    channel: 'channel' in data ? data.channel : undefined,
    reRecovery: false,
  }),
});

const reported = (data: FailureReported, settings: ReactionSettings): TriageFailure => {
  const classification = classifyFailure({ complaintCode: data.complaintCode, cues: data.cues });
  return {
    ...triage(data, classification, settings),
    impact: assessImpact({ ...data, khdType: classification.khdType }),
    facts: failureFacts(data),
  };
};

const detected = (data: FailureDetected, settings: ReactionSettings): TriageFailure => {
  const { complaintCode, signalKind } = data;
  const classification = classifyFailure({ complaintCode, signalKind });
  return {
    ...triage(data, classification, settings),
    impact: assessImpact({ khdType: classification.khdType }),
    facts: detectedFacts(data),
  };
};

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

const commandFor = (event: LoggedEvent, settings: ReactionSettings): TriageCommand | undefined => {
  switch (event.type) {
    case 'FailureReported':
      return reported(event.data as FailureReported, settings);
    case 'FailureDetected':
      return detected(event.data as FailureDetected, settings);
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
  (settings: ReactionSettings) =>
  (event: LoggedEvent): readonly Reaction[] => {
    if (isImported(event.data) && event.type !== 'CaseHistoryImported') return [];
    const command = commandFor(event, settings);
    if (command === undefined) return [];
    const { caseId } = event.data as { caseId: string };
    return [{ name: command.type, streamId: streamOf(caseId), command }];
  };
