import { z } from 'zod';
import { externalRef, instant, shortId, uuid } from './primitives.ts';
import { FOLLOW_UP_CHANNELS } from './vocabulary.ts';

/**
 * What customers are told: why an incident happened and until when, what was changed since, what
 * else there is to know. Each is in the stream of the case, where the customer reads it. Those to
 * all customers of an incident begin in the stream announcements-<incidentId>.
 */

/** Why it happened. */
export const EXPLANATION_REASONS = [
  'till_failure',
  'payment_terminal_failure',
  'network_failure',
  'power_failure',
  'software_failure',
  'delivery_failure',
  'staff_shortage',
  'price_error',
  'recall',
  'safety_measure',
  'under_investigation',
] as const;

/** What was changed so that it does not happen again. */
export const PROCESS_CHANGES = [
  'process_redesigned',
  'staff_trained',
  'equipment_replaced',
  'software_fixed',
  'supplier_changed',
  'policy_changed',
  'information_corrected',
  'staffing_increased',
  'check_added',
] as const;

/** What the firm tells of itself. */
export const SHARED_INFORMATION = [
  'how_it_works',
  'why_it_is_so',
  'rights',
  'prices',
  'availability',
  'product_use',
  'care',
  'who_to_ask',
] as const;

/** What the customer will need later. */
export const FUTURE_NEEDS = [
  'replacement_part',
  'maintenance',
  'refill',
  'upgrade',
  'accessory',
  'advice',
  'occasion',
] as const;

const words = {
  caseId: uuid,
  channel: z.enum(FOLLOW_UP_CHANNELS),
  /** The words, in intake's text store. */
  textId: uuid.optional(),
  by: externalRef,
};

/** What is told to every customer of an incident; another version replaces it. */
export const explanation = {
  reason: z.enum(EXPLANATION_REASONS),
  /** When it is expected to be over; absent: nobody knows yet. */
  expectedEnd: instant.optional(),
  /** It ended then: there is nothing to expect any more. */
  endedAt: instant.optional(),
};
const announced = {
  incidentId: uuid,
  storeId: shortId,
  version: z.int().min(1).max(10_000),
  by: externalRef,
};

export const processChange = {
  changes: z.array(z.enum(PROCESS_CHANGES)).min(1).max(PROCESS_CHANGES.length),
  /** The preventive action it comes from. */
  actionId: uuid.optional(),
};

/** Every customer of the incident is told, those who come later too, until it is over. */
export const ExplanationBroadcastV1 = z
  .object({ ...announced, ...explanation, broadcastAt: instant })
  .meta({ id: 'ExplanationBroadcast.v1' });

export const ProcessChangeAnnouncedV1 = z
  .object({ ...announced, ...processChange, announcedAt: instant })
  .meta({ id: 'ProcessChangeAnnounced.v1' });

/** How many customers were told this version; those of cases that came later are not counted. */
export const AnnouncementDeliveredV1 = z
  .object({
    incidentId: uuid,
    storeId: shortId,
    what: z.enum(['explanation', 'process_change']),
    version: z.int().min(1).max(10_000),
    customers: z.int().min(0),
    /** Cases whose customer was told in another one, or that hear nothing any more. */
    skipped: z.int().min(0),
    deliveredAt: instant,
  })
  .meta({ id: 'AnnouncementDelivered.v1' });

const toCase = { caseId: uuid, storeId: shortId.optional() };

export const IncidentExplainedV1 = z
  .object({
    ...toCase,
    incidentId: uuid,
    version: z.int().min(1).max(10_000),
    ...explanation,
    toldAt: instant,
  })
  .meta({ id: 'IncidentExplained.v1' });

/** `process_change_notice`: to the customer of a case, of an incident or not. */
export const ProcessChangeToldV1 = z
  .object({
    ...toCase,
    incidentId: uuid.optional(),
    /** Of the announcement to all customers of the incident. */
    version: z.int().min(1).max(10_000).optional(),
    ...processChange,
    toldAt: instant,
  })
  .meta({ id: 'ProcessChangeTold.v1' });

export const InformationSharedV1 = z
  .object({ ...words, about: z.enum(SHARED_INFORMATION), sharedAt: instant })
  .meta({ id: 'InformationShared.v1' });

/** `future_need_note`: for staff, so that the firm comes back to it. */
export const FutureNeedNotedV1 = z
  .object({
    caseId: uuid,
    need: z.enum(FUTURE_NEEDS),
    /** When it will come up, as far as it is known. */
    expectedAt: instant.optional(),
    textId: uuid.optional(),
    by: externalRef,
    notedAt: instant,
  })
  .meta({ id: 'FutureNeedNoted.v1' });

export type ExplanationBroadcast = z.infer<typeof ExplanationBroadcastV1>;
export type ProcessChangeAnnounced = z.infer<typeof ProcessChangeAnnouncedV1>;
export type AnnouncementDelivered = z.infer<typeof AnnouncementDeliveredV1>;
export type IncidentExplained = z.infer<typeof IncidentExplainedV1>;
export type ProcessChangeTold = z.infer<typeof ProcessChangeToldV1>;
export type InformationShared = z.infer<typeof InformationSharedV1>;
export type FutureNeedNoted = z.infer<typeof FutureNeedNotedV1>;
