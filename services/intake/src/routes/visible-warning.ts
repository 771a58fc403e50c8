import { mayAccessStore, type Principal } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import type { Pool } from 'pg';
import { findWarning, type WarningSummary } from '../warnings/warning-list.ts';

/** A warning about the whole retailer is for principals of all stores. */
const maySee = (principal: Principal, { storeId }: WarningSummary): boolean =>
  storeId === null ? principal.stores === '*' : mayAccessStore(principal, storeId);

/** @throws Problem 404 not_found, for an unknown warning and a foreign store's alike */
export const visibleWarning = async (
  pool: Pool,
  principal: Principal,
  warningId: string,
): Promise<WarningSummary> => {
  const warning = await findWarning(pool, warningId);
  if (warning === undefined || !maySee(principal, warning)) throw new Problem('not_found');
  return warning;
};
