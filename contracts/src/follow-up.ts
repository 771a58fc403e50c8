import { TARGET_METRICS } from './clock-vocabulary.ts';
import { z } from 'zod';
import { externalRef, instant, scale7, shortId, uuid } from './primitives.ts';
import {
  GATE_REASONS,
  SCALED_ITEMS,
  SKIP_REASONS,
  SURVEY_LANGUAGES,
  WAVES_MAX,
} from './survey-vocabulary.ts';
import {
  DOUBLE_DEVIATION_TRIGGERS,
  EMOTIONS,
  FOLLOW_UP_CHANNELS,
  JUSTICE_ITEMS,
  REOPEN_REASONS,
  RESOLUTION_OUTCOMES,
  SEVERITIES,
} from './vocabulary.ts';

const imported = z.literal('imported').optional();

export const wave = z.int().min(1).max(WAVES_MAX);

/** Of a question that the playbook's row asks for: the day after the resolution (D1, D3, …). */
const day = z.int().min(1).max(90).optional();

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
    wave,
    day,
    channel: z.enum(FOLLOW_UP_CHANNELS),
    instrumentId: z.enum(['recovery_follow_up']),
    instrumentVersion: z.int().min(1).max(1000),
    dueAt: instant,
    answerBy: instant,
    /** After a reopening: the first request ever made in this case. */
    initialRequestId: uuid.optional(),
  })
  .meta({ id: 'FollowUpScheduled.v1' });

/** Why nobody is asked, or a question that was planned is not put. */
export const SUPPRESSIONS = [
  'no_customer',
  'automatic_resolution',
  'no_remedy',
  'withdrawn',
  'skipped',
  ...GATE_REASONS,
] as const;

/**
 * Not asked, and why: leaves the response rate's denominator. Without a request it is about the
 * whole case, with one about this question only.
 */
export const FollowUpSuppressedV1 = z
  .object({
    caseId: uuid,
    storeId: shortId.optional(),
    customerId: uuid.optional(),
    reason: z.enum(SUPPRESSIONS),
    requestId: uuid.optional(),
    wave: wave.optional(),
    /** Of a question that an employee skipped. */
    skipReason: z.enum(SKIP_REASONS).optional(),
    /** How the case will end, where the reason already says it. */
    outcome: z.enum(RESOLUTION_OUTCOMES).optional(),
    suppressedAt: instant,
  })
  .meta({ id: 'FollowUpSuppressed.v1' });

/** The request is open for an answer from now on (the timer came due). */
export const FollowUpRequestedV1 = z
  .object({
    caseId: uuid,
    requestId: uuid,
    wave,
    day,
    requestedAt: instant,
    channel: z.enum(FOLLOW_UP_CHANNELS).optional(),
    storeId: shortId.optional(),
    customerId: uuid.optional(),
    instrumentVersion: z.int().min(1).max(1000).optional(),
    answerBy: instant.optional(),
    /** Whom answers are attributed to, as it was when the question was sent (SCO-03). */
    ownerId: shortId.optional(),
    ownerKind: z.enum(['person', 'team']).optional(),
    /** When the customer will be reminded, once, if there is no answer by then. */
    remindAt: instant.optional(),
  })
  .meta({ id: 'FollowUpRequested.v1' });

/** Answers to the justice instrument, by item; an item left out was not answered. */
export const justiceAnswers = z.partialRecord(z.enum(JUSTICE_ITEMS), scale7);

/** What a customer answers: the four that every answer has, then what may be left out. */
export const followUpAnswers = {
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
  /** With the shop as a whole, apart from how the failure was handled. */
  overallSatisfaction: z.int().min(1).max(5).optional(),
  /** As remembered now: of a baseline that nobody measured before the failure. */
  satisfactionBefore: z.int().min(1).max(5).optional(),
  trustBefore: scale7.optional(),
  wordOfMouthIntent: scale7.optional(),
  switchingIntent: scale7.optional(),
  trustReliability: scale7.optional(),
  trustIntegrity: scale7.optional(),
  commitment: scale7.optional(),
  feelsValued: scale7.optional(),
  perceivedRisk: scale7.optional(),
  expectedService: scale7.optional(),
  perceivedService: scale7.optional(),
  expectedRecovery: scale7.optional(),
  perceivedRecovery: scale7.optional(),
  /** Whose fault, how lasting, how avoidable it looks now. */
  locusAfter: scale7.optional(),
  stabilityAfter: scale7.optional(),
  controllabilityAfter: scale7.optional(),
  emotionsAfter: z
    .array(z.object({ emotion: z.enum(EMOTIONS), intensity: z.int().min(1).max(5) }))
    .max(10)
    .optional(),
  /** In which wording the questions were read. */
  language: z.enum(SURVEY_LANGUAGES).optional(),
};

const answeredRequest = {
  caseId: uuid,
  storeId: shortId.optional(),
  customerId: uuid.optional(),
  requestId: uuid,
  wave,
  instrumentVersion: z.int().min(1).max(1000),
  answeredAt: instant,
  ...followUpAnswers,
  /** Of each item that was answered, so that nobody has to guess later (SCO-02). */
  scales: z
    .partialRecord(z.enum(SCALED_ITEMS), z.object({ from: z.int(), to: z.int() }))
    .optional(),
  /** What `satisfactionBefore` and `trustBefore` are. */
  baseline: z.literal('recalled').optional(),
  /** Until then other words take the place of these. */
  editableUntil: instant.optional(),
  ownerId: shortId.optional(),
  ownerKind: z.enum(['person', 'team']).optional(),
  /** Who wrote it down for the customer; absent: the customer did. */
  recordedBy: externalRef.optional(),
};

export const FollowUpAnsweredV1 = z.object(answeredRequest).meta({ id: 'FollowUpAnswered.v1' });

/** The whole answer as it is now; what was answered before stays in its own event. */
export const FollowUpAnswerEditedV1 = z
  .object({ ...answeredRequest, editedAt: instant })
  .meta({ id: 'FollowUpAnswerEdited.v1' });

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
  .object({ caseId: uuid, requestId: uuid, wave, lapsedAt: instant })
  .meta({ id: 'FollowUpLapsed.v1' });

/** Recovery itself failed; fires once per case and trigger. */
export const DoubleDeviationDetectedV1 = z
  .object({
    caseId: uuid,
    trigger: z.enum(DOUBLE_DEVIATION_TRIGGERS),
    /** Of `promise_broken`: a target was missed while a promise stood; its own time may hold. */
    missedTarget: z.enum(TARGET_METRICS).optional(),
    detectedAt: instant,
  })
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
export type FollowUpAnswerEdited = z.infer<typeof FollowUpAnswerEditedV1>;
export type SatisfactionImported = z.infer<typeof SatisfactionImportedV1>;
export type FollowUpLapsed = z.infer<typeof FollowUpLapsedV1>;
export type DoubleDeviationDetected = z.infer<typeof DoubleDeviationDetectedV1>;
export type CaseReopened = z.infer<typeof CaseReopenedV1>;
export type ClosureConditionHeard = z.infer<typeof ClosureConditionHeardV1>;
export type CaseClosed = z.infer<typeof CaseClosedV1>;
