import type { ProblemCode } from '@amends/contracts/problem';
import { mayAccessStore, type Principal } from '@amends/service-kit/principal';

/**
 * Why a principal may not report for a store: another one's store looks unknown, and a report
 * without a store is for principals of all stores, since nobody else could see its case.
 */
export const storeRefusal = (
  principal: Principal,
  storeId: string | undefined,
): ProblemCode | undefined => {
  if (storeId === undefined) return principal.stores === '*' ? undefined : 'unknown_store';
  return mayAccessStore(principal, storeId) ? undefined : 'not_found';
};
