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
    store_id: 'text not null',
    kind: 'text not null',
    /** Minor units; always positive, also of a refund. */
    amount: 'bigint not null',
    currency: 'text not null',
    /** Of a refund: the purchase it takes back, where it names one. */
    cancels: 'uuid',
    /** Paid in full by compensation: counted apart, never as retention. */
    is_subsidised: 'boolean not null',
  },
  indexes: [['customer_id', 'purchased_at']],
};

export const purchaseLog: RowLog = {
  table: purchaseTable,
  rows: ({ type, data }) => {
    if (type !== 'PurchaseRecorded') return [];
    const purchase = data as PurchaseRecorded;
    const { purchaseId, customerId, storeId, purchasedAt, kind, amount, subsidised } = purchase;
    return [
      {
        purchase_id: purchaseId,
        customer_id: customerId,
        purchased_at: purchasedAt,
        store_id: storeId,
        kind,
        amount: amount.amount,
        currency: amount.currency,
        cancels: purchase.cancels ?? null,
        is_subsidised: subsidised,
      },
    ];
  },
};

/**
 * When the sale `p` was taken back, as SQL; null while it stands. A refund that names the sale
 * takes it back if it is of all of it. One that names none takes back the customer's last sale of
 * the same amount in that store before it: a till knows no more.
 */
export const takenBackAt = (schema: string): string => `(select min(r.purchased_at)
  from ${schema}.purchase r
  where r.customer_id = p.customer_id and r.kind = 'refund' and r.currency = p.currency
    and r.amount >= p.amount and r.purchased_at >= p.purchased_at
    and (r.cancels = p.purchase_id
      or r.cancels is null and r.amount = p.amount and r.store_id = p.store_id
        and not exists (select from ${schema}.purchase s
          where s.customer_id = p.customer_id and s.kind = 'sale' and s.store_id = p.store_id
            and s.amount = p.amount and s.currency = p.currency
            and s.purchased_at <= r.purchased_at
            and (s.purchased_at, s.purchase_id) > (p.purchased_at, p.purchase_id))))`;
