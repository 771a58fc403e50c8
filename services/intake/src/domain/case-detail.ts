import type {
  CustomerEffortScored,
  ExpectationClarified,
} from '@amends/contracts/intake-observations';
import type { ClaimCodeIssued } from '@amends/contracts/intake-conversation';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import type { Failure } from './failure.ts';

/** What is learned of a case after its report. The latest counts; nothing said is taken back. */
export type CaseDetailEvent =
  | { readonly type: 'ClaimCodeIssued'; readonly data: ClaimCodeIssued }
  | { readonly type: 'ExpectationClarified'; readonly data: ExpectationClarified }
  | { readonly type: 'CustomerEffortScored'; readonly data: CustomerEffortScored };

export type CaseDetailCommand =
  | { readonly type: 'IssueClaimCode'; readonly data: ClaimCodeIssued }
  | { readonly type: 'ClarifyExpectation'; readonly data: ExpectationClarified }
  | { readonly type: 'ScoreEffort'; readonly data: CustomerEffortScored };

export const addDetail = (
  command: CaseDetailCommand,
  state: Failure,
): Decision<CaseDetailEvent> => {
  if (state.status === 'none') return rejected('not_found');
  if (state.status === 'imported') return rejected('imported_case');
  if (state.status === 'withdrawn') return rejected('case_withdrawn');
  switch (command.type) {
    case 'IssueClaimCode':
      return accepted({ type: 'ClaimCodeIssued', data: command.data });
    case 'ScoreEffort':
      return accepted({ type: 'CustomerEffortScored', data: command.data });
    case 'ClarifyExpectation':
      return accepted({ type: 'ExpectationClarified', data: command.data });
  }
};
