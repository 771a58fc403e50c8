import type {
  CaseClosed,
  CaseReopened,
  DoubleDeviationDetected,
} from '@amends/contracts/follow-up';
import type { CaseAcknowledged, CaseWithdrawn } from '@amends/contracts/intake';
import type { CasesMerged, CasesUnmerged } from '@amends/contracts/intake-merge';
import type { CustomerMessageReceived, ReplySent } from '@amends/contracts/intake-conversation';
import type {
  NoRemedyConcluded,
  RecoveryCompleted,
  RefundSucceeded,
  RemedyChosen,
  RemedyDeclined,
  RemedyExpired,
  RemedyOffered,
  RemedyStepExecuted,
} from '@amends/contracts/remedy';
import type { ProgressUpdateSent } from '@amends/contracts/remedy-talk';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { ClockContext } from './domain/clock/clock-book.ts';
import type { CaseFact } from './domain/clock/timeline.ts';
import type { ClockCommand } from './domain/clock-commands.ts';
import type { PrimaryReplies } from './primary-replies.ts';

/** What the clocks of a case are told by other services. */
export const HEARD_OF_CLOCKS = [
  'CaseAcknowledged',
  'CaseWithdrawn',
  'CustomerMessageReceived',
  'ReplySent',
  'RemedyOffered',
  'RemedyChosen',
  'RemedyDeclined',
  'RemedyExpired',
  'RemedyStepExecuted',
  'RefundSucceeded',
  'RecoveryCompleted',
  'NoRemedyConcluded',
  'ProgressUpdateSent',
  'DoubleDeviationDetected',
  'CaseReopened',
  'CaseClosed',
  'CasesMerged',
  'CasesUnmerged',
] as const;

/** Nobody but the software had a hand in it. */
const isAutomatic = ({ actor }: LoggedEvent): boolean => actor.startsWith('system_');

const resolvedBy = (event: LoggedEvent, at: string): CaseFact => ({
  fact: isAutomatic(event) ? 'resolved_automatically' : 'resolved',
  at,
});

/** An automatic message answers nobody, and a note to colleagues is no reply (CLK-09). */
const replyOf = ({ automatic, by, sentAt, ...reply }: ReplySent): CaseFact | undefined =>
  reply.public && !automatic && by !== 'system' ? { fact: 'public_reply', at: sentAt } : undefined;

const factOf = (event: LoggedEvent): CaseFact | undefined => {
  switch (event.type) {
    case 'CaseAcknowledged':
      return { fact: 'acknowledged', at: (event.data as CaseAcknowledged).acknowledgedAt };
    // CLK-26: whichever way it came, what a customer writes is a message of the customer.
    case 'CustomerMessageReceived':
      return { fact: 'customer_message', at: (event.data as CustomerMessageReceived).receivedAt };
    case 'ReplySent':
      return replyOf(event.data as ReplySent);
    // news from a person ends the silence, whichever way they came.
    case 'ProgressUpdateSent':
      return { fact: 'public_reply', at: (event.data as ProgressUpdateSent).sentAt };
    case 'RemedyOffered':
      return { fact: 'offer_made', at: (event.data as RemedyOffered).offeredAt };
    case 'RemedyChosen':
      return { fact: 'offer_ended', at: (event.data as RemedyChosen).chosenAt };
    case 'RemedyDeclined':
      return { fact: 'offer_ended', at: (event.data as RemedyDeclined).declinedAt };
    case 'RemedyExpired':
      return { fact: 'offer_ended', at: (event.data as RemedyExpired).expiredAt };
    case 'RemedyStepExecuted':
    case 'RefundSucceeded':
      return {
        fact: 'remedy_step',
        at: (event.data as RemedyStepExecuted | RefundSucceeded).executedAt,
      };
    case 'RecoveryCompleted':
      return resolvedBy(event, (event.data as RecoveryCompleted).completedAt);
    case 'NoRemedyConcluded':
      return resolvedBy(event, (event.data as NoRemedyConcluded).concludedAt);
    case 'DoubleDeviationDetected':
      return { fact: 'double_deviation', at: (event.data as DoubleDeviationDetected).detectedAt };
    case 'CaseClosed':
      return { fact: 'closed', at: (event.data as CaseClosed).closedAt };
    case 'CasesMerged':
      return { fact: 'merged', at: (event.data as CasesMerged).mergedAt };
    default:
      return undefined;
  }
};

/** What an event of another service means for the clocks of its case; undefined: nothing. */
export const clockCommandFor = (
  event: LoggedEvent,
  clock: ClockContext,
  replies: PrimaryReplies,
): ClockCommand | undefined => {
  if (event.type === 'CaseReopened') {
    return { type: 'TakeUpAgain', at: (event.data as CaseReopened).reopenedAt, clock };
  }
  if (event.type === 'CaseWithdrawn') {
    return { type: 'WithdrawCase', at: (event.data as CaseWithdrawn).withdrawnAt, clock };
  }
  if (event.type === 'CasesUnmerged') {
    const { caseId, unmergedAt } = event.data as CasesUnmerged;
    const unmerged: CaseFact = { fact: 'unmerged', at: unmergedAt };
    return { type: 'HearFacts', facts: [unmerged, ...(replies.get(caseId) ?? [])], clock };
  }
  const fact = factOf(event);
  return fact === undefined ? undefined : { type: 'HearFacts', facts: [fact], clock };
};
