import { shortId, slug, uuid } from '@amends/contracts/primitives';
import { z } from 'zod';
import { IMPERSONAL_TEXT_KINDS } from '../personal-data/text-kinds.ts';
import { freeText, MESSAGE_MAX } from '../text/free-text.ts';

/** What another service may leave here: what belongs to a case, and what belongs to nobody. */
export const textBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['comment', 'answer']),
    caseId: uuid,
    text: freeText(MESSAGE_MAX),
  }),
  z.strictObject({
    kind: z.enum(IMPERSONAL_TEXT_KINDS),
    /** The writer's word; without it the text would have to be erasable, and nobody's it is. */
    freeOfPersonalData: z.literal(true),
    /** The only store that may read it; every store where it is left out. */
    storeId: shortId.optional(),
    text: freeText(MESSAGE_MAX),
  }),
]);
export type TextBody = z.infer<typeof textBody>;

/** The id to put into an event, and what an event may say of the text. */
export const textAnswer = z.object({
  id: uuid,
  cues: z.array(slug),
  language: z.string().nullable(),
  cueRulesVersion: z.int(),
});
