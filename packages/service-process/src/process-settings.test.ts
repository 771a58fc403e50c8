import { fileURLToPath } from 'node:url';
import { type ConfigError, readConfig } from '@amends/service-kit/config';
import { describe, expect, it } from '@jest/globals';
import { logConfigOf, processSettings } from './process-settings.ts';

const complete = {
  AMENDS_PORT: '0',
  AMENDS_DATABASE_URL: 'postgres://app@db/intake',
  AMENDS_ISSUER: 'https://id.example.org',
  AMENDS_JWKS_URL: 'https://id.example.org/jwks',
  AMENDS_LOG: 'kafka',
  AMENDS_KAFKA_BROKERS: 'kafka-1:9093',
};
const logOf = (change: Record<string, string | undefined>) =>
  logConfigOf('intake', readConfig(processSettings, { ...complete, ...change }));
const linesOf = (change: Record<string, string | undefined>): readonly string[] => {
  try {
    logOf(change);
    return [];
  } catch (error) {
    return (error as ConfigError).lines;
  }
};

describe('the settings of a process', () => {
  it.each([
    ['AMENDS_ISSUER', 'AMENDS_ISSUER: must be set'],
    ['AMENDS_JWKS_URL', 'AMENDS_JWKS_URL: must be set'],
    ['AMENDS_LOG', 'AMENDS_LOG: must be one of kafka, embedded'],
    ['AMENDS_KAFKA_BROKERS', 'AMENDS_KAFKA_BROKERS: must be set'],
  ])('are refused without %s', (variable, line) => {
    expect(linesOf({ [variable]: undefined })).toEqual([line]);
  });

  it('are refused with an empty audience', () => {
    expect(linesOf({ AMENDS_AUDIENCE: '' })).toEqual(['AMENDS_AUDIENCE: must not be empty']);
  });

  it('follow the rules of production where no profile is named, whatever NODE_ENV says', () => {
    const { profile } = readConfig(processSettings, { ...complete, NODE_ENV: 'development' });
    expect(profile).toBe('production');
  });

  it('are refused for an embedded log without its URL', () => {
    expect(linesOf({ AMENDS_LOG: 'embedded' })).toEqual(['AMENDS_LOG_URL: must be set']);
  });
});

describe('Kafka by TLS', () => {
  const user = { AMENDS_KAFKA_USER: 'intake', AMENDS_KAFKA_PASSWORD: 'p'.repeat(32) };

  it('checks the brokers by the given authority and signs in by SCRAM', () => {
    const file = fileURLToPath(import.meta.url);
    const log = logOf({ AMENDS_KAFKA_TLS: 'true', AMENDS_KAFKA_CA_FILE: file, ...user });
    expect(log).toMatchObject({
      ssl: { ca: expect.stringContaining('Kafka by TLS') },
      sasl: { mechanism: 'scram-sha-512', username: 'intake', password: 'p'.repeat(32) },
    });
  });

  it('takes the authorities of the system when none is given', () => {
    expect(logOf({ AMENDS_KAFKA_TLS: 'true' })).toMatchObject({ ssl: true });
  });

  it('is refused with half of a user, a short password, or user and authority without TLS', () => {
    const tls = { AMENDS_KAFKA_TLS: 'true' };
    expect(linesOf({ ...tls, AMENDS_KAFKA_USER: 'intake' })).toEqual([
      'AMENDS_KAFKA_PASSWORD: must be set',
    ]);
    expect(linesOf({ ...tls, AMENDS_KAFKA_PASSWORD: 'p'.repeat(32) })).toEqual([
      'AMENDS_KAFKA_USER: must be set',
    ]);
    expect(linesOf({ ...tls, ...user, AMENDS_KAFKA_PASSWORD: 'short' })).toEqual([
      'AMENDS_KAFKA_PASSWORD: must have 32 bytes or more',
    ]);
    for (const without of [user, { AMENDS_KAFKA_CA_FILE: '/ca.pem' }]) {
      expect(linesOf(without)).toEqual(['AMENDS_KAFKA_TLS: must be true for CA file and user']);
    }
  });
});
