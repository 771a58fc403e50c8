import type { CaseHistoryImported } from '@amends/contracts/intake';
import { sameValue } from './same-value.ts';

/**
 * Whether two imports of one row tell the same. Job and mapping version say how the row came, and
 * a store may have been registered between two imports: none of these makes it another row.
 */
export const sameHistory = (a: CaseHistoryImported, b: CaseHistoryImported): boolean => {
  const told = (facts: CaseHistoryImported) => ({
    ...facts,
    jobId: '',
    mappingVersion: '',
    storeUnknown: undefined,
    flags: facts.flags.filter((flag) => flag !== 'store_unknown').sort(),
  });
  return sameValue(told(a), told(b));
};
