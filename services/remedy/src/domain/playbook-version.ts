import { isAfter } from '@amends/contracts/instant-order';
import type { PlaybookContent } from '@amends/contracts/remedy-playbook';
import type {
  PlaybookActivated,
  PlaybookLoaded,
  PlaybookWithdrawn,
} from '@amends/contracts/remedy-playbook-versions';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';
import { PLAYBOOK_VERSION_1 } from './playbook-v1.ts';

/**
 * playbook-<version>: loaded once and never changed; activated as often as it is to rule again;
 * withdrawn for good. Version 1 comes with the suite: there is always something that rules.
 */
export type PlaybookEvent =
  | { readonly type: 'PlaybookLoaded'; readonly data: PlaybookLoaded }
  | { readonly type: 'PlaybookActivated'; readonly data: PlaybookActivated }
  | { readonly type: 'PlaybookWithdrawn'; readonly data: PlaybookWithdrawn };

export type PlaybookCommand = {
  readonly version: number;
  readonly by: string;
  readonly now: string;
} & (
  | {
      readonly type: 'LoadPlaybook';
      /** Checked: every row is there and reached, every case gets one. */
      readonly content: PlaybookContent;
      readonly contentHash: string;
    }
  | { readonly type: 'ActivatePlaybook'; readonly from: string }
  | { readonly type: 'WithdrawPlaybook'; readonly reason: PlaybookWithdrawn['reason'] }
);

export interface PlaybookState {
  readonly isLoaded: boolean;
  readonly isWithdrawn: boolean;
}

const decide = (command: PlaybookCommand, state: PlaybookState): Decision<PlaybookEvent> => {
  const { version, by, now } = command;
  const comesWithSuite = version === PLAYBOOK_VERSION_1;
  if (command.type === 'LoadPlaybook') {
    if (state.isLoaded || comesWithSuite) return rejected('already_exists');
    const { content, contentHash } = command;
    return accepted<PlaybookEvent>({
      type: 'PlaybookLoaded',
      data: { version, ...content, contentHash, by, loadedAt: now },
    });
  }
  if (!state.isLoaded && !comesWithSuite) return rejected('not_found');
  if (state.isWithdrawn) return rejected('playbook_withdrawn');
  if (command.type === 'ActivatePlaybook') {
    if (isAfter(now, command.from)) return rejected('in_past');
    return accepted<PlaybookEvent>({
      type: 'PlaybookActivated',
      data: { version, from: command.from, by, activatedAt: now },
    });
  }
  if (comesWithSuite) return rejected('illegal_state', 'Version 1 rules where no other does.');
  return accepted<PlaybookEvent>({
    type: 'PlaybookWithdrawn',
    data: { version, reason: command.reason, by, withdrawnAt: now },
  });
};

export const playbookDecider: Decider<PlaybookCommand, PlaybookState, PlaybookEvent> = {
  initialState: { isLoaded: false, isWithdrawn: false },
  evolve: (state, { type }) => ({
    isLoaded: state.isLoaded || type === 'PlaybookLoaded',
    isWithdrawn: state.isWithdrawn || type === 'PlaybookWithdrawn',
  }),
  decide,
};
