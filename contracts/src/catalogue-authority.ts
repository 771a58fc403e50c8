import { entry } from './catalogue-entry.ts';
import * as doubleDeviation from './remedy-double-deviation.ts';
import * as authority from './remedy-authority.ts';
import * as goodwill from './remedy-goodwill.ts';

/** Rows of the catalogue about who may grant what, and what was granted beyond the playbook. */
export const AUTHORITY_ROWS = {
  RecoveryAuthorityGranted: entry(
    'remedy',
    authority.RecoveryAuthorityGrantedV1,
    'what a role, a person or anybody may give',
  ),
  RecoveryAuthorityWithdrawn: entry(
    'remedy',
    authority.RecoveryAuthorityWithdrawnV1,
    'and no longer may',
  ),
  DoubleDeviationHeard: entry(
    'remedy',
    doubleDeviation.DoubleDeviationHeardV1,
    'whoever handles the case may give what the next role up may',
  ),
  GoodwillProposed: entry('remedy', goodwill.GoodwillProposedV1, 'more than the playbook gives'),
  GoodwillApprovalRequested: entry(
    'remedy',
    goodwill.GoodwillApprovalRequestedV1,
    'a second person has to decide, and why',
  ),
  GoodwillApprovalEscalated: entry(
    'remedy',
    goodwill.GoodwillApprovalEscalatedV1,
    'the next role is asked',
  ),
  GoodwillApproved: entry(
    'remedy',
    goodwill.GoodwillApprovedV1,
    'granted: authority used against authority available',
  ),
  GoodwillReturned: entry('remedy', goodwill.GoodwillReturnedV1, 'to be revised, and why'),
  GoodwillRejected: entry('remedy', goodwill.GoodwillRejectedV1, 'not granted, and why'),
  GoodwillEnded: entry('remedy', goodwill.GoodwillEndedV1, 'lapsed; its authority is free again'),
  PlaybookDeviationRecorded: entry(
    'remedy',
    goodwill.PlaybookDeviationRecordedV1,
    'what the playbook is to learn from',
  ),
  GoodFaithProtectionApplied: entry(
    'remedy',
    goodwill.GoodFaithProtectionAppliedV1,
    'staff are not held to what they gave',
  ),
  RemedyExtended: entry('remedy', goodwill.RemedyExtendedV1, 'granted goodwill becomes steps'),
};
