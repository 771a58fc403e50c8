import type { CustomerTillFactNoted } from '@amends/contracts/intake-till-facts';
import { accepted, type Decider } from '@amends/decider/decider';

export interface TillFactEvent {
  readonly type: 'CustomerTillFactNoted';
  readonly data: CustomerTillFactNoted;
}
export interface NoteTillFact {
  readonly type: 'NoteTillFact';
  readonly data: CustomerTillFactNoted;
}

/** till-fact-<signalId>: one event, once; a signal that is heard twice is no second fact. */
export const tillFactDecider: Decider<NoteTillFact, boolean, TillFactEvent> = {
  initialState: false,
  evolve: () => true,
  decide: ({ data }, isNoted) =>
    isNoted ? accepted() : accepted({ type: 'CustomerTillFactNoted', data }),
};
