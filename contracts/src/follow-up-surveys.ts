import { z } from 'zod';
import { wave } from './follow-up.ts';
import { CUSTOMER_MESSAGE_FAILURES, CUSTOMER_MESSAGE_KINDS } from './intake-customer-messages.ts';
import { instant, shortId, uuid } from './primitives.ts';
import {
  CONTACT_CHANNELS,
  CONTACT_OUTCOMES,
  EXEMPTIONS,
  GATE_REASONS,
  POSTPONEMENTS,
  SURVEY_KINDS,
} from './survey-vocabulary.ts';

const subject = { customerId: uuid, caseId: uuid, requestId: uuid };

/** The gates let a survey pass; in the stream of the customer, so that no two pass at once. */
export const SurveyContactAllowedV1 = z
  .object({
    ...subject,
    storeId: shortId.optional(),
    /** Whom its answer would be attributed to; what a cap per employee counts. */
    ownerId: shortId.optional(),
    kind: z.enum(SURVEY_KINDS),
    channel: z.enum(CONTACT_CHANNELS),
    /** Somebody with a reason let it pass although a gate was shut. */
    exemption: z.enum(EXEMPTIONS).optional(),
    allowedAt: instant,
  })
  .meta({ id: 'SurveyContactAllowed.v1' });

/** A gate was shut for good: this question is never asked. */
export const SurveyContactRefusedV1 = z
  .object({
    ...subject,
    kind: z.enum(SURVEY_KINDS),
    channel: z.enum(CONTACT_CHANNELS),
    reason: z.enum(GATE_REASONS),
    refusedAt: instant,
  })
  .meta({ id: 'SurveyContactRefused.v1' });

/** A gate is shut until then; the question waits for it. */
export const SurveyContactDeferredV1 = z
  .object({
    ...subject,
    reason: z.enum(POSTPONEMENTS),
    until: instant,
    deferredAt: instant,
  })
  .meta({ id: 'SurveyContactDeferred.v1' });

const choice = { customerId: uuid, caseId: uuid, channel: z.enum(CONTACT_CHANNELS) };

/** The customer wants no surveys this way. */
export const SurveyChannelDeclinedV1 = z
  .object({ ...choice, declinedAt: instant })
  .meta({ id: 'SurveyChannelDeclined.v1' });

export const SurveyChannelWelcomedV1 = z
  .object({ ...choice, welcomedAt: instant })
  .meta({ id: 'SurveyChannelWelcomed.v1' });

/** The question opens later, and may be answered later by as much. */
export const FollowUpPostponedV1 = z
  .object({
    caseId: uuid,
    requestId: uuid,
    wave,
    reason: z.enum(POSTPONEMENTS),
    dueAt: instant,
    answerBy: instant,
    postponedAt: instant,
  })
  .meta({ id: 'FollowUpPostponed.v1' });

/** The one reminder of a question that is open. */
export const FollowUpRemindedV1 = z
  .object({
    caseId: uuid,
    storeId: shortId.optional(),
    requestId: uuid,
    wave,
    channel: z.enum(CONTACT_CHANNELS),
    remindedAt: instant,
  })
  .meta({ id: 'FollowUpReminded.v1' });

/** A person tried to reach the customer; the answers, where there are any, come by themselves. */
export const FollowUpAttemptedV1 = z
  .object({
    caseId: uuid,
    requestId: uuid,
    wave,
    outcome: z.enum(CONTACT_OUTCOMES),
    /** When the customer wants to be called. */
    callBackAt: instant.optional(),
    attemptedAt: instant,
  })
  .meta({ id: 'FollowUpAttempted.v1' });

/** What became of the message that asks, or reminds. */
export const FollowUpDeliveryHeardV1 = z
  .object({
    caseId: uuid,
    requestId: uuid,
    kind: z.enum(CUSTOMER_MESSAGE_KINDS),
    state: z.enum(['sent', 'not_sent']),
    reason: z.enum(CUSTOMER_MESSAGE_FAILURES).optional(),
    at: instant,
  })
  .meta({ id: 'FollowUpDeliveryHeard.v1' });

/** A person lets a question that is planned pass the gates, and says why. */
export const FollowUpExemptedV1 = z
  .object({
    caseId: uuid,
    requestId: uuid,
    reason: z.enum(EXEMPTIONS),
    exemptedAt: instant,
  })
  .meta({ id: 'FollowUpExempted.v1' });

/** Who handles the case, as triage says; what a survey is attributed to when it is sent. */
export const CaseOwnerHeardV1 = z
  .object({
    caseId: uuid,
    ownerId: shortId,
    ownerKind: z.enum(['person', 'team']),
    heardAt: instant,
  })
  .meta({ id: 'CaseOwnerHeard.v1' });

export type SurveyContactAllowed = z.infer<typeof SurveyContactAllowedV1>;
export type SurveyContactRefused = z.infer<typeof SurveyContactRefusedV1>;
export type SurveyContactDeferred = z.infer<typeof SurveyContactDeferredV1>;
export type SurveyChannelDeclined = z.infer<typeof SurveyChannelDeclinedV1>;
export type SurveyChannelWelcomed = z.infer<typeof SurveyChannelWelcomedV1>;
export type FollowUpPostponed = z.infer<typeof FollowUpPostponedV1>;
export type FollowUpAttempted = z.infer<typeof FollowUpAttemptedV1>;
export type FollowUpReminded = z.infer<typeof FollowUpRemindedV1>;
export type FollowUpDeliveryHeard = z.infer<typeof FollowUpDeliveryHeardV1>;
export type FollowUpExempted = z.infer<typeof FollowUpExemptedV1>;
export type CaseOwnerHeard = z.infer<typeof CaseOwnerHeardV1>;
