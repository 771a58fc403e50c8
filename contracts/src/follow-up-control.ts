import { z } from 'zod';
import { externalRef, instant, scale7, shortId, uuid } from './primitives.ts';

/**
 * The control group: customers who bought and whom nothing failed, asked the same as those who
 * recovered. Without them nobody can say whether a recovery leaves customers more content than no
 * failure at all.
 */
export const CONTROL_ENDS = ['lapsed', 'had_failure', 'declined'] as const;

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
    purchasedAt: instant,
    sampledAt: instant,
    answerBy: instant,
  })
  .meta({ id: 'ControlCustomerSampled.v1' });

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

export type ControlEnd = (typeof CONTROL_ENDS)[number];
export type ControlSampleRequested = z.infer<typeof ControlSampleRequestedV1>;
export type ControlCustomerSampled = z.infer<typeof ControlCustomerSampledV1>;
export type ControlAnswered = z.infer<typeof ControlAnsweredV1>;
export type ControlEnded = z.infer<typeof ControlEndedV1>;
