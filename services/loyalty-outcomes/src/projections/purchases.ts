import type { PurchaseRecorded } from '@amends/contracts/intake';
import type { FactTable, RowLog } from '@amends/projections/types';

/**
 * Purchases of known customers, one row each. Nothing is folded over them: signals and cases lie
 * in different partitions, so their order is undefined and only a set can be kept. No store filter
 * either: a customer who comes back to another store came back. The table is never listed.
 */
export const purchaseTable: FactTable = {
  name: 'purchase',
  columns: {
    purchase_id: 'uuid',
    customer_id: 'uuid not null',
    purchased_at: 'timestamptz not null',
    kind: 'text not null',
    /** Paid in full by compensation: counted apart, never as retention. */
    is_subsidised: 'boolean not null',
  },
  indexes: [['customer_id', 'purchased_at']],
};

export const purchaseLog: RowLog = {
  table: purchaseTable,
  rows: ({ type, data }) => {
    if (type !== 'PurchaseRecorded') return [];
    const { purchaseId, customerId, purchasedAt, kind, subsidised } = data as PurchaseRecorded;
    return [
      {
        purchase_id: purchaseId,
        customer_id: customerId,
        purchased_at: purchasedAt,
        kind,
        is_subsidised: subsidised,
      },
    ];
  },
};
