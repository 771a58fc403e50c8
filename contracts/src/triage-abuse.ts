import { z } from 'zod';
import { externalRef, instant, money, shortId, uuid } from './primitives.ts';

/**
 * Flags of abuse (ABU-01 to ABU-05): who sends a customer's compensation to a person, and on what
 * evidence. Nothing that an employee thinks of a contact is among the measures (EMP-04).
 */
export const ABUSE_MEASURES = [
  'claims',
  'item_claims',
  'kept_items',
  'partial_credits',
  'goodwill_credits',
  'goodwill_amount',
  'refunds',
  'returns',
  'refund_to_order_pct',
  'refunded_value_pct',
  'chargebacks',
  'failed_payments',
  'distinct_items',
] as const;

/** Sums and shares of money are of one currency each. */
export const MONEY_MEASURES = ['goodwill_amount', 'refunded_value_pct'] as const;

/** Why a person sets a flag by hand. */
export const ABUSE_REASONS = [
  'high_fraud_risk',
  'false_claim',
  'forged_receipt',
  'serial_returns',
  'failed_payments',
  'staff_collusion',
] as const;

const version = z.int().min(1).max(100_000);
const observed = z.int().min(0).max(999_999_999_999);

/** A measure of one customer with its own threshold and its own rolling window. */
export const abuseCondition = z.object({
  measure: z.enum(ABUSE_MEASURES),
  threshold: z.int().min(1).max(999_999_999_999),
  windowDays: z.int().min(1).max(730),
  /** Of measures of money. */
  currency: money.shape.currency.optional(),
  /** Shares are not looked at below so many refunds: one of one is no pattern. */
  minimumCount: z.int().min(1).max(1000).optional(),
});

export const AbusePolicyDefinedV1 = z
  .object({
    version,
    /** None: no flag is raised but by hand. */
    conditions: z.array(abuseCondition).max(30),
    /** How long a flag holds. */
    flagDays: z.int().min(1).max(730),
    /** The conditions that the suite comes with; nobody has said otherwise yet. */
    isDefault: z.boolean().optional(),
    definedAt: instant,
  })
  .meta({ id: 'AbusePolicyDefined.v1' });

/** One fact that was counted. */
export const abuseEvidence = z.object({
  kind: z.enum([
    'claim',
    'chargeback',
    'remedy',
    'return',
    'sale',
    'failed_payment',
    'item_return',
  ]),
  caseId: uuid.optional(),
  storeId: shortId.optional(),
  at: instant,
});

/** Compensation of the customer is no longer granted by itself, until the flag is over. */
export const AbuseFlagRaisedV1 = z
  .object({
    customerId: uuid,
    flagId: uuid,
    basis: z.enum(['condition', 'manual']),
    condition: abuseCondition.optional(),
    observed: observed.optional(),
    policyVersion: version.optional(),
    /** Of a manual flag: why, and who set it. */
    reason: z.enum(ABUSE_REASONS).optional(),
    by: externalRef.optional(),
    /** The last of the facts counted, at most so many. */
    evidence: z.array(abuseEvidence).max(50),
    raisedAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'AbuseFlagRaised.v1' });

/** The customer says that the flag is wrong; somebody has to look. */
export const AbuseFlagAppealedV1 = z
  .object({
    customerId: uuid,
    flagId: uuid,
    caseId: uuid,
    /** What the customer wrote, in intake's text store. */
    textId: uuid.optional(),
    appealedAt: instant,
  })
  .meta({ id: 'AbuseFlagAppealed.v1' });

export const AbuseAppealRejectedV1 = z
  .object({
    customerId: uuid,
    flagId: uuid,
    reason: z.enum(['evidence_stands', 'no_new_facts']),
    by: externalRef,
    decidedAt: instant,
  })
  .meta({ id: 'AbuseAppealRejected.v1' });

/** What became of a case while the flag stood. */
export const ABUSE_DECISIONS = ['held', 'approved', 'refused', 'flag_expired'] as const;

/** The flag is gone; what was decided under it is to be looked at again. */
export const AbuseFlagClearedV1 = z
  .object({
    customerId: uuid,
    flagId: uuid,
    reason: z.enum(['appeal_upheld', 'raised_in_error']),
    by: externalRef,
    earlierDecisions: z
      .array(z.object({ caseId: uuid, decision: z.enum(ABUSE_DECISIONS) }))
      .max(200),
    clearedAt: instant,
  })
  .meta({ id: 'AbuseFlagCleared.v1' });

/** The flags that stand against a case's customer, whenever they change; [] = none any more. */
export const AbuseReviewSetV1 = z
  .object({
    caseId: uuid,
    flags: z.array(z.object({ flagId: uuid, expiresAt: instant })).max(50),
    setAt: instant,
  })
  .meta({ id: 'AbuseReviewSet.v1' });

export type AbuseMeasure = (typeof ABUSE_MEASURES)[number];
export type AbuseReason = (typeof ABUSE_REASONS)[number];
export type AbuseDecision = (typeof ABUSE_DECISIONS)[number];
export type AbuseCondition = z.infer<typeof abuseCondition>;
export type AbuseEvidence = z.infer<typeof abuseEvidence>;
export type AbusePolicyDefined = z.infer<typeof AbusePolicyDefinedV1>;
export type AbuseFlagRaised = z.infer<typeof AbuseFlagRaisedV1>;
export type AbuseFlagAppealed = z.infer<typeof AbuseFlagAppealedV1>;
export type AbuseAppealRejected = z.infer<typeof AbuseAppealRejectedV1>;
export type AbuseFlagCleared = z.infer<typeof AbuseFlagClearedV1>;
export type AbuseReviewSet = z.infer<typeof AbuseReviewSetV1>;
