import { entry } from './catalogue-entry.ts';
import * as merging from './remedy-merging.ts';

/** Rows of the catalogue about the remedies of merged cases. */
export const MERGING_ROWS = {
  RemedyMergeHeard: entry(
    'remedy',
    merging.RemedyMergeHeardV1,
    'a duplicate: nothing is offered here any more',
  ),
  RemedyUnmergeHeard: entry('remedy', merging.RemedyUnmergeHeardV1, 'no duplicate after all'),
  LiveDuplicateHeard: entry(
    'remedy',
    merging.LiveDuplicateHeardV1,
    'a duplicate of the case has a remedy of its own',
  ),
  LiveDuplicateGone: entry('remedy', merging.LiveDuplicateGoneV1, 'it is no duplicate any more'),
  RemedyConflictRaised: entry(
    'remedy',
    merging.RemedyConflictRaisedV1,
    'two remedies for one loss; a person decides',
  ),
  RemedyConflictEnded: entry(
    'remedy',
    merging.RemedyConflictEndedV1,
    'what was decided of the two',
  ),
} as const;
