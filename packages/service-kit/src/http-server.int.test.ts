import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { createHttp } from './http-server.ts';
import { createTestIssuer, createTestServer, type TestIssuer } from './http-server.fixture.ts';
import type { HttpServer } from './http-server.ts';
import { createLogger } from './logger.ts';

let issuer: TestIssuer;
let app: HttpServer;
let port: number;

const listen = async (server: HttpServer): Promise<number> => {
  await server.listen({ host: '127.0.0.1', port: 0 });
  return (server.server.address() as AddressInfo).port;
};

beforeAll(async () => {
  issuer = await createTestIssuer();
  ({ app } = await createTestServer(issuer, {
    limits: { headersTimeoutMs: 300, requestTimeoutMs: 600, connectionsCheckMs: 50 },
  }));
  port = await listen(app);
});
afterAll(() => app.close());

/** Writes bytes to a socket and resolves with all that comes back until the server closes it. */
const raw = async (text: string, to = port): Promise<string> => {
  const socket = connect(to, '127.0.0.1');
  const received: Buffer[] = [];
  socket.on('data', (chunk) => received.push(chunk));
  socket.on('error', () => {});
  socket.write(text);
  await once(socket, 'close');
  return Buffer.concat(received).toString();
};
const statusOf = (answer: string): string => answer.split('\r\n', 1)[0]!.slice(9, 12);
const request = (line: string, ...headers: string[]): string =>
  [line, 'Host: a', 'Connection: close', ...headers, '', ''].join('\r\n');

describe('on a socket, the server', () => {
  it.each([
    ['an unknown method', request('BREW /v1/cases HTTP/1.1'), '400'],
    [
      'both lengths of a body',
      request('POST /v1/cases HTTP/1.1', 'Content-Length: 5', 'Transfer-Encoding: chunked'),
      '400',
    ],
    [
      'two lengths of a body',
      request('POST /v1/cases HTTP/1.1', 'Content-Length: 5', 'Content-Length: 6'),
      '400',
    ],
    ['no Host', 'GET /v1/cases HTTP/1.1\r\nConnection: close\r\n\r\n', '400'],
    [
      'a header of 20 kB',
      request('GET /v1/cases HTTP/1.1', `X-Long: ${'a'.repeat(20_000)}`),
      '431',
    ],
    ['a URI of 20 kB', request(`GET /${'a'.repeat(20_000)} HTTP/1.1`), '431'],
    ['a line feed inside a header name', request('GET / HTTP/1.1', 'X-A b: c'), '400'],
    ['no HTTP at all', 'hello\r\n\r\n', '400'],
    ['the method TRACE', request('TRACE /v1/cases HTTP/1.1'), '405'],
    ['the method PROPFIND', request('PROPFIND /v1/cases HTTP/1.1'), '405'],
    ['the method OPTIONS', request('OPTIONS /v1/cases HTTP/1.1', 'Origin: https://a'), '405'],
    [
      'a body that is too large',
      request(
        'POST /v1/cases HTTP/1.1',
        'Authorization: AUTH',
        'Content-Type: application/json',
        'Content-Length: 2000000',
      ),
      '413',
    ],
  ])('answers %s in problem+json', async (_what, text, status) => {
    const authorization = `Bearer ${await issuer.sign()}`;
    const answer = await raw(text.replace('AUTH', authorization));
    expect(statusOf(answer)).toBe(status);
    expect(answer.toLowerCase()).toContain('content-type: application/problem+json');
  });

  it('refuses Authorization given twice with 400', async () => {
    const header = `Authorization: Bearer ${await issuer.sign()}`;
    const line = 'GET /v1/cases/019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11 HTTP/1.1';
    expect(statusOf(await raw(request(line, header)))).toBe('200');
    const answer = await raw(request(line, header, header));
    expect(statusOf(answer)).toBe('400');
    expect(answer).toContain('header_given_twice');
  });

  it('does not believe X-Forwarded-For of a client', async () => {
    const seen = createHttp({
      name: 'seen',
      version: '1',
      publicPrefix: '',
      logger: createLogger({ name: 'seen', level: 'silent' }),
      authenticate: { bearer: () => Promise.reject(new Error('not used')) },
    });
    const schema = { response: { 200: z.object({ ip: z.string() }) } };
    seen.get('/ip', { config: { auth: 'public' }, schema }, async ({ ip }) => ({ ip }));
    const answer = await raw(
      request('GET /ip HTTP/1.1', 'X-Forwarded-For: 9.9.9.9'),
      await listen(seen),
    );
    expect(answer).toContain('{"ip":"127.0.0.1"}');
    await seen.close();
  });

  it('ends a slow header with 408', async () => {
    const answer = await raw('GET /v1/cases HTTP/1.1\r\nHost: a\r\n');
    expect(statusOf(answer)).toBe('408');
    expect(answer).toContain('request_timeout');
  });

  it('ends a slow body', async () => {
    const headers = [
      `Authorization: Bearer ${await issuer.sign()}`,
      'Content-Type: application/json',
      'Content-Length: 100',
    ];
    const answer = await raw(`${request('POST /v1/cases HTTP/1.1', ...headers)}{"text":`);
    expect(['408', '']).toContain(statusOf(answer));
  });

  it('lives on after all of this', async () => {
    expect((await fetch(`http://127.0.0.1:${port}/v1/fails`)).status).toBe(500);
  });
});

describe('a server that stops', () => {
  it('answers what is under way and refuses what comes after', async () => {
    const gate = Promise.withResolvers<void>();
    const entered = Promise.withResolvers<void>();
    const stopping = createHttp({
      name: 'stopping',
      version: '1',
      publicPrefix: '',
      logger: createLogger({ name: 'stopping', level: 'silent' }),
      authenticate: { bearer: () => Promise.reject(new Error('not used')) },
    });
    const schema = { response: { 200: z.object({ ok: z.boolean() }) } };
    stopping.get('/slow', { config: { auth: 'public' }, schema }, async () => {
      entered.resolve();
      await gate.promise;
      return { ok: true };
    });
    const stoppingPort = await listen(stopping);
    const url = `http://127.0.0.1:${stoppingPort}/slow`;
    const half = connect(stoppingPort, '127.0.0.1');
    half.write('GET /slow HTTP/1.1\r\nHost: a\r\n');
    const underWay = fetch(url);
    await entered.promise;
    const closed = stopping.close();
    while (stopping.server.listening) await new Promise(setImmediate);
    half.write('\r\n');
    const [late] = (await once(half, 'data')) as [Buffer];
    expect(statusOf(late.toString())).toBe('503');
    expect(late.toString().toLowerCase()).toContain('retry-after: 1');
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    gate.resolve();
    expect(await (await underWay).json()).toEqual({ ok: true });
    await closed;
  });
});

describe('a client that went away', () => {
  it('leaves its place to the next one, though nobody took the answer', async () => {
    const entered = Promise.withResolvers<void>();
    const left = Promise.withResolvers<void>();
    const full = createHttp({
      name: 'left',
      version: '1',
      publicPrefix: '',
      logger: createLogger({ name: 'left', level: 'silent' }),
      authenticate: { bearer: () => Promise.reject(new Error('not used')) },
      limits: { requestsInFlight: 1 },
    });
    const schema = { response: { 200: z.object({ ok: z.boolean() }) } };
    const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    full.get('/waits', { config: { auth: 'public' }, schema }, async () => {
      entered.resolve();
      await left.promise;
      return { ok: true };
    });
    full.get('/at-once', { config: { auth: 'public' }, schema }, async () => ({ ok: true }));
    const to = await listen(full);
    const accepted = once(full.server, 'connection');
    const socket = connect(to, '127.0.0.1');
    const [serverSide] = await accepted;
    socket.write(request('GET /waits HTTP/1.1'));
    await entered.promise;
    const seen = once(serverSide, 'close');
    socket.destroy();
    await seen;
    left.resolve();
    expect(statusOf(await raw(request('GET /at-once HTTP/1.1'), to))).toBe('200');
    await full.close();
    const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    expect(timers).toBe(before);
  });
});

describe('a server over its capacity', () => {
  it('refuses with 503 and Retry-After and goes on answering afterwards', async () => {
    const gate = Promise.withResolvers<void>();
    const full = createHttp({
      name: 'full',
      version: '1',
      publicPrefix: '',
      logger: createLogger({ name: 'full', level: 'silent' }),
      authenticate: { bearer: () => Promise.reject(new Error('not used')) },
      limits: { requestsInFlight: 2 },
    });
    const schema = { response: { 200: z.object({ ok: z.boolean() }) } };
    let inside = 0;
    const bothInside = Promise.withResolvers<void>();
    full.get('/slow', { config: { auth: 'public' }, schema }, async () => {
      inside += 1;
      if (inside === 2) bothInside.resolve();
      await gate.promise;
      return { ok: true };
    });
    const url = `http://127.0.0.1:${await listen(full)}/slow`;
    const first = [fetch(url), fetch(url)];
    await bothInside.promise;
    const third = await fetch(url);
    expect(third.status).toBe(503);
    expect(third.headers.get('retry-after')).toBe('1');
    gate.resolve();
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await fetch(url)).status).toBe(200);
    await full.close();
  });
});

describe('servers on a common port', () => {
  it('answer under their prefix, which instance and Location show', async () => {
    const root = createHttp({
      name: 'root',
      version: '1',
      publicPrefix: '',
      logger: createLogger({ name: 'root', level: 'silent' }),
      authenticate: { bearer: () => Promise.reject(new Error('not used')) },
      mounts: new Map([['/trial', app]]),
    });
    const base = `http://127.0.0.1:${await listen(root as HttpServer)}`;
    const authorization = `Bearer ${await issuer.sign({ scope: 'cases:read' })}`;
    const found = await fetch(`${base}/trial/v1/cases?limit=3`, { headers: { authorization } });
    expect(await found.json()).toEqual({ limit: 3 });
    const missing = await fetch(`${base}/trial/v1/nothing`);
    expect(await missing.json()).toMatchObject({ instance: '/trial/v1/nothing' });
    expect((await fetch(`${base}/trial`)).status).toBe(404);
    expect((await fetch(`${base}/trialling/v1/cases`)).status).toBe(404);
    await root.close();
  });
});
