import type {
  PreventiveActionImplemented,
  PreventiveActionOpened,
  PreventiveActionVerified,
} from '@amends/contracts/triage-findings';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';

/** prevention-<actionId>: none -> open -> implemented -> verified, by a timer and at any time. */
export type PreventionEvent =
  | { readonly type: 'PreventiveActionOpened'; readonly data: PreventiveActionOpened }
  | { readonly type: 'PreventiveActionImplemented'; readonly data: PreventiveActionImplemented }
  | { readonly type: 'PreventiveActionVerified'; readonly data: PreventiveActionVerified };

type Recurrence = PreventiveActionVerified['before'];

export type PreventionCommand =
  | { readonly type: 'OpenAction'; readonly data: PreventiveActionOpened }
  | {
      readonly type: 'ImplementAction';
      /** When its recurrence is counted by itself. */
      readonly verifyAt: string;
      readonly now: string;
    }
  | {
      readonly type: 'VerifyAction';
      readonly now: string;
      /** Counted beforehand; as long before the action took effect as after it. */
      readonly before: Recurrence;
      readonly after: Recurrence;
      readonly occasion: NonNullable<PreventiveActionVerified['occasion']>;
    };

export interface PreventiveAction {
  readonly status: 'none' | 'open' | 'implemented' | 'verified';
  readonly storeId?: string | undefined;
  readonly opened?: PreventiveActionOpened;
  readonly implementedAt?: string;
  readonly verifyAt?: string | undefined;
  readonly verified?: PreventiveActionVerified;
}

const evolve = (state: PreventiveAction, event: PreventionEvent): PreventiveAction => {
  switch (event.type) {
    case 'PreventiveActionOpened':
      return { status: 'open', storeId: event.data.storeId, opened: event.data };
    case 'PreventiveActionImplemented':
      return {
        ...state,
        status: 'implemented',
        implementedAt: event.data.implementedAt,
        verifyAt: event.data.verifyAt,
      };
    case 'PreventiveActionVerified':
      return { ...state, status: 'verified', verified: event.data };
    default: {
      event satisfies never;
      return state;
    }
  }
};

/** Cases, and early warnings of what customers may not have complained of. */
const failuresIn = ({ cases, warnings = 0 }: Recurrence): number => cases + warnings;

const verdictOf = (before: Recurrence, after: Recurrence): PreventiveActionVerified['verdict'] => {
  const [earlier, later] = [failuresIn(before), failuresIn(after)];
  if (earlier === 0 && later === 0) return 'none_to_compare';
  if (later === earlier) return 'same';
  return later < earlier ? 'fewer' : 'more';
};

const decide = (command: PreventionCommand, state: PreventiveAction): Decision<PreventionEvent> => {
  if (command.type === 'OpenAction') {
    return state.status === 'none'
      ? accepted<PreventionEvent>({ type: 'PreventiveActionOpened', data: command.data })
      : rejected('already_exists');
  }
  if (state.status === 'none') return rejected('not_found');
  const { actionId, storeId, ownerId } = state.opened!;
  const about = { actionId, ...(storeId === undefined ? {} : { storeId }) };
  if (command.type === 'ImplementAction') {
    if (state.status !== 'open') return rejected('already_recorded');
    const data = { ...about, implementedAt: command.now, verifyAt: command.verifyAt };
    return accepted<PreventionEvent>({ type: 'PreventiveActionImplemented', data });
  }
  if (state.status === 'open') return rejected('not_implemented');
  const { before, after, occasion, now } = command;
  const found = { verdict: verdictOf(before, after), recurred: failuresIn(after) > 0 };
  const data = { ...about, before, after, ...found, occasion, ownerId, verifiedAt: now };
  return accepted<PreventionEvent>({ type: 'PreventiveActionVerified', data });
};

export const preventionDecider: Decider<PreventionCommand, PreventiveAction, PreventionEvent> = {
  initialState: { status: 'none' },
  evolve,
  decide,
};
