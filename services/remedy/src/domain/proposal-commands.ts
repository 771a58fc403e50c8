import type {
  GoodwillProposed,
  GoodwillRejected,
  GoodwillReturned,
} from '@amends/contracts/remedy-goodwill';
import type { Granted, LadderStep, Profile } from './authority.ts';

/** What somebody wants to give beyond the playbook. */
export type GoodwillTerms = Pick<
  GoodwillProposed,
  'item' | 'itemKind' | 'components' | 'reason' | 'improvised' | 'commentTextId'
>;

/** What the terms hash was made of besides the terms: the menu as it was read. */
export type BoundTo = Pick<GoodwillProposed, 'paymentRef' | 'price'>;

/** Whose authority counts, and what was granted before. */
interface GrantFacts {
  readonly by: string;
  readonly profiles: readonly Profile[];
  readonly granted: Granted;
  readonly now: string;
  /** Until when it can be carried out, if it is granted now. */
  readonly validUntil: string;
}

export interface ProposeGoodwill extends GrantFacts {
  readonly type: 'ProposeGoodwill';
  readonly proposalId: string;
  /** A further revision of the proposal, not a new one. */
  readonly isRevision: boolean;
  readonly terms: GoodwillTerms;
  readonly boundTo: BoundTo;
  readonly termsHash: string;
  /** Roles above the proposer's, the next one first. */
  readonly ladder: readonly LadderStep[];
  readonly approvalExpiresAt: string;
}

interface OnProposal {
  readonly proposalId: string;
  readonly revision: number;
  readonly now: string;
}

export interface ApproveGoodwill extends OnProposal, GrantFacts {
  readonly type: 'ApproveGoodwill';
  /** What the approver saw. */
  readonly termsHash: string;
}
export interface ReturnGoodwill extends OnProposal {
  readonly type: 'ReturnGoodwill';
  readonly reason: GoodwillReturned['reason'];
  readonly by: string;
}
export interface RejectGoodwill extends OnProposal {
  readonly type: 'RejectGoodwill';
  readonly reason: GoodwillRejected['reason'];
  readonly by: string;
}
export interface WithdrawGoodwill extends OnProposal {
  readonly type: 'WithdrawGoodwill';
}
/** From the timer: the asked role has not answered in time. */
export interface EscalateApproval extends OnProposal {
  readonly type: 'EscalateApproval';
  readonly fromRole: string;
  readonly next: { readonly role: string; readonly answerBy?: string };
}
/** From the timer: the request for an approval, or what was granted, is too old. */
export interface LapseGoodwill extends OnProposal {
  readonly type: 'LapseGoodwill';
  readonly what: 'approval' | 'grant';
}

export type ProposalCommand =
  | ProposeGoodwill
  | ApproveGoodwill
  | ReturnGoodwill
  | RejectGoodwill
  | WithdrawGoodwill
  | EscalateApproval
  | LapseGoodwill;
