import type { ControlAnswered, ControlCustomerSampled } from '@amends/contracts/follow-up-control';
import { withValues } from '@amends/projections/case-fold';
import type { FactTable, KeyedFold } from '@amends/projections/types';

/**
 * Customers whom nothing had failed when they were drawn, one row each. Who is let down later
 * stays: leaving them out would make the control group better than those it stands for. The table
 * is never listed.
 */
export const controlTable: FactTable = {
  name: 'control_customer',
  columns: {
    control_id: 'uuid',
    customer_id: 'uuid',
    store_id: 'text',
    /** The anchor of behaviour, as the recovery is of the others. */
    purchased_at: 'timestamptz',
    sampled_at: 'timestamptz',
    answered_at: 'timestamptz',
    satisfaction: 'smallint',
    recommend: 'smallint',
    intent: 'smallint',
    trust: 'smallint',
  },
  storeColumn: 'store_id',
};

export const controlFold: KeyedFold = {
  table: controlTable,
  key: ({ type, data }) =>
    type === 'ControlCustomerSampled' || type === 'ControlAnswered'
      ? (data as ControlAnswered).controlId
      : undefined,
  fold: (row = {}, { type, data }) => {
    if (type === 'ControlCustomerSampled') {
      const { customerId, storeId, purchasedAt, sampledAt } = data as ControlCustomerSampled;
      return withValues(row, {
        customer_id: customerId,
        store_id: storeId,
        purchased_at: purchasedAt,
        sampled_at: sampledAt,
      });
    }
    const { answeredAt, satisfaction, likelihoodToRecommend, repurchaseIntent, trust } =
      data as ControlAnswered;
    return withValues(row, {
      answered_at: answeredAt,
      satisfaction,
      recommend: likelihoodToRecommend,
      intent: repurchaseIntent,
      trust,
    });
  },
};
