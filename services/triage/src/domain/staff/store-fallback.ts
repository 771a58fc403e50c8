import type { StoreFallbackDefined } from '@amends/contracts/triage-staff';
import { accepted, type Decider, rejected } from '@amends/decider/decider';

/** store-fallback-<storeId>: one version after the other, the last one rules. */
export type FallbackEvent = {
  readonly type: 'StoreFallbackDefined';
  readonly data: StoreFallbackDefined;
};

export interface DefineFallback {
  readonly type: 'DefineStoreFallback';
  readonly storeId: string;
  readonly ownerId: string;
  readonly ownerKind: StoreFallbackDefined['ownerKind'];
  readonly now: string;
}

export const fallbackDecider: Decider<DefineFallback, StoreFallbackDefined | null, FallbackEvent> =
  {
    initialState: null,
    evolve: (state, event) => (event.type === 'StoreFallbackDefined' ? event.data : state),
    decide: ({ storeId, ownerId, ownerKind, now }, state) => {
      if (state?.ownerId === ownerId && state.ownerKind === ownerKind) {
        return rejected('already_exists');
      }
      const version = (state?.version ?? 0) + 1;
      return accepted({
        type: 'StoreFallbackDefined',
        data: { storeId, version, ownerId, ownerKind, definedAt: now },
      });
    },
  };
