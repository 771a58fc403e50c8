import { describe, expect, it } from '@jest/globals';
import type { EventLogConfig } from '@amends/event-log/open-event-log';
import type { StartRefusal } from './local-profile.ts';
import {
  databaseUrlRefusals,
  identityRefusals,
  listenRefusals,
  logRefusals,
} from './settings-conditions.ts';

const brief = (refusals: readonly StartRefusal[]): string[] =>
  refusals.map(({ code, allowance }) => (allowance === undefined ? code : `${code} ${allowance}`));

const kafka = (brokers: readonly string[], ssl?: boolean): EventLogConfig => ({
  adapter: 'kafka',
  brokers,
  clientId: 'test',
  ...(ssl === undefined ? {} : { ssl }),
});

describe('the URL of a database', () => {
  const url = (rest: string): string[] =>
    brief(databaseUrlRefusals('URL', `postgres://a:b@${rest}`));

  it('is taken with TLS that checks the server', () => {
    expect(url('db.internal/intake?sslmode=verify-full')).toEqual([]);
  });

  it.each(['', '?sslmode=disable', '?sslmode=require', '?sslmode=no-verify', '?sslmode=verify-ca'])(
    'is refused with %p',
    (query) => {
      expect(url(`db.internal/intake${query}`)).toEqual(['database_no_tls']);
    },
  );

  it.each(['localhost:5432/x', '127.0.0.1/x', '127.8.0.1/x', '[::1]/x', 'db/x?host=/run/pg'])(
    'is refused without TLS on loopback too, save in the local profile: %s',
    (rest) => {
      expect(url(rest)).toEqual(['database_no_tls loopback']);
    },
  );

  it.each(['127.0.0.1/x?host=db.internal', '127.0.0.1.example.org/x', 'localhost.example.org/x'])(
    'is not taken for loopback: %s',
    (rest) => {
      expect(url(rest)).toEqual(['database_no_tls']);
    },
  );

  it('is refused when it is none, and is not shown', () => {
    const [refusal] = databaseUrlRefusals('AMENDS_DATABASE_URL', 'no url');
    expect(refusal).toEqual({ code: 'url_invalid', reason: 'AMENDS_DATABASE_URL is no URL' });
  });
});

describe('the log of a start', () => {
  it('is taken by TLS', () => {
    expect(logRefusals(kafka(['kafka-1:9093'], true))).toEqual([]);
  });

  it('is refused without TLS, save where all brokers are on loopback in the local profile', () => {
    expect(brief(logRefusals(kafka(['127.0.0.1:9092', 'localhost:9192'])))).toEqual([
      'kafka_no_tls loopback',
    ]);
    expect(brief(logRefusals(kafka(['127.0.0.1:9092', 'kafka-2:9092'])))).toEqual(['kafka_no_tls']);
    expect(brief(logRefusals(kafka(['kafka-1:9092'], false)))).toEqual(['kafka_no_tls']);
  });

  it('is looked at as a database where it is embedded', () => {
    const url = 'postgres://a@db.internal/log';
    expect(brief(logRefusals({ adapter: 'embedded', url }))).toEqual(['database_no_tls']);
  });
});

describe('the issuer of tokens', () => {
  const jwks = 'https://id.example.org/jwks';

  it('is taken when it is somebody’s and its keys come by https', () => {
    expect(identityRefusals('https://id.example.org', jwks)).toEqual([]);
  });

  it('is refused when it is a generated one, save in the local profile', () => {
    expect(brief(identityRefusals('https://issuer.amends.invalid', jwks))).toEqual([
      'generated_issuer generatedIssuer',
    ]);
  });

  it('is refused when its keys come by plain http, save from loopback in the local profile', () => {
    const of = (url: string) => brief(identityRefusals('https://id.example.org', url));
    expect(of('http://id.example.org/jwks')).toEqual(['jwks_not_https']);
    expect(of('http://127.0.0.1:8080/jwks')).toEqual(['jwks_not_https loopback']);
    expect(of('no url')).toEqual(['jwks_not_https']);
  });
});

describe('the address to listen on', () => {
  it('is loopback in the local profile and whatever is set in production', () => {
    expect(brief(listenRefusals('local', '0.0.0.0'))).toEqual(['listens_beyond']);
    expect(listenRefusals('local', '127.0.0.1')).toEqual([]);
    expect(listenRefusals('production', '0.0.0.0')).toEqual([]);
  });
});
