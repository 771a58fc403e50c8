import type { FollowUpPaused, FollowUpResumed } from '@amends/contracts/follow-up-merging';
import { isAfter } from '@amends/contracts/instant-order';
import { LASTING_WAVE } from '@amends/contracts/survey-vocabulary';
import { accepted, type Decision } from '@amends/decider/decider';
import { partyOf, withClosure } from './closure.ts';
import type { FurtherPlan, PauseFollowUp, ResumeFollowUp } from './commands.ts';
import type { FollowUpCase, FollowUpEvent, FollowUpRequest } from './follow-up-case.ts';
import { requestScheduled } from './requests.ts';
import { isPending } from './waves.ts';

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

/**
 * What was pending: what a row of the playbook has still to come, on its day; of the rest the last
 * question, and the lasting one, from now on.
 */
const plannedAnew = (
  pending: readonly FollowUpRequest[],
  at: string,
  { first, second, ids }: ResumeFollowUp['plans'],
): readonly FurtherPlan[] => {
  const planned = pending.map((request) => {
    const { wave, day, channel, dueAt, answerBy } = request;
    const isOnItsDay = day !== undefined && isAfter(dueAt, at);
    const fromNow = wave === LASTING_WAVE ? second : first;
    const times = isOnItsDay ? { requestId: ids[wave]!, dueAt, answerBy } : fromNow;
    const byRow = day === undefined || channel === 'claim_page' ? {} : { day, channel };
    return { isOnItsDay, plan: { ...times, ...byRow, wave } };
  });
  const isSoon = ({ isOnItsDay, plan }: (typeof planned)[number]): boolean =>
    !isOnItsDay && plan.wave !== LASTING_WAVE;
  const missed = planned.findLast(isSoon);
  return planned.filter((one) => !isSoon(one) || one === missed).map(({ plan }) => plan);
};

/** Asks again what was pending, from now on, and closes what only the merge kept open. */
export const resumeFollowUp = (
  { caseId, at, plans }: ResumeFollowUp,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  if (state.duplicateOf === undefined) return accepted();
  const resumed: FollowUpEvent = { type: 'FollowUpResumed', data: { caseId, resumedAt: at } };
  const first = state.requests[0]?.requestId;
  const again = plannedAnew(state.requests.filter(isPending), at, plans).map(({ wave, ...plan }) =>
    requestScheduled(partyOf(state), state.severity, wave, plan, first),
  );
  return withClosure(state, at, [resumed, ...again]);
};
