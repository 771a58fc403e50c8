import { createHash } from 'node:crypto';
import {
  CUSTOMER_MESSAGE_KINDS,
  type TemplateUsed,
} from '@amends/contracts/intake-customer-messages';
import { TEMPLATE_CHANNELS, TEMPLATE_KINDS } from '@amends/contracts/intake-message-templates';
import { SURVEY_LANGUAGES } from '@amends/contracts/survey-vocabulary';
import { fold } from '@amends/decider/decider';
import type { EventStore } from '@amends/event-store/event-store';
import { foldable } from '@amends/event-store/foldable-event';
import type { LoadedStream } from '@amends/event-store/types';
import type { Pool } from 'pg';
import {
  type MessageTemplate,
  messageTemplateDecider,
  type MessageTemplateEvent,
  type TemplateKey,
} from '../domain/message-template.ts';
import type { TemplateText } from '../domain/template-text.ts';
import type { PersonalDataRead } from '../personal-data/audited-read.ts';
import type { FieldCipher } from '../personal-data/field-cipher.ts';
import { readText } from '../personal-data/personal-data-reader.ts';
import { TEMPLATE_TEXT_KIND } from '../personal-data/text-kinds.ts';
import { shippedText } from './shipped-templates.ts';

export const templateIdOf = ({ channel, kind, language }: TemplateKey): string =>
  `${channel}.${kind}.${language}`;

export const templateStream = (templateId: string): string => `template-${templateId}`;

/** Controls are written to by e-mail only; of a letter nobody is reminded. */
const kindsOf = (channel: TemplateKey['channel']): readonly TemplateKey['kind'][] => {
  if (channel === 'letter') return ['survey'];
  return channel === 'email' ? TEMPLATE_KINDS : CUSTOMER_MESSAGE_KINDS;
};

/** Every message that goes out to customers, and the letter that staff print, by its id. */
export const TEMPLATE_KEYS: ReadonlyMap<string, TemplateKey> = new Map(
  TEMPLATE_CHANNELS.flatMap((channel) =>
    kindsOf(channel).flatMap((kind) =>
      SURVEY_LANGUAGES.map((language) => {
        const key = { channel, kind, language };
        return [templateIdOf(key), key] as const;
      }),
    ),
  ),
);

/** One string of a text and back: a subject is one line. */
export const contentOf = ({ subject, body }: TemplateText): string => `${subject}\n${body}`;

const textOf = (content: string): TemplateText => {
  const end = content.indexOf('\n');
  return { subject: content.slice(0, end), body: content.slice(end + 1) };
};

export const sha256Of = (text: TemplateText): string =>
  createHash('sha256').update(contentOf(text)).digest('hex');

export const templateOf = (stream: Pick<LoadedStream, 'events'>): MessageTemplate =>
  fold(messageTemplateDecider, stream.events.map(foldable<MessageTemplateEvent>));

export interface TemplateDeps {
  readonly store: Pick<EventStore, 'load'>;
  readonly personalDataPool: Pool;
  readonly cipher: FieldCipher;
}

type Reader = Pick<PersonalDataRead, 'actor' | 'reasonCode' | 'stores'>;

/** The words of a version; undefined where there is none. The read is kept. */
export const textOfVersion = async (
  { personalDataPool, cipher }: TemplateDeps,
  key: TemplateKey,
  { versions }: MessageTemplate,
  version: number,
  reader: Reader,
): Promise<TemplateText | undefined> => {
  if (version === 0) return shippedText(key);
  const textId = versions.find((one) => one.version === version)?.textId;
  if (textId === undefined) return undefined;
  const read = { ...reader, what: 'text' as const, textId, kinds: [TEMPLATE_TEXT_KIND] as const };
  const found = await readText(personalDataPool, cipher, read);
  return found === undefined ? undefined : textOf(found.text);
};

const SENDER: Reader = { actor: 'system_intake', reasonCode: 'follow_up', stores: '*' };

/** The words in force, and what to say of them with the sending. */
export const textInForce = async (
  deps: TemplateDeps,
  key: TemplateKey,
): Promise<{ readonly text: TemplateText; readonly used: TemplateUsed }> => {
  const state = templateOf(await deps.store.load(templateStream(templateIdOf(key))));
  const own = await textOfVersion(deps, key, state, state.active, SENDER);
  const text = own ?? shippedText(key);
  const version = own === undefined ? 0 : state.active;
  return { text, used: { language: key.language, version, sha256: sha256Of(text) } };
};
