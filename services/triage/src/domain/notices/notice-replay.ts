import type {
  NoticeReplayCompleted,
  NoticeReplayRequested,
} from '@amends/contracts/triage-notices';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';

/** notice-replay-<replayId>: none -> requested -> completed. */
export type ReplayEvent =
  | { readonly type: 'NoticeReplayRequested'; readonly data: NoticeReplayRequested }
  | { readonly type: 'NoticeReplayCompleted'; readonly data: NoticeReplayCompleted };

export type ReplayCommand =
  | { readonly type: 'RequestReplay'; readonly data: NoticeReplayRequested }
  | { readonly type: 'CompleteReplay'; readonly now: string };

export interface NoticeReplay {
  readonly status: 'none' | 'requested' | 'completed';
  readonly requested?: NoticeReplayRequested;
  readonly completedAt?: string;
}

const decide = (command: ReplayCommand, state: NoticeReplay): Decision<ReplayEvent> => {
  if (command.type === 'RequestReplay') {
    if (state.status !== 'none') return rejected('already_exists');
    return accepted<ReplayEvent>({ type: 'NoticeReplayRequested', data: command.data });
  }
  // The job may run twice; the first completion stays.
  if (state.status !== 'requested') return accepted<ReplayEvent>();
  const { replayId } = state.requested!;
  const data = { replayId, completedAt: command.now };
  return accepted<ReplayEvent>({ type: 'NoticeReplayCompleted', data });
};

export const replayDecider: Decider<ReplayCommand, NoticeReplay, ReplayEvent> = {
  initialState: { status: 'none' },
  evolve: (state, event) => {
    switch (event.type) {
      case 'NoticeReplayRequested':
        return { status: 'requested', requested: event.data };
      case 'NoticeReplayCompleted':
        return { ...state, status: 'completed', completedAt: event.data.completedAt };
      default: {
        event satisfies never;
        return state;
      }
    }
  },
  decide,
};
