import type { EventLogConfig } from '@amends/event-log/open-event-log';
import {
  choiceSetting,
  ConfigError,
  type Environment,
  flagSetting,
  listSetting,
  numberSetting,
  optionalTextSetting,
  readConfig,
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
  /** A key in a file protects little; only an installation on one machine should allow it. */
  allowFileKeyStore: flagSetting('AMENDS_ALLOW_FILE_KEY_STORE', false),
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

const read = (environment: Environment) => readConfig(intakeSettings, environment);

/** What main.ts needs: the settings, and the log by the adapter that was chosen. */
export type IntakeConfig = ReturnType<typeof read> & { readonly log: EventLogConfig };

/**
 * Reads the settings of intake run alone.
 * @throws ConfigError when one is missing or not valid, when the chosen log lacks its address, or
 *   when personal data would be sealed with a key in a file unasked
 */
export const readIntakeConfig = (environment: Environment): IntakeConfig => {
  const config = read(environment);
  const { logAdapter, logDatabaseUrl: url, kafkaBrokers: brokers } = config;
  const lines: string[] = [];
  if (!config.allowFileKeyStore) {
    lines.push('AMENDS_INTAKE_KEY_FILE: refused unless AMENDS_ALLOW_FILE_KEY_STORE is true');
  }
  if (logAdapter === 'kafka' && brokers.length === 0) {
    lines.push('AMENDS_KAFKA_BROKERS: must be set for Kafka');
  }
  if (logAdapter === 'embedded' && url === undefined) {
    lines.push('AMENDS_LOG_DATABASE_URL: must be set for the embedded log');
  }
  if (lines.length > 0) throw new ConfigError(lines);
  const log: EventLogConfig =
    logAdapter === 'kafka'
      ? { adapter: logAdapter, brokers, clientId: 'intake' }
      : { adapter: logAdapter, ...(url === undefined ? {} : { url }) };
  return { ...config, log };
};
