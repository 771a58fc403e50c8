import { z } from 'zod';
import { instant, shortId, uuid } from './primitives.ts';

/** Compensation that waits for a person because of a flag of abuse (ABU-05). Nothing is denied. */

/** Remedy has heard which flags stand against the case's customer. */
export const AbuseReviewHeardV1 = z
  .object({
    caseId: uuid,
    flags: z.array(z.object({ flagId: uuid, expiresAt: instant })).max(50),
    heardAt: instant,
  })
  .meta({ id: 'AbuseReviewHeard.v1' });

/** The menu is prepared and would have been offered; a person has to approve it. */
export const RemedyHeldForReviewV1 = z
  .object({
    caseId: uuid,
    storeId: shortId.optional(),
    reason: z.enum(['abuse_review']),
    flagIds: z.array(uuid).min(1).max(50),
    heldAt: instant,
    /** When the last of the flags is over; then it is offered after all. */
    until: instant,
  })
  .meta({ id: 'RemedyHeldForReview.v1' });

/** A person decided, or there is no flag any more. */
export const RemedyReviewEndedV1 = z
  .object({
    caseId: uuid,
    outcome: z.enum(['approved', 'refused', 'flag_cleared', 'flag_expired']),
    /** Of a refusal, which only ever is a person's. */
    reason: z.enum(['claim_disproved', 'not_entitled', 'settled_otherwise']).optional(),
    flagIds: z.array(uuid).min(1).max(50),
    endedAt: instant,
  })
  .meta({ id: 'RemedyReviewEnded.v1' });

export type AbuseReviewHeard = z.infer<typeof AbuseReviewHeardV1>;
export type RemedyHeldForReview = z.infer<typeof RemedyHeldForReviewV1>;
export type RemedyReviewEnded = z.infer<typeof RemedyReviewEndedV1>;
