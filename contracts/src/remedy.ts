import { z } from 'zod';
import { externalRef, instant, money, sha256Hex, shortId, slug, uuid } from './primitives.ts';
import { remedyKind, remedyPromise } from './remedy-catalogue.ts';
import { menuExplanation } from './remedy-explanation.ts';
import { followUpContacts, playbookCaps } from './remedy-playbook.ts';
import { recoveryCost } from './remedy-recovery.ts';
import { matchingFacts } from './triage.ts';
import { CUSTOMER_TIERS, REMEDY_TYPES, RESOLUTION_OUTCOMES, SEVERITIES } from './vocabulary.ts';

/** Why an offer was declined. */
export const DECLINE_OFFER_REASONS = [
  'amount_too_low',
  'wrong_form',
  'too_late',
  'wants_apology',
  'wants_other_person',
  'wants_nothing',
  'does_not_trust_it',
] as const;

const imported = z.literal('imported').optional();

const moneyKind = z.enum(['restitution', 'goodwill']);

/** One part of a bundle: type and, where money is in it, how much and of what kind. */
export const remedyComponent = z.object({
  remedyType: z.enum(REMEDY_TYPES),
  amount: money.optional(),
  kind: moneyKind.optional(),
  /** By the catalogue; absent where nobody looked it up, and in events of older releases. */
  class: remedyKind.class.optional(),
  resource: remedyKind.resource.optional(),
});

const alternative = z.object({
  alternativeId: z.int().min(1).max(20),
  components: z.array(remedyComponent).min(1).max(20),
  /** When it would be made good, counted from the choice; absent in offers of older releases. */
  promise: remedyPromise.optional(),
});

/** What the playbook proposes for the case: row, money and how it came about. */
export const RemedyMenuPreparedV1 = z
  .object({
    caseId: uuid,
    playbookVersion: z.int().min(1).max(100_000),
    row: z.int().min(1).max(1000),
    overlays: z.array(z.int().min(1).max(1000)).max(10),
    steps: z.array(slug).max(40),
    restitution: money.optional(),
    goodwill: money.optional(),
    /** What a manager may grant where that is more than nobody has to be asked for. */
    goodwillByManager: money.optional(),
    /** Percent of the price that rule, matrix and tier come to, before the caps. */
    goodwillPct: z.int().min(0).max(1000),
    /** Who may grant it: nobody needs asking, or a manager must. */
    authority: z.enum(['automatic', 'manager']),
    rounding: z.enum(['half_up_caps_down']),
    severity: z.enum(SEVERITIES),
    storeId: shortId.optional(),
    customerId: uuid.optional(),
    price: money.optional(),
    paymentRef: externalRef.optional(),
    tier: z.enum(CUSTOMER_TIERS).optional(),
    /** What was matched on; a reopened case is matched on it again. */
    facts: matchingFacts.optional(),
    /** What earlier recoveries had given when it was made. */
    given: z.object({ restitution: money.optional(), goodwill: money.optional() }).optional(),
    /** The caps of its version; 120 and 150 percent in menus of older releases. */
    caps: playbookCaps.optional(),
    /** Why every figure is what it is; absent in menus of older releases. */
    explanation: menuExplanation.optional(),
    alternatives: z.array(alternative).min(1).max(20),
    /** When and how its row wants the customer asked, the tier considered. */
    followUp: followUpContacts.optional(),
    reason: z.enum(['triaged', 'reopened']),
  })
  .meta({ id: 'RemedyMenuPrepared.v1' });

/** The menu was shown: at least two alternatives. */
export const RemedyOfferedV1 = z
  .object({
    caseId: uuid,
    offerId: uuid,
    alternatives: z.array(alternative).min(2).max(20),
    offeredAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'RemedyOffered.v1' });

export const RemedyChosenV1 = z
  .object({
    caseId: uuid,
    provenance: imported,
    offerId: uuid.optional(),
    alternativeId: z.int().min(1).max(20).optional(),
    chosenBy: z.enum(['customer', 'staff_for_customer']),
    components: z.array(remedyComponent).min(1).max(20),
    /** By when all of it is made good, as the customer is told. */
    promisedFor: instant.optional(),
    chosenAt: instant,
  })
  .meta({ id: 'RemedyChosen.v1' });

export const RemedyDeclinedV1 = z
  .object({
    caseId: uuid,
    offerId: uuid,
    reason: z.enum(DECLINE_OFFER_REASONS).optional(),
    declinedBy: z.enum(['customer', 'staff_for_customer']).optional(),
    declinedAt: instant,
  })
  .meta({ id: 'RemedyDeclined.v1' });

export const RemedyExpiredV1 = z
  .object({ caseId: uuid, offerId: uuid, expiredAt: instant })
  .meta({ id: 'RemedyExpired.v1' });

export const RemedyExecutionStartedV1 = z
  .object({
    caseId: uuid,
    remedyId: uuid,
    components: z.array(remedyComponent).min(1).max(20),
    startedAt: instant,
  })
  .meta({ id: 'RemedyExecutionStarted.v1' });

/** A step that needs no provider was carried out; the first one stamps first action. */
export const RemedyStepExecutedV1 = z
  .object({
    caseId: uuid,
    remedyId: uuid,
    step: z.int().min(1).max(20),
    remedyType: z.enum(REMEDY_TYPES),
    /** Of a step that gave a voucher of the suite's own. */
    voucherId: uuid.optional(),
    /** Of a step that another system did, and under which reference it has it. */
    connectorId: slug.optional(),
    connectorRef: externalRef.optional(),
    /** Money that was handed over at the desk, and for what. */
    amount: money.optional(),
    kind: moneyKind.optional(),
    storeId: shortId.optional(),
    /** What goods, carriage or work cost the firm, besides the amount. */
    cost: money.optional(),
    executedAt: instant,
  })
  .meta({ id: 'RemedyStepExecuted.v1' });

/** Committed before the provider is called; a retry uses the same key (money rules 12 to 17). */
export const RefundIntendedV1 = z
  .object({
    caseId: uuid,
    remedyId: uuid,
    step: z.int().min(1).max(20),
    attempt: z.int().min(1).max(100),
    providerKey: z.string().regex(/^[a-z0-9-]{1,45}$/),
    paymentRef: externalRef,
    amount: money,
    termsHash: sha256Hex,
    intendedAt: instant,
  })
  .meta({ id: 'RefundIntended.v1' });

/** The provider accepted the refund. */
export const RefundSucceededV1 = z
  .object({
    caseId: uuid,
    remedyId: uuid,
    step: z.int().min(1).max(20),
    attempt: z.int().min(1).max(100),
    providerRef: externalRef,
    amount: money,
    kind: moneyKind.optional(),
    storeId: shortId.optional(),
    executedAt: instant,
  })
  .meta({ id: 'RefundSucceeded.v1' });

export const RefundFailedV1 = z
  .object({
    caseId: uuid,
    remedyId: uuid,
    step: z.int().min(1).max(20),
    attempt: z.int().min(1).max(100),
    reason: z.enum([
      'declined',
      'unknown_payment',
      'cap_exceeded',
      'amount_mismatch',
      'parked',
      'not_executed',
    ]),
    failedAt: instant,
  })
  .meta({ id: 'RefundFailed.v1' });

/** The firm regards the case as solved. */
export const RecoveryCompletedV1 = z
  .object({
    caseId: uuid,
    provenance: imported,
    storeId: shortId.optional(),
    customerId: uuid.optional(),
    severity: z.enum(SEVERITIES).optional(),
    remedyTypes: z.array(z.enum(REMEDY_TYPES)).max(20),
    /** What the remedies are by the catalogue of the case's version, each kind once. */
    kinds: z.array(z.object(remedyKind)).max(12).optional(),
    restitution: money.optional(),
    goodwill: money.optional(),
    /** No person had a part in it, neither the customer nor staff: nobody is asked about it. */
    automatic: z.literal(true).optional(),
    ...recoveryCost,
    /** By the version and row that the case is pinned to; absent where they say nothing. */
    followUp: z
      .object({
        playbookVersion: z.int().min(1).max(100_000),
        row: z.int().min(1).max(1000),
        contacts: followUpContacts,
      })
      .optional(),
    completedAt: instant,
  })
  .meta({ id: 'RecoveryCompleted.v1' });

export const NoRemedyConcludedV1 = z
  .object({
    caseId: uuid,
    provenance: imported,
    storeId: shortId.optional(),
    customerId: uuid.optional(),
    outcome: z.enum(RESOLUTION_OUTCOMES),
    concludedAt: instant,
  })
  .meta({ id: 'NoRemedyConcluded.v1' });

/** Money a register reports as returned, whatever the result of the case was. */
export const RestitutionRecordedV1 = z
  .object({
    caseId: uuid,
    provenance: z.literal('imported'),
    amount: money,
    recordedAt: instant,
  })
  .meta({ id: 'RestitutionRecorded.v1' });

export type RemedyComponent = z.infer<typeof remedyComponent>;
export type RemedyMenuPrepared = z.infer<typeof RemedyMenuPreparedV1>;
export type RemedyOffered = z.infer<typeof RemedyOfferedV1>;
export type RemedyChosen = z.infer<typeof RemedyChosenV1>;
export type RemedyDeclined = z.infer<typeof RemedyDeclinedV1>;
export type RemedyExpired = z.infer<typeof RemedyExpiredV1>;
export type RemedyExecutionStarted = z.infer<typeof RemedyExecutionStartedV1>;
export type RemedyStepExecuted = z.infer<typeof RemedyStepExecutedV1>;
export type RefundIntended = z.infer<typeof RefundIntendedV1>;
export type RefundSucceeded = z.infer<typeof RefundSucceededV1>;
export type RefundFailed = z.infer<typeof RefundFailedV1>;
export type RecoveryCompleted = z.infer<typeof RecoveryCompletedV1>;
export type NoRemedyConcluded = z.infer<typeof NoRemedyConcludedV1>;
export type RestitutionRecorded = z.infer<typeof RestitutionRecordedV1>;
