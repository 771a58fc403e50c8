import { z } from 'zod';
import { externalRef, instant, money, sha256Hex, shortId, uuid } from './primitives.ts';
import { authorityFact } from './remedy-goodwill.ts';

/**
 * The same small amends for every customer of an incident. All runs of one incident share the
 * stream budget-<incidentId>, so that no customer is given a token twice and no cap is passed.
 */

/** How a case came to its incident, as intake says. */
export const BULK_LINKS = ['opened', 'existing', 'person'] as const;

/** Why a case of the incident gets no token. */
export const BULK_EXCLUSIONS = [
  'no_customer',
  'erased',
  'off_the_list',
  'withdrawn',
  'merged_duplicate',
  'other_case_of_customer',
  'already_given',
  'under_review',
  'imported_case',
] as const;

/** A voucher or points of this value, or words only. Equal for everybody: it knows no tier. */
export const BULK_TOKENS = ['voucher', 'points', 'message'] as const;
export const bulkToken = z.object({
  kind: z.enum(BULK_TOKENS),
  amount: money.optional(),
});

const run = { incidentId: uuid, storeId: shortId, runId: uuid };
const customer = z.object({ caseId: uuid, customerId: uuid });
const count = z.int().min(0).max(10_000_000);
const stage = z.int().min(1).max(1_000_000);
const revision = z.int().min(1).max(100_000);
const listVersion = z.int().min(0).max(1_000_000);

export const BulkRemedyDraftedV1 = z
  .object({
    ...run,
    token: bulkToken,
    links: z.array(z.enum(BULK_LINKS)).min(1).max(BULK_LINKS.length),
    /** What the run may cost at most; of every token that costs something. */
    cap: money.optional(),
    /** How long after a stage its customers are told: time to undo what was a mistake. */
    noticeDelayMinutes: z.int().min(0).max(10_080),
    by: externalRef,
    draftedAt: instant,
  })
  .meta({ id: 'BulkRemedyDrafted.v1' });

/** What the run would do to the list as it is; an approval and a start are bound to it (INC-03). */
export const BulkRemedyDryRunMadeV1 = z
  .object({
    ...run,
    listVersion,
    /** Of the cases and their customers. */
    audienceHash: sha256Hex,
    customers: count,
    /** Of these, those whose case was there before the incident. */
    openCases: count,
    excluded: z
      .array(z.object({ reason: z.enum(BULK_EXCLUSIONS), cases: count }))
      .max(BULK_EXCLUSIONS.length),
    cost: money.optional(),
    termsHash: sha256Hex,
    by: externalRef,
    madeAt: instant,
  })
  .meta({ id: 'BulkRemedyDryRunMade.v1' });

/** Another cap is other terms: what was approved before is void. */
export const BulkRemedyCapSetV1 = z
  .object({ ...run, cap: money, termsHash: sha256Hex.optional(), by: externalRef, setAt: instant })
  .meta({ id: 'BulkRemedyCapSet.v1' });

/** Above the authority of whoever wants to start it: another person has to decide. */
export const BulkApprovalRequestedV1 = z
  .object({
    ...run,
    termsHash: sha256Hex,
    needed: money,
    authority: authorityFact,
    by: externalRef,
    expiresAt: instant,
    requestedAt: instant,
  })
  .meta({ id: 'BulkApprovalRequested.v1' });

export const BulkRemedyApprovedV1 = z
  .object({
    ...run,
    termsHash: sha256Hex,
    amount: money,
    authority: authorityFact,
    by: externalRef,
    validUntil: instant,
    approvedAt: instant,
  })
  .meta({ id: 'BulkRemedyApproved.v1' });

export const BulkRemedyStartedV1 = z
  .object({
    ...run,
    listVersion,
    audienceHash: sha256Hex,
    termsHash: sha256Hex,
    customers: count,
    cap: money.optional(),
    basis: z.enum(['own_limit', 'four_eyes', 'words_only']),
    /** Of the authority it rests on: a resumption with another cap makes the next one. */
    revision,
    authority: authorityFact.optional(),
    by: externalRef,
    startedAt: instant,
  })
  .meta({ id: 'BulkRemedyStarted.v1' });

/** Whom the run is for, some at a time. */
export const BulkCustomersListedV1 = z
  .object({ ...run, customers: z.array(customer).min(1).max(500), listedAt: instant })
  .meta({ id: 'BulkCustomersListed.v1' });

const left = customer.extend({ reason: z.enum(BULK_EXCLUSIONS) });

/** Set aside of the cap before anything is given; `excluded` are those who no longer get one. */
export const BulkStageBegunV1 = z
  .object({
    ...run,
    stage,
    customers: z.array(customer).max(200),
    excluded: z.array(left).max(500),
    begunAt: instant,
  })
  .meta({ id: 'BulkStageBegun.v1' });

/** Everybody of the stage has a token, save those named here. */
export const BulkStageSettledV1 = z
  .object({
    ...run,
    stage,
    given: count,
    excluded: z.array(left).max(200),
    /** Nobody knows whether they have it; a resumption tries them under the same ids. */
    failed: z.array(customer).max(200),
    /** When its customers are told. */
    noticesAt: instant,
    settledAt: instant,
  })
  .meta({ id: 'BulkStageSettled.v1' });

export const BulkRemedyPausedV1 = z
  .object({ ...run, by: externalRef, pausedAt: instant })
  .meta({ id: 'BulkRemedyPaused.v1' });

/** It stopped by itself and can be resumed: the cap leaves no room, or some could not be given. */
export const BulkRemedyStoppedV1 = z
  .object({ ...run, reason: z.enum(['budget_reached', 'items_failed']), stoppedAt: instant })
  .meta({ id: 'BulkRemedyStopped.v1' });

export const BulkRemedyResumedV1 = z
  .object({
    ...run,
    termsHash: sha256Hex,
    cap: money.optional(),
    basis: z.enum(['own_limit', 'four_eyes', 'words_only', 'as_before']),
    revision,
    authority: authorityFact.optional(),
    by: externalRef,
    resumedAt: instant,
  })
  .meta({ id: 'BulkRemedyResumed.v1' });

/** Nobody is given anything any more; what was given stays. */
export const BulkRemedyCancelledV1 = z
  .object({
    ...run,
    reason: z.enum(['not_needed', 'wrong_terms', 'wrong_audience', 'incident_cancelled']),
    by: externalRef,
    cancelledAt: instant,
  })
  .meta({ id: 'BulkRemedyCancelled.v1' });

export const BulkRemedyCompletedV1 = z
  .object({
    ...run,
    given: count,
    excluded: count,
    spent: money.optional(),
    completedAt: instant,
  })
  .meta({ id: 'BulkRemedyCompleted.v1' });

/** The customers of a stage were told what they were given. */
export const BulkNoticesGivenV1 = z
  .object({ ...run, stage, given: count, givenAt: instant })
  .meta({ id: 'BulkNoticesGiven.v1' });

/** The run was a mistake: tokens are taken back as far as they can be, notices stop. */
export const BulkUndoBegunV1 = z
  .object({
    ...run,
    reason: z.enum(['wrong_incident', 'wrong_audience', 'wrong_amount', 'incident_cancelled']),
    by: externalRef,
    begunAt: instant,
  })
  .meta({ id: 'BulkUndoBegun.v1' });

/** What became of a token that was taken back. */
export const BULK_UNDO_OUTCOMES = [
  'taken_back',
  'partly_redeemed',
  'redeemed',
  'not_given',
  /** Points that the scheme does not take back, or about which nobody knows. */
  'not_reversed',
] as const;

const undone = customer.extend({
  outcome: z.enum(BULK_UNDO_OUTCOMES),
  /** What was spent of it, or is not taken back: that cannot be undone. */
  kept: money.optional(),
  /** The customer had been told of it before. */
  noticed: z.boolean(),
});

export const BulkUndoSettledV1 = z
  .object({ ...run, customers: z.array(undone).min(1).max(200), settledAt: instant })
  .meta({ id: 'BulkUndoSettled.v1' });

export const BulkRemedyUndoneV1 = z
  .object({
    ...run,
    takenBack: count,
    /** Customers who spent theirs, in whole or in part, and how much that was. */
    redeemed: count,
    /** Customers whose points the scheme does not take back; counted in `kept`. */
    notReversed: count.optional(),
    kept: money.optional(),
    noticesStopped: count,
    undoneAt: instant,
  })
  .meta({ id: 'BulkRemedyUndone.v1' });

const given = { caseId: uuid, incidentId: uuid, storeId: shortId, runId: uuid };

/**
 * In the stream of the case: it gets the incident's token. Committed before the voucher is, and
 * with the order of points.
 */
export const IncidentTokenGivenV1 = z
  .object({
    ...given,
    customerId: uuid,
    token: bulkToken,
    voucherId: uuid.optional(),
    givenAt: instant,
  })
  .meta({ id: 'IncidentTokenGiven.v1' });

/** In the stream of the case: the run is undone; a token that was not there will not come. */
export const IncidentTokenTakenBackV1 = z
  .object({
    ...given,
    outcome: z.enum(BULK_UNDO_OUTCOMES),
    voucherId: uuid.optional(),
    pointsId: uuid.optional(),
    amount: money.optional(),
    kept: money.optional(),
    /**
     * By how much the goodwill was less in the end than the RecoveryCompleted{automatic} of then
     * told; absent where none told of it.
     */
    correction: z.object({ customerId: uuid, completedAt: instant, goodwill: money }).optional(),
    takenBackAt: instant,
  })
  .meta({ id: 'IncidentTokenTakenBack.v1' });

/** In the stream of the case: the customer is told of the token, once. */
export const TokenNoticeGivenV1 = z
  .object({
    ...given,
    noticeId: uuid,
    token: bulkToken,
    /** How the case came to the incident: `opened` by the suite itself, or a customer's own. */
    link: z.enum(BULK_LINKS).optional(),
    toldAt: instant,
  })
  .meta({ id: 'TokenNoticeGiven.v1' });

export type BulkLink = (typeof BULK_LINKS)[number];
export type BulkExclusion = (typeof BULK_EXCLUSIONS)[number];
export type BulkUndoOutcome = (typeof BULK_UNDO_OUTCOMES)[number];
export type BulkToken = z.infer<typeof bulkToken>;
export type BulkCustomer = z.infer<typeof customer>;
export type BulkRemedyDrafted = z.infer<typeof BulkRemedyDraftedV1>;
export type BulkRemedyDryRunMade = z.infer<typeof BulkRemedyDryRunMadeV1>;
export type BulkRemedyCapSet = z.infer<typeof BulkRemedyCapSetV1>;
export type BulkApprovalRequested = z.infer<typeof BulkApprovalRequestedV1>;
export type BulkRemedyApproved = z.infer<typeof BulkRemedyApprovedV1>;
export type BulkRemedyStarted = z.infer<typeof BulkRemedyStartedV1>;
export type BulkCustomersListed = z.infer<typeof BulkCustomersListedV1>;
export type BulkStageBegun = z.infer<typeof BulkStageBegunV1>;
export type BulkStageSettled = z.infer<typeof BulkStageSettledV1>;
export type BulkRemedyPaused = z.infer<typeof BulkRemedyPausedV1>;
export type BulkRemedyStopped = z.infer<typeof BulkRemedyStoppedV1>;
export type BulkRemedyResumed = z.infer<typeof BulkRemedyResumedV1>;
export type BulkRemedyCancelled = z.infer<typeof BulkRemedyCancelledV1>;
export type BulkRemedyCompleted = z.infer<typeof BulkRemedyCompletedV1>;
export type BulkNoticesGiven = z.infer<typeof BulkNoticesGivenV1>;
export type BulkUndoBegun = z.infer<typeof BulkUndoBegunV1>;
export type BulkUndoSettled = z.infer<typeof BulkUndoSettledV1>;
export type BulkRemedyUndone = z.infer<typeof BulkRemedyUndoneV1>;
export type IncidentTokenGiven = z.infer<typeof IncidentTokenGivenV1>;
export type IncidentTokenTakenBack = z.infer<typeof IncidentTokenTakenBackV1>;
export type TokenNoticeGiven = z.infer<typeof TokenNoticeGivenV1>;
