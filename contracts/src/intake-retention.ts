import { z } from 'zod';
import { instant, uuid } from './primitives.ts';

/**
 * What personal data ages apart from the rest. Customers are erased whole, when nothing is left of
 * them but by what they are recognised.
 */
export const DATA_CLASSES = [
  'contact_details',
  'texts',
  'attachments',
  'customers',
  'vendor_deliveries',
  'read_audit',
] as const;

const count = z.int().min(0).max(1_000_000_000);

/** Data that is past its age is to go. */
export const RetentionRunRequestedV1 = z
  .object({ runId: uuid, requestedBy: z.enum(['schedule', 'person']), requestedAt: instant })
  .meta({ id: 'RetentionRunRequested.v1' });

/** Some of one class went, in the transaction of this event. */
export const RetentionAppliedV1 = z
  .object({
    runId: uuid,
    dataClass: z.enum(DATA_CLASSES),
    /** What is counted from: cases that ended, customers, deliveries or reads before this. */
    olderThan: instant,
    deleted: count,
    appliedAt: instant,
  })
  .meta({ id: 'RetentionApplied.v1' });

/** Nothing that may go is past its age any more. */
export const RetentionRunCompletedV1 = z
  .object({
    runId: uuid,
    classes: z
      .array(
        z.object({
          dataClass: z.enum(DATA_CLASSES),
          deleted: count,
          /** Past its age, and kept by a legal hold. */
          held: count,
        }),
      )
      .max(DATA_CLASSES.length),
    completedAt: instant,
  })
  .meta({ id: 'RetentionRunCompleted.v1' });

export type DataClass = (typeof DATA_CLASSES)[number];
export type RetentionRunRequested = z.infer<typeof RetentionRunRequestedV1>;
export type RetentionApplied = z.infer<typeof RetentionAppliedV1>;
export type RetentionRunCompleted = z.infer<typeof RetentionRunCompletedV1>;
