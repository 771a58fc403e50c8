import type {
  FailureAverted,
  OpinionSolicited,
  WordOfMouthObserved,
} from '@amends/contracts/intake-observations';
import { accepted, type Decider, rejected } from '@amends/decider/decider';

/** Facts beside any case: each is a stream of its own with one event, taken once. */
export type ObservationEvent =
  | { readonly type: 'OpinionSolicited'; readonly data: OpinionSolicited }
  | { readonly type: 'WordOfMouthObserved'; readonly data: WordOfMouthObserved }
  | { readonly type: 'FailureAverted'; readonly data: FailureAverted };

export type RecordObservation = {
  readonly type: 'RecordObservation';
  readonly event: ObservationEvent;
};

export const observationDecider: Decider<RecordObservation, boolean, ObservationEvent> = {
  initialState: false,
  evolve: () => true,
  decide: ({ event }, isRecorded) => (isRecorded ? rejected('already_recorded') : accepted(event)),
};
