import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { BearerVerifier } from './bearer.ts';
import {
  type DeviceClaim,
  type DeviceKeys,
  type DeviceKeysPort,
  readDeviceClaim,
  verifyDeviceRequest,
} from './device-hmac.ts';
import { createFailureLimit, type FailureLimit } from './failure-limit.ts';
import type { Principal } from './principal.ts';
import { Problem } from './problem-error.ts';
import type { RouteAuth } from './route-table.ts';

/** How an instance finds out who is asking. */
export type Authentication = {
  readonly bearer: BearerVerifier;
  /** Needed by instances with device routes. */
  readonly deviceKeys?: DeviceKeysPort;
  readonly failureLimit?: FailureLimit;
  /** Unix milliseconds. */
  readonly now?: () => number;
};

type Restricted = Exclude<RouteAuth, 'public'>;
type Pending = { readonly claim: DeviceClaim; readonly keys: DeviceKeys | null };

/**
 * Puts authentication before every route of the instance, children included. A bearer token is
 * checked before the body is read. A device signature covers the body: its headers and keys are
 * checked before, the signature once the bytes are there and before they are parsed.
 */
export const guardRoutes = (app: FastifyInstance, authentication: Authentication): void => {
  const limit = authentication.failureLimit ?? createFailureLimit();
  const now = authentication.now ?? Date.now;
  const pending = new WeakMap<FastifyRequest, Pending>();

  const identify = (request: FastifyRequest, auth: Restricted): Promise<void> | undefined => {
    refuseRepeatedCredentials(request);
    if (auth.device === true && request.headers['amends-device'] !== undefined) {
      return claimDevice(request);
    }
    if (auth.scopes === undefined) throw new Problem('unauthenticated');
    const found = authentication.bearer(bearerToken(request));
    if (found instanceof Promise) {
      return found.then((principal) => admit(request, auth, principal));
    }
    admit(request, auth, found);
    return undefined;
  };
  const claimDevice = async (request: FastifyRequest): Promise<void> => {
    if (authentication.deviceKeys === undefined) throw new Problem('unauthenticated');
    const claim = readDeviceClaim(request.headers, now());
    pending.set(request, { claim, keys: await authentication.deviceKeys(claim.deviceId) });
  };
  const failed = (request: FastifyRequest, error: unknown): void => {
    if (!(error instanceof Problem) || error.status !== 401) return;
    request.refusedBecause = typeof error.cause === 'string' ? error.cause : error.code;
    limit.failed(request.ip, claimedDevice(request));
  };

  app.addHook('onRequest', (request, _reply, done) => {
    const { auth } = request.routeOptions.config;
    if (auth === 'public' || request.is404) return done();
    try {
      if (auth === undefined) throw new Problem('unauthenticated');
      const waitSeconds = limit.blockedFor(request.ip, claimedDevice(request));
      if (waitSeconds > 0) throw new Problem('quota_exceeded', { retryAfterSeconds: waitSeconds });
      const identified = identify(request, auth);
      if (identified === undefined) return done();
      identified.then(
        () => done(),
        (error: unknown) => {
          failed(request, error);
          done(error as Error);
        },
      );
    } catch (error) {
      failed(request, error);
      done(error as Error);
    }
  });

  app.addHook('preValidation', (request, _reply, done) => {
    const waiting = pending.get(request);
    if (waiting === undefined) return done();
    try {
      request.principal = verifyDeviceRequest(waiting.claim, waiting.keys, {
        method: request.method,
        path: `${request.server.publicPrefix}${request.url}`,
        body: request.rawBody ?? Buffer.alloc(0),
      });
      request.deviceRequestId = waiting.claim.id;
      done();
    } catch (error) {
      failed(request, error);
      done(error as Error);
    }
  });
};

const claimedDevice = (request: FastifyRequest): string => {
  const header = request.headers['amends-device'];
  return typeof header === 'string' ? header.slice(0, 128) : '';
};

/** Node keeps the first of two Authorization headers; a proxy may have checked the second. */
const refuseRepeatedCredentials = (request: FastifyRequest): void => {
  const { rawHeaders } = request.raw;
  let seen = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!;
    if (name.length === 13 && name.toLowerCase() === 'authorization') seen += 1;
  }
  if (seen > 1) throw new Problem('header_given_twice');
};

const bearerToken = (request: FastifyRequest): string => {
  const match = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(request.headers.authorization ?? '');
  if (match === null) throw new Problem('unauthenticated');
  return match[1]!;
};

/** @throws Problem 403 when the token is valid but not for this route */
const admit = (request: FastifyRequest, auth: Restricted, principal: Principal): void => {
  request.principal = principal;
  const { scopes = [], personOnly } = auth;
  if (personOnly === true && principal.kind !== 'person') {
    const detail = 'Sign in as a person at the identity provider; this token is of a client';
    throw new Problem('person_required', { detail });
  }
  if (scopes.length > 0 && !scopes.some((scope) => principal.scopes.has(scope))) {
    throw new Problem('forbidden', { detail: `This wants the scope ${scopes.join(' or ')}` });
  }
};
