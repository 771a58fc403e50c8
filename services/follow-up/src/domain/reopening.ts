import type { CaseReopened, DoubleDeviationDetected } from '@amends/contracts/follow-up';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import { partyOf } from './closure.ts';
import type { NoteRemedyFailure, ReopenCase } from './commands.ts';
import { continued, isClosedForGood } from './continuation.ts';
import type { FollowUpCase, FollowUpEvent } from './follow-up-case.ts';

/** Resolved for the first time or again after a reopening; anything else has its follow-up. */
export const awaitsFollowUp = ({ status }: FollowUpCase): boolean =>
  status === 'none' || status === 'unresolved';

/** Each trigger fires once per case, whatever is heard again (T-97). */
export const newDeviations = (
  state: FollowUpCase,
  caseId: string,
  triggers: readonly DoubleDeviationDetected['trigger'][],
  detectedAt: string,
): readonly FollowUpEvent[] =>
  triggers
    .filter((trigger) => !state.doubleDeviations.includes(trigger))
    .map((trigger) => ({ type: 'DoubleDeviationDetected', data: { caseId, trigger, detectedAt } }));

export const reopening = (
  state: FollowUpCase,
  reason: CaseReopened['reason'],
  reopenedAt: string,
): FollowUpEvent => ({
  type: 'CaseReopened',
  data: { ...partyOf(state), reason, reopenCount: state.reopenCount + 1, reopenedAt },
});

/** A remedy or a promise failed: a double deviation, and a case that was resolved is open again. */
export const noteRemedyFailure = (
  command: NoteRemedyFailure,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  if (state.status === 'withdrawn' || state.status === 'imported') return accepted();
  const { caseId, trigger, at } = command;
  const wasResolved = state.status === 'resolved' || state.status === 'closed';
  return accepted(
    ...newDeviations(state, caseId, [trigger], at),
    ...(wasResolved ? [reopening(state, 'remedy_not_received', at)] : []),
  );
};

/** Why nothing can be said of the outcome of a case: it has none of its own. */
export const reopenRefusal = (state: FollowUpCase): string | undefined => {
  if (state.status === 'imported') return 'imported_case';
  if (state.status === 'withdrawn') return 'case_withdrawn';
  if (state.duplicateOf !== undefined) return 'case_merged';
  return awaitsFollowUp(state) ? 'not_resolved' : undefined;
};

/**
 * A person reopens with a reason; "thanks" is not one (REO-01 to REO-03). What is closed for too
 * long goes on in a new case.
 */
export const reopenCase = (command: ReopenCase, state: FollowUpCase): Decision<FollowUpEvent> => {
  const refusal = reopenRefusal(state);
  if (refusal !== undefined) return rejected(refusal);
  const { textId } = command;
  const { openReplies } = state.closing;
  if (textId !== undefined && !openReplies.some((each) => each.textId === textId)) {
    return rejected('not_found');
  }
  const { reason, now } = command;
  if (!isClosedForGood(state, command)) return accepted(reopening(state, reason, now));
  const next = continued(state, command, { reason, basis: 'person', textId, now }) ?? [];
  return next.length === 0 ? rejected('reopen_window_over') : accepted(...next);
};
