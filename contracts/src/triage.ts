import { z } from 'zod';
import { externalRef, instant, money, scale7, shortId, slug, uuid } from './primitives.ts';
import {
  BITNER_GROUPS,
  BITNER_SUBTYPES,
  CUSTOMER_TIERS,
  GAPS,
  INTAKE_CHANNELS,
  KHD_GROUPS,
  KHD_TYPES,
  NAKAMURA_CAUSES,
  NAKAMURA_SUBCODES,
  REMEDY_TYPES,
  REPEAT_BASES,
  RESPONSIBILITY_LOCI,
  SEVERITIES,
  STABILITIES,
  TARGET_METRICS,
} from './vocabulary.ts';

const imported = z.literal('imported').optional();

/** Cause by rule or by a person; says which rule and how sure it is (percent). */
export const CaseClassifiedV1 = z
  .object({
    caseId: uuid,
    provenance: imported,
    khdGroup: z.enum(KHD_GROUPS).optional(),
    khdType: z.enum(KHD_TYPES).optional(),
    nakamuraCause: z.enum(NAKAMURA_CAUSES).optional(),
    nakamuraSubcode: z.enum(NAKAMURA_SUBCODES).optional(),
    bitnerGroup: z.enum(BITNER_GROUPS).optional(),
    bitnerSubtype: z.enum(BITNER_SUBTYPES).optional(),
    attribution: z.enum(RESPONSIBILITY_LOCI).optional(),
    /** How far whoever is responsible could have prevented it: 1 not at all, 7 wholly. */
    controllability: scale7.optional(),
    stability: z.enum(STABILITIES).optional(),
    /** How likely it is to happen again: 1 a single time, 7 always. */
    stabilityRating: scale7.optional(),
    /** Gaps 1 to 4; the fifth is computed from the others and never stated. */
    gaps: z.array(z.enum(GAPS)).max(4).optional(),
    sourceCategory: slug.optional(),
    decidedBy: z.enum(['rule', 'person']),
    ruleId: slug,
    ruleSetVersion: z.int().min(1).max(100_000),
    confidencePct: z.int().min(0).max(100),
  })
  .meta({ id: 'CaseClassified.v1' });

export const ImpactAssessedV1 = z
  .object({
    caseId: uuid,
    severity: z.enum(SEVERITIES),
    ruleId: slug,
    /** The last failure like it within the window. */
    repeatOf: uuid.optional(),
    repeatBasis: z.enum(REPEAT_BASES).optional(),
    /** Before it was raised for being a repeat. */
    raisedFrom: z.enum(SEVERITIES).optional(),
    decidedBy: z.enum(['rule', 'person']),
  })
  .meta({ id: 'ImpactAssessed.v1' });

/** What the playbook matches a case on. */
export const matchingFacts = z.object({
  channel: z.enum(INTAKE_CHANNELS).optional(),
  khdType: z.enum(KHD_TYPES).optional(),
  nakamuraCause: z.enum(NAKAMURA_CAUSES).optional(),
  nakamuraSubcode: z.enum(NAKAMURA_SUBCODES).optional(),
  attribution: z.enum(RESPONSIBILITY_LOCI).optional(),
  stability: z.enum(STABILITIES).optional(),
  gaps: z.array(z.enum(GAPS)).max(4).optional(),
  disposition: z.enum(['returned', 'kept']).optional(),
  promised: z.boolean().optional(),
  repeat: z.boolean().optional(),
  /** Another customer, or this one, misbehaved (playbook rows 24 and 25). */
  bitnerSubtype: z.enum(BITNER_SUBTYPES).optional(),
  /** A gift or an event that cannot be repeated. */
  missedOccasion: z.boolean().optional(),
  /** It came, or was done, later than promised. */
  delayed: z.boolean().optional(),
  detectedByFirm: z.boolean().optional(),
  price: money.optional(),
  overcharge: money.optional(),
  consequentialLoss: money.optional(),
  /** The loss is above what the case's handler may grant; absent where nobody set a limit. */
  lossExceedsAuthority: z.boolean().optional(),
  /** Below the threshold no proof is asked for, whoever the customer is. */
  proofMayBeAsked: z.boolean().optional(),
  paymentRef: externalRef.optional(),
  remedySought: z.array(z.enum(REMEDY_TYPES)).max(5).optional(),
});

/**
 * The case is triaged. Carries what the playbook matches on, so that remedy decides from one event
 * and asks nobody.
 */
export const CasePrioritisedV1 = z
  .object({
    caseId: uuid,
    storeId: shortId.optional(),
    customerId: uuid.optional(),
    severity: z.enum(SEVERITIES),
    /** Absent until revenue has been ranked: never filled with a guess. */
    tier: z.enum(CUSTOMER_TIERS).optional(),
    /** The run that ranked revenue last before the case: tier and run stay those of the case. */
    tierRunId: uuid.optional(),
    /** When the customer told of it, or intake found it; absent in cases of older releases. */
    reportedAt: instant.optional(),
    /** Lower is worked first: severity, then tier. */
    rank: z.int().min(0).max(1000),
    facts: matchingFacts,
  })
  .meta({ id: 'CasePrioritised.v1' });

export const TargetsSetV1 = z
  .object({
    caseId: uuid,
    policyVersion: z.int().min(1).max(100_000),
    calendarId: slug,
    calendarVersion: z.int().min(1).max(100_000),
    reason: z.enum(['triaged', 'reopened']),
    targets: z
      .array(
        z.object({
          metric: z.enum(TARGET_METRICS),
          durationSeconds: z.int().min(0).max(1_000_000_000),
          startsAt: instant,
          dueAt: instant,
        }),
      )
      .max(10),
  })
  .meta({ id: 'TargetsSet.v1' });

export const CaseAssignedV1 = z
  .object({ caseId: uuid, ownerId: shortId, ownerKind: z.enum(['person', 'team']) })
  .meta({ id: 'CaseAssigned.v1' });

/** A target's event happened; late or in time is plain from the two instants. */
export const TargetMetV1 = z
  .object({ caseId: uuid, metric: z.enum(TARGET_METRICS), dueAt: instant, metAt: instant })
  .meta({ id: 'TargetMet.v1' });

/** Covers every overdue. `missedAt` is the due instant; the event's time is the discovery. */
export const TargetMissedV1 = z
  .object({ caseId: uuid, metric: z.enum(TARGET_METRICS), dueAt: instant, discoveredAt: instant })
  .meta({ id: 'TargetMissed.v1' });

/** The case ended without a resolution: its running targets stop, nothing is met or missed. */
export const TargetsCancelledV1 = z
  .object({ caseId: uuid, reason: z.enum(['withdrawn']), cancelledAt: instant })
  .meta({ id: 'TargetsCancelled.v1' });

export const CaseEscalatedV1 = z
  .object({
    caseId: uuid,
    step: z.int().min(1).max(100),
    toRole: z.enum(['owner', 'manager', 'recovery_manager']),
    reason: z.enum(['target_missed', 'reopened', 'loss_exceeds_authority']),
  })
  .meta({ id: 'CaseEscalated.v1' });

export const SeverityRaisedV1 = z
  .object({
    caseId: uuid,
    from: z.enum(SEVERITIES),
    to: z.enum(SEVERITIES),
    reason: z.enum(['reopened', 'double_deviation', 'person']),
  })
  .meta({ id: 'SeverityRaised.v1' });

/** Why, when and how it came to this: required before closure. */
export const RootCauseRecordedV1 = z
  .object({
    caseId: uuid,
    khdType: z.enum(KHD_TYPES).optional(),
    nakamuraCause: z.enum(NAKAMURA_CAUSES).optional(),
    gaps: z.array(z.enum(GAPS)).max(4),
    responsibilityLocus: z.enum(RESPONSIBILITY_LOCI),
    explanationTextId: uuid.optional(),
    recordedAt: instant,
  })
  .meta({ id: 'RootCauseRecorded.v1' });

export const PreventiveDecisionRecordedV1 = z
  .object({
    caseId: uuid,
    decision: z.enum(['action_opened', 'covered_by_open_action', 'no_action_needed']),
    decidedAt: instant,
  })
  .meta({ id: 'PreventiveDecisionRecorded.v1' });

export type MatchingFacts = z.infer<typeof matchingFacts>;
export type CaseClassified = z.infer<typeof CaseClassifiedV1>;
export type ImpactAssessed = z.infer<typeof ImpactAssessedV1>;
export type CasePrioritised = z.infer<typeof CasePrioritisedV1>;
export type TargetsSet = z.infer<typeof TargetsSetV1>;
export type CaseAssigned = z.infer<typeof CaseAssignedV1>;
export type TargetMet = z.infer<typeof TargetMetV1>;
export type TargetMissed = z.infer<typeof TargetMissedV1>;
export type TargetsCancelled = z.infer<typeof TargetsCancelledV1>;
export type CaseEscalated = z.infer<typeof CaseEscalatedV1>;
export type SeverityRaised = z.infer<typeof SeverityRaisedV1>;
export type RootCauseRecorded = z.infer<typeof RootCauseRecordedV1>;
export type PreventiveDecisionRecorded = z.infer<typeof PreventiveDecisionRecordedV1>;
