import { CURRENCY_CODES } from '@amends/contracts/currency';
import { z } from 'zod';
import { column, key, pattern, store, time } from './mapping-fields.ts';

const decimal = z
  .strictObject({
    column,
    decimalSeparator: z.enum(['.', ',']).default('.'),
    groupSeparator: z.enum(['.', ',', ' ', "'"]).optional(),
  })
  .refine((field) => field.decimalSeparator !== field.groupSeparator, {
    message: 'differs from decimalSeparator',
    path: ['groupSeparator'],
  });

/** What was paid in a row: an amount, or a price times how many. */
const paid = z.union(
  [
    z.strictObject({ amount: decimal }),
    z.strictObject({ unitPrice: decimal, quantity: z.strictObject({ column }) }),
  ],
  { error: 'takes amount, or unitPrice and quantity' },
);

/** Purchases: a row is an invoice or one line of it; rows of one invoice are one purchase. */
export const purchaseColumns = z.strictObject({
  invoice: z.strictObject({ column }),
  customer: z.strictObject({ column }),
  purchasedAt: time,
  paid,
  currency: z.enum(CURRENCY_CODES),
  store,
  /** Rows that take back: `when` are texts of the cell, or regular expressions between slashes. */
  cancellation: z.strictObject({ column, when: z.array(key).min(1) }).optional(),
  /** The invoice that such a row takes back, where the file tells. */
  cancels: z.strictObject({ column, extract: pattern.optional() }).optional(),
});

export type PurchaseColumns = z.infer<typeof purchaseColumns>;
export type DecimalField = z.infer<typeof decimal>;
