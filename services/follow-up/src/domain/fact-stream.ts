import { accepted, type Decider, type Decision } from '@amends/decider/decider';
import type {
  PeriodicReviewRecorded,
  PulseAnswered,
  PulseRoundOpened,
} from '@amends/contracts/follow-up-culture';

/**
 * Streams of one fact each: review-<id>, pulse-<roundId>, pulse-answer-<id>. The same fact again,
 * of a request that was sent twice, adds nothing.
 */
export type FactEvent =
  | { readonly type: 'PeriodicReviewRecorded'; readonly data: PeriodicReviewRecorded }
  | { readonly type: 'PulseRoundOpened'; readonly data: PulseRoundOpened }
  | { readonly type: 'PulseAnswered'; readonly data: PulseAnswered };

export interface RecordFact {
  readonly type: 'RecordFact';
  readonly event: FactEvent;
}

export interface RecordedFact {
  readonly isRecorded: boolean;
}

export const factDecider: Decider<RecordFact, RecordedFact, FactEvent> = {
  initialState: { isRecorded: false },
  evolve: () => ({ isRecorded: true }),
  decide: ({ event }, { isRecorded }): Decision<FactEvent> =>
    isRecorded ? accepted() : accepted(event),
};
