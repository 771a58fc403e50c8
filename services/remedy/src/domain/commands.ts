import type { CaseReopened } from '@amends/contracts/follow-up';
import type { Money } from '@amends/contracts/primitives';
import type { RefundFailed, RemedyDeclined } from '@amends/contracts/remedy';
import type { AbuseReviewHeard, RemedyReviewEnded } from '@amends/contracts/remedy-review';
import type { RemedyConflictEnded } from '@amends/contracts/remedy-merging';
import type { CasePrioritised } from '@amends/contracts/triage';
import type { RemedyType, ResolutionOutcome } from '@amends/contracts/vocabulary';
import type { Profile } from './authority.ts';
import type { NoticeCommand } from './case-notices.ts';
import type { OfferLimits } from './menu-authority.ts';
import type { DialogueCommand } from './dialogue.ts';
import type { CareCommand } from './incident-care.ts';
import type { HearDoubleDeviation } from './double-deviation.ts';
import type { FulfilmentCommand } from './fulfilment.ts';
import type { PlaybookShelf } from './playbook-shelf.ts';
import type { NamedDate } from './remedy-promise.ts';
import type { ProposalCommand } from './proposal-commands.ts';
import type { InvokeServiceGuarantee } from './service-guarantee.ts';
import type { TalkCommand } from './talk.ts';

/** Orders to the remedy of one case. Ids, times and hashes come with them. */
export interface PrepareRemedy {
  readonly type: 'PrepareRemedy';
  readonly prioritised: CasePrioritised;
  /** A case without a version takes the one that ruled when it was triaged. */
  readonly triagedAt: string;
  readonly shelf: PlaybookShelf;
  /** Ids and times come with the command, so a replay decides the same. */
  readonly offerId: string;
  readonly now: string;
  readonly expiresAt: string;
}
/** The case was reopened: the recovery itself failed. */
export interface PrepareAgain {
  readonly type: 'PrepareAgain';
  readonly reason: CaseReopened['reason'];
  /** The case keeps the version it has. */
  readonly shelf: PlaybookShelf;
  readonly offerId: string;
  readonly now: string;
  readonly expiresAt: string;
}
/** A person shows the menu: after a refusal, an expiry, or where a manager had to decide. */
export interface OfferRemedy {
  readonly type: 'OfferRemedy';
  readonly offerId: string;
  readonly now: string;
  readonly expiresAt: string;
  readonly byManager: boolean;
  /** What they may give; absent where nobody was ever given a limit. */
  readonly limits?: OfferLimits;
}
export interface ChooseRemedy {
  readonly type: 'ChooseRemedy';
  readonly offerId: string;
  readonly alternativeId: number;
  readonly chosenBy: 'customer' | 'staff_for_customer';
  readonly remedyId: string;
  readonly now: string;
  /** Hash of the terms by step, made outside (hashing is IO to the domain). */
  readonly termsHash: string;
  /** What those who granted goodwill for the case may grant now; none where there is no grant. */
  readonly holders?: readonly Profile[];
  /** The date staff named; else the playbook's. */
  readonly promisedFor?: NamedDate;
}
export interface DeclineRemedy {
  readonly type: 'DeclineRemedy';
  readonly offerId: string;
  readonly reason?: RemedyDeclined['reason'];
  readonly declinedBy?: RemedyDeclined['declinedBy'];
  readonly now: string;
}
/** From the timer. */
export interface ExpireOffer {
  readonly type: 'ExpireOffer';
  /** Nobody wrote in the case. */
  readonly isUntouched?: boolean;
  readonly offerId: string;
  readonly now: string;
}
export interface ExecuteStep {
  readonly type: 'ExecuteStep';
  readonly step: number;
  /** What goods, carriage or work cost, besides money that is part of the step. */
  readonly cost?: Money;
  readonly now: string;
}
/** The voucher that is a step of the running remedy was issued. */
export interface RecordVoucher {
  readonly type: 'RecordVoucher';
  readonly remedyId: string;
  readonly step: number;
  readonly voucherId: string;
  readonly now: string;
}
/** What the provider said about the refund of one attempt. */
export interface RecordRefund {
  readonly type: 'RecordRefund';
  readonly step: number;
  readonly attempt: number;
  readonly result:
    | { readonly outcome: 'succeeded'; readonly providerRef: string; readonly amount: Money }
    | { readonly outcome: 'failed'; readonly reason: RefundFailed['reason'] };
  /** By a call of the provider itself: of which key, also after nobody knew and it was parked. */
  readonly calledBack?: string;
  readonly now: string;
}
/** A person found out at the provider what became of a parked refund. */
export interface SettleRefund {
  readonly type: 'SettleRefund';
  readonly step: number;
  readonly found:
    | { readonly outcome: 'executed'; readonly providerRef: string; readonly amount: Money }
    | { readonly outcome: 'not_executed' };
  readonly now: string;
}
/** A person decides on a further attempt after a final refusal: a new key, never by itself. */
export interface RetryRefund {
  readonly type: 'RetryRefund';
  readonly step: number;
  readonly now: string;
}
export interface ConcludeWithoutRemedy {
  readonly type: 'ConcludeWithoutRemedy';
  readonly caseId: string;
  readonly outcome: ResolutionOutcome;
  readonly now: string;
}
export interface TakeOverHistory {
  readonly type: 'TakeOverHistory';
  readonly caseId: string;
  readonly storeId?: string | undefined;
  readonly remedyType?: RemedyType | undefined;
  readonly outcome?: ResolutionOutcome | undefined;
  readonly restitution?: Money | undefined;
  readonly endedAt?: string | undefined;
  readonly recordedAt: string;
}

/** Which flags stand against the customer now; a held menu may then be free to be offered. */
export interface HearReview {
  readonly type: 'HearReview';
  readonly caseId: string;
  readonly flags: AbuseReviewHeard['flags'];
  readonly offerId: string;
  readonly now: string;
  readonly expiresAt: string;
}
/** From the timer: the last flag has expired. */
export interface LapseReview {
  readonly type: 'LapseReview';
  readonly offerId: string;
  readonly now: string;
  readonly expiresAt: string;
}
export interface RefuseReview {
  readonly type: 'RefuseReview';
  readonly reason: NonNullable<RemedyReviewEnded['reason']>;
  readonly now: string;
}

/** The case turned out to be another report of a case that is there. */
export interface HearMerge {
  readonly type: 'HearMerge';
  readonly caseId: string;
  readonly primaryCaseId: string;
  readonly at: string;
}
interface OfferTerms {
  readonly offerId: string;
  readonly now: string;
  readonly expiresAt: string;
}
export interface HearUnmerge extends OfferTerms {
  readonly type: 'HearUnmerge';
  readonly caseId: string;
}
/** To the primary: a duplicate of it has a remedy of its own. */
export interface HearDuplicate {
  readonly type: 'HearDuplicate';
  readonly caseId: string;
  readonly duplicateCaseId: string;
  readonly at: string;
}
export interface LoseDuplicate extends OfferTerms {
  readonly type: 'LoseDuplicate';
  readonly caseId: string;
  readonly duplicateCaseId: string;
}
/** To the duplicate: its primary has a remedy as well. */
export interface RaiseConflict {
  readonly type: 'RaiseConflict';
  readonly caseId: string;
  readonly otherCaseId: string;
  readonly at: string;
}
/** A person decides which of two remedies for one loss goes on. */
export interface ResolveConflict extends OfferTerms {
  readonly type: 'ResolveConflict';
  readonly caseId: string;
  readonly otherCaseId: string;
  readonly kept: 'both' | 'this' | 'other';
  readonly by: string;
}
/** It was decided at the other case. */
export interface EndConflict extends OfferTerms {
  readonly type: 'EndConflict';
  readonly caseId: string;
  readonly otherCaseId: string;
  readonly outcome: RemedyConflictEnded['outcome'];
  readonly by?: string | undefined;
}

export type RemedyCommand =
  | PrepareRemedy
  | PrepareAgain
  | OfferRemedy
  | HearReview
  | HearDoubleDeviation
  | InvokeServiceGuarantee
  | HearMerge
  | HearUnmerge
  | HearDuplicate
  | LoseDuplicate
  | RaiseConflict
  | ResolveConflict
  | EndConflict
  | LapseReview
  | RefuseReview
  | ChooseRemedy
  | DeclineRemedy
  | ExpireOffer
  | ExecuteStep
  | RecordVoucher
  | RecordRefund
  | RetryRefund
  | SettleRefund
  | ConcludeWithoutRemedy
  | TakeOverHistory
  | FulfilmentCommand
  | ProposalCommand
  | DialogueCommand
  | TalkCommand
  | CareCommand
  | NoticeCommand;
