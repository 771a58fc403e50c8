import type {
  LiveDuplicateGone,
  LiveDuplicateHeard,
  RemedyConflictEnded,
  RemedyConflictRaised,
  RemedyMergeHeard,
  RemedyUnmergeHeard,
} from '@amends/contracts/remedy-merging';

/**
 * Two cases that turned out to be one. A duplicate gets no remedy of its own from then on; where it
 * has one, and the case it was merged into has one too, both wait for a person (DUP-06).
 */
export type MergingEvent =
  | { readonly type: 'RemedyMergeHeard'; readonly data: RemedyMergeHeard }
  | { readonly type: 'RemedyUnmergeHeard'; readonly data: RemedyUnmergeHeard }
  | { readonly type: 'LiveDuplicateHeard'; readonly data: LiveDuplicateHeard }
  | { readonly type: 'LiveDuplicateGone'; readonly data: LiveDuplicateGone }
  | { readonly type: 'RemedyConflictRaised'; readonly data: RemedyConflictRaised }
  | { readonly type: 'RemedyConflictEnded'; readonly data: RemedyConflictEnded };

export interface Merging {
  readonly mergedInto?: string | undefined;
  /** Duplicates of this case with a remedy of their own that nobody has decided about. */
  readonly liveDuplicates: readonly string[];
  readonly conflicts: readonly RemedyConflictRaised[];
}

export const notMerged: Merging = { liveDuplicates: [], conflicts: [] };

const without = (merging: Merging, caseId: string): Merging => ({
  ...merging,
  liveDuplicates: merging.liveDuplicates.filter((one) => one !== caseId),
});

export const withMerging = (merging: Merging, event: MergingEvent): Merging => {
  switch (event.type) {
    case 'RemedyMergeHeard':
      return { ...merging, mergedInto: event.data.primaryCaseId };
    case 'RemedyUnmergeHeard':
      return { ...merging, mergedInto: undefined };
    case 'LiveDuplicateHeard': {
      const { duplicateCaseId } = event.data;
      const others = without(merging, duplicateCaseId).liveDuplicates;
      return { ...merging, liveDuplicates: [...others, duplicateCaseId] };
    }
    case 'LiveDuplicateGone':
      return without(merging, event.data.duplicateCaseId);
    case 'RemedyConflictRaised':
      return { ...merging, conflicts: [...merging.conflicts, event.data] };
    case 'RemedyConflictEnded': {
      const { otherCaseId } = event.data;
      const conflicts = merging.conflicts.filter((one) => one.otherCaseId !== otherCaseId);
      return { ...without(merging, otherCaseId), conflicts };
    }
  }
};

export const conflictWith = (
  { conflicts }: Merging,
  otherCaseId: string,
): RemedyConflictRaised | undefined =>
  conflicts.find((conflict) => conflict.otherCaseId === otherCaseId);
