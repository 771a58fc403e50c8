import { z } from 'zod';
import { externalRef, instant, money, shortId, uuid } from './primitives.ts';

/**
 * Vouchers of the suite's own: issued, redeemed in whole or in parts, voided, expired. The secret
 * code is in no event; it is stored as HMAC beside them and told once (security.md S21).
 */

/** Which voucher, where, for what: in each of its events, so that each can be booked. */
const voucher = {
  voucherId: uuid,
  /** The case it makes amends for, where there is one. */
  caseId: uuid.optional(),
  /** The store that stands for it. */
  storeId: shortId.optional(),
  kind: z.enum(['restitution', 'goodwill']),
};

export const VoucherIssuedV1 = z
  .object({
    ...voucher,
    amount: money,
    /** Of a step of a remedy: the effect has happened when this is there. */
    remedyId: uuid.optional(),
    step: z.int().min(1).max(20).optional(),
    /** Why one is issued apart from a remedy. */
    reason: z.enum(['desk_amends', 'incident', 'replacement', 'correction']).optional(),
    issuedAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'VoucherIssued.v1' });

/** The code was told to somebody (who: the envelope). A new one makes the old one worthless. */
export const VoucherCodeShownV1 = z
  .object({ ...voucher, replaces: z.boolean(), shownAt: instant })
  .meta({ id: 'VoucherCodeShown.v1' });

export const VoucherRedeemedV1 = z
  .object({
    ...voucher,
    redemptionId: uuid,
    amount: money,
    /** What is left. */
    balance: money,
    /** Where it was spent. */
    redeemedIn: shortId,
    saleRef: externalRef.optional(),
    redeemedAt: instant,
  })
  .meta({ id: 'VoucherRedeemed.v1' });

export const VoucherVoidedV1 = z
  .object({
    ...voucher,
    /** What was left and is worth nothing now. */
    amount: money,
    reason: z.enum(['issued_in_error', 'fraud', 'lost', 'customer_request']),
    voidedAt: instant,
  })
  .meta({ id: 'VoucherVoided.v1' });

export const VoucherExpiredV1 = z
  .object({ ...voucher, amount: money, expiredAt: instant })
  .meta({ id: 'VoucherExpired.v1' });

export type VoucherIssued = z.infer<typeof VoucherIssuedV1>;
export type VoucherCodeShown = z.infer<typeof VoucherCodeShownV1>;
export type VoucherRedeemed = z.infer<typeof VoucherRedeemedV1>;
export type VoucherVoided = z.infer<typeof VoucherVoidedV1>;
export type VoucherExpired = z.infer<typeof VoucherExpiredV1>;
