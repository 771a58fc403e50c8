import type { TierRunRequested, TiersComputed } from '@amends/contracts/triage-tiers';
import { accepted, type Decider, rejected } from '@amends/decider/decider';

/** tiers-<runId>: none -> requested -> computed. */
export type TierRunEvent =
  | { readonly type: 'TierRunRequested'; readonly data: TierRunRequested }
  | { readonly type: 'TiersComputed'; readonly data: TiersComputed };

export type TierRunCommand =
  | { readonly type: 'RequestTierRun'; readonly data: TierRunRequested }
  | { readonly type: 'RecordTiers'; readonly data: TiersComputed };

export interface TierRun {
  readonly status: 'none' | 'requested' | 'computed';
  readonly requested?: TierRunRequested;
  readonly computed?: TiersComputed;
}

export const tierRunDecider: Decider<TierRunCommand, TierRun, TierRunEvent> = {
  initialState: { status: 'none' },
  evolve: (state, event) => {
    switch (event.type) {
      case 'TierRunRequested':
        return { status: 'requested', requested: event.data };
      case 'TiersComputed':
        return { ...state, status: 'computed', computed: event.data };
      default: {
        event satisfies never;
        return state;
      }
    }
  },
  decide: (command, state) => {
    if (command.type === 'RequestTierRun') {
      if (state.status !== 'none') return rejected('already_exists');
      return accepted<TierRunEvent>({ type: 'TierRunRequested', data: command.data });
    }
    // The job may run twice; the first count stays.
    if (state.status !== 'requested') return accepted<TierRunEvent>();
    return accepted<TierRunEvent>({ type: 'TiersComputed', data: command.data });
  },
};
