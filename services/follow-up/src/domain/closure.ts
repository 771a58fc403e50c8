import type { ClosureConditionHeard, FollowUpScheduled } from '@amends/contracts/follow-up';
import { laterOf } from '@amends/contracts/instant-order';
import type { ResolutionOutcome } from '@amends/contracts/vocabulary';
import { accepted, type Decision } from '@amends/decider/decider';
import type { CaseParty, HearClosureCondition } from './commands.ts';
import {
  evolve,
  type FollowUpCase,
  type FollowUpEvent,
  type Settlement,
} from './follow-up-case.ts';
import { feedbackOf, outcomeRecorded } from './outcome.ts';

const CONDITIONS: readonly ClosureConditionHeard['condition'][] = [
  'root_cause',
  'preventive_decision',
];

export type Party = Pick<FollowUpScheduled, 'caseId' | 'storeId' | 'customerId'>;

/** Whom an event is about: known members only. */
export const partyOf = (
  party: Omit<CaseParty, 'caseId'> & { readonly caseId?: string },
): Party => ({
  caseId: party.caseId!,
  ...(party.storeId === undefined ? {} : { storeId: party.storeId }),
  ...(party.customerId === undefined ? {} : { customerId: party.customerId }),
});

export const closing = (
  { caseId, storeId }: Party,
  outcome: ResolutionOutcome,
  closedAt: string,
): FollowUpEvent => ({
  type: 'CaseClosed',
  data: { caseId, ...(storeId === undefined ? {} : { storeId }), outcome, closedAt },
});

/**
 * A case of an incident does not wait for its customer's answer once the incident closed; the
 * request stays open, and an answer that says otherwise reopens the case (INC-08).
 */
const settledByIncident = (state: FollowUpCase, at: string): Settlement | undefined =>
  state.conditions.includes('incident_closed')
    ? { outcome: 'resolved_unconfirmed', at }
    : undefined;

/** What was missed and nobody says was made good after all has failed, whatever the firm says. */
const outcomeOf = ({ closing: { hasFailed } }: FollowUpCase, { outcome }: Settlement) =>
  hasFailed && outcome === 'resolved_unconfirmed' ? 'recovery_failed' : outcome;

/**
 * The events, and the closure after them once the case is settled and every condition is heard;
 * `at` is when the last of it was known. One place for it, since the last missing fact may be
 * the answer, the lapse, the suppression or a condition.
 */
export const withClosure = (
  state: FollowUpCase,
  at: string,
  events: readonly FollowUpEvent[],
): Decision<FollowUpEvent> => {
  const after = events.reduce(evolve, state);
  const settlement = after.settlement ?? settledByIncident(after, at);
  const due =
    after.status === 'resolved' &&
    after.duplicateOf === undefined &&
    settlement !== undefined &&
    after.closing.isDocumented &&
    CONDITIONS.every((condition) => after.conditions.includes(condition));
  if (!due) return accepted(...events);
  const outcome = outcomeOf(after, settlement);
  const closedAt = laterOf(settlement.at, at);
  const told = feedbackOf(after, outcome, closedAt);
  const record = outcomeRecorded(told.reduce(evolve, after), outcome, closedAt);
  return accepted(...events, ...told, record, closing(partyOf(after), outcome, closedAt));
};

/** Heard at any time, also before the case is resolved; the last missing one closes the case. */
export const hearClosureCondition = (
  command: HearClosureCondition,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  const { caseId, condition, at } = command;
  const over = state.status === 'withdrawn' || state.status === 'imported';
  if (over || state.conditions.includes(condition)) return accepted();
  // A case that is open for reasons of its own does not close with its incident.
  if (condition === 'incident_closed' && state.status !== 'resolved') return accepted();
  const heard: FollowUpEvent = {
    type: 'ClosureConditionHeard',
    data: { caseId, condition, recordedAt: at },
  };
  const documents = command.isDocumented === true && !state.closing.isDocumented;
  const documented: FollowUpEvent = {
    type: 'CaseDocumented',
    data: { caseId, by: 'root_cause', documentedAt: at },
  };
  return withClosure(state, at, [heard, ...(documents ? [documented] : [])]);
};
