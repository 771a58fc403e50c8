import type { PurchaseRecorded } from '@amends/contracts/intake';
import type { FactTable, RowLog } from '@amends/projections/types';

/**
 * Sales to known customers that were paid for, with their stores: what a store took in, while
 * `purchase` says of customers that they came back, wherever. Never listed.
 */
export const saleTable: FactTable = {
  name: 'sale',
  columns: {
    sale_id: 'uuid',
    store_id: 'text not null',
    customer_id: 'uuid not null',
    amount: 'bigint not null',
    currency: 'text not null',
    purchased_at: 'timestamptz not null',
  },
  storeColumn: 'store_id',
  indexes: [['purchased_at']],
};

export const saleLog: RowLog = {
  table: saleTable,
  rows: ({ type, data }) => {
    if (type !== 'PurchaseRecorded') return [];
    const { purchaseId, storeId, customerId, purchasedAt, kind, amount, subsidised } =
      data as PurchaseRecorded;
    if (kind !== 'sale' || subsidised) return [];
    return [
      {
        sale_id: purchaseId,
        store_id: storeId,
        customer_id: customerId,
        amount: amount.amount,
        currency: amount.currency,
        purchased_at: purchasedAt,
      },
    ];
  },
};
