import type { AbusePolicyContent } from './abuse-policy.ts';

/**
 * What the suite comes with, until the retailer says otherwise: far more than an unlucky customer
 * ever has. A flag is evidence and asks a person; it denies nothing (ABU-01). Sums of money are of
 * the retailer's currencies and prices, so none is judged here.
 */
export const DEFAULT_ABUSE_POLICY: AbusePolicyContent = {
  conditions: [
    { measure: 'claims', threshold: 10, windowDays: 90 },
    { measure: 'item_claims', threshold: 5, windowDays: 90 },
    { measure: 'kept_items', threshold: 4, windowDays: 180 },
    { measure: 'partial_credits', threshold: 5, windowDays: 180 },
    { measure: 'goodwill_credits', threshold: 5, windowDays: 180 },
    { measure: 'returns', threshold: 15, windowDays: 90 },
    { measure: 'refund_to_order_pct', threshold: 60, windowDays: 180, minimumCount: 6 },
    { measure: 'chargebacks', threshold: 3, windowDays: 365 },
    { measure: 'failed_payments', threshold: 10, windowDays: 30 },
    // More than ten in thirty days.
    { measure: 'distinct_items', threshold: 11, windowDays: 30 },
  ],
  flagDays: 90,
  isDefault: true,
};
