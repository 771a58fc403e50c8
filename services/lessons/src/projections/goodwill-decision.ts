import type {
  AuthorityFact,
  GoodwillApprovalRequested,
  GoodwillApproved,
  GoodwillEnded,
  GoodwillProposed,
  GoodwillRejected,
  GoodwillReturned,
  PlaybookDeviationRecorded,
} from '@amends/contracts/remedy-goodwill';
import { type CaseHandlers, withValues } from '@amends/projections/case-fold';
import type { FactRow, FactTable } from '@amends/projections/types';
import { foldBy } from './fold-by.ts';

/**
 * One row per proposal of goodwill: what authority it was held against and how it was decided. Who
 * proposed or granted it is left out, and so is the amount: nobody is measured by what they gave
 * . Rows are for figures by role only, never listed or exported.
 */
export const goodwillDecisionTable: FactTable = {
  name: 'goodwill_decision',
  columns: {
    proposal_id: 'uuid',
    case_id: 'uuid',
    store_id: 'text',
    currency: 'text',
    reason: 'text',
    improvised: 'boolean',
    remedy_types: 'text[]',
    playbook_version: 'integer',
    playbook_row: 'integer',
    proposed_at: 'timestamptz',
    /** Whose limit the proposer had: a role's, their own, the default, or none. */
    basis: 'text',
    role: 'text',
    /** Minor units; -1: unlimited, null: none. */
    authority_max: 'bigint',
    authority_used: 'bigint',
    requested_at: 'timestamptz',
    decided_at: 'timestamptz',
    decision: 'text',
    deviation_at: 'timestamptz',
    ended_because: 'text',
  },
  storeColumn: 'store_id',
  indexes: [['role']],
};

// A person's own limit is told without the person.
const authorityValues = ({ basis, holderId, max, used }: AuthorityFact): FactRow => ({
  basis,
  role: basis === 'role' ? (holderId ?? null) : null,
  authority_max: max ?? null,
  authority_used: used,
});

const decided = (row: FactRow, decision: string, at: string, more: FactRow = {}): FactRow =>
  withValues(row, { ...more, decision, decided_at: at });

const handlers: CaseHandlers = {
  GoodwillProposed: (row, data: GoodwillProposed) =>
    withValues(row, {
      case_id: data.caseId,
      store_id: data.storeId,
      currency: data.amount?.currency ?? null,
      reason: data.reason,
      improvised: data.improvised,
      remedy_types: data.components.map(({ remedyType }) => remedyType),
      playbook_version: data.playbookVersion,
      playbook_row: data.row,
      proposed_at: data.proposedAt,
      // A revised proposal is decided anew.
      ...{ requested_at: null, decided_at: null, decision: null, ended_because: null },
    }),
  GoodwillApprovalRequested: (row, { authority, requestedAt }: GoodwillApprovalRequested) =>
    withValues(row, { ...authorityValues(authority), requested_at: requestedAt }),
  GoodwillApproved: (row, { basis, authority, approvedAt }: GoodwillApproved) =>
    // Of four eyes the second pair's limit is told: the proposer's stands in the request.
    decided(row, basis, approvedAt, basis === 'within_limit' ? authorityValues(authority) : {}),
  GoodwillReturned: (row, { returnedAt }: GoodwillReturned) => decided(row, 'returned', returnedAt),
  GoodwillRejected: (row, { rejectedAt }: GoodwillRejected) => decided(row, 'rejected', rejectedAt),
  GoodwillEnded: (row, { because }: GoodwillEnded) => withValues(row, { ended_because: because }),
  PlaybookDeviationRecorded: (row, { recordedAt }: PlaybookDeviationRecorded) =>
    withValues(row, { deviation_at: recordedAt }),
};

export const goodwillDecisionFold = foldBy(goodwillDecisionTable, 'proposalId', handlers);
