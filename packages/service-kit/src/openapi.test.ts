import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { addHealthRoutes, createReadiness } from './health.ts';
import { createHttp, type HttpServer } from './http-server.ts';
import { createLogger } from './logger.ts';
import { problemResponses } from './openapi.ts';
import { limitParameter } from './query.ts';

type Document = {
  openapi: string;
  servers: unknown;
  paths: Record<string, Record<string, Record<string, unknown>>>;
  components: { schemas: Record<string, unknown> };
};

const used = z.object({ id: z.string() }).meta({ id: 'UsedThing' });
z.object({ id: z.string() }).meta({ id: 'ThingOfAnotherService' });

let app: HttpServer;
let document: Document;

beforeAll(async () => {
  app = createHttp({
    name: 'trial',
    version: '1.2.3',
    publicPrefix: '/trial',
    logger: createLogger({ name: 'trial', level: 'silent' }),
    authenticate: { bearer: () => Promise.reject(new Error('not used')) },
    docs: true,
  });
  addHealthRoutes(app, createReadiness());
  app.get(
    '/v1/things',
    {
      config: { auth: { scopes: ['things:read', 'things:admin'] } },
      schema: {
        querystring: z.strictObject({ limit: limitParameter }),
        response: { 200: z.object({ data: z.array(used) }), ...problemResponses(400, 401) },
      },
    },
    async () => ({ data: [] }),
  );
  app.register(async (scope) => {
    scope.post(
      '/v1/events',
      {
        config: { auth: { device: true } },
        schema: { body: z.strictObject({ a: z.int() }), response: { 202: used, 204: z.null() } },
      },
      async () => ({ id: 'x' }),
    );
  });
  await app.ready();
  document = app.swagger() as unknown as Document;
});
afterAll(() => app.close());

describe('the OpenAPI document', () => {
  it('is 3.1 and has routes of the root and of plugins, with their public prefix', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.servers).toEqual([{ url: '/trial' }]);
    expect(Object.keys(document.paths).sort()).toEqual([
      '/health/live',
      '/health/ready',
      '/v1/events',
      '/v1/things',
    ]);
  });

  it('gives the scopes of a route as alternatives', () => {
    expect(document.paths['/v1/things']?.get?.security).toEqual([
      { bearer: ['things:read'] },
      { bearer: ['things:admin'] },
    ]);
    expect(document.paths['/v1/events']?.post?.security).toEqual([{ device: [] }]);
    expect(document.paths['/health/live']?.get?.security).toEqual([]);
  });

  it('keeps the components its routes lead to and no other ones of the process', () => {
    expect(Object.keys(document.components.schemas).sort()).toEqual([
      'HealthReport',
      'Problem',
      'UsedThing',
    ]);
  });

  it('describes problems under their media type', () => {
    const responses = document.paths['/v1/things']?.get?.responses as Record<string, unknown>;
    expect(responses['400']).toMatchObject({
      content: {
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      },
    });
  });

  it('is served at /docs/json when docs are on', async () => {
    const answer = await app.inject({ url: '/docs/json' });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it('is shown as a page without scripts at /docs when docs are on', async () => {
    const answer = await app.inject({ url: '/docs' });
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.body).toContain('GET /trial/v1/things');
    expect(answer.body).not.toContain('<script');
  });

  it('is not served when docs are off', async () => {
    const closed = createHttp({
      name: 'closed',
      version: '1',
      publicPrefix: '',
      logger: createLogger({ name: 'closed', level: 'silent' }),
      authenticate: { bearer: () => Promise.reject(new Error('not used')) },
    });
    expect((await closed.inject({ url: '/docs/json' })).statusCode).toBe(404);
    await closed.close();
  });
});

describe('the health routes', () => {
  it('answer live at once and ready with 503 and Retry-After while starting', async () => {
    expect((await app.inject({ url: '/health/live' })).json()).toEqual({ status: 'live' });
    const ready = await app.inject({ url: '/health/ready' });
    expect([ready.statusCode, ready.json().readiness]).toEqual([503, 'starting']);
    expect(ready.headers['retry-after']).toBe('1');
  });
});
