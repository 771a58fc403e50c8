import type { EventLogConfig } from '@amends/event-log/open-event-log';
import { LOCAL_ISSUER } from '@amends/service-kit/local-issuer';
import type { Profile, StartRefusal } from './local-profile.ts';

/** A path is a socket of this machine. */
const isLoopback = (host: string): boolean =>
  /^(localhost|\[?::1\]?|127(\.[0-9]{1,3}){3}|\/.*)$/.test(host);

const onLoopback = (host: string) =>
  isLoopback(host) ? ({ allowance: 'loopback' } as const) : ({} as const);

const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

/** Where a connection URL leads; a `host` of its query counts before that of its authority. */
const hostOf = (url: URL): string => url.searchParams.get('host') ?? url.hostname;

/** Why a database must not be reached by this URL. */
export const databaseUrlRefusals = (name: string, text: string): readonly StartRefusal[] => {
  const url = urlOf(text);
  if (url === undefined) return [{ code: 'url_invalid', reason: `${name} is no URL` }];
  if (url.searchParams.get('sslmode') === 'verify-full') return [];
  const reason = `${name} is without TLS that checks the server: sslmode=verify-full`;
  return [{ code: 'database_no_tls', reason, ...onLoopback(hostOf(url)) }];
};

/** Why events must not go to a log by this configuration. */
export const logRefusals = (config: EventLogConfig): readonly StartRefusal[] => {
  if (config.adapter === 'embedded') return databaseUrlRefusals('AMENDS_LOG_URL', config.url ?? '');
  if (config.ssl !== undefined && config.ssl !== false) return [];
  const hosts = config.brokers.map((broker) => broker.slice(0, broker.lastIndexOf(':')));
  const far = hosts.find((host) => !isLoopback(host));
  const reason = 'AMENDS_KAFKA_BROKERS are reached without TLS: AMENDS_KAFKA_TLS=true';
  return [{ code: 'kafka_no_tls', reason, ...onLoopback(far ?? hosts[0] ?? '') }];
};

/** Whether all copies of the log are on this machine, where more than one would keep nothing. */
export const isOwnMachine = (config: EventLogConfig): boolean =>
  config.adapter === 'kafka' &&
  config.brokers.every((broker) => isLoopback(broker.slice(0, broker.lastIndexOf(':'))));

/** Why tokens of this issuer must not be believed. */
export const identityRefusals = (issuer: string, jwksUrl: string): readonly StartRefusal[] => {
  const refusals: StartRefusal[] = [];
  if (issuer === LOCAL_ISSUER) {
    const reason = 'AMENDS_ISSUER is the generated issuer of local installations';
    refusals.push({ code: 'generated_issuer', reason, allowance: 'generatedIssuer' });
  }
  const url = urlOf(jwksUrl);
  if (url?.protocol !== 'https:') {
    const reason = 'AMENDS_JWKS_URL is not https: anybody on the way could be the issuer';
    refusals.push({ code: 'jwks_not_https', reason, ...onLoopback(url?.hostname ?? '') });
  }
  return refusals;
};

/** The local profile serves this machine only. */
export const listenRefusals = (profile: Profile, host: string): readonly StartRefusal[] =>
  profile === 'production' || isLoopback(host)
    ? []
    : [{ code: 'listens_beyond', reason: 'AMENDS_HOST is not loopback in the local profile' }];
