import type { StoreRegistered } from '@amends/contracts/intake';
import type { StoreClosed, StoreMoved } from '@amends/contracts/intake-reference';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';

/** store-<storeId>: none -> open (moved any number of times) -> closed. */
export type StoreEvent =
  | { readonly type: 'StoreRegistered'; readonly data: StoreRegistered }
  | { readonly type: 'StoreMoved'; readonly data: StoreMoved }
  | { readonly type: 'StoreClosed'; readonly data: StoreClosed };

export type StoreCommand =
  | { readonly type: 'RegisterStore'; readonly data: StoreRegistered }
  | { readonly type: 'MoveStore'; readonly data: StoreMoved }
  | { readonly type: 'CloseStore'; readonly data: StoreClosed };

export type Store =
  | { readonly status: 'none' }
  | {
      readonly status: 'open' | 'closed';
      readonly timeZone: string;
      readonly currency: string;
      readonly region?: string | undefined;
    };

const evolve = (state: Store, event: StoreEvent): Store => {
  switch (event.type) {
    case 'StoreRegistered':
    case 'StoreMoved': {
      const { timeZone, currency, region } = event.data;
      if (state.status === 'none') return { status: 'open', timeZone, currency, region };
      return { ...state, timeZone, currency, region: region ?? state.region };
    }
    case 'StoreClosed':
      return state.status === 'none' ? state : { ...state, status: 'closed' };
    default: {
      event satisfies never;
      return state;
    }
  }
};

const move = (data: StoreMoved, state: Exclude<Store, { status: 'none' }>) =>
  state.timeZone === data.timeZone &&
  state.currency === data.currency &&
  (data.region === undefined || state.region === data.region)
    ? accepted<StoreEvent>()
    : accepted<StoreEvent>({ type: 'StoreMoved', data });

const decide = (command: StoreCommand, state: Store): Decision<StoreEvent> => {
  if (command.type === 'RegisterStore') {
    return state.status === 'none'
      ? accepted({ type: 'StoreRegistered', data: command.data })
      : rejected('already_exists');
  }
  if (state.status === 'none') return rejected('not_found');
  if (state.status === 'closed') return rejected('already_closed');
  return command.type === 'MoveStore'
    ? move(command.data, state)
    : accepted({ type: 'StoreClosed', data: command.data });
};

export const storeDecider: Decider<StoreCommand, Store, StoreEvent> = {
  initialState: { status: 'none' },
  evolve,
  decide,
};
