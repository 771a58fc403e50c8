import { z } from 'zod';
import { externalRef, instant, shortId, uuid } from './primitives.ts';

/** What merging cases means for their remedies: nothing is dropped, a person decides (DUP-06). */

/** The case is a duplicate: no remedy is offered here any more; one that is there stays. */
export const RemedyMergeHeardV1 = z
  .object({
    caseId: uuid,
    primaryCaseId: uuid,
    /** A remedy was offered or given here before. */
    isLive: z.boolean(),
    heardAt: instant,
  })
  .meta({ id: 'RemedyMergeHeard.v1' });

/** It stands for itself again. */
export const RemedyUnmergeHeardV1 = z
  .object({ caseId: uuid, primaryCaseId: uuid, heardAt: instant })
  .meta({ id: 'RemedyUnmergeHeard.v1' });

/** A duplicate of this case has a remedy of its own. */
export const LiveDuplicateHeardV1 = z
  .object({ caseId: uuid, duplicateCaseId: uuid, heardAt: instant })
  .meta({ id: 'LiveDuplicateHeard.v1' });

/** It is no duplicate of this case any more. */
export const LiveDuplicateGoneV1 = z
  .object({ caseId: uuid, duplicateCaseId: uuid, heardAt: instant })
  .meta({ id: 'LiveDuplicateGone.v1' });

/** Two remedies for one loss: neither goes on until a person has decided. In both streams. */
export const RemedyConflictRaisedV1 = z
  .object({
    caseId: uuid,
    storeId: shortId.optional(),
    otherCaseId: uuid,
    /** What this case is of the two. */
    role: z.enum(['primary', 'duplicate']),
    raisedAt: instant,
  })
  .meta({ id: 'RemedyConflictRaised.v1' });

export const RemedyConflictEndedV1 = z
  .object({
    caseId: uuid,
    otherCaseId: uuid,
    outcome: z.enum(['both_kept', 'primary_kept', 'duplicate_kept', 'unmerged']),
    /** Who decided, where somebody did. */
    by: externalRef.optional(),
    endedAt: instant,
  })
  .meta({ id: 'RemedyConflictEnded.v1' });

export type RemedyMergeHeard = z.infer<typeof RemedyMergeHeardV1>;
export type RemedyUnmergeHeard = z.infer<typeof RemedyUnmergeHeardV1>;
export type LiveDuplicateHeard = z.infer<typeof LiveDuplicateHeardV1>;
export type LiveDuplicateGone = z.infer<typeof LiveDuplicateGoneV1>;
export type RemedyConflictRaised = z.infer<typeof RemedyConflictRaisedV1>;
export type RemedyConflictEnded = z.infer<typeof RemedyConflictEndedV1>;
