import type { RetentionCustomer } from '@amends/statistics/retention';

/** Days within which a purchase counts as coming back, where groups are compared. */
export const BACK_WITHIN_DAYS = 90;

/** Whether the customer came back within the window; undefined while that cannot be told. */
export const cameBack = (customer: RetentionCustomer | undefined): boolean | undefined =>
  customer === undefined || customer.asOfDay < BACK_WITHIN_DAYS
    ? undefined
    : customer.purchaseDays.some((day) => day > 0 && day <= BACK_WITHIN_DAYS);
