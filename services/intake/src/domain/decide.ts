import type {
  CaseAcknowledged,
  CaseHistoryImported,
  CaseWithdrawn,
  FailureDetected,
  FailureReported,
} from '@amends/contracts/intake';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';
import { type AttachmentCommand, decideAttachment } from './attachment.ts';
import { addDetail, type CaseDetailCommand } from './case-detail.ts';
import { type CaseIncidentCommand, decideIncidentOfCase } from './case-incidents.ts';
import { type ChangeContactDetails, changeContactDetails } from './contact-details.ts';
import { type ConversationCommand, converse } from './conversation.ts';
import { type CloseDispute, closeDispute } from './dispute.ts';
import { evolve, type Failure, type FailureEvent, initialState } from './failure.ts';
import {
  type ContinueCase,
  continueCase,
  type LinkEarlierCase,
  linkEarlierCase,
} from './follow-up-case.ts';
import { type KeepText, keepText } from './kept-text.ts';
import { decideMerge, type MergeCommand } from './merging.ts';
import { sameHistory } from './same-history.ts';

export type ReportFailure = { readonly type: 'ReportFailure'; readonly data: FailureReported };
export type DetectFailure = { readonly type: 'DetectFailure'; readonly data: FailureDetected };
export type AcknowledgeCase = {
  readonly type: 'AcknowledgeCase';
  readonly data: CaseAcknowledged;
};
export type WithdrawCase = { readonly type: 'WithdrawCase'; readonly data: CaseWithdrawn };
export type ImportCaseHistory = {
  readonly type: 'ImportCaseHistory';
  readonly data: CaseHistoryImported;
};
export type FailureCommand =
  | ReportFailure
  | DetectFailure
  | AcknowledgeCase
  | WithdrawCase
  | ImportCaseHistory
  | ConversationCommand
  | AttachmentCommand
  | MergeCommand
  | CaseDetailCommand
  | ChangeContactDetails
  | KeepText
  | CaseIncidentCommand
  | LinkEarlierCase
  | ContinueCase
  | CloseDispute;

/** A report opens its case; the id of a case is taken once. */
export const reportFailure = (command: ReportFailure, state: Failure): Decision<FailureEvent> =>
  state.status === 'none'
    ? accepted({ type: 'FailureReported', data: command.data })
    : rejected('already_exists');

/**
 * A signal opens a case. The case id is derived from the matter (the signal, the dispute, the
 * cluster of refunds), so a second signal of the same matter finds the case there: nothing to do,
 * and no refusal to look at.
 */
export const detectFailure = (command: DetectFailure, state: Failure): Decision<FailureEvent> =>
  state.status === 'none' ? accepted({ type: 'FailureDetected', data: command.data }) : accepted();

/** Answered by a person or an agreed message, once. */
export const acknowledgeCase = (
  command: AcknowledgeCase,
  state: Failure,
): Decision<FailureEvent> => {
  if (state.status === 'none') return rejected('not_found');
  if (state.status === 'imported') return rejected('imported_case');
  if (state.status === 'withdrawn') return rejected('case_withdrawn');
  if (state.mergedInto !== null) return rejected('case_merged');
  if (state.acknowledged !== null) return rejected('already_acknowledged');
  return accepted({ type: 'CaseAcknowledged', data: command.data });
};

/** The customer's own word ends the case here; the other services stop when they hear it. */
export const withdrawCase = (command: WithdrawCase, state: Failure): Decision<FailureEvent> => {
  if (state.status === 'none') return rejected('not_found');
  if (state.status === 'imported') return rejected('imported_case');
  if (state.status === 'withdrawn') return rejected('already_withdrawn');
  return accepted({ type: 'CaseWithdrawn', data: command.data });
};

/** The same row again changes nothing; a changed row is reported and never applied. */
export const importCaseHistory = (
  command: ImportCaseHistory,
  state: Failure,
): Decision<FailureEvent> => {
  if (state.status === 'none') return accepted({ type: 'CaseHistoryImported', data: command.data });
  if (state.status === 'imported' && sameHistory(state.facts, command.data)) return accepted();
  return rejected('external_id_conflict');
};

const decide = (command: FailureCommand, state: Failure): Decision<FailureEvent> => {
  switch (command.type) {
    case 'ReportFailure':
      return reportFailure(command, state);
    case 'DetectFailure':
      return detectFailure(command, state);
    case 'AcknowledgeCase':
      return acknowledgeCase(command, state);
    case 'WithdrawCase':
      return withdrawCase(command, state);
    case 'ImportCaseHistory':
      return importCaseHistory(command, state);
    case 'ReceiveMessage':
    case 'SendReply':
    case 'AddNote':
      return converse(command, state);
    case 'AddAttachment':
    case 'RemoveAttachment':
      return decideAttachment(command, state);
    case 'MergeCase':
    case 'UnmergeCase':
      return decideMerge(command, state);
    case 'ClarifyExpectation':
    case 'ScoreEffort':
    case 'IssueClaimCode':
      return addDetail(command, state);
    case 'ChangeContactDetails':
      return changeContactDetails(command, state);
    case 'KeepText':
      return keepText(state);
    case 'OpenForIncident':
    case 'LinkIncident':
    case 'CloseWithIncident':
    case 'SyncIncident':
      return decideIncidentOfCase(command, state);
    case 'ContinueCase':
      return continueCase(command, state);
    case 'LinkEarlierCase':
      return linkEarlierCase(command, state);
    case 'CloseDispute':
      return closeDispute(command, state);
  }
};

export const decider: Decider<FailureCommand, Failure, FailureEvent> = {
  initialState,
  evolve,
  decide,
};
