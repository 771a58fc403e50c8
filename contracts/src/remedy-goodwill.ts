import { z } from 'zod';
import { externalRef, instant, money, sha256Hex, shortId, slug, uuid } from './primitives.ts';
import {
  AUTHORITY_HOLDERS,
  authorityMax,
  GOODWILL_REASONS,
  timesPerCustomer,
} from './remedy-authority.ts';
import { remedyComponent } from './remedy.ts';

/** Goodwill beyond the playbook: proposed, granted within authority or by a second person. */

/** Why it takes a second person. */
export const APPROVAL_CAUSES = [
  'above_limit',
  'above_day_limit',
  'no_limit',
  'type_not_covered',
  'above_automatic_cap',
  'no_price',
  'abuse_review',
] as const;

export const GOODWILL_CAPS = ['per_customer', 'by_reason'] as const;

export const RETURN_REASONS = [
  'amount_too_high',
  'wrong_form',
  'facts_missing',
  'not_justified',
] as const;

export const REJECT_REASONS = ['not_entitled', 'not_justified', 'settled_otherwise'] as const;

export const GOODWILL_ENDS = [
  'approval_expired',
  'grant_expired',
  'terms_changed',
  'authority_changed',
  'withdrawn',
  'case_ended',
] as const;

const revision = z.int().min(1).max(1000);
const at = { caseId: uuid, proposalId: uuid, revision };
const sum = z.int().min(0).max(999_999_999_999_999);

/** What the decision was held against. Its use is amount against max, of every grant. */
export const authorityFact = z.object({
  basis: z.enum([...AUTHORITY_HOLDERS, 'none']),
  /** Which role, or whose own; absent with `none`. */
  holderId: shortId.optional(),
  version: z.int().min(1).max(100_000).optional(),
  /** Authority available; -1: unlimited, absent: none. */
  max: authorityMax.optional(),
  perDayMax: authorityMax.optional(),
  /** Caps that hold for the reason it was asked for (GDW-07). */
  perCustomer: timesPerCustomer.optional(),
  reasonMax: authorityMax.optional(),
  /** It is that of the next role up, and why (GDW-08). */
  raisedBy: z.enum(['double_deviation']).optional(),
  /** Largest of what was granted for the case, its order and its customer, this one included. */
  used: sum,
});

export const goodwillContent = {
  /** What it is for: a line of the receipt, or the case as a whole. */
  item: externalRef,
  itemKind: z.enum(['item', 'delivery', 'case']),
  /** Refunds go to the original tender, vouchers are store credit. */
  components: z.array(remedyComponent).min(1).max(5),
  reason: z.enum(GOODWILL_REASONS),
  /** Made up for this customer, where the playbook has nothing like it. */
  improvised: z.boolean(),
  /** What was said about it, in intake's text store. */
  commentTextId: uuid.optional(),
};

export const GoodwillProposedV1 = z
  .object({
    ...at,
    storeId: shortId.optional(),
    customerId: uuid.optional(),
    ...goodwillContent,
    /** Of all components; absent where no money is in it. */
    amount: money.optional(),
    paymentRef: externalRef.optional(),
    price: money.optional(),
    playbookVersion: z.int().min(1).max(100_000),
    row: z.int().min(1).max(1000),
    /** Of case, item, components, payment and price: what an approval is bound to. */
    termsHash: sha256Hex,
    by: externalRef,
    proposedAt: instant,
  })
  .meta({ id: 'GoodwillProposed.v1' });

export const GoodwillApprovalRequestedV1 = z
  .object({
    ...at,
    storeId: shortId.optional(),
    causes: z.array(z.enum(APPROVAL_CAUSES)).min(1).max(7),
    /** Which caps made it `above_limit`, beside or in place of the limit itself. */
    caps: z.array(z.enum(GOODWILL_CAPS)).max(2).optional(),
    /** What an approver's limit has to cover. */
    needed: money.optional(),
    authority: authorityFact,
    /** Absent where no role is named above the requester's. */
    askedRole: slug.optional(),
    answerBy: instant.optional(),
    expiresAt: instant,
    requestedAt: instant,
  })
  .meta({ id: 'GoodwillApprovalRequested.v1' });

export const GoodwillApprovalEscalatedV1 = z
  .object({
    ...at,
    fromRole: slug,
    askedRole: slug,
    answerBy: instant.optional(),
    escalatedAt: instant,
  })
  .meta({ id: 'GoodwillApprovalEscalated.v1' });

/** Granted: within the proposer's own limit, or by somebody else's. */
export const GoodwillApprovedV1 = z
  .object({
    ...at,
    storeId: shortId.optional(),
    customerId: uuid.optional(),
    paymentRef: externalRef.optional(),
    basis: z.enum(['within_limit', 'four_eyes']),
    termsHash: sha256Hex,
    amount: money.optional(),
    authority: authorityFact,
    by: externalRef,
    /** Not begun by then: it is over. */
    validUntil: instant,
    approvedAt: instant,
  })
  .meta({ id: 'GoodwillApproved.v1' });

/** Back to the proposer, with what to change. */
export const GoodwillReturnedV1 = z
  .object({ ...at, reason: z.enum(RETURN_REASONS), by: externalRef, returnedAt: instant })
  .meta({ id: 'GoodwillReturned.v1' });

/** Final for this proposal; another one may be made. */
export const GoodwillRejectedV1 = z
  .object({ ...at, reason: z.enum(REJECT_REASONS), by: externalRef, rejectedAt: instant })
  .meta({ id: 'GoodwillRejected.v1' });

/** It lapsed before it was carried out; what it counted for is free again. */
export const GoodwillEndedV1 = z
  .object({ ...at, because: z.enum(GOODWILL_ENDS), endedAt: instant })
  .meta({ id: 'GoodwillEnded.v1' });

/** Flexibility within authority: never counted against anybody. */
export const PlaybookDeviationRecordedV1 = z
  .object({
    ...at,
    storeId: shortId.optional(),
    playbookVersion: z.int().min(1).max(100_000),
    row: z.int().min(1).max(1000),
    reason: z.enum(GOODWILL_REASONS),
    improvised: z.boolean(),
    amount: money.optional(),
    recordedAt: instant,
  })
  .meta({ id: 'PlaybookDeviationRecorded.v1' });

/** Who gave it acted in good faith and is not to be held to it. */
export const GoodFaithProtectionAppliedV1 = z
  .object({
    ...at,
    basis: z.enum(['within_limit', 'four_eyes']),
    protects: externalRef,
    appliedAt: instant,
  })
  .meta({ id: 'GoodFaithProtectionApplied.v1' });

/** Steps that granted goodwill adds to the running remedy, after those it has. */
export const RemedyExtendedV1 = z
  .object({
    caseId: uuid,
    remedyId: uuid,
    proposals: z
      .array(z.object({ proposalId: uuid, revision, firstStep: z.int().min(1).max(20) }))
      .min(1)
      .max(10),
    components: z.array(remedyComponent).min(1).max(20),
    extendedAt: instant,
  })
  .meta({ id: 'RemedyExtended.v1' });

export type GoodwillCap = (typeof GOODWILL_CAPS)[number];
export type GoodwillReasonCode = (typeof GOODWILL_REASONS)[number];
export type ApprovalCause = (typeof APPROVAL_CAUSES)[number];
export type GoodwillEnd = (typeof GOODWILL_ENDS)[number];
export type AuthorityFact = z.infer<typeof authorityFact>;
export type GoodwillProposed = z.infer<typeof GoodwillProposedV1>;
export type GoodwillApprovalRequested = z.infer<typeof GoodwillApprovalRequestedV1>;
export type GoodwillApprovalEscalated = z.infer<typeof GoodwillApprovalEscalatedV1>;
export type GoodwillApproved = z.infer<typeof GoodwillApprovedV1>;
export type GoodwillReturned = z.infer<typeof GoodwillReturnedV1>;
export type GoodwillRejected = z.infer<typeof GoodwillRejectedV1>;
export type GoodwillEnded = z.infer<typeof GoodwillEndedV1>;
export type PlaybookDeviationRecorded = z.infer<typeof PlaybookDeviationRecordedV1>;
export type GoodFaithProtectionApplied = z.infer<typeof GoodFaithProtectionAppliedV1>;
export type RemedyExtended = z.infer<typeof RemedyExtendedV1>;
