import type { FollowUpPaused, FollowUpResumed } from '@amends/contracts/follow-up-merging';
import { accepted, type Decision } from '@amends/decider/decider';
import { partyOf, withClosure } from './closure.ts';
import type { PauseFollowUp, ResumeFollowUp } from './commands.ts';
import type { FollowUpCase, FollowUpEvent } from './follow-up-case.ts';
import { requestScheduled } from './requests.ts';

/**
 * A duplicate is asked nothing and does not close by itself: its customer hears of the case it was
 * merged into. What happens to it meanwhile is kept, so that unmerging goes on from there.
 */
export type MergeHeardEvent =
  | { readonly type: 'FollowUpPaused'; readonly data: FollowUpPaused }
  | { readonly type: 'FollowUpResumed'; readonly data: FollowUpResumed };

const isOver = ({ status }: FollowUpCase): boolean =>
  status === 'withdrawn' || status === 'imported';

export const pauseFollowUp = (
  { caseId, primaryCaseId, at }: PauseFollowUp,
  state: FollowUpCase,
): Decision<FollowUpEvent> =>
  isOver(state) || state.duplicateOf !== undefined
    ? accepted()
    : accepted<FollowUpEvent>({
        type: 'FollowUpPaused',
        data: { caseId, primaryCaseId, pausedAt: at },
      });

/** Asks again what was pending, from now on, and closes what only the merge kept open. */
export const resumeFollowUp = (
  { caseId, at, plans }: ResumeFollowUp,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  if (state.duplicateOf === undefined) return accepted();
  const resumed: FollowUpEvent = { type: 'FollowUpResumed', data: { caseId, resumedAt: at } };
  const pending = state.requests.findLast(
    ({ status }) => status === 'scheduled' || status === 'open',
  );
  if (pending === undefined) return withClosure(state, at, [resumed]);
  const wave = pending.wave === 2 ? 2 : 1;
  const first = state.requests[0]?.requestId;
  const plan = wave === 2 ? plans.second : plans.first;
  return withClosure(state, at, [
    resumed,
    requestScheduled(partyOf(state), state.severity, wave, plan, first),
  ]);
};
