import type { CaseHistoryImported } from '@amends/contracts/intake';

/** Equality of JSON values; a member that is undefined counts as absent. */
const sameValue = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => sameValue(left[name], right[name]));
};

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
