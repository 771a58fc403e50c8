import { uuid } from '@amends/contracts/primitives';
import type { ProblemCode } from '@amends/contracts/problem';
import { z } from 'zod';
import type { RowResult } from '../imports/import-chunk.ts';
import { itemProblem, itemProblemOf } from './item-problem.ts';

/** One row of an import and what became of it. A flagged row is accepted; its flags say why. */
export const jobItem = z.object({
  rowNumber: z.int().nullable(),
  externalId: z.string().nullable(),
  caseId: uuid.nullable(),
  result: z.enum(['accepted', 'duplicate', 'rejected']),
  flags: z.array(z.string()),
  problem: itemProblem.nullable(),
});

export const jobItemOf = (row: RowResult): z.infer<typeof jobItem> => {
  const { problemCode, detail, flags, ...rest } = row;
  const problem = problemCode === null ? null : itemProblemOf(problemCode as ProblemCode, detail);
  return { ...rest, flags: [...flags], problem };
};
