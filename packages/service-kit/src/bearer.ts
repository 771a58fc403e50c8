import { hash } from 'node:crypto';
import { shortId, slug } from '@amends/contracts/primitives';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import type { Principal } from './principal.ts';
import { Problem } from './problem-error.ts';

/** Where the public keys of the issuer come from. */
export type KeySource = JSONWebKeySet | URL;

export type BearerOptions = {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: KeySource;
  readonly algorithms?: readonly ('RS256' | 'ES256' | 'EdDSA')[];
  /** Most verified tokens kept; each is about 1 kB. */
  readonly cacheSize?: number;
  /** Unix milliseconds; tests pass their own clock. */
  readonly now?: () => number;
};

/**
 * A token to its principal: at once when it was verified before, else after the check.
 * @throws Problem 401 unauthenticated (with the cause in `cause`, never in the answer), 503
 *   temporary_reduced_capacity when the keys of the issuer cannot be fetched
 */
export type BearerVerifier = (token: string) => Principal | Promise<Principal>;

/** RFC 9068 leaves the life to the issuer; a token that lives longer is refused (security). */
export const tokenLifeSecondsMax = 900;
export const clockToleranceSeconds = 10;
const tokenLengthMax = 8192;
const keyRefreshMs = 10 * 60 * 1000;

type Cached = { readonly principal: Principal; readonly expiresMs: number };

/**
 * Verifies access tokens by RFC 9068: `typ: at+jwt`, asymmetric algorithms only, issuer,
 * audience, exp, sub, client_id and scope all required. Keys named in the token itself (jku, x5u,
 * jwk) are ignored. A verified token is kept under its SHA-256 until it expires, because checking
 * a signature costs more than the rest of a request.
 * @throws TypeError when the keys are not at an https address (http is allowed on loopback)
 */
export const createBearerVerifier = (options: BearerOptions): BearerVerifier => {
  const now = options.now ?? Date.now;
  const cacheSize = options.cacheSize ?? 10_000;
  const keys = keyGetter(options.keys, now);
  const algorithms = [...(options.algorithms ?? ['RS256', 'ES256', 'EdDSA'])];
  const verified = new Map<string, Cached>();

  const verify = async (token: string, tokenHash: string): Promise<Principal> => {
    let payload: JWTPayload;
    try {
      const result = await jwtVerify(token, keys, {
        algorithms,
        issuer: options.issuer,
        audience: options.audience,
        typ: 'at+jwt',
        requiredClaims: ['exp', 'sub', 'client_id', 'scope', 'aud', 'iss'],
        clockTolerance: clockToleranceSeconds,
        currentDate: new Date(now()),
      });
      payload = result.payload;
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw refusal((error as { code?: unknown }).code);
    }
    const expiresMs = payload.exp! * 1000;
    if (expiresMs - now() > (tokenLifeSecondsMax + clockToleranceSeconds) * 1000) {
      throw refusal('token_lives_too_long');
    }
    const principal = principalOfClaims(payload);
    if (verified.size >= cacheSize) verified.delete(verified.keys().next().value!);
    verified.set(tokenHash, { principal, expiresMs });
    return principal;
  };

  return (token) => {
    if (token.length > tokenLengthMax) throw refusal('token_too_long');
    const tokenHash = hash('sha256', token, 'base64');
    const cached = verified.get(tokenHash);
    if (cached === undefined) return verify(token, tokenHash);
    if (cached.expiresMs + clockToleranceSeconds * 1000 > now()) return cached.principal;
    verified.delete(tokenHash);
    throw refusal('ERR_JWT_EXPIRED');
  };
};

/** The generic 401; the reason is for the log of this service only. */
const refusal = (reason: unknown): Problem => {
  const problem = new Problem('unauthenticated');
  problem.cause = typeof reason === 'string' ? reason : 'invalid_token';
  return problem;
};

export const keyGetter = (source: KeySource, now: () => number): JWTVerifyGetKey => {
  if (!(source instanceof URL)) return createLocalJWKSet(source);
  const loopback = ['127.0.0.1', '[::1]', 'localhost'].includes(source.hostname);
  if (source.protocol !== 'https:' && !(source.protocol === 'http:' && loopback)) {
    throw new TypeError('keys of an issuer are fetched by https only');
  }
  // Keys never expire here and are renewed in the background: with an expiry, jose fails every
  // request once the identity provider is away for longer than it.
  const remote = createRemoteJWKSet(source, { cacheMaxAge: Number.POSITIVE_INFINITY });
  let renewedMs = now();
  return async (header, token) => {
    if (now() - renewedMs > keyRefreshMs) {
      renewedMs = now();
      remote.reload().catch(() => {});
    }
    try {
      return await remote(header, token);
    } catch (error) {
      if (isTokenFault(error)) throw error;
      throw new Problem('temporary_reduced_capacity', { retryAfterSeconds: 5 });
    }
  };
};

const isTokenFault = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported ||
  error instanceof errors.JOSEAlgNotAllowed;

/** A client's own token has itself as subject (RFC 9068, 2.2); every other subject is a person. */
const principalOfClaims = (claims: JWTPayload): Principal => {
  const { sub, client_id: clientId, scope, stores, roles, amr, auth_time: authTime } = claims;
  if (!isId(sub) || !isId(clientId) || typeof scope !== 'string') throw refusal('claim_type');
  return {
    kind: sub === clientId ? 'system' : 'person',
    clientId,
    subject: sub,
    scopes: new Set(scope.split(' ').filter((word) => word !== '')),
    stores: stores === '*' ? '*' : new Set(texts(stores).filter(isStoreId)),
    roles: texts(roles).filter(isRole),
    authMethods: texts(amr),
    authTimeSeconds: typeof authTime === 'number' ? authTime : null,
  };
};

const isId = (claim: unknown): claim is string =>
  typeof claim === 'string' && claim.length > 0 && claim.length <= 255;

/** Lists of stores go to the database as one text: a '*' or a comma in one would widen it. */
const isStoreId = (text: string): boolean => shortId.safeParse(text).success;

const isRole = (text: string): boolean => slug.safeParse(text).success;

const texts = (claim: unknown): string[] =>
  Array.isArray(claim) ? claim.filter((item): item is string => typeof item === 'string') : [];
