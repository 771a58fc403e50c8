import { z } from 'zod';
import { instant, shortId, uuid } from './primitives.ts';

/** Customers who stay away: on the stream customer-<customerId>. */

/** Why a customer left, as far as anybody could find out. */
export const EXIT_REASONS = [
  'pricing',
  'inconvenience',
  'core_service_failure',
  'service_encounter_failure',
  'response_to_failed_service',
  'competition',
  'ethical_problems',
  'involuntary_switching',
] as const;

const silence = {
  /** One silence: from a last purchase to the next one. */
  riskId: uuid,
  customerId: uuid,
  /** Where the customer bought last. */
  storeId: shortId,
};

/** A customer is silent beyond the usual interval between purchases. */
export const DefectionRiskDetectedV1 = z
  .object({
    ...silence,
    lastPurchaseAt: instant,
    /** Days with a purchase that the interval was worked out from. */
    purchaseDays: z.int().min(2).max(1_000),
    usualIntervalDays: z.int().min(1).max(36_525),
    /** When the silence became longer than usual. */
    silentSince: instant,
    /** From here on the customer counts as lost. */
    lostFrom: instant,
    detectedAt: instant,
  })
  .meta({ id: 'DefectionRiskDetected.v1' });

/** The customer bought again; a win-back case says that somebody had asked for it. */
export const CustomerReturnedV1 = z
  .object({ ...silence, purchaseId: uuid, returnedAt: instant, winBackCaseId: uuid.optional() })
  .meta({ id: 'CustomerReturned.v1' });

/** Somebody found out why the customer stays away, and whether they may be approached at all. */
export const ExitReasonsRecordedV1 = z
  .object({
    ...silence,
    exitReasons: z.array(z.enum(EXIT_REASONS)).max(EXIT_REASONS.length),
    noContact: z.boolean(),
    recordedAt: instant,
  })
  .meta({ id: 'ExitReasonsRecorded.v1' });

/** Staff try to win the customer back; the case is opened by it. */
export const WinBackCaseOpenedV1 = z
  .object({
    ...silence,
    caseId: uuid,
    silentSince: instant,
    detectedAt: instant,
    openedAt: instant,
  })
  .meta({ id: 'WinBackCaseOpened.v1' });

export type ExitReason = (typeof EXIT_REASONS)[number];
export type DefectionRiskDetected = z.infer<typeof DefectionRiskDetectedV1>;
export type CustomerReturned = z.infer<typeof CustomerReturnedV1>;
export type ExitReasonsRecorded = z.infer<typeof ExitReasonsRecordedV1>;
export type WinBackCaseOpened = z.infer<typeof WinBackCaseOpenedV1>;
