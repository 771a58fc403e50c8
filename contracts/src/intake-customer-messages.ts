import { z } from 'zod';
import { instant, sha256Hex, shortId, uuid } from './primitives.ts';
import { SURVEY_LANGUAGES } from './survey-vocabulary.ts';

export const CUSTOMER_MESSAGE_KINDS = ['survey', 'survey_reminder'] as const;
export const CUSTOMER_MESSAGE_CHANNELS = ['email', 'sms', 'chat'] as const;
export const CUSTOMER_MESSAGE_FAILURES = [
  'no_address',
  'no_longer_open',
  'refused',
  'throttled',
  'timed_out',
  'unreachable',
] as const;

const subject = {
  messageId: uuid,
  caseId: uuid,
  requestId: uuid,
  kind: z.enum(CUSTOMER_MESSAGE_KINDS),
  channel: z.enum(CUSTOMER_MESSAGE_CHANNELS),
};

/** The words it went out with: the version that was in force then, 0 for those of the release. */
export const templateUsed = z
  .object({
    language: z.enum(SURVEY_LANGUAGES),
    version: z.int().min(0).max(100_000),
    sha256: sha256Hex,
  })
  .optional();
const template = templateUsed;

/** The customer will be written to; the address is read when it is, and stands in no event. */
export const CustomerMessagePlannedV1 = z
  .object({
    ...subject,
    storeId: shortId.optional(),
    /** Not in the customer's quiet hours. */
    sendAt: instant,
    plannedAt: instant,
  })
  .meta({ id: 'CustomerMessagePlanned.v1' });

/** A mail server has it, or the system that sends such messages. */
export const CustomerMessageSentV1 = z
  .object({ ...subject, attempt: z.int().min(1).max(100), template, sentAt: instant })
  .meta({ id: 'CustomerMessageSent.v1' });

/** It did not go out; without a next attempt it never will. */
export const CustomerMessageFailedV1 = z
  .object({
    ...subject,
    attempt: z.int().min(1).max(100),
    reason: z.enum(CUSTOMER_MESSAGE_FAILURES),
    template,
    failedAt: instant,
    nextAt: instant.optional(),
  })
  .meta({ id: 'CustomerMessageFailed.v1' });

export type CustomerMessagePlanned = z.infer<typeof CustomerMessagePlannedV1>;
export type CustomerMessageSent = z.infer<typeof CustomerMessageSentV1>;
export type CustomerMessageFailed = z.infer<typeof CustomerMessageFailedV1>;
export type CustomerMessageChannel = CustomerMessagePlanned['channel'];
export type TemplateUsed = NonNullable<CustomerMessageSent['template']>;
export type CustomerMessageFailure = CustomerMessageFailed['reason'];
