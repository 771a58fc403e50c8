import { z } from 'zod';
import { instant, shortId, uuid } from './primitives.ts';

export const CUSTOMER_MESSAGE_KINDS = ['survey', 'survey_reminder'] as const;
export const CUSTOMER_MESSAGE_CHANNELS = ['email'] as const;
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

/** A mail server has it. */
export const CustomerMessageSentV1 = z
  .object({ ...subject, attempt: z.int().min(1).max(100), sentAt: instant })
  .meta({ id: 'CustomerMessageSent.v1' });

/** It did not go out; without a next attempt it never will. */
export const CustomerMessageFailedV1 = z
  .object({
    ...subject,
    attempt: z.int().min(1).max(100),
    reason: z.enum(CUSTOMER_MESSAGE_FAILURES),
    failedAt: instant,
    nextAt: instant.optional(),
  })
  .meta({ id: 'CustomerMessageFailed.v1' });

export type CustomerMessagePlanned = z.infer<typeof CustomerMessagePlannedV1>;
export type CustomerMessageSent = z.infer<typeof CustomerMessageSentV1>;
export type CustomerMessageFailed = z.infer<typeof CustomerMessageFailedV1>;
export type CustomerMessageFailure = CustomerMessageFailed['reason'];
