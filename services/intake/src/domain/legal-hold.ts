import type { LegalHoldLifted, LegalHoldPlaced } from '@amends/contracts/intake-legal-holds';
import { accepted, type Decider, rejected } from '@amends/decider/decider';

export type LegalHoldEvent =
  | { readonly type: 'LegalHoldPlaced'; readonly data: LegalHoldPlaced }
  | { readonly type: 'LegalHoldLifted'; readonly data: LegalHoldLifted };

export type LegalHoldCommand =
  | { readonly type: 'PlaceLegalHold'; readonly data: LegalHoldPlaced }
  | { readonly type: 'LiftLegalHold'; readonly data: LegalHoldLifted };

/** The stream hold-<holdId>: none -> placed -> lifted. A lifted one is never placed again. */
export type LegalHold = 'none' | 'placed' | 'lifted';

const evolve = (state: LegalHold, event: LegalHoldEvent): LegalHold => {
  switch (event.type) {
    case 'LegalHoldPlaced':
      return 'placed';
    case 'LegalHoldLifted':
      return 'lifted';
    default: {
      event satisfies never;
      return state;
    }
  }
};

export const legalHoldDecider: Decider<LegalHoldCommand, LegalHold, LegalHoldEvent> = {
  initialState: 'none',
  evolve,
  decide: (command, state) => {
    if (command.type === 'PlaceLegalHold') {
      if (state !== 'none') return rejected('already_exists');
      return accepted({ type: 'LegalHoldPlaced', data: command.data });
    }
    if (state === 'none') return rejected('not_found');
    if (state === 'lifted') return rejected('hold_lifted');
    return accepted({ type: 'LegalHoldLifted', data: command.data });
  },
};
