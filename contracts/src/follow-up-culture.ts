import { z } from 'zod';
import { externalRef, instant, scale7, shortId, uuid } from './primitives.ts';

/** How the firm looks at its own recovery: dated reviews, and a short question to all staff. */

export const REVIEW_SUBJECTS = [
  'causes',
  'failed_recoveries',
  'prevention',
  'playbook',
  'training',
  'customers_lost',
  'word_of_mouth',
] as const;

export const REVIEW_CONCLUSIONS = [
  'go_on',
  'change_playbook',
  'change_standard',
  'train',
  'open_preventive_action',
  'give_more_authority',
  'look_again_sooner',
] as const;

/** What was looked at, for which time, and what follows. Never changed afterwards. */
export const PeriodicReviewRecordedV1 = z
  .object({
    reviewId: uuid,
    /** Absent: of all stores. */
    storeId: shortId.optional(),
    from: instant,
    until: instant,
    subjects: z.array(z.enum(REVIEW_SUBJECTS)).min(1).max(REVIEW_SUBJECTS.length),
    conclusions: z.array(z.enum(REVIEW_CONCLUSIONS)).min(1).max(REVIEW_CONCLUSIONS.length),
    /** Preventive actions it led to, or that it looked at. */
    actionIds: z.array(uuid).max(50),
    /** The words, in intake's text store. */
    textId: uuid.optional(),
    nextDueAt: instant.optional(),
    by: externalRef,
    recordedAt: instant,
  })
  .meta({ id: 'PeriodicReviewRecorded.v1' });

/** All staff are asked three things until then. */
export const PulseRoundOpenedV1 = z
  .object({ roundId: uuid, until: instant, openedAt: instant })
  .meta({ id: 'PulseRoundOpened.v1' });

/**
 * What one of the staff answers, 1 to 7. Nothing here says who: not the actor of the event, not the
 * command it came by. It is shown in numbers of ten and more only.
 */
export const PulseAnsweredV1 = z
  .object({
    roundId: uuid,
    storeId: shortId,
    /** "Here we all think that a complaint is a chance to make it good." */
    sharedThinking: scale7,
    /** "When something goes wrong, everybody here acts at once." */
    sharedActing: scale7,
    /** "Who makes it good for a customer is backed up." */
    backedUp: scale7,
  })
  .meta({ id: 'PulseAnswered.v1' });

export type PeriodicReviewRecorded = z.infer<typeof PeriodicReviewRecordedV1>;
export type PulseRoundOpened = z.infer<typeof PulseRoundOpenedV1>;
export type PulseAnswered = z.infer<typeof PulseAnsweredV1>;
