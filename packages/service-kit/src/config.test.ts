import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import {
  type ConfigError,
  choiceSetting,
  flagSetting,
  listSetting,
  numberSetting,
  optionalSecretSetting,
  optionalTextSetting,
  readConfig,
  textSetting,
} from './config.ts';
import { Secret } from './secret.ts';

const settings = {
  host: textSetting('AMENDS_HOST', '127.0.0.1'),
  issuer: textSetting('AMENDS_ISSUER'),
  port: numberSetting('AMENDS_PORT', { min: 0, max: 65_535, default: 8080 }),
  docs: flagSetting('AMENDS_DOCS', false),
  log: choiceSetting('AMENDS_LOG', ['embedded', 'kafka']),
  brokers: listSetting('AMENDS_BROKERS'),
  note: optionalTextSetting('AMENDS_NOTE'),
  key: optionalSecretSetting('AMENDS_KEY'),
  password: optionalSecretSetting('AMENDS_PASSWORD'),
};
const complete = {
  AMENDS_ISSUER: 'https://issuer.test',
  AMENDS_LOG: 'kafka',
  AMENDS_BROKERS: 'a:9092, b:9092',
  AMENDS_KEY: 'x'.repeat(32),
};
const linesOf = (environment: Record<string, string | undefined>): readonly string[] => {
  try {
    readConfig(settings, environment);
    return [];
  } catch (error) {
    return (error as ConfigError).lines;
  }
};

describe('the configuration', () => {
  it('reads every setting with its type and its default, and is frozen', () => {
    const config = readConfig(settings, complete);
    expect({ ...config, key: config.key?.reveal().length }).toEqual({
      host: '127.0.0.1',
      issuer: 'https://issuer.test',
      port: 8080,
      docs: false,
      log: 'kafka',
      brokers: ['a:9092', 'b:9092'],
      note: undefined,
      key: 32,
      password: undefined,
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('names every reason in a line of its own, by variable and without a value', () => {
    const lines = linesOf({
      AMENDS_PORT: '80800',
      AMENDS_DOCS: 'yes',
      AMENDS_LOG: 'rabbit',
      AMENDS_KEY: 'CANARY',
    });
    expect(lines).toEqual([
      'AMENDS_ISSUER: must be set',
      'AMENDS_PORT: must be a whole number from 0 to 65535',
      'AMENDS_DOCS: must be true or false',
      'AMENDS_LOG: must be one of embedded, kafka',
      'AMENDS_KEY: must have 32 bytes or more',
    ]);
  });

  it.each(['', ' 1', '1.0', '1e3', '0x10', '٣'])('does not take %p for a number', (text) => {
    const lines = linesOf({ ...complete, AMENDS_PORT: text });
    expect(lines).toEqual(['AMENDS_PORT: must be a whole number from 0 to 65535']);
  });

  it('says so when the file of a secret cannot be read', () => {
    const lines = linesOf({ ...complete, AMENDS_KEY_FILE: '/nowhere/at/all' });
    expect(lines).toEqual(['AMENDS_KEY_FILE: the file cannot be read']);
  });
});

describe('a secret', () => {
  it('shows nothing in text, JSON, template or inspection, and its content when asked', () => {
    const secret = new Secret('CANARY');
    const shown = [
      String(secret),
      `${secret}`,
      JSON.stringify({ secret }),
      inspect(secret, { depth: 9, showHidden: true }),
      inspect({ a: [secret] }, { depth: 9 }),
      Object.keys(secret).join(),
    ];
    expect(shown.join(' ')).not.toContain('CANARY');
    expect(secret.reveal()).toBe('CANARY');
  });
});
