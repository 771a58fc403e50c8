import type { EventLogConfig } from '@amends/event-log/open-event-log';
import {
  choiceSetting,
  flagSetting,
  listSetting,
  numberSetting,
  optionalTextSetting,
  textSetting,
} from '@amends/service-kit/config';

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
  logAdapter: choiceSetting('AMENDS_LOG', ['kafka', 'embedded'], 'kafka'),
  kafkaBrokers: listSetting('AMENDS_KAFKA_BROKERS'),
  logUrl: optionalTextSetting('AMENDS_LOG_URL'),
  issuer: textSetting('AMENDS_ISSUER'),
  audience: textSetting('AMENDS_AUDIENCE', 'amends'),
  jwksUrl: textSetting('AMENDS_JWKS_URL'),
  docs: flagSetting('AMENDS_DOCS', false),
  logLevel: choiceSetting('AMENDS_LOG_LEVEL', ['debug', 'info', 'warn', 'error'], 'info'),
  /** `local` allows loopback without TLS, the fake provider and the file key store. */
  profile: choiceSetting('AMENDS_PROFILE', ['production', 'local'], 'production'),
};

/** Name of the role in a connection URL. */
export const roleOf = (url: string): string => decodeURIComponent(new URL(url).username);

/**
 * The log to use, from the settings.
 * @throws Error naming the variable that is missing
 */
export const logConfigOf = (
  service: string,
  config: {
    readonly logAdapter: 'kafka' | 'embedded';
    readonly kafkaBrokers: readonly string[];
    readonly logUrl: string | undefined;
  },
): EventLogConfig => {
  if (config.logAdapter === 'embedded') {
    if (config.logUrl === undefined) throw new Error('AMENDS_LOG_URL: must be set');
    return { adapter: 'embedded', url: config.logUrl };
  }
  if (config.kafkaBrokers.length === 0) throw new Error('AMENDS_KAFKA_BROKERS: must be set');
  return { adapter: 'kafka', brokers: config.kafkaBrokers, clientId: `amends-${service}` };
};
