import { z } from 'zod';
import { instant, shortId, uuid } from './primitives.ts';
import { REOPEN_REASONS } from './vocabulary.ts';

/**
 * The customer is not content with a case whose time to be reopened is over: intake opens the case
 * that goes on from it (REO-03). In the stream of the earlier case, which stays closed.
 */
export const FollowUpCaseDueV1 = z
  .object({
    caseId: uuid,
    newCaseId: uuid,
    storeId: shortId,
    customerId: uuid.optional(),
    reason: z.enum(REOPEN_REASONS),
    /** The customer's answer to a question, or what a person made of their message. */
    basis: z.enum(['answer', 'person']),
    requestId: uuid.optional(),
    textId: uuid.optional(),
    dueAt: instant,
  })
  .meta({ id: 'FollowUpCaseDue.v1' });

export type FollowUpCaseDue = z.infer<typeof FollowUpCaseDueV1>;
