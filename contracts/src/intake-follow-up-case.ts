import { z } from 'zod';
import { instant, uuid } from './primitives.ts';

/**
 * A new case goes on where an earlier one ended, whose time to be reopened is over. It is linked to
 * that case and to the incidents of which that one was part; neither of them is reopened (INC-09).
 */
export const CaseFollowsUpV1 = z
  .object({
    caseId: uuid,
    earlierCaseId: uuid,
    incidentIds: z.array(uuid).max(20),
    linkedAt: instant,
  })
  .meta({ id: 'CaseFollowsUp.v1' });

export type CaseFollowsUp = z.infer<typeof CaseFollowsUpV1>;
