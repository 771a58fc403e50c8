import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { HttpServer } from './http-server.ts';
import { createTestIssuer, createTestServer, type TestIssuer } from './http-server.fixture.ts';

let issuer: TestIssuer;
let app: HttpServer;
let lines: Record<string, unknown>[];
let authorization: string;

beforeAll(async () => {
  issuer = await createTestIssuer();
  ({ app, lines } = await createTestServer(issuer));
  authorization = `Bearer ${await issuer.sign()}`;
});
afterAll(() => app.close());

const post = (payload: string | Buffer, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/v1/cases',
    payload,
    headers: { authorization, 'content-type': 'application/json', ...headers },
  });

describe('an HTTP server of the suite', () => {
  it('answers a valid request with the keys of its response schema only', async () => {
    const answer = await post('{"text":"a"}');
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toEqual({ id: 'c1', text: 'a' });
  });

  it('sends the security headers and no server name on every answer', async () => {
    const { headers } = await app.inject({ url: '/nowhere' });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-type': 'application/problem+json',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
  });

  it('lists each invalid field with pointer and code, without its value', async () => {
    const answer = await post('{"text":5,"status":"closed","amount":1.5}');
    expect(answer.statusCode).toBe(422);
    const body = answer.json();
    expect(body).toMatchObject({
      type: '/problems/validation-failed',
      status: 422,
      code: 'validation_failed',
      instance: '/trial/v1/cases',
    });
    expect(body.requestId).toMatch(/^[0-9a-f]{32}$/);
    const errors = body.errors as { pointer: string; code: string }[];
    expect(errors.map(({ pointer, code }) => [pointer, code])).toEqual(
      expect.arrayContaining([
        ['#/text', 'invalid_type'],
        ['#/status', 'unknown_field'],
      ]),
    );
  });

  it('does not coerce a text, a truth value, a list or null into an integer', async () => {
    for (const amount of ['"100"', 'true', '[5]', 'null']) {
      expect((await post(`{"text":"a","amount":${amount}}`)).statusCode).toBe(422);
    }
  });

  it('answers a missing body with 422 required', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/cases',
      headers: { authorization },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'validation_failed']);
  });

  it('refuses broken JSON with 400 malformed_body', async () => {
    const answer = await post('{"text":');
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'malformed_body']);
  });

  it.each([
    ['text/plain', 'a'],
    ['application/json; charset=utf-16', '{}'],
    ['application/json; charset="latin1"', '{}'],
    ['application/xml', '<a/>'],
    ['', '{}'],
  ])('refuses the content type %p with 415', async (type, body) => {
    const answer = await post(body, { 'content-type': type });
    expect([answer.statusCode, answer.json().code]).toEqual([415, 'unsupported_media_type']);
  });

  it('accepts an explicit charset utf-8', async () => {
    const answer = await post('{"text":"ä"}', { 'content-type': 'application/json;charset=UTF-8' });
    expect(answer.statusCode).toBe(201);
  });

  it('refuses a compressed body with 415 and names the encoding it takes', async () => {
    const answer = await post('{}', { 'content-encoding': 'gzip' });
    expect(answer.statusCode).toBe(415);
    expect(answer.headers['accept-encoding']).toBe('identity');
  });

  it('refuses a body of 64 KiB + 1 with 413 and takes one of 64 KiB', async () => {
    const padded = (bytes: number) => `{"text":"a"${' '.repeat(bytes - 12)}}`;
    expect((await post(padded(64 * 1024))).statusCode).toBe(201);
    const answer = await post(padded(64 * 1024 + 1));
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'payload_too_large']);
  });

  it('answers 405 with Allow for a known path and another method', async () => {
    const answer = await app.inject({ method: 'DELETE', url: '/v1/cases' });
    expect([answer.statusCode, answer.json().code]).toEqual([405, 'method_not_allowed']);
    expect(answer.headers.allow).toBe('GET, HEAD, POST');
  });

  it('answers 404 with equal bodies for an unknown path and an id that is none', async () => {
    const unknown = (await app.inject({ url: '/v1/nothing' })).json();
    const badId = await app.inject({ url: '/v1/cases/..%2f..', headers: { authorization } });
    expect(badId.statusCode).toBe(404);
    const { requestId: _a, instance: _b, ...rest } = badId.json();
    expect(unknown).toMatchObject(rest);
  });

  it.each(['/v1/cases/%00', '/v1/cases/a%0ab'])('refuses the path %p with 400', async (url) => {
    const answer = await app.inject({ url, headers: { authorization } });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'malformed_path']);
  });

  it.each(['/v1/cases/%ff', '/v1/cases/%'])(
    'answers the bad URL %p in problem+json',
    async (url) => {
      const answer = await app.inject({ url, headers: { authorization } });
      expect(answer.statusCode).toBe(400);
      expect(answer.headers['content-type']).toBe('application/problem+json');
    },
  );

  it('answers a path parameter over 100 characters with 414', async () => {
    const answer = await app.inject({ url: `/v1/cases/${'a'.repeat(101)}` });
    expect([answer.statusCode, answer.json().code]).toEqual([414, 'uri_too_long']);
  });

  it('tells nothing but the request id when a route fails', async () => {
    const answer = await app.inject({ url: '/v1/fails' });
    expect(answer.statusCode).toBe(500);
    expect(Object.keys(answer.json()).sort()).toEqual([
      'code',
      'instance',
      'requestId',
      'status',
      'title',
      'type',
    ]);
    expect(answer.body).not.toContain('secret');
  });

  it('answers 500 when an answer breaks its own schema', async () => {
    const answer = await app.inject({ url: '/v1/breaks-its-schema' });
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'internal_error']);
  });
});

describe('the query string', () => {
  const get = async (query: string) => {
    const headers = { authorization: `Bearer ${await issuer.sign({ scope: 'cases:read' })}` };
    const answer = await app.inject({ url: `/v1/cases?${query}`, headers });
    return [answer.statusCode, answer.json().code ?? answer.json().limit];
  };

  it('accepts a limit within its bounds', async () => {
    expect(await get('limit=100')).toEqual([200, 100]);
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=0x10',
    'limit=%20',
    'limit=1e2',
    'limit=',
    'limit=1000000',
    'limit=5&limit=6',
    'limit=%00',
    'limit=%ff',
  ])('is refused with 400 malformed_query for %p', async (query) => {
    expect(await get(query)).toEqual([400, 'malformed_query']);
  });

  it('is refused with 400 unknown_filter for a parameter nobody knows', async () => {
    expect(await get('filter[colour][eq]=red')).toEqual([400, 'unknown_filter']);
    expect(await get('__proto__=1')).toEqual([400, 'unknown_filter']);
  });

  it('is refused on a route that takes no parameters', async () => {
    const answer = await app.inject({ url: '/v1/fails?debug=1' });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'unknown_filter']);
  });
});

describe('the request line', () => {
  it('has ids, codes and times and neither query nor body nor detail', async () => {
    lines.length = 0;
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    await app.inject({
      method: 'POST',
      url: '/v1/cases',
      payload: '{"canary":"CANARY"}',
      headers: { authorization, 'content-type': 'application/json', traceparent },
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      level: 'info',
      service: 'trial',
      requestId: '4bf92f3577b34da6a3ce929d0e0e4736',
      method: 'POST',
      route: '/v1/cases',
      status: 422,
      clientId: 'intake-bot',
      code: 'validation_failed',
      msg: 'request',
    });
    expect(JSON.stringify(lines)).not.toMatch(/canary/i);
  });

  it('names an unknown path only as unknown', async () => {
    lines.length = 0;
    await app.inject({ url: '/CANARY?name=CANARY' });
    expect(lines[0]).toMatchObject({ route: 'unknown', status: 404 });
    expect(JSON.stringify(lines)).not.toContain('CANARY');
  });
});

describe('the trace context', () => {
  it('keeps the trace id of the caller and answers with a span of its own', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const answer = await app.inject({ url: '/nowhere', headers: { traceparent } });
    expect(answer.json().requestId).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(answer.headers.traceparent).toMatch(/^00-4bf92f3577b34da6a3ce929d0e0e4736-/);
    expect(answer.headers.traceparent).not.toBe(traceparent);
  });

  it('starts a new trace when the header is not valid', async () => {
    const traceparent = `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`;
    const answer = await app.inject({ url: '/nowhere', headers: { traceparent } });
    expect(answer.json().requestId).not.toBe('0'.repeat(32));
  });
});

describe('the start of a server', () => {
  const route = (config: object, schema: object) => ({
    method: 'GET' as const,
    url: '/v1/open',
    config,
    schema,
    handler: async () => ({}),
  });

  it('is refused when a route declares no scopes', async () => {
    const { app: started } = await createTestServer(issuer);
    await started.close();
    const { app: fresh } = await createTestServerBeforeReady();
    expect(() => fresh.route(route({}, { response: { 200: z.object({}) } }))).toThrow(
      'does not declare config.auth',
    );
  });

  it('is refused when a route of a plugin declares no scopes', async () => {
    const { app: fresh } = await createTestServerBeforeReady();
    fresh.register(async (scope) => {
      scope.route(route({}, { response: { 200: z.object({}) } }));
    });
    await expect(fresh.ready()).rejects.toThrow('does not declare config.auth');
  });

  it('is refused when a route has no schema of its answer', async () => {
    const { app: fresh } = await createTestServerBeforeReady();
    expect(() => fresh.route(route({ auth: 'public' }, {}))).toThrow('no schema of its answer');
  });
});

const createTestServerBeforeReady = async () => {
  const { createHttp } = await import('./http-server.ts');
  const { createLogger } = await import('./logger.ts');
  const fresh = createHttp({
    name: 'fresh',
    version: '1.0.0',
    publicPrefix: '',
    logger: createLogger({ name: 'fresh', level: 'silent' }),
    authenticate: { bearer: () => Promise.reject(new Error('not used')) },
  });
  return { app: fresh };
};
