import { z } from 'zod';
import { instant, scale7, shortId, slug, uuid } from './primitives.ts';
import { ENCOUNTER_ROLES, PARTICIPATION_STAGES, PREVENTION_KINDS } from './finding-vocabulary.ts';
import {
  GAPS,
  KHD_RECOVERIES,
  KHD_TYPES,
  NAKAMURA_CAUSES,
  RESPONSIBILITY_LOCI,
} from './vocabulary.ts';
import { WARNING_CAUSES } from './warning-vocabulary.ts';

/** Somebody looks into the facts; only while the case is unresolved. */
export const InvestigationStartedV1 = z
  .object({ caseId: uuid, startedAt: instant })
  .meta({ id: 'InvestigationStarted.v1' });

/** How staff answered the failure on the spot: a fact apart from the failure itself. */
export const EmployeeResponseRecordedV1 = z
  .object({
    caseId: uuid,
    responses: z.array(z.enum(KHD_RECOVERIES)).min(1).max(KHD_RECOVERIES.length),
    recordedAt: instant,
  })
  .meta({ id: 'EmployeeResponseRecorded.v1' });

/** Cause and blame in the customer's eyes; kept beside what the firm finds, never mixed with it. */
export const CauseStatedByCustomerV1 = z
  .object({
    caseId: uuid,
    khdType: z.enum(KHD_TYPES).optional(),
    nakamuraCause: z.enum(NAKAMURA_CAUSES).optional(),
    attribution: z.enum(RESPONSIBILITY_LOCI).optional(),
    controllability: scale7.optional(),
    stabilityRating: scale7.optional(),
    statedAt: instant,
  })
  .meta({ id: 'CauseStatedByCustomer.v1' });

/** Who took part, and which step of the service script went another way. */
export const EncounterAssessedV1 = z
  .object({
    caseId: uuid,
    otherCustomerInvolved: z.boolean(),
    participationStage: z.enum(PARTICIPATION_STAGES).optional(),
    /** The customer did not know their part. */
    partUnclear: z.boolean().optional(),
    scriptId: slug.optional(),
    scriptVersion: z.int().min(1).max(100_000).optional(),
    deviatedStep: slug.optional(),
    deviatedRole: z.enum(ENCOUNTER_ROLES).optional(),
    assessedAt: instant,
  })
  .meta({ id: 'EncounterAssessed.v1' });

/** An executive has looked at a critical case. */
export const ExecutiveReviewRecordedV1 = z
  .object({
    caseId: uuid,
    conclusion: z.enum(['handled_well', 'more_to_do', 'systemic_cause']),
    reviewedAt: instant,
  })
  .meta({ id: 'ExecutiveReviewRecorded.v1' });

/** "The customer is right" no longer holds here, and why; staff are protected from now on. */
export const PresumptionSetAsideV1 = z
  .object({
    caseId: uuid,
    reason: z.enum(['abuse_of_staff', 'threat', 'proven_fraud', 'unlawful_demand']),
    decidedAt: instant,
  })
  .meta({ id: 'PresumptionSetAside.v1' });

/** The expected sequence of a service: a failure is a step that went another way. */
export const ServiceScriptDefinedV1 = z
  .object({
    scriptId: slug,
    version: z.int().min(1).max(100_000),
    steps: z
      .array(z.object({ step: slug, role: z.enum(ENCOUNTER_ROLES) }))
      .min(1)
      .max(50),
    definedAt: instant,
  })
  .meta({ id: 'ServiceScriptDefined.v1' });

/** What an action is meant to prevent: each part that is named has to hold. */
export const preventedCause = z.object({
  khdType: z.enum(KHD_TYPES),
  nakamuraCause: z.enum(NAKAMURA_CAUSES).optional(),
  gap: z.enum(GAPS).optional(),
});

export const PreventiveActionOpenedV1 = z
  .object({
    actionId: uuid,
    /** Absent: of the whole retailer. */
    storeId: shortId.optional(),
    kind: z.enum(PREVENTION_KINDS),
    causes: z.array(preventedCause).min(1).max(10),
    caseIds: z.array(uuid).max(50),
    /** The early warning that it answers; verification counts further warnings like it. */
    warning: z.object({ warningId: uuid, cause: z.enum(WARNING_CAUSES) }).optional(),
    ownerId: shortId,
    openedAt: instant,
    dueAt: instant.optional(),
  })
  .meta({ id: 'PreventiveActionOpened.v1' });

/** It is in effect: what happens from here on counts as after it. */
export const PreventiveActionImplementedV1 = z
  .object({
    actionId: uuid,
    storeId: shortId.optional(),
    implementedAt: instant,
    /** The end of the time after which recurrence is counted by itself. */
    verifyAt: instant.optional(),
  })
  .meta({ id: 'PreventiveActionImplemented.v1' });

const recurrence = z.object({
  from: instant,
  until: instant,
  /** Failures of the prevented types that triage knows of in the time. */
  cases: z.int().min(0),
  /** Early warnings of the cause at the place, where the action answers one. */
  warnings: z.int().min(0).optional(),
});

/** Whether it helped: as long a time before it as after it, counted alike. */
export const PreventiveActionVerifiedV1 = z
  .object({
    actionId: uuid,
    storeId: shortId.optional(),
    before: recurrence,
    after: recurrence,
    verdict: z.enum(['fewer', 'same', 'more', 'none_to_compare']),
    /** The same happened again after it took effect, however seldom. */
    recurred: z.boolean().optional(),
    /** Its time was over, or somebody wanted to know. */
    occasion: z.enum(['window_over', 'on_request']).optional(),
    /** Who owns the action. */
    ownerId: shortId.optional(),
    verifiedAt: instant,
  })
  .meta({ id: 'PreventiveActionVerified.v1' });

export type InvestigationStarted = z.infer<typeof InvestigationStartedV1>;
export type EmployeeResponseRecorded = z.infer<typeof EmployeeResponseRecordedV1>;
export type CauseStatedByCustomer = z.infer<typeof CauseStatedByCustomerV1>;
export type EncounterAssessed = z.infer<typeof EncounterAssessedV1>;
export type ExecutiveReviewRecorded = z.infer<typeof ExecutiveReviewRecordedV1>;
export type PresumptionSetAside = z.infer<typeof PresumptionSetAsideV1>;
export type ServiceScriptDefined = z.infer<typeof ServiceScriptDefinedV1>;
export type PreventiveActionOpened = z.infer<typeof PreventiveActionOpenedV1>;
export type PreventiveActionImplemented = z.infer<typeof PreventiveActionImplementedV1>;
export type PreventiveActionVerified = z.infer<typeof PreventiveActionVerifiedV1>;
