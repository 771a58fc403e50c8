import type { CustomerMessageChannel } from '@amends/contracts/intake-customer-messages';
import type { Egress } from '@amends/outbound/allowed-address';
import type { Secret } from '@amends/service-kit/secret';
import {
  choiceSetting,
  ConfigError,
  optionalSecretSetting,
  optionalTextSetting,
  textSetting,
} from '@amends/service-kit/config';
import { z } from 'zod';
import { type MessageConnector, messageConnectorsOf } from './message-connectors.ts';
import { type QuietHours, quietHoursOf } from './quiet-hours.ts';

/** How customers are written to; without a server or a connector nobody is. */
export const customerMailSettings = {
  /** smtp://user:password@host:587 or smtps://… */
  customerSmtpUrl: optionalSecretSetting('AMENDS_CUSTOMER_SMTP_URL', 8),
  customerMailFrom: optionalTextSetting('AMENDS_CUSTOMER_MAIL_FROM'),
  /** JSON: systems that send text messages and chats, with their signing secrets. */
  messageConnectors: optionalSecretSetting('AMENDS_MESSAGE_CONNECTORS', 2),
  /** Connectors on this machine are for trying out. */
  profile: choiceSetting('AMENDS_PROFILE', ['production', 'local'], 'production'),
  /** Page on which customers answer; the code comes behind a # that no server sees. */
  answerPage: optionalTextSetting('AMENDS_ANSWER_PAGE'),
  /** In the place of the store; `none` for none. */
  customerQuietHours: textSetting('AMENDS_CUSTOMER_QUIET_HOURS', '21:00-08:00'),
};

export interface CustomerMailConfig {
  readonly customerSmtpUrl: Secret | undefined;
  readonly customerMailFrom: string | undefined;
  readonly messageConnectors: Secret | undefined;
  readonly profile: 'production' | 'local';
  readonly answerPage: string | undefined;
  readonly customerQuietHours: string;
}

export interface CustomerMail {
  readonly url: string;
  readonly from: string;
}

export interface CustomerContact {
  /** Undefined: no e-mail goes out to customers. */
  readonly mail: CustomerMail | undefined;
  readonly connectors: readonly MessageConnector[];
  readonly egress: Egress;
  /** There where anything goes out. */
  readonly answerPage: string | undefined;
  readonly quietHours: QuietHours | 'none';
}

export const connectorFor = (
  { connectors }: Pick<CustomerContact, 'connectors'>,
  channel: CustomerMessageChannel,
): MessageConnector | undefined =>
  connectors.find(({ channels }) => (channels as readonly string[]).includes(channel));

/** The ways on which customers are really written to. */
export const sentChannels = ({ mail, connectors }: CustomerContact): ReadonlySet<string> =>
  new Set([
    ...(mail === undefined ? [] : ['email']),
    ...connectors.flatMap(({ channels }) => channels),
  ]);

const isUrl = (text: string | undefined, ...protocols: string[]): text is string =>
  text !== undefined && URL.canParse(text) && protocols.includes(new URL(text).protocol);

/** A page on this machine is for trying out; every other one needs https. */
const isPage = (text: string | undefined): text is string =>
  isUrl(text, 'https:') ||
  (isUrl(text, 'http:') && ['127.0.0.1', 'localhost'].includes(new URL(text).hostname));

/**
 * What the settings come to.
 * @throws ConfigError with a line for each that is wrong
 */
export const customerContactOf = (config: CustomerMailConfig): CustomerContact => {
  const { customerSmtpUrl, customerMailFrom: from, answerPage, customerQuietHours } = config;
  const quietHours = quietHoursOf(customerQuietHours);
  const url = customerSmtpUrl?.reveal();
  const egress = { allowsLoopback: config.profile === 'local' };
  const connectors = messageConnectorsOf(config.messageConnectors, egress);
  const isSilent = url === undefined && connectors.length === 0;
  const lines = [
    ...(quietHours === undefined
      ? ['AMENDS_CUSTOMER_QUIET_HOURS: must be HH:MM-HH:MM or none']
      : []),
    ...(url === undefined || isUrl(url, 'smtp:', 'smtps:')
      ? []
      : ['AMENDS_CUSTOMER_SMTP_URL: must be smtp:// or smtps://']),
    ...(url === undefined || z.email().safeParse(from).success
      ? []
      : ['AMENDS_CUSTOMER_MAIL_FROM: must be an e-mail address']),
    ...(isSilent || isPage(answerPage)
      ? []
      : ['AMENDS_ANSWER_PAGE: must be the https:// address of the page that customers answer on']),
  ];
  if (lines.length > 0) throw new ConfigError(lines);
  const mail = url === undefined ? undefined : { url, from: from! };
  return { mail, connectors, egress, answerPage, quietHours: quietHours! };
};
