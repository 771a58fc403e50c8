import { z } from 'zod';
import { CURRENCY_CODES } from './currency.ts';
import { externalRef, instant, shortId, slug } from './primitives.ts';
import { REMEDY_TYPES } from './vocabulary.ts';

/** What who may give away without asking anybody (GDW-01, R-086). */

/** A role of the token, one person by their subject, or everybody. */
export const AUTHORITY_HOLDERS = ['role', 'person', 'default'] as const;

/** What goodwill beyond the playbook is for. */
export const GOODWILL_REASONS = [
  'late_response',
  'repeated_failure',
  'inconvenience',
  'special_occasion',
  'vendor_defect',
  'customer_hardship',
  'customer_countered',
  'staff_error',
  'loyalty_at_risk',
  'consequential_loss',
] as const;

export const AUTHORITY_REASONS = [
  'policy',
  'empowerment',
  'stand_in',
  'peak_season',
  'training_completed',
] as const;

/** Minor units; -1: unlimited. */
export const authorityMax = z.int().min(-1).max(999_999_999_999);

/** How often one customer may be given something before a second person looks (GDW-07). */
export const timesPerCustomer = z.object({
  times: z.int().min(0).max(1000),
  days: z.int().min(1).max(366),
});

/** What may be given for one reason, where that is less than the limit (GDW-07). */
export const reasonCap = z.object({ reason: z.enum(GOODWILL_REASONS), max: authorityMax });

export const authorityLimit = z.object({
  currency: z.enum(CURRENCY_CODES),
  max: authorityMax,
  /** Absent: remedies of every type. */
  remedyTypes: z.array(z.enum(REMEDY_TYPES)).min(1).max(REMEDY_TYPES.length).optional(),
  /** What one person gives away in 24 hours, over all customers. */
  perDayMax: authorityMax.optional(),
  perCustomer: timesPerCustomer.optional(),
  byReason: z.array(reasonCap).min(1).max(GOODWILL_REASONS.length).optional(),
  /** For these the two caps above do not hold: a vendor's defect is no habit of the customer's. */
  exceptReasons: z.array(z.enum(GOODWILL_REASONS)).min(1).max(GOODWILL_REASONS.length).optional(),
});

export const authorityContent = {
  limits: z.array(authorityLimit).min(1).max(50),
  /** Of a role: the next one up, and how long this one has to answer before it is asked. */
  escalatesTo: slug.optional(),
  answerMinutes: z.int().min(1).max(100_000).optional(),
  /** When it ends by itself; absent: it does not. */
  until: instant.optional(),
  reason: z.enum(AUTHORITY_REASONS),
};

const holder = {
  holderKind: z.enum(AUTHORITY_HOLDERS),
  /** A role, a person's subject id; `default` of the default. */
  holderId: shortId,
};

/** The next version of what somebody may grant. */
export const RecoveryAuthorityGrantedV1 = z
  .object({
    ...holder,
    version: z.int().min(1).max(100_000),
    ...authorityContent,
    by: externalRef,
    grantedAt: instant,
  })
  .meta({ id: 'RecoveryAuthorityGranted.v1' });

export const RecoveryAuthorityWithdrawnV1 = z
  .object({
    ...holder,
    version: z.int().min(1).max(100_000),
    reason: z.enum(['left_role', 'policy', 'granted_in_error']),
    by: externalRef,
    withdrawnAt: instant,
  })
  .meta({ id: 'RecoveryAuthorityWithdrawn.v1' });

export type AuthorityHolder = (typeof AUTHORITY_HOLDERS)[number];
export type AuthorityLimit = z.infer<typeof authorityLimit>;
export type RecoveryAuthorityGranted = z.infer<typeof RecoveryAuthorityGrantedV1>;
export type RecoveryAuthorityWithdrawn = z.infer<typeof RecoveryAuthorityWithdrawnV1>;
