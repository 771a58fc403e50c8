import { z } from 'zod';
import { externalRef, instant, money, slug, uuid } from './primitives.ts';

const refundKey = z.string().regex(/^[a-z0-9-]{1,45}$/);

/**
 * Part of a payment is set aside for one refund before the provider is called, so that the refunds
 * of all cases together never exceed what was captured (reliability.md P6, money rule 9).
 */
export const RefundReservedV1 = z
  .object({
    provider: slug,
    paymentRef: externalRef,
    /** Key of the attempt, as in RefundIntended. */
    providerKey: refundKey,
    caseId: uuid,
    amount: money,
    /** What the provider said was captured. */
    captured: money,
    reservedAt: instant,
  })
  .meta({ id: 'RefundReserved.v1' });

/** The refund was finally refused: its part of the payment is free again. */
export const RefundReleasedV1 = z
  .object({
    provider: slug,
    paymentRef: externalRef,
    providerKey: refundKey,
    releasedAt: instant,
  })
  .meta({ id: 'RefundReleased.v1' });

export type RefundReserved = z.infer<typeof RefundReservedV1>;
export type RefundReleased = z.infer<typeof RefundReleasedV1>;
