import type {
  SourceLocationsChanged,
  SourceRegistered,
  SourceRevoked,
  SourceSecretRotated,
} from '@amends/contracts/intake';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';

/** source-<sourceId>: none -> registered (its secrets and locations may change) -> revoked. */
export type SourceEvent =
  | { readonly type: 'SourceRegistered'; readonly data: SourceRegistered }
  | { readonly type: 'SourceLocationsChanged'; readonly data: SourceLocationsChanged }
  | { readonly type: 'SourceSecretRotated'; readonly data: SourceSecretRotated }
  | { readonly type: 'SourceRevoked'; readonly data: SourceRevoked };

export type SourceCommand =
  | { readonly type: 'RegisterSource'; readonly data: SourceRegistered }
  | { readonly type: 'ChangeSourceLocations'; readonly data: SourceLocationsChanged }
  | { readonly type: 'RotateSourceSecret'; readonly data: SourceSecretRotated }
  | { readonly type: 'RevokeSource'; readonly data: SourceRevoked };

export type Source =
  | { readonly status: 'none' }
  | { readonly status: 'registered' | 'revoked'; readonly facts: SourceRegistered };

const initialState: Source = { status: 'none' };

const evolve = (state: Source, event: SourceEvent): Source => {
  switch (event.type) {
    case 'SourceRegistered':
      return { status: 'registered', facts: event.data };
    case 'SourceLocationsChanged':
      return 'facts' in state
        ? { ...state, facts: { ...state.facts, locations: event.data.locations } }
        : state;
    case 'SourceSecretRotated':
      return state;
    case 'SourceRevoked':
      return 'facts' in state ? { ...state, status: 'revoked' } : state;
    default: {
      event satisfies never;
      return state;
    }
  }
};

/** Files come under a token, records of a topic by the broker's access control. */
const WITHOUT_SECRET: ReadonlySet<SourceRegistered['vendor']> = new Set([
  'poslog',
  'inbound_topic',
]);

const eventOf = (command: Exclude<SourceCommand, { type: 'RegisterSource' }>): SourceEvent => {
  switch (command.type) {
    case 'ChangeSourceLocations':
      return { type: 'SourceLocationsChanged', data: command.data };
    case 'RotateSourceSecret':
      return { type: 'SourceSecretRotated', data: command.data };
    case 'RevokeSource':
      return { type: 'SourceRevoked', data: command.data };
  }
};

const decide = (command: SourceCommand, state: Source): Decision<SourceEvent> => {
  if (command.type === 'RegisterSource') {
    return state.status === 'none'
      ? accepted({ type: 'SourceRegistered', data: command.data })
      : rejected('already_exists');
  }
  if (state.status === 'none') return rejected('not_found');
  if (state.status === 'revoked') return rejected('source_revoked');
  if (command.type === 'RotateSourceSecret' && WITHOUT_SECRET.has(state.facts.vendor)) {
    return rejected('illegal_state', 'This source has no secret.');
  }
  return accepted(eventOf(command));
};

export const sourceDecider: Decider<SourceCommand, Source, SourceEvent> = {
  initialState,
  evolve,
  decide,
};

/** The stores a source may speak for: whoever handles the source must be allowed all of them. */
export const storesOf = ({ storeId, locations = [] }: SourceRegistered): readonly string[] => [
  ...new Set([...(storeId === undefined ? [] : [storeId]), ...locations.map((one) => one.storeId)]),
];
