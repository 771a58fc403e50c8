import { z } from 'zod';
import { AFFECTED_REASONS, INCIDENT_ORIGINS } from './detection-vocabulary.ts';
import { externalRef, instant, shortId, uuid } from './primitives.ts';
import {
  GAPS,
  KHD_TYPES,
  NAKAMURA_CAUSES,
  RESPONSIBILITY_LOCI,
  SEVERITIES,
  SIGNAL_KINDS,
} from './vocabulary.ts';

/** One failure of a system that hits many customers: its own stream, incident-<incidentId>. */

/** What an incident covers; no workstation named: the whole store. */
export const incidentScope = {
  complaintCode: z.enum(KHD_TYPES),
  workstations: z.array(externalRef).max(200),
  startedAt: instant,
  /** Absent while it goes on. */
  endedAt: instant.optional(),
  severity: z.enum(SEVERITIES).optional(),
};

const incident = { incidentId: uuid, storeId: shortId };

/** Signals say so; a person declares it, or cancels it. */
export const IncidentSuspectedV1 = z
  .object({
    ...incident,
    origin: z.enum(INCIDENT_ORIGINS),
    /** One key over started, updated and ended of one outage. */
    dedupKey: externalRef.optional(),
    signalId: uuid,
    symptom: z.enum(SIGNAL_KINDS).optional(),
    /** What the signal told of the outage. */
    phase: z.enum(['started', 'updated', 'ended']),
    ...incidentScope,
    /** The end came without a start: the window is empty and a person must look. */
    review: z.enum(['ended_without_start']).optional(),
    suspectedAt: instant,
  })
  .meta({ id: 'IncidentSuspected.v1' });

/** A person says that it is one incident and what it covers. */
export const IncidentDeclaredV1 = z
  .object({ ...incident, ...incidentScope, declaredAt: instant })
  .meta({ id: 'IncidentDeclared.v1' });

/** It covers something else than was thought; the whole scope, as it is from now on. */
export const IncidentScopeChangedV1 = z
  .object({
    ...incident,
    by: z.enum(['signal', 'person']),
    /** What a signal told, and of when. */
    signalId: uuid.optional(),
    phase: z.enum(['started', 'updated', 'ended']).optional(),
    toldAt: instant.optional(),
    ...incidentScope,
    changedAt: instant,
  })
  .meta({ id: 'IncidentScopeChanged.v1' });

/** The technical part is over; the customers' cases are not. */
export const IncidentEndedV1 = z
  .object({ ...incident, signalId: uuid, endedAt: instant })
  .meta({ id: 'IncidentEnded.v1' });

const listed = { ...incident, listVersion: z.int().min(1).max(1_000_000) };

/** Who was hit, worked out anew from the transactions of store, tills and window. */
export const AffectedListDerivedV1 = z
  .object({
    ...listed,
    transactions: z.int().min(0),
    customers: z.int().min(0),
    /** Transactions of nobody we know: counted, never a case. */
    unidentified: z.int().min(0),
    /** Transactions of which the till is not known; they count as hit. */
    withoutWorkstation: z.int().min(0),
    derivedAt: instant,
  })
  .meta({ id: 'AffectedListDerived.v1' });

/** Customers on a version of the list, some at a time. */
export const AffectedCustomersListedV1 = z
  .object({
    ...listed,
    reason: z.enum(AFFECTED_REASONS),
    customers: z
      .array(z.object({ customerId: uuid, transactions: z.int().min(0) }))
      .min(1)
      .max(500),
    listedAt: instant,
  })
  .meta({ id: 'AffectedCustomersListed.v1' });

export const AffectedCustomerRemovedV1 = z
  .object({
    ...listed,
    customerId: uuid,
    reason: z.enum(['not_affected', 'served_after_all', 'employee', 'listed_in_error']),
    removedAt: instant,
  })
  .meta({ id: 'AffectedCustomerRemoved.v1' });

/** A person reviewed this version: every customer on it gets a case. */
export const AffectedListConfirmedV1 = z
  .object({ ...listed, customers: z.int().min(0), confirmedAt: instant })
  .meta({ id: 'AffectedListConfirmed.v1' });

/** Every customer of the version has a case, or had one that was linked. */
export const IncidentCasesOpenedV1 = z
  .object({
    ...listed,
    opened: z.int().min(0),
    linked: z.int().min(0),
    unidentified: z.int().min(0),
    completedAt: instant,
  })
  .meta({ id: 'IncidentCasesOpened.v1' });

/** In the stream of the case: it is one of the incident's. */
export const IncidentLinkedToCaseV1 = z
  .object({
    ...incident,
    caseId: uuid,
    customerId: uuid.optional(),
    /** Opened for it, there before it, or attached by a person. */
    how: z.enum(['opened', 'existing', 'person']),
    linkedAt: instant,
  })
  .meta({ id: 'IncidentLinkedToCase.v1' });

/** What was learned about an incident holds for each of its cases. */
export const incidentLesson = {
  rootCause: z.object({
    nakamuraCause: z.enum(NAKAMURA_CAUSES).optional(),
    gaps: z.array(z.enum(GAPS)).max(4),
    responsibilityLocus: z.enum(RESPONSIBILITY_LOCI),
  }),
  preventiveDecision: z.enum(['action_opened', 'covered_by_open_action', 'no_action_needed']),
};

/** Why a case does not close with its incident. */
export const INCIDENT_HOLDS = ['open_dispute', 'reopened', 'unexecuted_remedy'] as const;

/** The incident is over for the firm; cases with something open stay open (INC-08). */
export const IncidentClosedV1 = z
  .object({
    ...incident,
    cases: z.int().min(0),
    leftOpen: z.int().min(0),
    ...incidentLesson,
    closedAt: instant,
  })
  .meta({ id: 'IncidentClosed.v1' });

/** Cases that stay open at the closing of their incident, and why; some at a time. */
export const IncidentCasesLeftOpenV1 = z
  .object({
    ...incident,
    cases: z
      .array(z.object({ caseId: uuid, holds: z.array(z.enum(INCIDENT_HOLDS)).min(1).max(3) }))
      .min(1)
      .max(500),
    closedAt: instant,
  })
  .meta({ id: 'IncidentCasesLeftOpen.v1' });

/** In the stream of the case: its incident closed and nothing of the case stood against it. */
export const IncidentClosedForCaseV1 = z
  .object({ ...incident, caseId: uuid, ...incidentLesson, closedAt: instant })
  .meta({ id: 'IncidentClosedForCase.v1' });

export const IncidentCancelledV1 = z
  .object({
    ...incident,
    reason: z.enum(['false_alarm', 'duplicate', 'declared_in_error']),
    cancelledAt: instant,
  })
  .meta({ id: 'IncidentCancelled.v1' });

export type IncidentSuspected = z.infer<typeof IncidentSuspectedV1>;
export type IncidentDeclared = z.infer<typeof IncidentDeclaredV1>;
export type IncidentScopeChanged = z.infer<typeof IncidentScopeChangedV1>;
export type IncidentEnded = z.infer<typeof IncidentEndedV1>;
export type AffectedListDerived = z.infer<typeof AffectedListDerivedV1>;
export type AffectedCustomersListed = z.infer<typeof AffectedCustomersListedV1>;
export type AffectedCustomerRemoved = z.infer<typeof AffectedCustomerRemovedV1>;
export type AffectedListConfirmed = z.infer<typeof AffectedListConfirmedV1>;
export type IncidentCasesOpened = z.infer<typeof IncidentCasesOpenedV1>;
export type IncidentLinkedToCase = z.infer<typeof IncidentLinkedToCaseV1>;
export type IncidentClosed = z.infer<typeof IncidentClosedV1>;
export type IncidentCasesLeftOpen = z.infer<typeof IncidentCasesLeftOpenV1>;
export type IncidentClosedForCase = z.infer<typeof IncidentClosedForCaseV1>;
export type IncidentCancelled = z.infer<typeof IncidentCancelledV1>;
