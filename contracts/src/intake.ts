import { z } from 'zod';
import { DETECTION_KINDS } from './detection-vocabulary.ts';
import { IMPORT_KINDS, importedStory } from './imported-story.ts';
import {
  externalRef,
  importedInstant,
  instant,
  money,
  scale7,
  shortId,
  slug,
  uuid,
} from './primitives.ts';
import {
  CRITICAL_FLAGS,
  EMOTIONS,
  EXPECTATION_KINDS,
  INITIATIONS,
  INTAKE_CHANNELS,
  KHD_TYPES,
  REMEDY_TYPES,
  RESOLUTION_OUTCOMES,
  SEVERITIES,
  SIGNAL_KINDS,
  SIGNAL_SOURCES,
  SOURCE_VENDORS,
} from './vocabulary.ts';

/** What is known of the failure when it is reported; shared by the report and its event. */
export const failureFacts = {
  occurredAt: instant.optional(),
  detectedAt: instant.optional(),
  complaintCode: z.enum(KHD_TYPES).optional(),
  disposition: z.enum(['returned', 'kept']).optional(),
  promiseRef: externalRef.optional(),
  /** The written standard that was missed; null says that there is none. */
  standardRef: externalRef.nullable().optional(),
  magnitude: z.int().min(1).max(10).optional(),
  delayHours: z.int().min(0).max(100_000).optional(),
  missedOccasion: z.boolean().optional(),
  flags: z.array(z.enum(CRITICAL_FLAGS)).max(5).optional(),
  price: money.optional(),
  overcharge: money.optional(),
  consequentialLoss: money.optional(),
  paymentRef: externalRef.optional(),
  /** The receipt; of a sale over a platform the platform's own order id. */
  transactionRef: externalRef.optional(),
  /** Number of the order as the retailer's shop or customer knows it. */
  orderRef: externalRef.optional(),
  emotions: z
    .array(z.object({ emotion: z.enum(EMOTIONS), intensity: z.int().min(1).max(5) }))
    .max(10)
    .optional(),
  dissatisfaction: scale7.optional(),
  effortScore: scale7.optional(),
  satisfactionBefore: scale7.optional(),
  expectationKind: z.enum(EXPECTATION_KINDS).optional(),
  remedySought: z.array(z.enum(REMEDY_TYPES)).max(5).optional(),
  preferredRemedy: z.enum(REMEDY_TYPES).optional(),
  /** What the customer expects in money, beside what is offered and accepted later. */
  expectedAmount: money.optional(),
};

/** A customer, an employee or a system told us that something went wrong. */
export const FailureReportedV1 = z
  .object({
    caseId: uuid,
    source: externalRef,
    externalId: externalRef.optional(),
    storeId: shortId.optional(),
    storeUnknown: z.boolean().optional(),
    customerId: uuid.optional(),
    channel: z.enum(INTAKE_CHANNELS),
    initiation: z.enum(INITIATIONS),
    signalSource: z.enum(SIGNAL_SOURCES),
    reportedAt: instant,
    narrativeTextId: uuid.optional(),
    expectationTextId: uuid.optional(),
    recoveryExpectationTextId: uuid.optional(),
    insightTextId: uuid.optional(),
    proposedSolutionTextId: uuid.optional(),
    /** What a report was to say and did not; channel and narrative are never missing. */
    notStated: z
      .array(z.enum(['who', 'when', 'remedy_sought', 'expectation', 'emotion']))
      .max(5)
      .optional(),
    ...failureFacts,
    cues: z.array(slug).max(20),
    language: z
      .string()
      .regex(/^[a-z]{2}$/)
      .optional(),
    cueRulesVersion: z.int().min(1).max(10_000),
  })
  .meta({ id: 'FailureReported.v1' });

/** A signal opened a case although nobody complained. */
export const FailureDetectedV1 = z
  .object({
    caseId: uuid,
    storeId: shortId,
    customerId: uuid.optional(),
    /** The signal, or what stands in for one: the incident. */
    signalId: uuid,
    signalKind: z.enum(DETECTION_KINDS),
    /** Whose move it was; the system's unless said. */
    initiation: z.enum(INITIATIONS).optional(),
    occurredAt: instant,
    detectedAt: instant,
    reportedAt: instant,
    complaintCode: z.enum(KHD_TYPES).optional(),
    price: money.optional(),
    paymentRef: externalRef.optional(),
    transactionRef: externalRef.optional(),
    reasonCode: slug.optional(),
  })
  .meta({ id: 'FailureDetected.v1' });

/** The customer was answered by a person or an agreed message; an auto-reply is not this. */
export const CaseAcknowledgedV1 = z
  .object({
    caseId: uuid,
    by: z.enum(['person', 'agreed_message']),
    acknowledgedAt: instant,
  })
  .meta({ id: 'CaseAcknowledged.v1' });

export const CaseWithdrawnV1 = z
  .object({
    caseId: uuid,
    reason: z.enum(['solved_elsewhere', 'no_longer_wanted', 'reported_in_error', 'other']),
    withdrawnAt: instant,
  })
  .meta({ id: 'CaseWithdrawn.v1' });

/** One row of somebody's complaint history, with its own times. Starts nothing. */
export const CaseHistoryImportedV1 = z
  .object({
    caseId: uuid,
    provenance: z.literal('imported'),
    jobId: uuid,
    source: externalRef,
    externalId: externalRef,
    mappingVersion: externalRef,
    storeId: shortId.optional(),
    storeUnknown: z.boolean().optional(),
    channel: z.enum(INTAKE_CHANNELS).optional(),
    occurred: importedInstant.optional(),
    reported: importedInstant,
    resolved: importedInstant.optional(),
    closed: importedInstant.optional(),
    complaintCode: z.enum(KHD_TYPES).optional(),
    sourceCategory: slug.optional(),
    sourceGroup: slug.optional(),
    sourceResult: slug.optional(),
    remedyType: z.enum(REMEDY_TYPES).optional(),
    outcome: z.enum(RESOLUTION_OUTCOMES).optional(),
    restitution: money.optional(),
    satisfied: z.boolean().optional(),
    ...importedStory,
    flags: z.array(z.enum(['close_before_start', 'store_unknown', 'unmapped_value'])).max(3),
  })
  .meta({ id: 'CaseHistoryImported.v1' });

const tillSeconds = z.int().min(0).max(86_400);

/** Pseudonymised evidence from a till or a commerce platform; on the topic of signals. */
export const SignalReceivedV1 = z
  .object({
    signalId: uuid,
    kind: z.enum(SIGNAL_KINDS),
    storeId: shortId,
    deviceId: shortId.optional(),
    /** The source that delivered it, where a vendor did. */
    sourceId: shortId.optional(),
    customerId: uuid.optional(),
    occurredAt: instant,
    transactionRef: externalRef.optional(),
    paymentRef: externalRef.optional(),
    amount: money.optional(),
    reasonCode: slug.optional(),
    /** One key over started, updated and ended of one outage. */
    dedupKey: externalRef.optional(),
    /** The goods it is about: item, variant or GTIN as the till knows them. */
    productRef: externalRef.optional(),
    /** The till or terminal; several where an outage names them. */
    workstation: externalRef.optional(),
    workstations: z.array(externalRef).max(200).optional(),
    /** Pseudonym of the person at the till, never the till's own operator number. */
    operatorId: uuid.optional(),
    /** The vendor's code behind reasonCode, as the vendor writes it. */
    vendorCode: externalRef.optional(),
    severity: z.enum(SEVERITIES).optional(),
    /** What an outage looks like from the till. */
    symptom: z.enum(SIGNAL_KINDS).optional(),
    /** What is left of the goods (stock_low, stock_out). */
    quantity: z.int().min(0).max(1_000_000_000).optional(),
    /** Of one transaction at the till (queue_time). */
    ringSeconds: tillSeconds.optional(),
    idleSeconds: tillSeconds.optional(),
    tenderSeconds: tillSeconds.optional(),
  })
  .meta({ id: 'SignalReceived.v1' });

/** A purchase of a known customer, pseudonymised at the edge; on the topic of signals. */
export const PurchaseRecordedV1 = z
  .object({
    purchaseId: uuid,
    customerId: uuid,
    storeId: shortId,
    purchasedAt: instant,
    kind: z.enum(['sale', 'refund', 'exchange']),
    amount: money,
    subsidised: z.boolean(),
    /** The purchase that this refund takes back. */
    cancels: uuid.optional(),
    /** Of a history: it starts nothing. */
    provenance: z.literal('imported').optional(),
    transactionRef: externalRef.optional(),
    /** The till, where it was one. */
    workstation: externalRef.optional(),
  })
  .meta({ id: 'PurchaseRecorded.v1' });

export const StoreRegisteredV1 = z
  .object({
    storeId: shortId,
    timeZone: z.string().regex(/^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/),
    currency: money.shape.currency,
    /** The part of the chain it belongs to, by which figures are grouped. */
    region: slug.optional(),
    registeredAt: instant,
  })
  .meta({ id: 'StoreRegistered.v1' });

export const DeviceRegisteredV1 = z
  .object({ deviceId: shortId, storeId: shortId, registeredAt: instant })
  .meta({ id: 'DeviceRegistered.v1' });

export const DeviceRevokedV1 = z
  .object({ deviceId: shortId, storeId: shortId, revokedAt: instant })
  .meta({ id: 'DeviceRevoked.v1' });

const sourceLocation = z.object({ location: externalRef, storeId: shortId });

/** A vendor's account may deliver from now on; its secrets are kept sealed, beside the log. */
export const SourceRegisteredV1 = z
  .object({
    sourceId: shortId,
    vendor: z.enum(SOURCE_VENDORS),
    /** The store of every delivery, where the source is of one store. */
    storeId: shortId.optional(),
    /** Which of the vendor's locations is which store, where it is of several. */
    locations: z.array(sourceLocation).max(500).optional(),
    /** Mappings that were built from a vendor's words and never seen live are on. */
    trialMappings: z.boolean(),
    registeredAt: instant,
  })
  .meta({ id: 'SourceRegistered.v1' });

export const SourceLocationsChangedV1 = z
  .object({
    sourceId: shortId,
    locations: z.array(sourceLocation).max(500),
    changedAt: instant,
  })
  .meta({ id: 'SourceLocationsChanged.v1' });

/** A new secret is live; the one before it stays so until the end of the overlap. */
export const SourceSecretRotatedV1 = z
  .object({ sourceId: shortId, rotatedAt: instant, previousLiveUntil: instant })
  .meta({ id: 'SourceSecretRotated.v1' });

export const SourceRevokedV1 = z
  .object({ sourceId: shortId, revokedAt: instant })
  .meta({ id: 'SourceRevoked.v1' });

const counts = z.object({
  total: z.int().min(0),
  accepted: z.int().min(0),
  duplicate: z.int().min(0),
  rejected: z.int().min(0),
  flagged: z.int().min(0),
});

export const ImportStartedV1 = z
  .object({
    jobId: uuid,
    kind: z.enum(IMPORT_KINDS),
    source: externalRef,
    mappingVersion: externalRef,
    expectedRows: z.int().min(0).max(100_000_000),
    startedAt: instant,
  })
  .meta({ id: 'ImportStarted.v1' });

export const ImportCompletedV1 = z
  .object({ jobId: uuid, counts, completedAt: instant })
  .meta({ id: 'ImportCompleted.v1' });

export type FailureReported = z.infer<typeof FailureReportedV1>;
export type FailureDetected = z.infer<typeof FailureDetectedV1>;
export type CaseAcknowledged = z.infer<typeof CaseAcknowledgedV1>;
export type CaseWithdrawn = z.infer<typeof CaseWithdrawnV1>;
export type CaseHistoryImported = z.infer<typeof CaseHistoryImportedV1>;
export type SignalReceived = z.infer<typeof SignalReceivedV1>;
export type PurchaseRecorded = z.infer<typeof PurchaseRecordedV1>;
export type StoreRegistered = z.infer<typeof StoreRegisteredV1>;
export type DeviceRegistered = z.infer<typeof DeviceRegisteredV1>;
export type DeviceRevoked = z.infer<typeof DeviceRevokedV1>;
export type SourceRegistered = z.infer<typeof SourceRegisteredV1>;
export type SourceLocationsChanged = z.infer<typeof SourceLocationsChangedV1>;
export type SourceSecretRotated = z.infer<typeof SourceSecretRotatedV1>;
export type SourceRevoked = z.infer<typeof SourceRevokedV1>;
export type ImportStarted = z.infer<typeof ImportStartedV1>;
export type ImportCompleted = z.infer<typeof ImportCompletedV1>;
