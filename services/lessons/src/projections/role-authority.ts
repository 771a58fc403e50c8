import type {
  RecoveryAuthorityGranted,
  RecoveryAuthorityWithdrawn,
} from '@amends/contracts/remedy-authority';
import { withValues } from '@amends/projections/case-fold';
import type { FactRow, FactTable, KeyedFold } from '@amends/projections/types';

/** A version of what a role may grant: [from, until]; withdrawn where both are the same. */
export type AuthoritySpan = readonly [string, string | null];

/**
 * One row per role: when it had authority. That of single persons is left out: unused power is
 * told by role.
 */
export const roleAuthorityTable: FactTable = {
  name: 'role_authority',
  columns: {
    role: 'text',
    /** Always null: a role acts in every store, so only callers of all stores see it. */
    store_id: 'text',
    /** List of AuthoritySpan, in order; each ends the one before it. */
    spans: 'jsonb',
  },
  storeColumn: 'store_id',
};

type Change = RecoveryAuthorityGranted | RecoveryAuthorityWithdrawn;

const spanOf = (data: Change): AuthoritySpan =>
  'grantedAt' in data ? [data.grantedAt, data.until ?? null] : [data.withdrawnAt, data.withdrawnAt];

export const roleAuthorityFold: KeyedFold = {
  table: roleAuthorityTable,
  key: ({ type, data }) => {
    if (type !== 'RecoveryAuthorityGranted' && type !== 'RecoveryAuthorityWithdrawn')
      return undefined;
    const { holderKind, holderId } = data as Change;
    return holderKind === 'role' ? holderId : undefined;
  },
  fold: (row: FactRow = {}, { data }) => {
    const before = (row.spans as AuthoritySpan[] | undefined) ?? [];
    return withValues(row, { spans: [...before, spanOf(data as Change)] });
  },
};
