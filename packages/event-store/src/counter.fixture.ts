import { accepted, type Decider, rejected } from '@amends/decider/decider';

/** The smallest decider with a rule: a counter that may not pass its limit. */
export type Counted = { readonly type: 'Counted'; readonly data: { readonly by: number } };
export type Count = { readonly by: number; readonly limit?: number };

export const counter: Decider<Count, number, Counted> = {
  initialState: 0,
  evolve: (state, { data }) => state + data.by,
  decide: ({ by, limit = 100 }, state) => {
    if (by === 0) return accepted();
    if (state + by > limit) return rejected('limit_reached', `at ${state}`);
    return accepted({ type: 'Counted', data: { by } });
  },
};
