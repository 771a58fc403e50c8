import type { PreventiveActionVerified } from '@amends/contracts/triage-findings';
import { once, withValues } from '@amends/projections/case-fold';
import type { FactTable, KeyedFold } from '@amends/projections/types';

/** What was found of an action: [when, failures before it, as long a time after it]. */
export type Verification = readonly [string, number, number];

/** Preventive actions that were verified, one row each. */
export const verifiedPreventionTable: FactTable = {
  name: 'verified_prevention',
  columns: {
    action_id: 'uuid',
    /** Null: of the whole retailer, so only callers of all stores see it. */
    store_id: 'text',
    first_verified_at: 'timestamptz',
    /** List of Verification, in order: a later one takes the place of an earlier one. */
    verifications: 'jsonb',
  },
  storeColumn: 'store_id',
};

export const verifiedPreventionFold: KeyedFold = {
  table: verifiedPreventionTable,
  key: ({ type, data }) =>
    type === 'PreventiveActionVerified' ? (data as PreventiveActionVerified).actionId : undefined,
  fold: (row = {}, { data }) => {
    const { storeId, verifiedAt, before, after } = data as PreventiveActionVerified;
    const found: Verification = [verifiedAt, before.cases, after.cases];
    const earlier = (row.verifications as Verification[] | null | undefined) ?? [];
    return withValues(row, {
      store_id: storeId,
      first_verified_at: once(row, 'first_verified_at', verifiedAt),
      verifications: [...earlier, found],
    });
  },
};
