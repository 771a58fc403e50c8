import type { EventLogConfig } from '@amends/event-log/open-event-log';
import {
  choiceSetting,
  ConfigError,
  listSetting,
  numberSetting,
  optionalTextSetting,
  secretSetting,
  textSetting,
} from '@amends/service-kit/config';

/** Settings of intake run alone. URLs hold passwords: each may come from `<name>_FILE`. */
export const intakeSettings = {
  /** App role: no DDL, may only insert personal data. */
  databaseUrl: secretSetting('AMENDS_INTAKE_DATABASE_URL', 1),
  /** Role that reads and erases personal data. */
  personalDataUrl: secretSetting('AMENDS_INTAKE_PERSONAL_DATA_URL', 1),
  /** File of the key that wraps the data key; made at first start, 0600. Outside the database. */
  keyFile: textSetting('AMENDS_INTAKE_KEY_FILE'),
  logAdapter: choiceSetting('AMENDS_LOG_ADAPTER', ['kafka', 'embedded']),
  logDatabaseUrl: optionalTextSetting('AMENDS_LOG_DATABASE_URL'),
  kafkaBrokers: listSetting('AMENDS_KAFKA_BROKERS'),
  tokenIssuer: textSetting('AMENDS_TOKEN_ISSUER'),
  tokenAudience: textSetting('AMENDS_TOKEN_AUDIENCE', 'amends'),
  /** JWKS of the issuer; https, or http on loopback. */
  tokenKeysUrl: textSetting('AMENDS_TOKEN_KEYS_URL'),
  host: textSetting('AMENDS_HTTP_HOST', '127.0.0.1'),
  port: numberSetting('AMENDS_HTTP_PORT', { min: 0, max: 65_535, default: 8080 }),
  /** What clients have before our paths, such as /intake behind a common address. */
  publicPrefix: textSetting('AMENDS_PUBLIC_PREFIX', '/'),
};

/**
 * The log's settings for the adapter that was chosen; no adapter is a default.
 * @throws ConfigError when the setting that the adapter needs is missing
 */
export const logConfigOf = (config: {
  readonly logAdapter: 'kafka' | 'embedded';
  readonly logDatabaseUrl: string | undefined;
  readonly kafkaBrokers: readonly string[];
}): EventLogConfig => {
  const { logAdapter, logDatabaseUrl, kafkaBrokers } = config;
  if (logAdapter === 'embedded') {
    if (logDatabaseUrl !== undefined) return { adapter: logAdapter, url: logDatabaseUrl };
    throw new ConfigError(['AMENDS_LOG_DATABASE_URL: must be set for the embedded log']);
  }
  if (kafkaBrokers.length === 0) {
    throw new ConfigError(['AMENDS_KAFKA_BROKERS: must be set for Kafka']);
  }
  return { adapter: logAdapter, brokers: kafkaBrokers, clientId: 'intake' };
};
