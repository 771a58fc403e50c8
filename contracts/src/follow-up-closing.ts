import { z } from 'zod';
import { wave } from './follow-up.ts';
import { instant, scale7, shortId, uuid } from './primitives.ts';
import { RECOVERY_FAILURES } from './remedy-recovery.ts';
import { DOUBLE_DEVIATION_TRIGGERS, RESOLUTION_OUTCOMES } from './vocabulary.ts';

/** What has to be known of a case before it ends, and what is kept of how it ended. */

/** What somebody did in a case: why its outcome concerns them. */
export const HANDLER_ROLES = ['owner', 'gave_remedy', 'talked_to_customer'] as const;

/** By what a recovery counts as one: the firm's own word is none of them. */
export const CONFIRMATIONS = ['answer', 'customer_word'] as const;

/** What a member of staff says about the outcome of their own case; never held against them. */
export const FEEDBACK_ANSWERS = [
  'agree',
  'see_it_differently',
  'would_do_again',
  'need_training',
  'need_authority',
  'suggestion',
] as const;

const party = { storeId: shortId.optional(), customerId: uuid.optional() };

/** The customer says that it was made good: the benchmark of recovery. */
export const RecoveryConfirmedV1 = z
  .object({
    caseId: uuid,
    ...party,
    by: z.enum(CONFIRMATIONS),
    requestId: uuid.optional(),
    confirmedAt: instant,
  })
  .meta({ id: 'RecoveryConfirmed.v1' });

/** "Thanks" and the like: noted, and nothing is opened again by it (REO-01). */
export const CustomerThankedV1 = z
  .object({
    caseId: uuid,
    /** The message that said so. */
    textId: uuid.optional(),
    confirmsRecovery: z.boolean(),
    thankedAt: instant,
  })
  .meta({ id: 'CustomerThanked.v1' });

/** The customer wrote after the case was resolved: somebody has to say what it means. */
export const CustomerReplyHeardV1 = z
  .object({ caseId: uuid, textId: uuid, receivedAt: instant })
  .meta({ id: 'CustomerReplyHeard.v1' });

/** Counted: the second one is a double deviation. */
export const OfferRejectionHeardV1 = z
  .object({ caseId: uuid, offerId: uuid, rejectedAt: instant })
  .meta({ id: 'OfferRejectionHeard.v1' });

/** A recovery failed otherwise than by what the customer answered here. */
export const RecoveryFailureHeardV1 = z
  .object({
    caseId: uuid,
    reason: z.enum(RECOVERY_FAILURES).exclude(['dissatisfaction']),
    failedAt: instant,
  })
  .meta({ id: 'RecoveryFailureHeard.v1' });

/** Why, when and how are written down. */
export const CaseDocumentedV1 = z
  .object({ caseId: uuid, by: z.enum(['root_cause', 'checklist']), documentedAt: instant })
  .meta({ id: 'CaseDocumented.v1' });

/** Somebody of the staff had a hand in the case; they will hear how it ended. */
export const HandlerHeardV1 = z
  .object({ caseId: uuid, employeeId: shortId, role: z.enum(HANDLER_ROLES), since: instant })
  .meta({ id: 'HandlerHeard.v1' });

/** What the customer said of the recovery, as far as it is the business of who recovered. */
const saidOfRecovery = z.object({
  wave,
  reliefDegree: scale7,
  remedyAccepted: z.boolean(),
  dissatisfactionEliminated: z.boolean(),
  adverseEffects: z.boolean(),
});

/**
 * The outcome of a case is in the digest of who handled it, else of its store (R-079, EMP-01). No
 * money is in it: nobody is measured by what a remedy cost.
 */
export const FeedbackDeliveredToEmployeeV1 = z
  .object({
    caseId: uuid,
    storeId: shortId.optional(),
    /** Counts within the case. */
    feedback: z.int().min(1).max(1000),
    /** Absent: of nobody in particular, for the staff of the store. */
    employeeId: shortId.optional(),
    roles: z.array(z.enum(HANDLER_ROLES)).max(HANDLER_ROLES.length),
    outcome: z.enum(RESOLUTION_OUTCOMES),
    said: saidOfRecovery.optional(),
    reopenCount: z.int().min(0).max(1000),
    deliveredAt: instant,
  })
  .meta({ id: 'FeedbackDeliveredToEmployee.v1' });

/** They have seen it. */
export const FeedbackAcknowledgedV1 = z
  .object({
    caseId: uuid,
    storeId: shortId.optional(),
    feedback: z.int().min(1).max(1000),
    employeeId: shortId,
    acknowledgedAt: instant,
  })
  .meta({ id: 'FeedbackAcknowledged.v1' });

export const FeedbackAnsweredV1 = z
  .object({
    caseId: uuid,
    storeId: shortId.optional(),
    feedback: z.int().min(1).max(1000),
    employeeId: shortId,
    answer: z.enum(FEEDBACK_ANSWERS),
    /** The words, in intake's text store. */
    textId: uuid.optional(),
    answeredAt: instant,
  })
  .meta({ id: 'FeedbackAnswered.v1' });

/** The record a case ends with. */
export const OutcomeRecordedV1 = z
  .object({
    caseId: uuid,
    ...party,
    outcome: z.enum(RESOLUTION_OUTCOMES),
    /** Absent: nobody but the firm says that it was made good. */
    confirmedBy: z.enum(CONFIRMATIONS).optional(),
    /** How often the case was resolved. */
    recoveries: z.int().min(1).max(1000),
    reopenCount: z.int().min(0).max(1000),
    /** Recoveries that were rejected, missed or given up; absent in records of older releases. */
    failedRecoveries: z.int().min(0).max(1000).optional(),
    doubleDeviations: z
      .array(z.enum(DOUBLE_DEVIATION_TRIGGERS))
      .max(DOUBLE_DEVIATION_TRIGGERS.length),
    said: saidOfRecovery.optional(),
    /** Entries of digests that tell of it; none where neither employee nor store is known. */
    feedbackDelivered: z.int().min(0).max(1000),
    recordedAt: instant,
  })
  .meta({ id: 'OutcomeRecorded.v1' });

export type HandlerRole = (typeof HANDLER_ROLES)[number];
export type FeedbackAnswer = (typeof FEEDBACK_ANSWERS)[number];
export type SaidOfRecovery = z.infer<typeof saidOfRecovery>;
export type RecoveryConfirmed = z.infer<typeof RecoveryConfirmedV1>;
export type CustomerThanked = z.infer<typeof CustomerThankedV1>;
export type CustomerReplyHeard = z.infer<typeof CustomerReplyHeardV1>;
export type RecoveryFailureHeard = z.infer<typeof RecoveryFailureHeardV1>;
export type OfferRejectionHeard = z.infer<typeof OfferRejectionHeardV1>;
export type CaseDocumented = z.infer<typeof CaseDocumentedV1>;
export type HandlerHeard = z.infer<typeof HandlerHeardV1>;
export type FeedbackDeliveredToEmployee = z.infer<typeof FeedbackDeliveredToEmployeeV1>;
export type FeedbackAcknowledged = z.infer<typeof FeedbackAcknowledgedV1>;
export type FeedbackAnswered = z.infer<typeof FeedbackAnsweredV1>;
export type OutcomeRecorded = z.infer<typeof OutcomeRecordedV1>;
