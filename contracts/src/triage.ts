import { z } from 'zod';
import { externalRef, instant, money, scale7, shortId, slug, uuid } from './primitives.ts';
import { ASSIGNMENT_REASONS, assignmentChoice } from './triage-staff.ts';
import { clockId, pinnedTarget, tzVersion, version } from './triage-clocks.ts';
import { CLOCK_FACTS, TARGET_METRICS } from './clock-vocabulary.ts';
import { ROOT_CAUSE_COURSES, ROOT_CAUSE_REASONS } from './finding-vocabulary.ts';
import {
  BITNER_GROUPS,
  BITNER_SUBTYPES,
  CUSTOMER_TIERS,
  GAPS,
  INITIATIONS,
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
  /** No failure is known yet: the case is there because the customer stays away (row 29). */
  trigger: z.literal('defection_risk').optional(),
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

/**
 * Clocks begin to run, each with a target. With `terms` a policy was applied to the case: they are
 * what it runs by from then on, whatever becomes of the policy.
 */
export const TargetsSetV1 = z
  .object({
    caseId: uuid,
    policyId: slug.optional(),
    policyVersion: version,
    calendarId: slug,
    calendarVersion: version,
    reason: z.enum(['triaged', 'reopened', 'rearmed', 'reprioritised', 'reapplied']),
    /** Why a person had the policy applied again. */
    reapplyReason: z.enum(['policy_changed', 'calendar_changed', 'wrong_policy']).optional(),
    /** The severity the policy was chosen for. */
    severity: z.enum(SEVERITIES).optional(),
    tier: z.enum(CUSTOMER_TIERS).optional(),
    openedAt: instant.optional(),
    openedBy: z.enum(INITIATIONS).optional(),
    appliedAt: instant.optional(),
    /** The terms hold from the beginning of the case, not from `appliedAt` on (CLK-18). */
    retroactive: z.boolean().optional(),
    tzVersion: tzVersion.optional(),
    terms: z.array(pinnedTarget).max(14).optional(),
    targets: z
      .array(
        z.object({
          metric: z.enum(TARGET_METRICS),
          durationSeconds: z.int().min(0).max(1_000_000_000),
          startsAt: instant,
          /** As if nothing paused it; a clock that starts paused is followed by its pause. */
          dueAt: instant,
          clockId: clockId.optional(),
          calendarId: slug.optional(),
          calendarVersion: version.optional(),
          /** When it is looked at next: its first warning or its deadline. */
          nextAt: instant.optional(),
        }),
      )
      .max(100),
  })
  .meta({ id: 'TargetsSet.v1' });

export const CaseAssignedV1 = z
  .object({
    caseId: uuid,
    ownerId: shortId,
    ownerKind: z.enum(['person', 'team']),
    reason: z.enum(ASSIGNMENT_REASONS).optional(),
    /** Who had it until now. */
    fromId: shortId.optional(),
    /** How the owner was found, where nobody named one. */
    choice: assignmentChoice.optional(),
  })
  .meta({ id: 'CaseAssigned.v1' });

/** A target's event happened; late or in time is plain from the two instants. */
export const TargetMetV1 = z
  .object({
    caseId: uuid,
    metric: z.enum(TARGET_METRICS),
    dueAt: instant,
    metAt: instant,
    clockId: clockId.optional(),
    /** What met it. */
    by: z.enum(CLOCK_FACTS).optional(),
    /** Business seconds it ran. */
    elapsedSeconds: z.int().min(0).optional(),
  })
  .meta({ id: 'TargetMet.v1' });

/**
 * Covers every overdue. `dueAt` is the event's time, `discoveredAt` when it was seen. The rest is
 * the record of the breach (CLK-24): all that is needed to work it out again.
 */
export const TargetMissedV1 = z
  .object({
    caseId: uuid,
    metric: z.enum(TARGET_METRICS),
    dueAt: instant,
    discoveredAt: instant,
    clockId: clockId.optional(),
    targetSeconds: z.int().min(0).optional(),
    /** Business seconds up to the discovery. */
    elapsedSeconds: z.int().min(0).optional(),
    breachedAt: instant.optional(),
    pauses: z
      .array(
        z.object({
          from: instant,
          to: instant.optional(),
          businessSeconds: z.int().min(0),
        }),
      )
      .max(500)
      .optional(),
    policyId: slug.optional(),
    policyVersion: version.optional(),
    calendars: z
      .array(z.object({ calendarId: slug, version }))
      .max(20)
      .optional(),
    tzVersion: tzVersion.optional(),
  })
  .meta({ id: 'TargetMissed.v1' });

/**
 * Targets that stop without being met: all that run, or those of `clockIds`. Nothing is met or
 * missed by them any more.
 */
export const TargetsCancelledV1 = z
  .object({
    caseId: uuid,
    reason: z.enum([
      'withdrawn',
      'merged',
      'closed',
      'automatic_resolution',
      'policy_disabled',
      /** Other terms took over. */
      'replaced',
      /** A late fact showed that it never ran. */
      'corrected',
      /** A condition of the policy itself. */
      'condition',
    ]),
    cancelledAt: instant,
    clockIds: z.array(clockId).max(100).optional(),
    /** Whose clocks stop, where a policy was disabled. */
    policyId: slug.optional(),
  })
  .meta({ id: 'TargetsCancelled.v1' });

export const CaseEscalatedV1 = z
  .object({
    caseId: uuid,
    step: z.int().min(1).max(100),
    toRole: z.enum(['owner', 'manager', 'recovery_manager']),
    reason: z.enum(['target_missed', 'reopened', 'loss_exceeds_authority', 'by_person']),
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
    why: z.enum(ROOT_CAUSE_REASONS).optional(),
    how: z.enum(ROOT_CAUSE_COURSES).optional(),
    /** When the cause arose, which may be long before it was felt. */
    arisenAt: instant.optional(),
    explanationTextId: uuid.optional(),
    /** Stated of this incident, for all its cases; a person may say otherwise of the case. */
    incidentId: uuid.optional(),
    recordedAt: instant,
  })
  .meta({ id: 'RootCauseRecorded.v1' });

export const PreventiveDecisionRecordedV1 = z
  .object({
    caseId: uuid,
    decision: z.enum(['action_opened', 'covered_by_open_action', 'no_action_needed']),
    /** The action that was opened, or that covers the case. */
    actionId: uuid.optional(),
    /** Stated of this incident, for all its cases. */
    incidentId: uuid.optional(),
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
