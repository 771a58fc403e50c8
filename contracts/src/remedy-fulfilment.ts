import { z } from 'zod';
import { instant, money, slug, uuid } from './primitives.ts';
import { REMEDY_TYPES } from './vocabulary.ts';

const place = {
  caseId: uuid,
  remedyId: uuid,
  step: z.int().min(1).max(20),
  attempt: z.int().min(1).max(100),
};

/** Committed before another system (ERP, shop, loyalty scheme) is asked to do the step. */
export const FulfilmentOrderedV1 = z
  .object({
    ...place,
    connectorId: slug,
    /** Same for every try of this attempt. */
    effectId: z.string().regex(/^[a-z0-9-]{1,45}$/),
    remedyType: z.enum(REMEDY_TYPES),
    amount: money.optional(),
    orderedAt: instant,
  })
  .meta({ id: 'FulfilmentOrdered.v1' });

export const FULFILMENT_FAILURES = [
  'declined',
  'amount_mismatch',
  'parked',
  'not_executed',
] as const;

/** The other system refused, or a person must look. */
export const FulfilmentFailedV1 = z
  .object({ ...place, reason: z.enum(FULFILMENT_FAILURES), failedAt: instant })
  .meta({ id: 'FulfilmentFailed.v1' });

export type FulfilmentOrdered = z.infer<typeof FulfilmentOrderedV1>;
export type FulfilmentFailed = z.infer<typeof FulfilmentFailedV1>;
