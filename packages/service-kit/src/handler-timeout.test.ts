import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { createTestIssuer, createTestServer } from './http-server.fixture.ts';
import type { HttpServer } from './http-server.ts';

let app: HttpServer;
afterEach(() => app.close());

/** A server with a short limit and routes that answer when `answer` resolves. */
const serverThatWaits = async (answer: Promise<void>) => {
  const issuer = await createTestIssuer();
  const limits = { handlerTimeoutMs: 50 };
  const addRoutes = (server: HttpServer): void => {
    const schema = { response: { 200: z.object({ ok: z.boolean() }) } };
    const handler = async () => {
      await answer;
      return { ok: true };
    };
    server.get('/v1/slow', { config: { auth: 'public' }, schema }, handler);
    server.get('/v1/long', { config: { auth: 'public', answerLimitMs: 60_000 }, schema }, handler);
  };
  return createTestServer(issuer, { limits, addRoutes });
};

describe('the time limit of a handler', () => {
  it('answers 503 with retry-after when the handler is still at work', async () => {
    const never = Promise.withResolvers<void>();
    let lines: readonly Record<string, unknown>[];
    ({ app, lines } = await serverThatWaits(never.promise));
    const answer = await app.inject({ url: '/v1/slow' });
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('1');
    expect(answer.json()).toMatchObject({ code: 'temporary_reduced_capacity' });
    never.resolve();
    await never.promise;
    expect(lines.filter(({ msg }) => msg === 'request')).toHaveLength(1);
  });

  it('is the own one of a route that has one', async () => {
    const answer = Promise.withResolvers<void>();
    ({ app } = await serverThatWaits(answer.promise));
    const long = app.inject({ url: '/v1/long' });
    expect((await app.inject({ url: '/v1/slow' })).statusCode).toBe(503);
    answer.resolve();
    expect((await long).statusCode).toBe(200);
  });

  it('leaves an answer in time as it is and holds no timer afterwards', async () => {
    ({ app } = await serverThatWaits(Promise.resolve()));
    const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const answer = await app.inject({ url: '/v1/slow' });
    expect(answer.statusCode).toBe(200);
    const after = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    expect(after).toBe(before);
  });
});
