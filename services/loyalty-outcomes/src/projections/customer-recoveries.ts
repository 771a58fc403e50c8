import type { RecoveryCompleted } from '@amends/contracts/remedy';
import type { FactTable, RowLog } from '@amends/projections/types';

/**
 * When a customer was recovered, in any store: what a sale after it is told by. A set, since sales
 * and cases lie in different partitions. Never listed, and without a store like the purchases.
 */
export const customerRecoveryTable: FactTable = {
  name: 'customer_recovery',
  columns: {
    recovery_key: 'text',
    customer_id: 'uuid not null',
    completed_at: 'timestamptz not null',
  },
  indexes: [['customer_id', 'completed_at']],
};

export const customerRecoveryLog: RowLog = {
  table: customerRecoveryTable,
  rows: ({ type, data }) => {
    if (type !== 'RecoveryCompleted') return [];
    const { caseId, customerId, completedAt, provenance } = data as RecoveryCompleted;
    if (customerId === undefined || provenance === 'imported') return [];
    const recovery_key = `${caseId} ${completedAt}`;
    return [{ recovery_key, customer_id: customerId, completed_at: completedAt }];
  },
};
