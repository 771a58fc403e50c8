import { z } from 'zod';
import { CUSTOMER_MESSAGE_CHANNELS, CUSTOMER_MESSAGE_KINDS } from './intake-customer-messages.ts';
import { instant, sha256Hex, uuid } from './primitives.ts';
import { SURVEY_LANGUAGES } from './survey-vocabulary.ts';

/** Words of messages to customers: streams template-<channel>.<kind>.<language>. */

/** What customers are written; a control of no case is asked in words of its own. */
export const TEMPLATE_KINDS = [
  ...CUSTOMER_MESSAGE_KINDS,
  'control_survey',
  'control_reminder',
] as const;

/** A letter is printed by staff and has no link: whoever prints it could answer with it. */
export const TEMPLATE_CHANNELS = [...CUSTOMER_MESSAGE_CHANNELS, 'letter'] as const;

const template = {
  channel: z.enum(TEMPLATE_CHANNELS),
  kind: z.enum(TEMPLATE_KINDS),
  language: z.enum(SURVEY_LANGUAGES),
};

/** A further version of a message; it stands apart, and is not sent until it is activated. */
export const MessageTemplateWrittenV1 = z
  .object({
    ...template,
    version: z.int().min(1).max(100_000),
    /** Where intake keeps the words; a text that people write is in no event. */
    textId: uuid,
    sha256: sha256Hex,
    writtenAt: instant,
  })
  .meta({ id: 'MessageTemplateWritten.v1' });

/** From now on messages go out in these words; 0 are those that the release comes with. */
export const MessageTemplateActivatedV1 = z
  .object({
    ...template,
    version: z.int().min(0).max(100_000),
    sha256: sha256Hex,
    replacedVersion: z.int().min(0).max(100_000),
    activatedAt: instant,
  })
  .meta({ id: 'MessageTemplateActivated.v1' });

export type MessageTemplateWritten = z.infer<typeof MessageTemplateWrittenV1>;
export type MessageTemplateActivated = z.infer<typeof MessageTemplateActivatedV1>;
