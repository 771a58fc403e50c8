import type {
  CaseHistoryImported,
  FailureDetected,
  FailureReported,
} from '@amends/contracts/intake';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { HEARD_OF_ABUSE } from './abuse/abuse-reactions.ts';
import { clockCommandFor, HEARD_OF_CLOCKS } from './clock-reactions.ts';
import type { ClockBook, ClockContext } from './domain/clock/clock-book.ts';
import type { ReviewFlags } from './domain/case-review.ts';
import type { TriageCommand, TriageFailure } from './domain/commands.ts';
import type { TriageRules } from './domain/rules.ts';
import { HEARD_OF_INCIDENTS, incidentLessons } from './incident-lessons.ts';
import type { KnownFailures } from './known-failures.ts';
import { neededSkills } from './domain/staff/needed-skills.ts';
import type { AssignmentDesk } from './staff/assignment-desk.ts';
import type { TierOfCustomer } from './tiers/customer-tiers.ts';
import type { LateReplies, PrimaryReplies } from './primary-replies.ts';
import { judgeFailure } from './triage-failure.ts';

/** What hearing an event makes triage do to one of its streams. */
export interface Reaction {
  readonly name: string;
  readonly streamId: string;
  readonly command: TriageCommand;
}

export interface ReactionSettings {
  /** Who owns a case that nobody of the staff can take: never nobody. */
  readonly defaultOwnerId: string;
  readonly rules: TriageRules;
}

const streamOf = (caseId: string): string => `triage-${caseId}`;

/** What triage knows besides the event it hears. */
export interface KnownFacts {
  readonly failures: KnownFailures;
  readonly tierOf: (customerId: string | undefined) => TierOfCustomer;
  /** Of cases that are on their own again. */
  readonly replies: PrimaryReplies;
  /** Of cases that were on their own again when the reply was heard. */
  readonly lateReplies: LateReplies;
  /** Of abuse, that stand against a customer. */
  readonly flagsOf: (customerId: string | undefined, now: string) => ReviewFlags;
  /** Policies and calendars as they are now. */
  readonly book: ClockBook;
  readonly desk: AssignmentDesk;
}

/** The command for a failure: judged with what is known, its clocks by the policies in force. */
const triage = (
  data: FailureReported | FailureDetected,
  settings: ReactionSettings,
  known: KnownFacts,
  clock: ClockContext,
): TriageFailure => {
  const { caseId, storeId, customerId, reportedAt } = data;
  const judged = judgeFailure(data, known.failures, settings.rules);
  const skills = neededSkills(settings.rules.skills, {
    severity: judged.impact.severity,
    ...judged.classification,
    channel: judged.facts.channel,
    ...('language' in data ? { language: data.language } : {}),
  });
  return {
    type: 'TriageFailure',
    ...{ caseId, storeId, customerId, reportedAt },
    ...known.tierOf(customerId),
    ...judged,
    ownerFor: (dueAt) => known.desk.ownerFor({ caseId, storeId }, { skills, dueAt }),
    ...('initiation' in data ? { openedBy: data.initiation } : {}),
    reviewFlags: known.flagsOf(customerId, clock.now),
    clock,
  };
};

/** Event types triage listens to; anything else is skipped unread. */
export const HEARD_TYPES = [
  'FailureReported',
  'FailureDetected',
  'PurchaseRecorded',
  'CaseHistoryImported',
  ...HEARD_OF_CLOCKS,
  ...HEARD_OF_INCIDENTS,
  ...HEARD_OF_ABUSE,
] as const;

const commandFor = (
  event: LoggedEvent,
  settings: ReactionSettings,
  known: KnownFacts,
  clock: ClockContext,
): TriageCommand | undefined => {
  switch (event.type) {
    case 'FailureReported':
    case 'FailureDetected':
      return triage(event.data as FailureReported | FailureDetected, settings, known, clock);
    case 'CaseHistoryImported': {
      const data = event.data as CaseHistoryImported;
      return {
        type: 'TakeOverHistory',
        caseId: data.caseId,
        khdType: data.complaintCode,
        sourceCategory: data.sourceCategory,
      };
    }
    default:
      return clockCommandFor(event, clock, known.replies);
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
  (event: LoggedEvent, now: string): readonly Reaction[] => {
    if (isImported(event.data) && event.type !== 'CaseHistoryImported') return [];
    if ((HEARD_OF_INCIDENTS as readonly string[]).includes(event.type)) {
      return incidentLessons(event, streamOf);
    }
    const clock = { book: known.book, now };
    const command = commandFor(event, settings, known, clock);
    if (command === undefined) return [];
    const { caseId } = event.data as { caseId: string };
    const own = { name: command.type, streamId: streamOf(caseId), command };
    // DUP-03: who was a duplicate when the reply was given was answered by it too.
    const others = (known.lateReplies.get(event.id) ?? []).map((other) => ({
      name: `${command.type}:${other}`,
      streamId: streamOf(other),
      command,
    }));
    return [own, ...others];
  };
