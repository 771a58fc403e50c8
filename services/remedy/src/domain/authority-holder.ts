import type {
  AuthorityHolder,
  RecoveryAuthorityGranted,
  RecoveryAuthorityWithdrawn,
} from '@amends/contracts/remedy-authority';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';

/**
 * authority-<kind>-<id>: one version after the other, the last one rules; withdrawn until the next.
 * Nobody gives authority to themselves.
 */
export type AuthorityEvent =
  | { readonly type: 'RecoveryAuthorityGranted'; readonly data: RecoveryAuthorityGranted }
  | { readonly type: 'RecoveryAuthorityWithdrawn'; readonly data: RecoveryAuthorityWithdrawn };

interface Holder {
  readonly holderKind: AuthorityHolder;
  readonly holderId: string;
}

type Content = Omit<
  RecoveryAuthorityGranted,
  'holderKind' | 'holderId' | 'version' | 'by' | 'grantedAt'
>;

export type AuthorityCommand = Holder & { readonly by: string; readonly now: string } & (
    | { readonly type: 'GrantRecoveryAuthority'; readonly content: Content }
    | {
        readonly type: 'WithdrawRecoveryAuthority';
        readonly reason: RecoveryAuthorityWithdrawn['reason'];
      }
  );

export interface HolderState {
  readonly version: number;
  readonly isWithdrawn: boolean;
}

const decide = (command: AuthorityCommand, state: HolderState): Decision<AuthorityEvent> => {
  const { holderKind, holderId, by, now } = command;
  if (holderKind === 'person' && holderId === by) return rejected('four_eyes_required');
  const { version } = state;
  if (command.type === 'GrantRecoveryAuthority') {
    const next = { holderKind, holderId, version: version + 1 };
    return accepted<AuthorityEvent>({
      type: 'RecoveryAuthorityGranted',
      data: { ...next, ...command.content, by, grantedAt: now },
    });
  }
  if (version === 0) return rejected('not_found');
  if (state.isWithdrawn) return rejected('already_recorded');
  const { reason } = command;
  return accepted<AuthorityEvent>({
    type: 'RecoveryAuthorityWithdrawn',
    data: { holderKind, holderId, version, reason, by, withdrawnAt: now },
  });
};

export const authorityDecider: Decider<AuthorityCommand, HolderState, AuthorityEvent> = {
  initialState: { version: 0, isWithdrawn: true },
  evolve: (_state, { type, data }) => ({
    version: data.version,
    isWithdrawn: type === 'RecoveryAuthorityWithdrawn',
  }),
  decide,
};
