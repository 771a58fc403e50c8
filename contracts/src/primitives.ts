import { z } from 'zod';
import { CURRENCY_CODES } from './currency.ts';

/**
 * Building blocks of every schema. Events have no open strings: each is an enum, an id by pattern,
 * a currency, a time or a slug, so that no personal data can enter the log by accident.
 */

/** UUID in canonical lower-case form, any version; URN and upper-case forms are refused. */
export const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

const DAY = String.raw`(20\d\d|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])`;
const TIME = String.raw`([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?`;

/** Instant in RFC 3339, UTC ("Z"), years 2000 to 2100, at most nine decimals, no leap second. */
export const instant = z.string().regex(new RegExp(`^${DAY}T${TIME}Z$`), {
  error: 'is no instant in UTC of the years 2000 to 2100, such as 2026-05-01T00:00:00Z',
  // Whether its day exists is asked of an instant only.
  abort: true,
});

/** Id given by another system (till, payment provider, register): visible ASCII without blanks. */
export const externalRef = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}$/);

/** A store, device, employee or team by the retailer's own short id. */
export const shortId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/);

/** A code declared in reference data (a source's category, a rule id). */
export const slug = z.string().regex(/^[a-z0-9_]{1,48}$/);

/** Amount in integer minor units, never negative, with its ISO 4217 currency. */
export const money = z.object({
  amount: z.int().min(0).max(999_999_999_999),
  currency: z.enum(CURRENCY_CODES),
});

/** A date or an instant as an imported register knows it (architecture: imported dates). */
export const importedInstant = z.object({
  at: instant,
  precision: z.enum(['instant', 'date']),
});

export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** Scale answer 1 to 7. */
export const scale7 = z.int().min(1).max(7);

export type Money = z.infer<typeof money>;
export type ImportedInstant = z.infer<typeof importedInstant>;
