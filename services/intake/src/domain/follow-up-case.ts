import type { CaseFollowsUp } from '@amends/contracts/intake-follow-up-case';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import type { Failure } from './failure.ts';

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
