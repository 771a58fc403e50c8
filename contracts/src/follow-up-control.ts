import { z } from 'zod';
import { externalRef, instant, scale7, shortId, uuid } from './primitives.ts';
import { GATE_REASONS } from './survey-vocabulary.ts';

/**
 * The control group: customers who bought and whom nothing failed, asked the same as those who
 * recovered. Without them nobody can say whether a recovery leaves customers more content than no
 * failure at all.
 */
export const CONTROL_ENDS = ['lapsed', 'had_failure', 'declined'] as const;

/** How they are asked; where intake knows no address, staff ask by the list. */
const CONTROL_CHANNELS = ['email'] as const;
const channel = z.enum(CONTROL_CHANNELS);

const control = { controlId: uuid, customerId: uuid, storeId: shortId };

/** The control group is to be drawn from those who bought meanwhile. */
export const ControlSampleRequestedV1 = z
  .object({
    runId: uuid,
    requestedBy: externalRef,
    /** Of a thousand who bought, how many are drawn. */
    sharePermille: z.int().min(0).max(1000),
    requestedAt: instant,
  })
  .meta({ id: 'ControlSampleRequested.v1' });

/** Drawn by lot; to be asked until then. */
export const ControlCustomerSampledV1 = z
  .object({
    ...control,
    runId: uuid,
    /** Intake writes to them; absent in what was drawn before it did. */
    channel: channel.optional(),
    purchasedAt: instant,
    sampledAt: instant,
    /** When they will be reminded, once, if there is no answer by then. */
    remindAt: instant.optional(),
    answerBy: instant,
  })
  .meta({ id: 'ControlCustomerSampled.v1' });

/** The one reminder of a control who has not answered; intake sends it. */
export const ControlRemindedV1 = z
  .object({ ...control, channel, remindedAt: instant })
  .meta({ id: 'ControlReminded.v1' });

/** The same questions about the shop that a follow-up asks, on the same scales. */
export const ControlAnsweredV1 = z
  .object({
    ...control,
    satisfaction: z.int().min(1).max(5),
    likelihoodToRecommend: z.int().min(0).max(10).optional(),
    repurchaseIntent: scale7.optional(),
    trust: scale7.optional(),
    purchasedAt: instant,
    answeredAt: instant,
  })
  .meta({ id: 'ControlAnswered.v1' });

/** Not answered in time, or no control any more: something failed before the answer. */
export const ControlEndedV1 = z
  .object({ ...control, reason: z.enum(CONTROL_ENDS), endedAt: instant })
  .meta({ id: 'ControlEnded.v1' });

/** The gates of the customer's surveys let this one pass too; in the stream of the customer. */
export const ControlContactAllowedV1 = z
  .object({ ...control, channel, allowedAt: instant })
  .meta({ id: 'ControlContactAllowed.v1' });

/** A gate was shut: drawn, and not asked. */
export const ControlContactRefusedV1 = z
  .object({ ...control, channel, reason: z.enum(GATE_REASONS), refusedAt: instant })
  .meta({ id: 'ControlContactRefused.v1' });

/** Who was asked as a control wants no surveys this way, about whatever. */
export const ControlChannelDeclinedV1 = z
  .object({ controlId: uuid, customerId: uuid, channel, declinedAt: instant })
  .meta({ id: 'ControlChannelDeclined.v1' });

export type ControlContactAllowed = z.infer<typeof ControlContactAllowedV1>;
export type ControlContactRefused = z.infer<typeof ControlContactRefusedV1>;
export type ControlChannelDeclined = z.infer<typeof ControlChannelDeclinedV1>;
export type ControlEnd = (typeof CONTROL_ENDS)[number];
export type ControlSampleRequested = z.infer<typeof ControlSampleRequestedV1>;
export type ControlCustomerSampled = z.infer<typeof ControlCustomerSampledV1>;
export type ControlReminded = z.infer<typeof ControlRemindedV1>;
export type ControlAnswered = z.infer<typeof ControlAnsweredV1>;
export type ControlEnded = z.infer<typeof ControlEndedV1>;
