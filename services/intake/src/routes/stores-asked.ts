import { mayAccessStore, type Principal } from '@amends/service-kit/principal';
import type { Filter } from '@amends/service-kit/query';

/**
 * Stores a list is for: those asked for, else those that are there, of those the principal may
 * see; null is all of them.
 */
export const storesAsked = async (
  principal: Principal,
  filters: readonly Filter[],
  stores: () => Promise<readonly string[]>,
): Promise<readonly string[] | null> => {
  const asked = filters.filter(({ field }) => field === 'storeId');
  if (asked.length === 0 && principal.stores === '*') return null;
  const candidates = asked.length === 0 ? await stores() : asked.flatMap(({ values }) => values);
  return candidates.filter((storeId) => mayAccessStore(principal, storeId));
};
