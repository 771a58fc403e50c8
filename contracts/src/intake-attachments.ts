import { z } from 'zod';
import { instant, uuid } from './primitives.ts';

/** What a file of a case shows. */
export const ATTACHMENT_KINDS = ['photo', 'receipt', 'document'] as const;

/** What files may be; told from their bytes. */
export const ATTACHMENT_MEDIA_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'application/pdf',
] as const;

/** Why a single file was taken away; an erasure says so in an event of its own. */
export const ATTACHMENT_REMOVAL_REASONS = [
  'customer_request',
  'wrong_case',
  'other_people_shown',
  'not_needed',
] as const;

/** The most bytes of one file, before it is sealed. */
export const ATTACHMENT_BYTES_MAX = 10 * 1024 * 1024;

/** A file was added to the case. Neither its bytes nor its name are told: they are personal. */
export const AttachmentAddedV1 = z
  .object({
    caseId: uuid,
    attachmentId: uuid,
    kind: z.enum(ATTACHMENT_KINDS),
    mediaType: z.enum(ATTACHMENT_MEDIA_TYPES),
    bytes: z.int().min(1).max(ATTACHMENT_BYTES_MAX),
    by: z.enum(['customer', 'staff']),
    addedAt: instant,
  })
  .meta({ id: 'AttachmentAdded.v1' });

/** The file is gone. */
export const AttachmentRemovedV1 = z
  .object({
    caseId: uuid,
    attachmentId: uuid,
    reason: z.enum(ATTACHMENT_REMOVAL_REASONS),
    removedAt: instant,
  })
  .meta({ id: 'AttachmentRemoved.v1' });

export type AttachmentAdded = z.infer<typeof AttachmentAddedV1>;
export type AttachmentRemoved = z.infer<typeof AttachmentRemovedV1>;
