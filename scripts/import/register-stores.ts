import { ApiProblem } from '@amends/client/api-problem';
import type { TypedClient } from '@amends/client/typed-client';
import type { Mapping } from './mapping.ts';

/** Registers the stores that the file names, where the mapping says with which facts. */
export const registerStores = async (
  client: TypedClient,
  mapping: Mapping,
  storeIds: readonly string[],
): Promise<void> => {
  const facts = mapping.columns.store?.register;
  if (facts === undefined) return;
  for (const storeId of storeIds) {
    try {
      await client.post('/intake/v1/stores', { body: { storeId, ...facts } });
    } catch (error) {
      const isKnown = error instanceof ApiProblem && error.code === 'already_exists';
      if (!isKnown) throw error;
    }
  }
};
