import { isAfter } from '@amends/contracts/instant-order';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import { authorityFor, brokenLimits, sumWith } from './authority.ts';
import { ended, hasSameTerms } from './extend-remedy.ts';
import { askedBy, grant, refusalOf } from './grant-goodwill.ts';
import { isOpen, type Proposal, proposalOf } from './proposal.ts';
import type {
  ApproveGoodwill,
  EscalateApproval,
  LapseGoodwill,
  RejectGoodwill,
  ReturnGoodwill,
  WithdrawGoodwill,
} from './proposal-commands.ts';
import type { Remedy, RemedyEvent } from './remedy.ts';

/** The proposal if it waits for a decision on this revision, else why not. */
const pendingOf = (
  state: Remedy,
  { proposalId, revision, now }: { proposalId: string; revision: number; now: string },
): Proposal | Decision<never> => {
  const refusal = refusalOf(state);
  if (refusal !== undefined) return refusal;
  const proposal = proposalOf(state.proposals, proposalId);
  if (proposal === undefined) return rejected('not_found');
  const { status, request, proposed, history } = proposal;
  if (proposed.revision !== revision) return rejected('approval_void');
  if (status === 'approved' || status === 'extended') return rejected('already_approved');
  const isExpired = status === 'ended' && history.at(-1)?.reason === 'approval_expired';
  if (isExpired || (status === 'pending' && isAfter(now, request!.expiresAt))) {
    return rejected('approval_expired');
  }
  return status === 'pending' ? proposal : rejected('illegal_state', 'It waits for no approval.');
};

/** By somebody else, whose own limit covers the whole sum, on the terms they saw (GDW-06, S17). */
export const approveGoodwill = (command: ApproveGoodwill, state: Remedy): Decision<RemedyEvent> => {
  const proposal = pendingOf(state, command);
  if ('accepted' in proposal) return proposal;
  const { by, termsHash, profiles, granted, now, validUntil } = command;
  const { proposed, proposers } = proposal;
  if (proposers.includes(by)) return rejected('four_eyes_required');
  const isBound = termsHash === proposed.termsHash && hasSameTerms(state, proposal);
  if (!isBound) return rejected('approval_void');
  const { authority, cause } = authorityFor(profiles, askedBy(proposed));
  const isBroken = brokenLimits(authority, granted, proposed.amount).length > 0;
  if (cause !== undefined || isBroken) return rejected('authority_exceeded');
  const fact = { ...authority, used: sumWith(granted, proposed.amount) };
  const how = { basis: 'four_eyes', authority: fact, by, validUntil, now } as const;
  return accepted(...grant(state, proposed, how));
};

const placeOf = ({ proposed: { caseId, proposalId, revision } }: Proposal) => ({
  caseId,
  proposalId,
  revision,
});

/** Back with a reason; its proposer may send a further revision (no dead end). */
export const returnGoodwill = (command: ReturnGoodwill, state: Remedy): Decision<RemedyEvent> => {
  const proposal = pendingOf(state, command);
  if ('accepted' in proposal) return proposal;
  const { reason, by, now } = command;
  return accepted<RemedyEvent>({
    type: 'GoodwillReturned',
    data: { ...placeOf(proposal), reason, by, returnedAt: now },
  });
};

export const rejectGoodwill = (command: RejectGoodwill, state: Remedy): Decision<RemedyEvent> => {
  const proposal = pendingOf(state, command);
  if ('accepted' in proposal) return proposal;
  const { reason, by, now } = command;
  if (proposal.proposers.includes(by)) return rejected('four_eyes_required');
  return accepted<RemedyEvent>({
    type: 'GoodwillRejected',
    data: { ...placeOf(proposal), reason, by, rejectedAt: now },
  });
};

/** Taken back before it was carried out. */
export const withdrawGoodwill = (
  { proposalId, revision, now }: WithdrawGoodwill,
  state: Remedy,
): Decision<RemedyEvent> => {
  const proposal = proposalOf(state.proposals, proposalId);
  if (proposal === undefined) return rejected('not_found');
  if (proposal.proposed.revision !== revision) return rejected('approval_void');
  const isOver = !isOpen(proposal) && proposal.status !== 'returned';
  if (isOver) return rejected('illegal_state', 'There is nothing to withdraw.');
  return accepted(ended(proposal, 'withdrawn', now));
};

const waiting = (state: Remedy, proposalId: string, revision: number): Proposal | undefined => {
  const proposal = proposalOf(state.proposals, proposalId);
  return proposal?.proposed.revision === revision ? proposal : undefined;
};

export const escalateApproval = (
  { proposalId, revision, fromRole, next, now }: EscalateApproval,
  state: Remedy,
): Decision<RemedyEvent> => {
  const proposal = waiting(state, proposalId, revision);
  const isAsked = proposal?.status === 'pending' && proposal.request?.askedRole === fromRole;
  if (proposal === undefined || !isAsked) return accepted();
  const { role: askedRole, answerBy } = next;
  return accepted<RemedyEvent>({
    type: 'GoodwillApprovalEscalated',
    data: {
      ...{ ...placeOf(proposal), fromRole, askedRole },
      ...(answerBy === undefined ? {} : { answerBy }),
      escalatedAt: now,
    },
  });
};

export const lapseGoodwill = (
  { proposalId, revision, what, now }: LapseGoodwill,
  state: Remedy,
): Decision<RemedyEvent> => {
  const proposal = waiting(state, proposalId, revision);
  const status = what === 'approval' ? 'pending' : 'approved';
  if (proposal?.status !== status) return accepted();
  return accepted(ended(proposal, `${what}_expired`, now));
};
