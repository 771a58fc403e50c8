import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { signedRequest } from './signed-request.ts';

const SECRET = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;

/** A system on loopback: the path says how it answers. */
let server: Server;
const received: { method: string; body: string; headers: IncomingHttpHeaders }[] = [];
beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    received.push({ method: request.method!, body, headers: request.headers });
    if (request.url === '/long') response.end('x'.repeat(20_000));
    else if (request.url === '/half') response.write('{"half":');
    else if (request.url === '/cut') response.write('{', () => response.destroy());
    else if (request.url === '/moved') response.writeHead(302, { location: '/' }).end();
    else response.writeHead(202).end('{"b":2}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((done) => server.close(done));
});

const ask = (
  path: string,
  { method = 'GET' as 'GET' | 'POST', body = '', allowsLoopback = true, timeoutMs = 5_000 } = {},
) =>
  signedRequest(
    {
      ...{ method, body, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}` },
      ...{ id: 'effect-1', secrets: [SECRET], contentType: 'application/json' },
      timestamp: Math.floor(Date.now() / 1_000),
    },
    { egress: { allowsLoopback }, timeoutMs },
  );

describe('a signed request', () => {
  it.each([
    ['POST', '{"a":1}'],
    ['GET', ''],
  ] as const)(
    'is a %s whose receiver can tell who asks, and its answer is read',
    async (method, body) => {
      expect(await ask('/', { method, body })).toEqual({
        answered: true,
        status: 202,
        body: '{"b":2}',
      });
      const seen = received.at(-1)!;
      expect([seen.method, seen.body]).toEqual([method, body]);
      const headers = seen.headers as Record<string, string>;
      expect(() => new Webhook(SECRET).verify(body, headers)).not.toThrow();
      expect(() => new Webhook(SECRET).verify(`${body} `, headers)).toThrow('signature');
    },
  );

  it.each([
    ['/long', 'too_long'],
    ['/half', 'cut_short'],
    ['/cut', 'cut_short'],
  ])('takes an answer that is not whole for none: %s', async (path, reason) => {
    expect(await ask(path, { timeoutMs: 2_000 })).toEqual({ answered: false, reason });
  });

  it('follows no redirect, and goes to no private address', async () => {
    expect(await ask('/moved')).toMatchObject({ status: 302 });
    const before = received.length;
    const refused = { answered: false, reason: 'address_refused' };
    expect(await ask('/', { allowsLoopback: false })).toEqual(refused);
    expect(received.length).toBe(before);
  });
});
