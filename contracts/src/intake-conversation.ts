import { z } from 'zod';
import { instant, slug, uuid } from './primitives.ts';
import { INTAKE_CHANNELS } from './vocabulary.ts';

/**
 * The conversation of a case. What was written is known by its text id; what may be told of it here
 * are the codes that intake took from it when it was written.
 */
const written = {
  cues: z.array(slug).max(20),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional(),
  cueRulesVersion: z.int().min(1).max(10_000),
};

/** The customer wrote or said something after the report. */
export const CustomerMessageReceivedV1 = z
  .object({
    caseId: uuid,
    textId: uuid,
    channel: z.enum(INTAKE_CHANNELS),
    receivedAt: instant,
    ...written,
  })
  .meta({ id: 'CustomerMessageReceived.v1' });

/**
 * The firm answered. `public`: the customer sees it. `by` system is an automatic reply and fulfils
 * nothing; an agreed message is one that the customer agreed to be answered with, whoever sends it.
 */
export const ReplySentV1 = z
  .object({
    caseId: uuid,
    textId: uuid,
    channel: z.enum(INTAKE_CHANNELS),
    public: z.boolean(),
    automatic: z.boolean(),
    by: z.enum(['person', 'agreed_message', 'system']),
    sentAt: instant,
  })
  .meta({ id: 'ReplySent.v1' });

/** Staff wrote something down that is not for the customer. */
export const NoteAddedV1 = z
  .object({ caseId: uuid, textId: uuid, addedAt: instant, ...written })
  .meta({ id: 'NoteAdded.v1' });

/** Whoever has the code may follow the case, choose and answer; the code is in no event. */
export const ClaimCodeIssuedV1 = z
  .object({ caseId: uuid, claimId: uuid, issuedAt: instant })
  .meta({ id: 'ClaimCodeIssued.v1' });

export type ClaimCodeIssued = z.infer<typeof ClaimCodeIssuedV1>;
export type CustomerMessageReceived = z.infer<typeof CustomerMessageReceivedV1>;
export type ReplySent = z.infer<typeof ReplySentV1>;
export type NoteAdded = z.infer<typeof NoteAddedV1>;
