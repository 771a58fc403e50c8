import { z } from 'zod';
import {
  CUSTOMER_MESSAGE_CHANNELS,
  CUSTOMER_MESSAGE_FAILURES,
  templateUsed as template,
} from './intake-customer-messages.ts';
import { instant, shortId, uuid } from './primitives.ts';

/** Messages to customers of the control group, who have no case: streams message-<messageId>. */
const subject = {
  messageId: uuid,
  controlId: uuid,
  customerId: uuid,
  channel: z.enum(CUSTOMER_MESSAGE_CHANNELS),
  /** Absent: the question itself. */
  kind: z.enum(['control_reminder']).optional(),
};
const attempt = z.int().min(1).max(100);

/** The address is read when it is sent, and stands in no event. */
export const ControlMessagePlannedV1 = z
  .object({
    ...subject,
    storeId: shortId,
    /** Not in the customer's quiet hours. */
    sendAt: instant,
    plannedAt: instant,
  })
  .meta({ id: 'ControlMessagePlanned.v1' });

export const ControlMessageSentV1 = z
  .object({ ...subject, attempt, template, sentAt: instant })
  .meta({ id: 'ControlMessageSent.v1' });

/** Without a next attempt it never goes out. */
export const ControlMessageFailedV1 = z
  .object({
    ...subject,
    attempt,
    reason: z.enum(CUSTOMER_MESSAGE_FAILURES),
    template,
    failedAt: instant,
    nextAt: instant.optional(),
  })
  .meta({ id: 'ControlMessageFailed.v1' });

export type ControlMessagePlanned = z.infer<typeof ControlMessagePlannedV1>;
export type ControlMessageSent = z.infer<typeof ControlMessageSentV1>;
export type ControlMessageFailed = z.infer<typeof ControlMessageFailedV1>;
