import { z } from 'zod';
import { instant, uuid } from './primitives.ts';

/** Why somebody's data must be kept for now, whatever asks for its end. */
export const HOLD_REASONS = [
  'litigation',
  'regulator_request',
  'law_enforcement_request',
  'internal_investigation',
  'insurance_claim',
] as const;

/** Why it need not be kept any more. */
export const HOLD_LIFT_REASONS = ['matter_closed', 'request_withdrawn', 'placed_in_error'] as const;

/** Neither erasure nor retention takes anything of these customers and cases. */
export const LegalHoldPlacedV1 = z
  .object({
    holdId: uuid,
    customerIds: z.array(uuid).max(100),
    /** Cases of no known customer. */
    caseIds: z.array(uuid).max(100),
    reason: z.enum(HOLD_REASONS),
    placedAt: instant,
  })
  .meta({ id: 'LegalHoldPlaced.v1' });

export const LegalHoldLiftedV1 = z
  .object({ holdId: uuid, reason: z.enum(HOLD_LIFT_REASONS), liftedAt: instant })
  .meta({ id: 'LegalHoldLifted.v1' });

export type LegalHoldPlaced = z.infer<typeof LegalHoldPlacedV1>;
export type LegalHoldLifted = z.infer<typeof LegalHoldLiftedV1>;
