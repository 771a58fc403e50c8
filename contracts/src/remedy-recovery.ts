import { z } from 'zod';
import { instant, money, shortId, uuid } from './primitives.ts';
import { REMEDY_TYPES, SEVERITIES } from './vocabulary.ts';

/** What a recovery cost the firm, step by step, and recoveries that failed. */

/** Money, a voucher, goods or work; a step that cost nothing is left out. */
export const stepCost = z.object({
  step: z.int().min(1).max(20),
  remedyType: z.enum(REMEDY_TYPES),
  cost: money,
});

/** Absent in events of older releases; empty where it cost nothing. */
export const recoveryCost = {
  stepCosts: z.array(stepCost).max(40).optional(),
  /** Their sum in each currency. */
  cost: z.array(money).max(40).optional(),
};

/** Every recovery fails for one of these. */
export const RECOVERY_FAILURES = [
  /** What was offered was declined, and the case ended without a remedy. */
  'rejected',
  /** The promised time passed, and it was neither made good nor explained. */
  'missed',
  /** It was made good, and the customer is dissatisfied still or suffered from it. */
  'dissatisfaction',
  /** Staff ended the case as failed, without a refusal of the customer. */
  'given_up',
] as const;

/** The recovery did not work; once for each, and reason. What was missed may still come. */
export const RecoveryFailedV1 = z
  .object({
    caseId: uuid,
    storeId: shortId.optional(),
    customerId: uuid.optional(),
    severity: z.enum(SEVERITIES).optional(),
    /** Absent where nothing was chosen. */
    remedyId: uuid.optional(),
    reason: z.enum(RECOVERY_FAILURES),
    ...recoveryCost,
    failedAt: instant,
  })
  .meta({ id: 'RecoveryFailed.v1' });

export type StepCost = z.infer<typeof stepCost>;
export type RecoveryFailed = z.infer<typeof RecoveryFailedV1>;
