import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { z } from 'zod';
import { createBearerVerifier } from './bearer.ts';
import type { DeviceKeys } from './device-hmac.ts';
import { createHttp, type HttpOptions, type HttpServer } from './http-server.ts';
import { createLogger } from './logger.ts';
import { idempotencyOf } from './idempotency.ts';
import { queryInt } from './query.ts';

export const testIssuer = 'https://issuer.test';
export const testAudience = 'amends';

/** An issuer in memory with one ES256 key; `sign` takes any claims and header, right or wrong. */
export const createTestIssuer = async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const publicJwk: JWK = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' };
  const claims = (over: Record<string, unknown> = {}) => {
    const now = Math.floor(Date.now() / 1000);
    const all: Record<string, unknown> = {
      iss: testIssuer,
      aud: testAudience,
      sub: 'intake-bot',
      client_id: 'intake-bot',
      scope: 'cases:write',
      stores: ['9'],
      iat: now,
      exp: now + 300,
      ...over,
    };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  };
  const sign = (over: Record<string, unknown> = {}, header: Record<string, unknown> = {}) =>
    new SignJWT(claims(over))
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k1', ...header })
      .sign(privateKey);
  return { privateKey, publicJwk, jwks: { keys: [publicJwk] }, claims, sign };
};

export type TestIssuer = Awaited<ReturnType<typeof createTestIssuer>>;

export const deviceSecret = Buffer.alloc(32, 7);

/** Collects log lines as parsed JSON. */
export const createLogSink = () => {
  const lines: Record<string, unknown>[] = [];
  const write = (text: string): void => {
    lines.push(JSON.parse(text));
  };
  return { lines, destination: { write } };
};

const caseId = z.string().regex(/^[0-9a-f-]{36}$/);

/** A server with one route of each kind, as a service would write them. */
export const createTestServer = async (
  issuer: TestIssuer,
  options: Partial<HttpOptions> & {
    readonly devices?: Map<string, DeviceKeys>;
    readonly addRoutes?: (app: HttpServer) => void;
  } = {},
) => {
  const sink = createLogSink();
  const devices = options.devices ?? new Map();
  const app = createHttp({
    name: 'trial',
    version: '1.0.0',
    publicPrefix: '/trial',
    logger: createLogger({ name: 'trial', destination: sink.destination }),
    authenticate: {
      bearer: createBearerVerifier({
        issuer: testIssuer,
        audience: testAudience,
        keys: issuer.jwks,
      }),
      deviceKeys: async (deviceId) => devices.get(deviceId) ?? null,
    },
    ...options,
  });
  addCaseRoutes(app);
  addOddRoutes(app);
  options.addRoutes?.(app);
  await app.ready();
  return { app, lines: sink.lines };
};

const scopes = ['cases:write'];

const addCaseRoutes = (app: HttpServer): void => {
  app.post(
    '/v1/cases',
    {
      config: { auth: { scopes } },
      schema: {
        body: z.strictObject({ text: z.string().max(50), amount: z.int().max(1e12).optional() }),
        response: { 201: z.object({ id: z.string(), text: z.string() }) },
      },
    },
    async (request, reply) =>
      reply.code(201).send({ id: 'c1', text: request.body.text, hidden: 'never' } as never),
  );
  app.get(
    '/v1/cases',
    {
      config: { auth: { scopes: ['cases:read', 'cases:audit'] } },
      schema: {
        querystring: z.strictObject({ limit: queryInt({ min: 1, max: 100 }).optional() }),
        response: { 200: z.object({ limit: z.number().optional() }) },
      },
    },
    async (request) => ({ limit: request.query.limit }),
  );
  app.get(
    '/v1/cases/:caseId',
    {
      config: { auth: { scopes } },
      schema: {
        params: z.object({ caseId }),
        response: { 200: z.object({ caseId: z.string() }) },
      },
    },
    async (request) => ({ caseId: request.params.caseId }),
  );
  app.post(
    '/v1/cases/:caseId/approvals',
    { config: { auth: { scopes, personOnly: true } }, schema: { response: { 204: z.null() } } },
    async (_request, reply) => reply.code(204).send(null),
  );
};

/** A device's route, a keyed one, and two that fail. */
const addOddRoutes = (app: HttpServer): void => {
  app.post(
    '/v1/events',
    {
      config: { auth: { device: true } },
      schema: { body: z.looseObject({}), response: { 202: z.object({ store: z.string() }) } },
    },
    async (request, reply) =>
      reply.code(202).send({ store: [...(request.principal?.stores ?? [])].join() }),
  );
  app.post(
    '/v1/keyed/:item',
    {
      config: { auth: { scopes } },
      schema: {
        response: { 200: z.object({ commandId: z.string(), bodyHash: z.string() }) },
      },
    },
    async (request) => idempotencyOf(request),
  );
  app.get(
    '/v1/fails',
    { config: { auth: 'public' }, schema: { response: { 200: z.object({}) } } },
    async () => {
      throw new Error('a secret detail');
    },
  );
  app.get(
    '/v1/breaks-its-schema',
    { config: { auth: 'public' }, schema: { response: { 200: z.object({ id: z.string() }) } } },
    async () => ({ id: 5 }) as never,
  );
};
