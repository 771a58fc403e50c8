import type { Money } from '@amends/contracts/primitives';
import type {
  GoodFaithProtectionApplied,
  GoodwillApprovalEscalated,
  GoodwillApprovalRequested,
  GoodwillApproved,
  GoodwillEnded,
  GoodwillProposed,
  GoodwillRejected,
  GoodwillReturned,
  PlaybookDeviationRecorded,
  RemedyExtended,
} from '@amends/contracts/remedy-goodwill';

/**
 * Goodwill beyond the playbook (GDW-03). A revision is submitted -> approved (within the limit) or
 * pending -> approved | returned | rejected; approved -> extended, when its steps join the remedy.
 * Returned, pending, granted and ended ones can be revised; what is rejected is final.
 */

export type ProposalEvent =
  | { readonly type: 'GoodwillProposed'; readonly data: GoodwillProposed }
  | { readonly type: 'GoodwillApprovalRequested'; readonly data: GoodwillApprovalRequested }
  | { readonly type: 'GoodwillApprovalEscalated'; readonly data: GoodwillApprovalEscalated }
  | { readonly type: 'GoodwillApproved'; readonly data: GoodwillApproved }
  | { readonly type: 'GoodwillReturned'; readonly data: GoodwillReturned }
  | { readonly type: 'GoodwillRejected'; readonly data: GoodwillRejected }
  | { readonly type: 'GoodwillEnded'; readonly data: GoodwillEnded }
  | { readonly type: 'PlaybookDeviationRecorded'; readonly data: PlaybookDeviationRecorded }
  | { readonly type: 'GoodFaithProtectionApplied'; readonly data: GoodFaithProtectionApplied }
  | { readonly type: 'RemedyExtended'; readonly data: RemedyExtended };

const TYPES: Readonly<Record<ProposalEvent['type'], true>> = {
  GoodwillProposed: true,
  GoodwillApprovalRequested: true,
  GoodwillApprovalEscalated: true,
  GoodwillApproved: true,
  GoodwillReturned: true,
  GoodwillRejected: true,
  GoodwillEnded: true,
  PlaybookDeviationRecorded: true,
  GoodFaithProtectionApplied: true,
  RemedyExtended: true,
};

export const isOfProposal = <Other extends { readonly type: string }>(
  event: Other | ProposalEvent,
): event is ProposalEvent => Object.hasOwn(TYPES, event.type);

export type ProposalStatus =
  | 'submitted'
  | 'pending'
  | 'approved'
  | 'returned'
  | 'rejected'
  | 'ended'
  | 'extended';

/** What became of one revision, and why. */
export interface HistoryEntry {
  readonly revision: number;
  readonly status: ProposalStatus;
  readonly amount?: Money;
  readonly reason?: string;
  readonly by?: string;
  readonly at: string;
}

export interface Proposal {
  readonly proposed: GoodwillProposed;
  readonly status: ProposalStatus;
  /** Everybody who proposed a revision of it: none of them approves. */
  readonly proposers: readonly string[];
  readonly request?: GoodwillApprovalRequested;
  readonly approved?: GoodwillApproved;
  readonly firstStep?: number;
  readonly history: readonly HistoryEntry[];
}

export type Proposals = readonly Proposal[];

const amountIn = (proposal: Proposal): { readonly amount?: Money } =>
  proposal.proposed.amount === undefined ? {} : { amount: proposal.proposed.amount };

export const proposalOf = (proposals: Proposals, proposalId: string): Proposal | undefined =>
  proposals.find(({ proposed }) => proposed.proposalId === proposalId);

const submitted = (before: Proposal | undefined, proposed: GoodwillProposed): Proposal => ({
  proposed,
  status: 'submitted',
  proposers: [...new Set([...(before?.proposers ?? []), proposed.by])],
  history: before?.history ?? [],
});

const withEntry = (
  proposal: Proposal,
  status: ProposalStatus,
  entry: Pick<HistoryEntry, 'reason' | 'by' | 'at'>,
): Proposal => ({
  ...proposal,
  status,
  history: [
    ...proposal.history,
    { revision: proposal.proposed.revision, status, ...amountIn(proposal), ...entry },
  ],
});

const said = ({ reason, by }: { readonly reason: string; readonly by: string }, at: string) => ({
  reason,
  by,
  at,
});

const changed = (proposal: Proposal, event: ProposalEvent): Proposal => {
  switch (event.type) {
    case 'GoodwillApprovalRequested':
      return withEntry({ ...proposal, request: event.data }, 'pending', {
        reason: event.data.causes[0],
        at: event.data.requestedAt,
      });
    case 'GoodwillApprovalEscalated': {
      if (proposal.request === undefined) return proposal;
      const { answerBy: _passed, ...request } = proposal.request;
      const { askedRole, answerBy } = event.data;
      const next = { ...request, askedRole, ...(answerBy === undefined ? {} : { answerBy }) };
      return { ...proposal, request: next };
    }
    case 'GoodwillApproved':
      return withEntry({ ...proposal, approved: event.data }, 'approved', {
        reason: event.data.basis,
        by: event.data.by,
        at: event.data.approvedAt,
      });
    case 'GoodwillReturned':
      return withEntry(proposal, 'returned', said(event.data, event.data.returnedAt));
    case 'GoodwillRejected':
      return withEntry(proposal, 'rejected', said(event.data, event.data.rejectedAt));
    case 'GoodwillEnded':
      return withEntry(proposal, 'ended', { reason: event.data.because, at: event.data.endedAt });
    default:
      return proposal;
  }
};

const extended = (proposals: Proposals, { proposals: taken, extendedAt }: RemedyExtended) =>
  proposals.map((proposal) => {
    const found = taken.find(({ proposalId }) => proposalId === proposal.proposed.proposalId);
    if (found === undefined) return proposal;
    const { firstStep } = found;
    return withEntry({ ...proposal, firstStep }, 'extended', { at: extendedAt });
  });

/** Never throws and never rejects history. */
export const withProposal = (proposals: Proposals, event: ProposalEvent): Proposals => {
  if (event.type === 'RemedyExtended') return extended(proposals, event.data);
  const { proposalId } = event.data;
  if (event.type === 'GoodwillProposed') {
    const before = proposalOf(proposals, proposalId);
    const next = submitted(before, event.data);
    return before === undefined
      ? [...proposals, next]
      : proposals.map((one) => (one === before ? next : one));
  }
  return proposals.map((one) =>
    one.proposed.proposalId === proposalId ? changed(one, event) : one,
  );
};

/** Waiting for a decision, or granted and not yet carried out. */
export const isOpen = ({ status }: Proposal): boolean =>
  status === 'submitted' || status === 'pending' || status === 'approved';
