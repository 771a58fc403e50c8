import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';
import type { Failure } from './failure.ts';

/** A text of another service about a case: no event of ours, theirs will name it. */
export type KeepText = { readonly type: 'KeepText' };

/** A case that is known and lives may be written about. */
export const keepText = (state: Failure): Decision<never> => {
  if (state.status === 'none') return rejected('not_found');
  return state.status === 'imported' ? rejected('imported_case') : accepted();
};

/** A text that belongs to no case; there is no state that could refuse it. */
export const impersonalTextDecider: Decider<KeepText, null, never> = {
  initialState: null,
  evolve: (state) => state,
  decide: () => accepted(),
};
