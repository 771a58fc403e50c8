import type { TargetsSet } from '@amends/contracts/triage';
import type { WaitingParty } from '@amends/contracts/clock-vocabulary';
import type { ClockContext } from './clock/clock-book.ts';
import type { CaseFact } from './clock/timeline.ts';

/** Commands about the clocks of a case; each brings the policies and calendars it is decided by. */

/** Another service said what happened. */
export interface HearFacts {
  readonly type: 'HearFacts';
  readonly facts: readonly CaseFact[];
  readonly clock: ClockContext;
}
/** From a timer: something is due by now. */
export interface LookAtClocks {
  readonly type: 'LookAtClocks';
  readonly clock: ClockContext;
}
export interface TakeUpAgain {
  readonly type: 'TakeUpAgain';
  readonly at: string;
  readonly clock: ClockContext;
}
export interface WithdrawCase {
  readonly type: 'WithdrawCase';
  readonly at: string;
  readonly clock: ClockContext;
}
export interface StartWaiting {
  readonly type: 'StartWaiting';
  readonly waitingFor: WaitingParty;
  readonly clock: ClockContext;
}
export interface EndWaiting {
  readonly type: 'EndWaiting';
  readonly clock: ClockContext;
}
/** A person has the policy applied as it is now; the clocks keep their start and their pauses. */
export interface ApplyPolicyAgain {
  readonly type: 'ApplyPolicyAgain';
  readonly reason: NonNullable<TargetsSet['reapplyReason']>;
  readonly clock: ClockContext;
}
/** The severity changed, whoever changed it: the policy of the new one takes over. */
export interface FollowSeverity {
  readonly type: 'FollowSeverity';
  readonly clock: ClockContext;
}
/** A policy was disabled. */
export interface DropPolicy {
  readonly type: 'DropPolicy';
  readonly policyId: string;
  readonly at: string;
  readonly clock: ClockContext;
}

export type ClockCommand =
  | HearFacts
  | LookAtClocks
  | TakeUpAgain
  | WithdrawCase
  | StartWaiting
  | EndWaiting
  | ApplyPolicyAgain
  | FollowSeverity
  | DropPolicy;
