import { z } from 'zod';
import { externalRef, instant, scale7, uuid } from './primitives.ts';
import { FOLLOW_UP_CHANNELS } from './vocabulary.ts';

/** How customers are treated while their case is open: apologies, manner, promises, news. */

/** What makes an apology more than a formality. */
export const APOLOGY_QUALITIES = [
  'empathy',
  'responsibility_owned',
  'forgiveness_asked',
  'reason_explained',
  'repair_offered',
  'promise_made',
] as const;

/** The checklist of a conversation; codes only grow. */
export const INTERACTION_CHECKS = [
  'greeted',
  'spoke_in_step',
  'listened_before_reacting',
  'let_customer_vent',
  'emotion_calmed',
  'feelings_acknowledged',
  'no_immediate_disagreement',
  'told_they_are_right',
  'on_their_team',
  'needs_anticipated',
  'truthful',
  'reason_explained',
  'polite',
  'empathic',
  'apology_offered',
  'responsibility_owned',
  'forgiveness_asked',
  'median_between_needs',
  'customer_insight_used',
  'customer_led_solution',
  'reviewed_with_customer',
  'alternatives_offered',
  'solution_negotiated',
  'solved_at_once',
  'made_whole',
  'amends_made',
  'kept_informed',
  'followed_up',
  'documented',
] as const;

export const PROMISES = ['answer', 'decision', 'refund', 'delivery', 'repair', 'visit'] as const;

export const DELAY_REASONS = [
  'supplier_late',
  'part_missing',
  'staff_missing',
  'technical_failure',
  'facts_missing',
  'carrier_late',
  'weather',
] as const;

export const PROGRESS = ['begun', 'in_work', 'waiting_for_third_party', 'nearly_done'] as const;

const told = {
  caseId: uuid,
  channel: z.enum(FOLLOW_UP_CHANNELS),
  /** The words, in intake's text store. */
  textId: uuid.optional(),
  by: externalRef,
};
const promise = { caseId: uuid, promiseId: uuid };

/** The firm says that it was its fault, and when it said so. */
export const FaultAdmittedV1 = z
  .object({ ...told, extent: z.enum(['whole', 'in_part']), admittedAt: instant })
  .meta({ id: 'FaultAdmitted.v1' });

export const ApologyGivenV1 = z
  .object({
    ...told,
    qualities: z.array(z.enum(APOLOGY_QUALITIES)).max(APOLOGY_QUALITIES.length),
    givenAt: instant,
  })
  .meta({ id: 'ApologyGiven.v1' });

/** What was done in a conversation, in the order it was done. */
export const InteractionRecordedV1 = z
  .object({
    ...told,
    checks: z.array(z.enum(INTERACTION_CHECKS)).min(1).max(INTERACTION_CHECKS.length),
    /** Whether feelings came before the solution; absent where no solution was talked about. */
    calmedFirst: z.boolean().optional(),
    /** How the customer took it, 1 badly to 7 well. */
    reaction: scale7.optional(),
    recordedAt: instant,
  })
  .meta({ id: 'InteractionRecorded.v1' });

/** Something will be done by then. */
export const PromiseMadeV1 = z
  .object({
    ...promise,
    what: z.enum(PROMISES),
    due: instant,
    /** Of a remedy that was chosen: the steps that are done by then. They keep it. */
    remedyId: uuid.optional(),
    steps: z.array(z.int().min(1).max(20)).min(1).max(20).optional(),
    /** When a delay has to be explained at the latest: before the promise is broken. */
    explainBy: instant,
    by: externalRef,
    madeAt: instant,
  })
  .meta({ id: 'PromiseMade.v1' });

/** The promise is not kept yet and its time is nearly over: tell the customer now. */
export const DelayExplanationDueV1 = z
  .object({ ...promise, due: instant, askedAt: instant })
  .meta({ id: 'DelayExplanationDue.v1' });

/** Why it takes longer, and until when now; late where the old time was over already. */
export const DelayExplainedV1 = z
  .object({
    ...told,
    promiseId: uuid,
    reason: z.enum(DELAY_REASONS),
    due: instant,
    newDue: instant,
    explainBy: instant,
    inTime: z.boolean(),
    explainedAt: instant,
  })
  .meta({ id: 'DelayExplained.v1' });

export const PromiseKeptV1 = z
  .object({ ...promise, due: instant, inTime: z.boolean(), keptAt: instant })
  .meta({ id: 'PromiseKept.v1' });

/** Its time passed, and nothing was done or explained. */
export const PromiseBrokenV1 = z
  .object({ ...promise, due: instant, brokenAt: instant })
  .meta({ id: 'PromiseBroken.v1' });

/** News of the case from a person: what the longest silence is measured by. */
export const ProgressUpdateSentV1 = z
  .object({ ...told, progress: z.enum(PROGRESS), sentAt: instant })
  .meta({ id: 'ProgressUpdateSent.v1' });

export type FaultAdmitted = z.infer<typeof FaultAdmittedV1>;
export type ApologyGiven = z.infer<typeof ApologyGivenV1>;
export type InteractionRecorded = z.infer<typeof InteractionRecordedV1>;
export type PromiseMade = z.infer<typeof PromiseMadeV1>;
export type DelayExplanationDue = z.infer<typeof DelayExplanationDueV1>;
export type DelayExplained = z.infer<typeof DelayExplainedV1>;
export type PromiseKept = z.infer<typeof PromiseKeptV1>;
export type PromiseBroken = z.infer<typeof PromiseBrokenV1>;
export type ProgressUpdateSent = z.infer<typeof ProgressUpdateSentV1>;
