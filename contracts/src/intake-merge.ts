import { z } from 'zod';
import { instant, uuid } from './primitives.ts';

export const MERGE_REASONS = ['same_failure', 'same_customer_report', 'same_signal'] as const;

/**
 * A case turned out to be another report of a case that is there. A link, nothing more: nothing is
 * moved or deleted, and the inverse event undoes it. Stands in the stream of the duplicate.
 */
export const CasesMergedV1 = z
  .object({
    /** The duplicate. */
    caseId: uuid,
    primaryCaseId: uuid,
    reason: z.enum(MERGE_REASONS),
    mergedAt: instant,
  })
  .meta({ id: 'CasesMerged.v1' });

/** The link was a mistake: the case stands for itself again, as if it had never been merged. */
export const CasesUnmergedV1 = z
  .object({ caseId: uuid, primaryCaseId: uuid, unmergedAt: instant })
  .meta({ id: 'CasesUnmerged.v1' });

export type CasesMerged = z.infer<typeof CasesMergedV1>;
export type CasesUnmerged = z.infer<typeof CasesUnmergedV1>;
