import { z } from 'zod';
import { externalRef, instant, money, scale7, shortId, uuid } from './primitives.ts';
import {
  EXPECTATION_KINDS,
  FOLLOW_UP_CHANNELS,
  KHD_TYPES,
  REMEDY_TYPES,
  SIGNAL_SOURCES,
  WORD_OF_MOUTH_CHANNELS,
} from './vocabulary.ts';

/** What the customer expects, cleared up after the report: often nobody could have said before. */
export const ExpectationClarifiedV1 = z
  .object({
    caseId: uuid,
    expectationKind: z.enum(EXPECTATION_KINDS),
    expectationTextId: uuid.optional(),
    remedySought: z.array(z.enum(REMEDY_TYPES)).max(5).optional(),
    preferredRemedy: z.enum(REMEDY_TYPES).optional(),
    expectedAmount: money.optional(),
    clarifiedAt: instant,
  })
  .meta({ id: 'ExpectationClarified.v1' });

/** How much effort it took the customer to be heard, 1 to 7, asked after the report. */
export const CustomerEffortScoredV1 = z
  .object({ caseId: uuid, effortScore: scale7, scoredAt: instant })
  .meta({ id: 'CustomerEffortScored.v1' });

/** A customer was asked for an opinion, complaint or not. */
export const OpinionSolicitedV1 = z
  .object({
    solicitationId: uuid,
    storeId: shortId,
    customerId: uuid,
    channel: z.enum(FOLLOW_UP_CHANNELS).exclude(['claim_page']),
    occasion: z.enum(['after_purchase', 'after_contact', 'silent_customer', 'campaign']),
    /** The customer was asked to review in public too. */
    reviewEncouraged: z.boolean(),
    solicitedAt: instant,
  })
  .meta({ id: 'OpinionSolicited.v1' });

/** Somebody told others of us: one entry of the reputation log. */
export const WordOfMouthObservedV1 = z
  .object({
    observationId: uuid,
    storeId: shortId.optional(),
    caseId: uuid.optional(),
    valence: z.enum(['positive', 'neutral', 'negative']),
    channel: z.enum(WORD_OF_MOUTH_CHANNELS),
    signalSource: z.enum(SIGNAL_SOURCES),
    /** People it reached, as far as anybody can tell. */
    reach: z.int().min(0).max(1_000_000_000),
    sourceRef: externalRef.optional(),
    observedAt: instant,
  })
  .meta({ id: 'WordOfMouthObserved.v1' });

/** Staff or a system stopped a failure before it reached a customer. */
export const FailureAvertedV1 = z
  .object({
    avertedId: uuid,
    storeId: shortId,
    by: z.enum(['employee', 'system']),
    complaintCode: z.enum(KHD_TYPES).optional(),
    avertedAt: instant,
  })
  .meta({ id: 'FailureAverted.v1' });

export type ExpectationClarified = z.infer<typeof ExpectationClarifiedV1>;
export type CustomerEffortScored = z.infer<typeof CustomerEffortScoredV1>;
export type OpinionSolicited = z.infer<typeof OpinionSolicitedV1>;
export type WordOfMouthObserved = z.infer<typeof WordOfMouthObservedV1>;
export type FailureAverted = z.infer<typeof FailureAvertedV1>;
