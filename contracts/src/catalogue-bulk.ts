import { entry } from './catalogue-entry.ts';
import * as bulk from './remedy-bulk.ts';

/** Rows of the catalogue about one remedy for all customers of an incident. */
export const BULK_ROWS = {
  BulkRemedyDrafted: entry(
    'remedy',
    bulk.BulkRemedyDraftedV1,
    'the same amends for every customer of an incident, not decided yet',
  ),
  BulkRemedyDryRunMade: entry(
    'remedy',
    bulk.BulkRemedyDryRunMadeV1,
    'whom it would reach, whom not and why, and what it would cost',
  ),
  BulkRemedyCapSet: entry(
    'remedy',
    bulk.BulkRemedyCapSetV1,
    'what the run may cost at most; earlier approvals are void',
  ),
  BulkApprovalRequested: entry(
    'remedy',
    bulk.BulkApprovalRequestedV1,
    'above the authority of whoever wants to start it',
  ),
  BulkRemedyApproved: entry(
    'remedy',
    bulk.BulkRemedyApprovedV1,
    'another person granted exactly these terms',
  ),
  BulkRemedyStarted: entry(
    'remedy',
    bulk.BulkRemedyStartedV1,
    'from now on tokens are given, stage by stage',
  ),
  BulkCustomersListed: entry(
    'remedy',
    bulk.BulkCustomersListedV1,
    'whom the run is for, as the dry run counted them',
  ),
  BulkStageBegun: entry(
    'remedy',
    bulk.BulkStageBegunV1,
    'a part of the cap is set aside for these customers',
  ),
  BulkStageSettled: entry('remedy', bulk.BulkStageSettledV1, 'what became of each of them'),
  BulkRemedyPaused: entry(
    'remedy',
    bulk.BulkRemedyPausedV1,
    'no further stage begins until it is resumed',
  ),
  BulkRemedyStopped: entry(
    'remedy',
    bulk.BulkRemedyStoppedV1,
    'the cap leaves no room, or some could not be given',
  ),
  BulkRemedyResumed: entry('remedy', bulk.BulkRemedyResumedV1, 'it goes on with what is left'),
  BulkRemedyCancelled: entry(
    'remedy',
    bulk.BulkRemedyCancelledV1,
    'nobody is given anything any more',
  ),
  BulkRemedyCompleted: entry(
    'remedy',
    bulk.BulkRemedyCompletedV1,
    'everybody has one; how many, and what it cost',
  ),
  BulkNoticesGiven: entry('remedy', bulk.BulkNoticesGivenV1, 'the customers of a stage were told'),
  BulkUndoBegun: entry('remedy', bulk.BulkUndoBegunV1, 'the run was a mistake; its notices stop'),
  BulkUndoSettled: entry(
    'remedy',
    bulk.BulkUndoSettledV1,
    'which tokens were taken back, and what had been spent',
  ),
  BulkRemedyUndone: entry(
    'remedy',
    bulk.BulkRemedyUndoneV1,
    'what could be undone is, and what could not',
  ),
  IncidentTokenGiven: entry(
    'remedy',
    bulk.IncidentTokenGivenV1,
    'the case gets the token of its incident; counts as its goodwill',
  ),
  IncidentTokenTakenBack: entry(
    'remedy',
    bulk.IncidentTokenTakenBackV1,
    'the token of the case is void, or will not come',
  ),
  TokenNoticeGiven: entry('remedy', bulk.TokenNoticeGivenV1, 'the customer is told of the token'),
};
