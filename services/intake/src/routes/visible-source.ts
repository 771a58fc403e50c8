import { mayAccessStore, type Principal } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import type { SourceDirectory, SourceRow } from '../sources/source-directory.ts';

type Places = Pick<SourceRow, 'storeId' | 'locations'>;

/** Whoever handles a source must be allowed every store that it speaks for. */
export const maySeeSource = (principal: Principal, { storeId, locations }: Places): boolean => {
  const stores = [...(storeId === null ? [] : [storeId]), ...Object.values(locations)];
  // Of neither a store nor locations: it speaks for all of them.
  if (stores.length === 0) return principal.stores === '*';
  return stores.every((one) => mayAccessStore(principal, one));
};

/** @throws Problem 404 for a source that is unknown or of a foreign store */
export const visibleSource = async (
  sources: SourceDirectory,
  principal: Principal,
  sourceId: string,
): Promise<SourceRow> => {
  const source = await sources.read(sourceId);
  if (source === undefined || !maySeeSource(principal, source)) throw new Problem('not_found');
  return source;
};
