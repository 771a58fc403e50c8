import { type Client, openClient } from '@amends/client/open-client';
import type { BaseUrl } from '@amends/client/service-url';
import {
  ConfigError,
  optionalSecretSetting,
  optionalTextSetting,
  type Values,
} from '@amends/service-kit/config';
import { z } from 'zod';

/** Where figures are asked for, as a client of every store. */
export type FigureSource = Pick<Client, 'get'>;

/** Where figures are, and as whom they are asked for; nothing set: they are not. */
export const figureSettings = {
  /** One address before `/<service>/v1/…`, or a JSON object with one per service. */
  url: optionalTextSetting('AMENDS_FIGURES_URL'),
  tokenUrl: optionalTextSetting('AMENDS_FIGURES_TOKEN_URL'),
  clientId: optionalTextSetting('AMENDS_FIGURES_CLIENT_ID'),
  clientSecret: optionalSecretSetting('AMENDS_FIGURES_CLIENT_SECRET', 16),
};

const address = z.url({ protocol: /^https?$/ });
const addresses = z.union([address, z.record(z.string(), address)]);

const baseUrlOf = (text: string): BaseUrl | undefined => {
  try {
    return addresses.parse(text.startsWith('{') ? JSON.parse(text) : text);
  } catch {
    return undefined;
  }
};

/** Jobs are few: those of deadlines are not to wait long for a service that is slow or gone. */
export const FIGURE_LIMITS = { timeoutMs: 10_000, retry: { attempts: 2 } } as const;

/** @throws ConfigError with one line per setting that is not valid, or missing beside others */
export const figureSource = (given: Values<typeof figureSettings>): FigureSource | undefined => {
  const { url, tokenUrl, clientId, clientSecret } = given;
  if (url === undefined) return undefined;
  const baseUrl = baseUrlOf(url);
  const lines = [
    ...(baseUrl === undefined
      ? ['AMENDS_FIGURES_URL: must be a URL, or a JSON object with one per service']
      : []),
    ...(address.safeParse(tokenUrl).success
      ? []
      : ['AMENDS_FIGURES_TOKEN_URL: must be a URL where AMENDS_FIGURES_URL is set']),
    ...(clientId === undefined || clientSecret === undefined
      ? ['AMENDS_FIGURES_CLIENT_ID, AMENDS_FIGURES_CLIENT_SECRET: both go with AMENDS_FIGURES_URL']
      : []),
  ];
  if (lines.length > 0) throw new ConfigError(lines);
  return openClient({
    baseUrl: baseUrl!,
    tokenUrl: tokenUrl!,
    credentials: { clientId: clientId!, clientSecret: clientSecret!.reveal() },
    ...FIGURE_LIMITS,
  });
};
