import type { CaseReopened, DoubleDeviationDetected } from '@amends/contracts/follow-up';
import type { CaseHistoryImported, CaseWithdrawn } from '@amends/contracts/intake';
import type { CasesMerged, CasesUnmerged } from '@amends/contracts/intake-merge';
import type {
  RemedyConflictEnded,
  RemedyConflictRaised,
  RemedyMergeHeard,
  RemedyUnmergeHeard,
} from '@amends/contracts/remedy-merging';
import type { AbuseReviewSet } from '@amends/contracts/triage-abuse';
import type { CasePrioritised } from '@amends/contracts/triage';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { RemedyCommand } from './domain/commands.ts';
import type { PlaybookShelf } from './domain/playbook-shelf.ts';
import { OFFER_TTL_DAYS } from './domain/playbook-v1.ts';

/** What hearing an event makes remedy do to one of its streams. */
export interface Reaction {
  readonly name: string;
  readonly streamId: string;
  readonly command: RemedyCommand;
}

/** Event types remedy listens to; anything else is skipped unread. */
export const HEARD_TYPES = [
  'CasePrioritised',
  'CaseReopened',
  'DoubleDeviationDetected',
  'CaseWithdrawn',
  'CaseHistoryImported',
  'AbuseReviewSet',
  'CasesMerged',
  'CasesUnmerged',
  // Its own: what two cases have to know of each other.
  'RemedyMergeHeard',
  'RemedyUnmergeHeard',
  'RemedyConflictRaised',
  'RemedyConflictEnded',
] as const;

const DAY_MS = 86_400_000;

/** When an offer made now lapses. */
export const offerExpiry = (now: string): string =>
  new Date(Date.parse(now) + OFFER_TTL_DAYS * DAY_MS).toISOString();

const terms = (event: LoggedEvent, now: string) => ({
  // Derived from the event, so hearing it twice makes the same offer.
  offerId: uuidv8FromHash('offer', event.id),
  now,
  expiresAt: offerExpiry(now),
});

const commandFor = (
  event: LoggedEvent,
  now: string,
  shelf: PlaybookShelf,
): RemedyCommand | undefined => {
  switch (event.type) {
    case 'CasePrioritised':
      return {
        type: 'PrepareRemedy',
        prioritised: event.data as CasePrioritised,
        triagedAt: event.time,
        shelf,
        ...terms(event, now),
      };
    case 'CaseReopened': {
      const { reason, reopenedAt } = event.data as CaseReopened;
      return { type: 'PrepareAgain', reason, shelf, ...terms(event, reopenedAt) };
    }
    case 'DoubleDeviationDetected': {
      const { caseId, trigger, detectedAt: at } = event.data as DoubleDeviationDetected;
      return { type: 'HearDoubleDeviation', caseId, trigger, at };
    }
    case 'AbuseReviewSet': {
      const { caseId, flags } = event.data as AbuseReviewSet;
      return { type: 'HearReview', caseId, flags, ...terms(event, now) };
    }
    case 'CaseWithdrawn': {
      const { caseId, withdrawnAt } = event.data as CaseWithdrawn;
      return { type: 'ConcludeWithoutRemedy', caseId, outcome: 'withdrawn', now: withdrawnAt };
    }
    case 'CasesMerged': {
      const { caseId, primaryCaseId, mergedAt: at } = event.data as CasesMerged;
      return { type: 'HearMerge', caseId, primaryCaseId, at };
    }
    case 'CasesUnmerged': {
      const { caseId } = event.data as CasesUnmerged;
      return { type: 'HearUnmerge', caseId, ...terms(event, now) };
    }
    case 'CaseHistoryImported': {
      const data = event.data as CaseHistoryImported;
      return {
        type: 'TakeOverHistory',
        caseId: data.caseId,
        storeId: data.storeId,
        remedyType: data.remedyType,
        outcome: data.outcome,
        restitution: data.restitution,
        endedAt: (data.resolved ?? data.closed)?.at,
        recordedAt: data.reported.at,
      };
    }
    default:
      return undefined;
  }
};

/** What one of two merged cases did is told to the other one. */
const commandForOther = (
  event: LoggedEvent,
  now: string,
): (RemedyCommand & { caseId: string }) | undefined => {
  switch (event.type) {
    case 'RemedyMergeHeard': {
      const { caseId, primaryCaseId, isLive, heardAt: at } = event.data as RemedyMergeHeard;
      if (!isLive) return undefined;
      return { type: 'HearDuplicate', caseId: primaryCaseId, duplicateCaseId: caseId, at };
    }
    case 'RemedyUnmergeHeard': {
      const { caseId, primaryCaseId } = event.data as RemedyUnmergeHeard;
      const on = { caseId: primaryCaseId, duplicateCaseId: caseId };
      return { type: 'LoseDuplicate', ...on, ...terms(event, now) };
    }
    case 'RemedyConflictRaised': {
      const { caseId, otherCaseId, role, raisedAt: at } = event.data as RemedyConflictRaised;
      if (role === 'duplicate') return undefined;
      return { type: 'RaiseConflict', caseId: otherCaseId, otherCaseId: caseId, at };
    }
    case 'RemedyConflictEnded': {
      const { caseId, otherCaseId, outcome, by } = event.data as RemedyConflictEnded;
      // That a duplicate is one no more is told by itself.
      if (outcome === 'unmerged') return undefined;
      const on = { caseId: otherCaseId, otherCaseId: caseId };
      return { type: 'EndConflict', ...on, outcome, by, ...terms(event, now) };
    }
    default:
      return undefined;
  }
};

/**
 * Pure: an event of another service to what remedy does about it. `now` is the consumer's clock.
 * Imported facts start nothing, save taking the history over.
 */
export const reactionsBy =
  (shelf: PlaybookShelf) =>
  (event: LoggedEvent, now: string): readonly Reaction[] => {
    const { caseId, provenance } = event.data as { caseId: string; provenance?: string };
    if (provenance === 'imported' && event.type !== 'CaseHistoryImported') return [];
    const other = commandForOther(event, now);
    if (other !== undefined) {
      return [{ name: other.type, streamId: `remedy-${other.caseId}`, command: other }];
    }
    const command = commandFor(event, now, shelf);
    return command === undefined
      ? []
      : [{ name: command.type, streamId: `remedy-${caseId}`, command }];
  };
