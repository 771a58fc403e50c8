import { readFileSync } from 'node:fs';
import { shortId, slug } from '@amends/contracts/primitives';
import { refusalOf } from '@amends/outbound/allowed-address';
import { signingKey } from '@amends/outbound/webhook-signature';
import {
  choiceSetting,
  ConfigError,
  optionalSecretSetting,
  optionalTextSetting,
  textSetting,
  type Values,
} from '@amends/service-kit/config';
import { z } from 'zod';
import { addressBookOf } from './address-book.ts';
import type { NoticeChannels, WebhookEndpoint } from './notice-channels.ts';

/** Where notices go besides the inbox; nothing set: nowhere. */
export const noticeSettings = {
  profile: choiceSetting('AMENDS_PROFILE', ['production', 'local'], 'production'),
  /** smtp://user:password@host:587 or smtps://… */
  smtpUrl: optionalSecretSetting('AMENDS_SMTP_URL', 8),
  mailFrom: optionalTextSetting('AMENDS_MAIL_FROM'),
  /** Path of a JSON file: opaque id of a person or role -> e-mail address; read at each mail. */
  addressBook: optionalTextSetting('AMENDS_ADDRESS_BOOK'),
  /** JSON: endpoints with their signing secrets. */
  noticeWebhooks: optionalSecretSetting('AMENDS_NOTICE_WEBHOOKS', 2),
  /** A DNS name of the sender; endpoints are asked whether they take what it sends. */
  webhookOrigin: textSetting('AMENDS_WEBHOOK_ORIGIN', 'amends'),
};

const endpoints = z
  .array(
    z.strictObject({
      endpointId: slug,
      url: z.string(),
      secrets: z.array(z.string()).min(1).max(2),
      recipients: z.array(shortId).min(1).optional(),
    }),
  )
  .max(20);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What is wrong with the endpoints, without their secrets. */
const webhookLines = (found: readonly WebhookEndpoint[], egress: NoticeChannels['egress']) => [
  ...found.flatMap(({ endpointId, url, secrets }) => {
    const refusal = refusalOf(url, egress);
    return [
      ...(refusal === undefined ? [] : [`${endpointId}: the url ${refusal}`]),
      ...(secrets.every((secret) => signingKey(secret) !== undefined)
        ? []
        : [`${endpointId}: a secret must be whsec_ and base64 of 24 to 64 bytes`]),
    ];
  }),
  ...(new Set(found.map(({ endpointId }) => endpointId)).size === found.length
    ? []
    : ['an endpointId is there twice']),
];

type Given = Values<typeof noticeSettings>;

const webhooksOf = ({ noticeWebhooks }: Given, egress: NoticeChannels['egress']) => {
  if (noticeWebhooks === undefined) return [];
  const result = endpoints.safeParse(parsed(noticeWebhooks.reveal()));
  const lines = result.success
    ? webhookLines(result.data, egress)
    : ['must be a JSON list of {"endpointId", "url", "secrets", "recipients"?}'];
  if (lines.length > 0)
    throw new ConfigError(lines.map((line) => `AMENDS_NOTICE_WEBHOOKS: ${line}`));
  return result.data!;
};

const mailOf = ({ smtpUrl, mailFrom, addressBook }: Given): Pick<NoticeChannels, 'mail'> => {
  if (smtpUrl === undefined) return {};
  const lines: string[] = [];
  const url = URL.canParse(smtpUrl.reveal()) ? new URL(smtpUrl.reveal()) : undefined;
  if (url === undefined || !['smtp:', 'smtps:'].includes(url.protocol)) {
    lines.push('AMENDS_SMTP_URL: must be smtp:// or smtps://');
  }
  if (mailFrom === undefined || !z.email().safeParse(mailFrom).success) {
    lines.push('AMENDS_MAIL_FROM: must be an e-mail address where AMENDS_SMTP_URL is set');
  }
  try {
    if (addressBook === undefined) throw new Error('missing');
    addressBookOf(readFileSync(addressBook, 'utf8'));
  } catch {
    lines.push('AMENDS_ADDRESS_BOOK: must be the path of a JSON file of addresses by id');
  }
  if (lines.length > 0) throw new ConfigError(lines);
  return { mail: { url: smtpUrl, from: mailFrom!, addressBook: addressBook! } };
};

const DNS_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;

/**
 * Where notices go.
 * @throws ConfigError with one line per setting that is not valid
 */
export const noticeChannels = (given: Given): NoticeChannels => {
  const egress = { allowsLoopback: given.profile === 'local' };
  const { webhookOrigin: origin } = given;
  if (!DNS_NAME.test(origin)) throw new ConfigError(['AMENDS_WEBHOOK_ORIGIN: must be a DNS name']);
  return { ...mailOf(given), webhooks: webhooksOf(given, egress), egress, origin };
};
