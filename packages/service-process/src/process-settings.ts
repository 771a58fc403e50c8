import { readFileSync } from 'node:fs';
import type { EventLogConfig } from '@amends/event-log/open-event-log';
import {
  choiceSetting,
  ConfigError,
  flagSetting,
  listSetting,
  numberSetting,
  optionalSecretSetting,
  optionalTextSetting,
  textSetting,
} from '@amends/service-kit/config';
import type { Secret } from '@amends/service-kit/secret';

/** Settings every service process has; README lists them with what they do. */
export const processSettings = {
  host: textSetting('AMENDS_HOST', '127.0.0.1'),
  port: numberSetting('AMENDS_PORT', { min: 0, max: 65_535 }),
  publicPrefix: textSetting('AMENDS_PUBLIC_PREFIX', '/'),
  databaseUrl: textSetting('AMENDS_DATABASE_URL'),
  /** The same database without a pooling proxy between; relay and jobs hold locks of a session. */
  directUrl: optionalTextSetting('AMENDS_DATABASE_DIRECT_URL'),
  /** Role that owns the tables; with it the process migrates at start and makes builds. */
  ownerUrl: optionalTextSetting('AMENDS_DATABASE_OWNER_URL'),
  /** No default: which log carries the events is a decision. */
  logAdapter: choiceSetting('AMENDS_LOG', ['kafka', 'embedded']),
  kafkaBrokers: listSetting('AMENDS_KAFKA_BROKERS'),
  kafkaTls: flagSetting('AMENDS_KAFKA_TLS', false),
  kafkaCaFile: optionalTextSetting('AMENDS_KAFKA_CA_FILE'),
  kafkaUser: optionalTextSetting('AMENDS_KAFKA_USER'),
  kafkaPassword: optionalSecretSetting('AMENDS_KAFKA_PASSWORD'),
  logUrl: optionalTextSetting('AMENDS_LOG_URL'),
  issuer: textSetting('AMENDS_ISSUER'),
  audience: textSetting('AMENDS_AUDIENCE', 'amends'),
  jwksUrl: textSetting('AMENDS_JWKS_URL'),
  /** Intake's keys of claimants' tokens; without it no claimant is let in. */
  claimKeysUrl: optionalTextSetting('AMENDS_CLAIM_KEYS_URL'),
  docs: flagSetting('AMENDS_DOCS', false),
  logLevel: choiceSetting('AMENDS_LOG_LEVEL', ['debug', 'info', 'warn', 'error'], 'info'),
  /** `local` allows what local-profile.ts lists; nothing else, NODE_ENV included, lifts a rule. */
  profile: choiceSetting('AMENDS_PROFILE', ['production', 'local'], 'production'),
};

/** Name of the role in a connection URL. */
export const roleOf = (url: string): string => decodeURIComponent(new URL(url).username);

const missing = (variable: string): ConfigError => new ConfigError([`${variable}: must be set`]);

const readCa = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ConfigError(['AMENDS_KAFKA_CA_FILE: the file cannot be read']);
  }
};

export interface LogSettings {
  readonly logAdapter: 'kafka' | 'embedded';
  readonly kafkaBrokers: readonly string[];
  readonly kafkaTls: boolean;
  readonly kafkaCaFile: string | undefined;
  readonly kafkaUser: string | undefined;
  readonly kafkaPassword: Secret | undefined;
  readonly logUrl: string | undefined;
}

/** SASL goes over TLS only, which the client itself does not ask for. */
const kafkaSecurity = (config: LogSettings) => {
  const { kafkaTls, kafkaCaFile, kafkaUser: username, kafkaPassword } = config;
  if ((username === undefined) !== (kafkaPassword === undefined)) {
    throw missing(username === undefined ? 'AMENDS_KAFKA_USER' : 'AMENDS_KAFKA_PASSWORD');
  }
  if (!kafkaTls) {
    const needless = kafkaCaFile !== undefined || username !== undefined;
    if (needless) throw new ConfigError(['AMENDS_KAFKA_TLS: must be true for CA file and user']);
    return {};
  }
  const ssl = kafkaCaFile === undefined ? true : { ca: readCa(kafkaCaFile) };
  if (username === undefined || kafkaPassword === undefined) return { ssl };
  const mechanism = 'scram-sha-512' as const;
  return { ssl, sasl: { mechanism, username, password: kafkaPassword.reveal() } };
};

/**
 * The log to use, from the settings.
 * @throws ConfigError naming the variable that is missing
 */
export const logConfigOf = (service: string, config: LogSettings): EventLogConfig => {
  if (config.logAdapter === 'embedded') {
    if (config.logUrl === undefined) throw missing('AMENDS_LOG_URL');
    return { adapter: 'embedded', url: config.logUrl };
  }
  if (config.kafkaBrokers.length === 0) throw missing('AMENDS_KAFKA_BROKERS');
  const clientId = `amends-${service}`;
  return { adapter: 'kafka', brokers: config.kafkaBrokers, clientId, ...kafkaSecurity(config) };
};
