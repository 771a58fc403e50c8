import { z } from 'zod';
import { instant, scale7, shortId, uuid } from './primitives.ts';
import {
  DOUBLE_DEVIATION_TRIGGERS,
  FOLLOW_UP_CHANNELS,
  JUSTICE_ITEMS,
  REOPEN_REASONS,
  RESOLUTION_OUTCOMES,
  SEVERITIES,
} from './vocabulary.ts';

const imported = z.literal('imported').optional();

/** What has to be recorded before a case may be closed. */
export const CLOSURE_CONDITIONS = ['root_cause', 'preventive_decision'] as const;

/** The same, and what spares a case of an incident from waiting for the customer's answer. */
export const CLOSURE_FACTS = [...CLOSURE_CONDITIONS, 'incident_closed'] as const;

export const FollowUpScheduledV1 = z
  .object({
    caseId: uuid,
    storeId: shortId.optional(),
    customerId: uuid.optional(),
    severity: z.enum(SEVERITIES).optional(),
    requestId: uuid,
    wave: z.int().min(1).max(2),
    channel: z.enum(FOLLOW_UP_CHANNELS),
    instrumentId: z.enum(['recovery_follow_up']),
    instrumentVersion: z.int().min(1).max(1000),
    dueAt: instant,
    answerBy: instant,
    /** After a reopening: the first request ever made in this case. */
    initialRequestId: uuid.optional(),
  })
  .meta({ id: 'FollowUpScheduled.v1' });

/** Not asked, and why: leaves the response rate's denominator. */
export const FollowUpSuppressedV1 = z
  .object({
    caseId: uuid,
    storeId: shortId.optional(),
    customerId: uuid.optional(),
    reason: z.enum([
      'no_customer',
      'global_cooldown',
      'automatic_resolution',
      'no_remedy',
      'withdrawn',
    ]),
    /** How the case will end, where the reason already says it. */
    outcome: z.enum(RESOLUTION_OUTCOMES).optional(),
    suppressedAt: instant,
  })
  .meta({ id: 'FollowUpSuppressed.v1' });

/** The request is open for an answer from now on (the timer came due). */
export const FollowUpRequestedV1 = z
  .object({ caseId: uuid, requestId: uuid, wave: z.int().min(1).max(2), requestedAt: instant })
  .meta({ id: 'FollowUpRequested.v1' });

/** Answers to the justice instrument, by item; an item left out was not answered. */
export const justiceAnswers = z.partialRecord(z.enum(JUSTICE_ITEMS), scale7);

export const FollowUpAnsweredV1 = z
  .object({
    caseId: uuid,
    storeId: shortId.optional(),
    customerId: uuid.optional(),
    requestId: uuid,
    wave: z.int().min(1).max(2),
    instrumentVersion: z.int().min(1).max(1000),
    answeredAt: instant,
    reliefDegree: scale7,
    remedyAccepted: z.boolean(),
    dissatisfactionEliminated: z.boolean(),
    adverseEffects: z.boolean(),
    justice: justiceAnswers,
    /** 1 to 5; 4 and 5 count as satisfied. */
    satisfaction: z.int().min(1).max(5).optional(),
    likelihoodToRecommend: z.int().min(0).max(10).optional(),
    repurchaseIntent: scale7.optional(),
    trust: scale7.optional(),
    effort: scale7.optional(),
    commentTextId: uuid.optional(),
  })
  .meta({ id: 'FollowUpAnswered.v1' });

/** Yes or no as an imported register knows it; nobody answered = no such event. */
export const SatisfactionImportedV1 = z
  .object({
    caseId: uuid,
    provenance: z.literal('imported'),
    storeId: shortId.optional(),
    satisfied: z.boolean(),
    recordedAt: instant,
  })
  .meta({ id: 'SatisfactionImported.v1' });

export const FollowUpLapsedV1 = z
  .object({ caseId: uuid, requestId: uuid, wave: z.int().min(1).max(2), lapsedAt: instant })
  .meta({ id: 'FollowUpLapsed.v1' });

/** Recovery itself failed; fires once per case and trigger. */
export const DoubleDeviationDetectedV1 = z
  .object({ caseId: uuid, trigger: z.enum(DOUBLE_DEVIATION_TRIGGERS), detectedAt: instant })
  .meta({ id: 'DoubleDeviationDetected.v1' });

export const CaseReopenedV1 = z
  .object({
    caseId: uuid,
    storeId: shortId.optional(),
    customerId: uuid.optional(),
    reason: z.enum(REOPEN_REASONS),
    reopenCount: z.int().min(1).max(1000),
    reopenedAt: instant,
  })
  .meta({ id: 'CaseReopened.v1' });

/** One of the facts that must be known before closure was heard from triage. */
export const ClosureConditionHeardV1 = z
  .object({
    caseId: uuid,
    condition: z.enum(CLOSURE_FACTS),
    recordedAt: instant,
  })
  .meta({ id: 'ClosureConditionHeard.v1' });

export const CaseClosedV1 = z
  .object({
    caseId: uuid,
    provenance: imported,
    storeId: shortId.optional(),
    outcome: z.enum(RESOLUTION_OUTCOMES),
    closedAt: instant,
  })
  .meta({ id: 'CaseClosed.v1' });

export type FollowUpScheduled = z.infer<typeof FollowUpScheduledV1>;
export type FollowUpSuppressed = z.infer<typeof FollowUpSuppressedV1>;
export type FollowUpRequested = z.infer<typeof FollowUpRequestedV1>;
export type FollowUpAnswered = z.infer<typeof FollowUpAnsweredV1>;
export type SatisfactionImported = z.infer<typeof SatisfactionImportedV1>;
export type FollowUpLapsed = z.infer<typeof FollowUpLapsedV1>;
export type DoubleDeviationDetected = z.infer<typeof DoubleDeviationDetectedV1>;
export type CaseReopened = z.infer<typeof CaseReopenedV1>;
export type ClosureConditionHeard = z.infer<typeof ClosureConditionHeardV1>;
export type CaseClosed = z.infer<typeof CaseClosedV1>;
