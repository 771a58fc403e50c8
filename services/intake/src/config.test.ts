import { ConfigError } from '@amends/service-kit/config';
import { describe, expect, it } from '@jest/globals';
import { readIntakeConfig } from './config.ts';

const environment = {
  AMENDS_INTAKE_DATABASE_URL: 'postgres://app@localhost/intake',
  AMENDS_INTAKE_PERSONAL_DATA_URL: 'postgres://personal@localhost/intake',
  AMENDS_INTAKE_KEY_FILE: '/keys/intake',
  AMENDS_ALLOW_FILE_KEY_STORE: 'true',
  AMENDS_LOG_ADAPTER: 'kafka',
  AMENDS_KAFKA_BROKERS: 'a:9092,b:9092',
  AMENDS_TOKEN_ISSUER: 'https://issuer.test',
  AMENDS_TOKEN_KEYS_URL: 'https://issuer.test/keys',
};
const linesOf = (change: Readonly<Record<string, string | undefined>>): readonly string[] => {
  try {
    readIntakeConfig({ ...environment, ...change });
  } catch (error) {
    if (error instanceof ConfigError) return error.lines;
    throw error;
  }
  return [];
};

describe('the configuration of intake alone', () => {
  it('names the log by the adapter', () => {
    expect(readIntakeConfig(environment).log).toEqual({
      adapter: 'kafka',
      brokers: ['a:9092', 'b:9092'],
      clientId: 'intake',
    });
    const embedded = { AMENDS_LOG_ADAPTER: 'embedded', AMENDS_LOG_DATABASE_URL: 'postgres://l' };
    expect(readIntakeConfig({ ...environment, ...embedded }).log).toEqual({
      adapter: 'embedded',
      url: 'postgres://l',
    });
  });

  it.each([
    ['a key in a file nobody allowed', { AMENDS_ALLOW_FILE_KEY_STORE: undefined }, 'KEY_FILE'],
    ['Kafka without brokers', { AMENDS_KAFKA_BROKERS: undefined }, 'KAFKA_BROKERS'],
    ['an embedded log without address', { AMENDS_LOG_ADAPTER: 'embedded' }, 'LOG_DATABASE_URL'],
    ['no log at all', { AMENDS_LOG_ADAPTER: undefined }, 'LOG_ADAPTER'],
    ['no database', { AMENDS_INTAKE_DATABASE_URL: undefined }, 'INTAKE_DATABASE_URL'],
  ])('refuses %s', (_what, change, name) => {
    const lines = linesOf(change);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(name);
  });
});
