import type {
  TargetMet,
  TargetMissed,
  TargetsCancelled,
  TargetsSet,
} from '@amends/contracts/triage';
import type {
  ClockAttached,
  ClockCompleted,
  ClockCorrected,
  ClockFactHeard,
  ClockPaused,
  ClockReset,
  ClockResumed,
  TargetWarned,
  WaitingEnded,
  WaitingStarted,
} from '@amends/contracts/triage-clocks';

/** A fact of a stream; `time` is when it happened, that of the command where absent. */
export interface Fact<Type extends string, Data> {
  readonly type: Type;
  readonly data: Data;
  readonly time?: string;
}

/** What is recorded of the clocks of a case. */
export type ClockEvent =
  | Fact<'TargetsSet', TargetsSet>
  | Fact<'TargetMet', TargetMet>
  | Fact<'TargetMissed', TargetMissed>
  | Fact<'TargetWarned', TargetWarned>
  | Fact<'TargetsCancelled', TargetsCancelled>
  | Fact<'ClockFactHeard', ClockFactHeard>
  | Fact<'ClockAttached', ClockAttached>
  | Fact<'ClockPaused', ClockPaused>
  | Fact<'ClockResumed', ClockResumed>
  | Fact<'ClockReset', ClockReset>
  | Fact<'ClockCompleted', ClockCompleted>
  | Fact<'ClockCorrected', ClockCorrected>
  | Fact<'WaitingStarted', WaitingStarted>
  | Fact<'WaitingEnded', WaitingEnded>;
