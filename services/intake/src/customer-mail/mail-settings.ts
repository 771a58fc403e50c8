import type { Secret } from '@amends/service-kit/secret';
import {
  ConfigError,
  optionalSecretSetting,
  optionalTextSetting,
  textSetting,
} from '@amends/service-kit/config';
import { z } from 'zod';
import { type QuietHours, quietHoursOf } from './quiet-hours.ts';

/** How customers are written to; without a server nobody is. */
export const customerMailSettings = {
  /** smtp://user:password@host:587 or smtps://… */
  customerSmtpUrl: optionalSecretSetting('AMENDS_CUSTOMER_SMTP_URL', 8),
  customerMailFrom: optionalTextSetting('AMENDS_CUSTOMER_MAIL_FROM'),
  /** Page on which customers answer; the code comes behind a # that no server sees. */
  answerPage: optionalTextSetting('AMENDS_ANSWER_PAGE'),
  /** In the place of the store; `none` for none. */
  customerQuietHours: textSetting('AMENDS_CUSTOMER_QUIET_HOURS', '21:00-08:00'),
};

export interface CustomerMailConfig {
  readonly customerSmtpUrl: Secret | undefined;
  readonly customerMailFrom: string | undefined;
  readonly answerPage: string | undefined;
  readonly customerQuietHours: string;
}

export interface CustomerMail {
  readonly url: string;
  readonly from: string;
  readonly answerPage: string;
}

export interface CustomerContact {
  /** Undefined: no e-mail goes out to customers. */
  readonly mail: CustomerMail | undefined;
  readonly quietHours: QuietHours | 'none';
}

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
    ...(url === undefined || isPage(answerPage)
      ? []
      : ['AMENDS_ANSWER_PAGE: must be the https:// address of the page that customers answer on']),
  ];
  if (lines.length > 0) throw new ConfigError(lines);
  const mail = url === undefined ? undefined : { url, from: from!, answerPage: answerPage! };
  return { mail, quietHours: quietHours! };
};
