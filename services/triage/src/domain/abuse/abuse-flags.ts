import type {
  AbuseAppealRejected,
  AbuseFlagAppealed,
  AbuseFlagCleared,
  AbuseFlagRaised,
} from '@amends/contracts/triage-abuse';
import { isAfter } from '@amends/contracts/instant-order';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';

/**
 * abuse-flags-<customerId>: each flag is raised, may be appealed against, and is over when it
 * expires or is cleared. A flag denies nothing: it asks for a person (ABU-01).
 */
export type AbuseFlagEvent =
  | { readonly type: 'AbuseFlagRaised'; readonly data: AbuseFlagRaised }
  | { readonly type: 'AbuseFlagAppealed'; readonly data: AbuseFlagAppealed }
  | { readonly type: 'AbuseAppealRejected'; readonly data: AbuseAppealRejected }
  | { readonly type: 'AbuseFlagCleared'; readonly data: AbuseFlagCleared };

export type AbuseFlagCommand =
  | { readonly type: 'RaiseFlag'; readonly data: AbuseFlagRaised }
  | { readonly type: 'AppealFlag'; readonly data: AbuseFlagAppealed }
  | { readonly type: 'RejectAppeal'; readonly data: AbuseAppealRejected }
  | { readonly type: 'ClearFlag'; readonly data: AbuseFlagCleared };

interface Flag {
  readonly raised: AbuseFlagRaised;
  readonly isAppealed: boolean;
  readonly isCleared: boolean;
}

export interface AbuseFlags {
  readonly flags: readonly Flag[];
}

const initialState: AbuseFlags = { flags: [] };

const changed = (state: AbuseFlags, flagId: string, change: Partial<Flag>): AbuseFlags => ({
  flags: state.flags.map((flag) => (flag.raised.flagId === flagId ? { ...flag, ...change } : flag)),
});

const evolve = (state: AbuseFlags, event: AbuseFlagEvent): AbuseFlags => {
  switch (event.type) {
    case 'AbuseFlagRaised': {
      const flag = { raised: event.data, isAppealed: false, isCleared: false };
      return { flags: [...state.flags, flag] };
    }
    case 'AbuseFlagAppealed':
      return changed(state, event.data.flagId, { isAppealed: true });
    case 'AbuseAppealRejected':
      return changed(state, event.data.flagId, { isAppealed: false });
    case 'AbuseFlagCleared':
      return changed(state, event.data.flagId, { isAppealed: false, isCleared: true });
    default: {
      event satisfies never;
      return state;
    }
  }
};

const stands = ({ raised, isCleared }: Flag, now: string): boolean =>
  !isCleared && isAfter(raised.expiresAt, now);

/** Of one condition, or one reason of a person's, one flag stands at a time. */
const isLike = ({ raised }: Flag, data: AbuseFlagRaised): boolean =>
  raised.basis === data.basis &&
  raised.reason === data.reason &&
  raised.condition?.measure === data.condition?.measure;

const raiseFlag = (data: AbuseFlagRaised, state: AbuseFlags): Decision<AbuseFlagEvent> => {
  const isThere = state.flags.some(
    (flag) =>
      flag.raised.flagId === data.flagId || (isLike(flag, data) && stands(flag, data.raisedAt)),
  );
  if (!isThere) return accepted<AbuseFlagEvent>({ type: 'AbuseFlagRaised', data });
  // The count goes on while a flag stands; only a person has to be told that it is there.
  return data.basis === 'manual' ? rejected('already_recorded') : accepted<AbuseFlagEvent>();
};

const decide = (command: AbuseFlagCommand, state: AbuseFlags): Decision<AbuseFlagEvent> => {
  if (command.type === 'RaiseFlag') return raiseFlag(command.data, state);
  const { data } = command;
  const flag = state.flags.find(({ raised }) => raised.flagId === data.flagId);
  if (flag === undefined) return rejected('not_found');
  switch (command.type) {
    case 'AppealFlag': {
      if (!stands(flag, command.data.appealedAt)) return rejected('flag_over');
      if (flag.isAppealed) return rejected('already_recorded');
      return accepted<AbuseFlagEvent>({ type: 'AbuseFlagAppealed', data: command.data });
    }
    case 'RejectAppeal': {
      if (!flag.isAppealed) return rejected('no_open_appeal');
      if (command.data.by === flag.raised.by) return rejected('approval_by_requester');
      return accepted<AbuseFlagEvent>({ type: 'AbuseAppealRejected', data: command.data });
    }
    case 'ClearFlag': {
      const isUpheld = command.data.reason === 'appeal_upheld';
      if (isUpheld && !flag.isAppealed) return rejected('no_open_appeal');
      if (isUpheld && command.data.by === flag.raised.by) return rejected('approval_by_requester');
      if (flag.isCleared) return rejected('flag_over');
      return accepted<AbuseFlagEvent>({ type: 'AbuseFlagCleared', data: command.data });
    }
  }
};

export const abuseFlagDecider: Decider<AbuseFlagCommand, AbuseFlags, AbuseFlagEvent> = {
  initialState,
  evolve,
  decide,
};
