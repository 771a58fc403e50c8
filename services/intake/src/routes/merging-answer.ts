import { instant, uuid } from '@amends/contracts/primitives';
import type { ProblemCode } from '@amends/contracts/problem';
import { z } from 'zod';
import type { StoredMerging } from '../merging/mergings.ts';
import { itemProblem, itemProblemOf } from './item-problem.ts';

/** How a merging is told of: each case with what became of it, and the counts. */
export const mergingAnswer = z.object({
  id: uuid,
  status: z.enum(['working', 'completed']),
  primaryCaseId: uuid,
  counts: z.object({
    total: z.int(),
    accepted: z.int(),
    duplicate: z.int(),
    rejected: z.int(),
  }),
  completedAt: instant.nullable(),
  items: z.array(
    z.object({
      caseId: uuid,
      result: z.enum(['accepted', 'duplicate', 'rejected']),
      problem: itemProblem.nullable(),
    }),
  ),
});

export const mergingAnswerOf = (merging: StoredMerging): z.infer<typeof mergingAnswer> => {
  const items = merging.items ?? [];
  const count = (wanted: string): number => items.filter(({ result }) => result === wanted).length;
  return {
    id: merging.mergingId,
    status: merging.completedAt === null ? 'working' : 'completed',
    primaryCaseId: merging.primaryCaseId,
    counts: {
      total: items.length,
      accepted: count('accepted'),
      duplicate: count('duplicate'),
      rejected: count('rejected'),
    },
    completedAt: merging.completedAt,
    items: items.map(({ caseId, result, problemCode }) => ({
      caseId,
      result,
      problem: problemCode === null ? null : itemProblemOf(problemCode as ProblemCode),
    })),
  };
};
