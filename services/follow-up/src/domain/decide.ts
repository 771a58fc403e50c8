import type { FollowUpSuppressed } from '@amends/contracts/follow-up';
import type { ResolutionOutcome } from '@amends/contracts/vocabulary';
import { accepted, type Decision } from '@amends/decider/decider';
import { decideClosing } from './closing-the-loop.ts';
import { closing, hearClosureCondition, type Party, partyOf, withClosure } from './closure.ts';
import type {
  FollowUpCommand,
  HearClaim,
  ScheduleFollowUp,
  SuppressFollowUp,
  TakeOverHistory,
  WithdrawFollowUp,
} from './commands.ts';
import type { FollowUpCase, FollowUpEvent } from './follow-up-case.ts';
import { pauseFollowUp, resumeFollowUp } from './merging.ts';
import { awaitsFollowUp, noteRemedyFailure, reopenCase } from './reopening.ts';
import { recordContact } from './personal-contact.ts';
import { decidePromise, isPromiseCommand } from './promise-targets.ts';
import { hearDelivery, remindOfRequest } from './reminding.ts';
import { exemptRequest, hearOwner, openRequest, skipRequest } from './opening.ts';
import { answerFollowUp, lapseRequest, requestOf, requestScheduled } from './requests.ts';

/** Resolved: ask the customer, or say why not. After a reopening this is the recovery survey. */
export const scheduleFollowUp = (
  command: ScheduleFollowUp,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  if (!awaitsFollowUp(state)) return accepted();
  // The same recovery heard again after a reopening is not a second recovery.
  if (requestOf(state, command.plan.requestId) !== undefined) return accepted();
  const party = partyOf({ ...state, ...partyOf(command) });
  const isUnreachable = party.customerId === undefined && state.hasClaim !== true;
  const reason = command.isAutomatic === true ? 'automatic_resolution' : 'no_customer';
  if (isUnreachable || command.isAutomatic === true) {
    const suppressed: FollowUpEvent = {
      type: 'FollowUpSuppressed',
      data: { ...party, reason, suppressedAt: command.completedAt },
    };
    return withClosure(state, command.completedAt, [suppressed]);
  }
  const first = state.requests[0]?.requestId;
  const { plan, further = [], severity } = command;
  return accepted(
    requestScheduled(party, severity, 1, plan, first),
    ...further.map(({ wave, ...each }) => requestScheduled(party, severity, wave, each, first)),
  );
};

/**
 * Whoever has a claim code can be asked without a name. A code that is issued after the case was
 * resolved brings the question with it, unless the case is closed.
 */
export const hearClaim = (
  { caseId, at, plan }: HearClaim,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  const isOver = state.status === 'withdrawn' || state.status === 'imported';
  if (isOver || state.hasClaim === true) return accepted();
  const heard: FollowUpEvent = { type: 'CustomerReachableByClaim', data: { caseId, since: at } };
  if (state.status !== 'resolved' || state.isUnreachable !== true) return accepted(heard);
  return accepted(heard, requestScheduled(partyOf(state), state.severity, 1, plan));
};

const suppression = (
  party: Party,
  reason: FollowUpSuppressed['reason'],
  outcome: ResolutionOutcome,
  at: string,
): FollowUpEvent => ({
  type: 'FollowUpSuppressed',
  data: { ...party, reason, outcome, suppressedAt: at },
});

export const suppressFollowUp = (
  command: SuppressFollowUp,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  if (!awaitsFollowUp(state)) return accepted();
  const party = partyOf({ ...state, ...partyOf(command) });
  const { outcome, at } = command;
  return withClosure(state, at, [suppression(party, 'no_remedy', outcome, at)]);
};

/**
 * Withdrawn: everything stops. Closure waits for nothing here, since nobody works on the case any
 * more who could record a cause.
 */
export const withdrawFollowUp = (
  command: WithdrawFollowUp,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  if (!awaitsFollowUp(state) && state.status !== 'resolved') return accepted();
  const party = partyOf({ ...state, ...partyOf(command) });
  return accepted(
    suppression(party, 'withdrawn', 'withdrawn', command.at),
    closing(party, 'withdrawn', command.at),
  );
};

/** Imported history: the register's yes or no and its closing, nothing is asked or guessed. */
export const takeOverHistory = (
  command: TakeOverHistory,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  if (state.status !== 'none') return accepted();
  const { caseId, satisfied, closedAt } = command;
  const store = command.storeId === undefined ? {} : { storeId: command.storeId };
  const subject = { caseId, provenance: 'imported' as const, ...store };
  const events: FollowUpEvent[] = [];
  if (satisfied !== undefined) {
    events.push({
      type: 'SatisfactionImported',
      data: { ...subject, satisfied, recordedAt: command.recordedAt },
      time: command.recordedAt,
    });
  }
  if (closedAt !== undefined) {
    const byAnswer = satisfied === true ? 'recovered_confirmed' : 'resolved_unconfirmed';
    const data = { ...subject, outcome: command.outcome ?? byAnswer, closedAt };
    events.push({ type: 'CaseClosed', data, time: closedAt });
  }
  return accepted(...events);
};

export const decide = (command: FollowUpCommand, state: FollowUpCase): Decision<FollowUpEvent> => {
  if (isPromiseCommand(command)) return decidePromise(command, state);
  switch (command.type) {
    case 'ScheduleFollowUp':
      return scheduleFollowUp(command, state);
    case 'HearClaim':
      return hearClaim(command, state);
    case 'SuppressFollowUp':
      return suppressFollowUp(command, state);
    case 'WithdrawFollowUp':
      return withdrawFollowUp(command, state);
    case 'TakeOverHistory':
      return takeOverHistory(command, state);
    case 'PauseFollowUp':
      return pauseFollowUp(command, state);
    case 'ResumeFollowUp':
      return resumeFollowUp(command, state);
    case 'HearClosureCondition':
      return hearClosureCondition(command, state);
    case 'NoteRemedyFailure':
      return noteRemedyFailure(command, state);
    case 'OpenRequest':
      return openRequest(command, state);
    case 'SkipRequest':
      return skipRequest(command, state);
    case 'ExemptRequest':
      return exemptRequest(command, state);
    case 'RemindOfRequest':
      return remindOfRequest(command, state);
    case 'RecordContact':
      return recordContact(command, state);
    case 'HearDelivery':
      return hearDelivery(command, state);
    case 'HearOwner':
      return hearOwner(command, state);
    case 'LapseRequest':
      return lapseRequest(command, state);
    case 'AnswerFollowUp':
      return answerFollowUp(command, state);
    case 'ReopenCase':
      return reopenCase(command, state);
    default:
      return decideClosing(command, state);
  }
};
