import type { CasesMerged, CasesUnmerged } from '@amends/contracts/intake-merge';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import type { Failure } from './failure.ts';

/** A case linked to the case it repeats (semantics DUP-01): merged -> unmerged -> merged … */
export type MergeEvent =
  | { readonly type: 'CasesMerged'; readonly data: CasesMerged }
  | { readonly type: 'CasesUnmerged'; readonly data: CasesUnmerged };

export type MergeCommand =
  | {
      readonly type: 'MergeCase';
      readonly data: CasesMerged;
      /** The case it is merged into, as it is now. */
      readonly primary: Failure;
    }
  | { readonly type: 'UnmergeCase'; readonly caseId: string; readonly now: string };

/** Whether the primary can take reports: it stands, and is nobody's duplicate itself. */
const refusalOf = (primary: Failure): string | undefined => {
  if (primary.status === 'none') return 'not_found';
  if (primary.status === 'imported') return 'imported_case';
  if (primary.status === 'withdrawn') return 'case_withdrawn';
  // No chains: the primary of a primary is the primary.
  return primary.mergedInto === null ? undefined : 'case_merged';
};

const merge = (
  data: CasesMerged,
  primary: Failure,
  state: Exclude<Failure, { status: 'none' | 'imported' }>,
): Decision<MergeEvent> => {
  if (state.status === 'withdrawn') return rejected('case_withdrawn');
  if (state.mergedInto === data.primaryCaseId) return accepted();
  if (state.mergedInto !== null) return rejected('case_merged');
  if (data.caseId === data.primaryCaseId) {
    return rejected('illegal_state', 'A case is no duplicate of itself.');
  }
  const refusal = refusalOf(primary);
  if (refusal !== undefined) {
    return rejected(refusal, 'The case to merge into cannot take reports: merge into its primary.');
  }
  return accepted({ type: 'CasesMerged', data });
};

/** Links and unlinks; moves and deletes nothing. */
export const decideMerge = (command: MergeCommand, state: Failure): Decision<MergeEvent> => {
  if (state.status === 'none') return rejected('not_found');
  if (state.status === 'imported') return rejected('imported_case');
  if (command.type === 'MergeCase') return merge(command.data, command.primary, state);
  if (state.mergedInto === null) return rejected('not_merged');
  const { caseId, now } = command;
  const data = { caseId, primaryCaseId: state.mergedInto, unmergedAt: now };
  return accepted({ type: 'CasesUnmerged', data });
};
