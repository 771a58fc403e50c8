import type { FailureDetected } from '@amends/contracts/intake';
import type { CaseFollowsUp } from '@amends/contracts/intake-follow-up-case';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import type { Failure, FailureEvent } from './failure.ts';

/** A case that goes on where an earlier one ended: part of the stream failure-<caseId>. */
export interface FollowUpCaseEvent {
  readonly type: 'CaseFollowsUp';
  readonly data: CaseFollowsUp;
}

export interface LinkEarlierCase {
  readonly type: 'LinkEarlierCase';
  readonly data: CaseFollowsUp;
  /** The earlier case, as it is now. */
  readonly earlier: Failure;
}

/** The suite opens the case that goes on from a closed one: the customer is not content with it. */
export interface ContinueCase {
  readonly type: 'ContinueCase';
  readonly detected: FailureDetected;
  readonly link: CaseFollowsUp;
}

/** The id of the new case comes with the event: heard again, it is there. */
export const continueCase = (
  { detected, link }: ContinueCase,
  state: Failure,
): Decision<FailureEvent> =>
  state.status === 'none'
    ? accepted<FailureEvent>(
        { type: 'FailureDetected', data: detected },
        { type: 'CaseFollowsUp', data: link },
      )
    : accepted();

/** One earlier case, and no circle: only what is heard of the new case changes. */
export const linkEarlierCase = (
  { data, earlier }: LinkEarlierCase,
  state: Failure,
): Decision<FollowUpCaseEvent> => {
  if (state.status === 'none' || earlier.status === 'none') return rejected('not_found');
  if (state.status === 'imported') return rejected('imported_case');
  if (state.status === 'withdrawn') return rejected('case_withdrawn');
  const isCircle =
    data.caseId === data.earlierCaseId ||
    ('origin' in earlier && earlier.followsUp?.earlierCaseId === data.caseId);
  if (isCircle) return rejected('illegal_state', 'A case does not follow up itself.');
  if (state.followsUp === null) return accepted({ type: 'CaseFollowsUp', data });
  return state.followsUp.earlierCaseId === data.earlierCaseId
    ? accepted()
    : rejected('already_recorded');
};
