import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { postWebhook } from './post-webhook.ts';

const SECRET = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;

/** A receiver on loopback: the path says what it answers. */
let server: Server;
const received: { body: string; headers: IncomingHttpHeaders }[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/silence') return;
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      received.push({ body, headers: request.headers });
      const status = Number(request.url!.slice(1));
      const extra =
        status === 302 ? { location: '/204' } : status === 429 ? { 'retry-after': '7' } : {};
      response.writeHead(status, extra).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((done) => server.close(done));
});

const post = (path: string, options: { url?: string; timeoutMs?: number } = {}) => {
  const { port } = server.address() as AddressInfo;
  const { url = `http://127.0.0.1:${port}${path}`, ...rest } = options;
  const delivery = {
    ...{ url, id: 'delivery-1', body: '{"a":1}', contentType: 'application/json' },
    ...{ secrets: [SECRET], timestamp: Math.floor(Date.now() / 1_000) },
  };
  return postWebhook(delivery, { egress: { allowsLoopback: true }, ...rest });
};

describe('a webhook that is sent', () => {
  it('arrives signed over what arrives', async () => {
    expect(await post('/204')).toEqual({ delivered: true });
    const { body, headers } = received.at(-1)!;
    expect(new Webhook(SECRET).verify(body, headers as Record<string, string>)).toEqual({ a: 1 });
  });

  it.each([
    [302, { reason: 'redirected' }],
    [400, { reason: 'refused' }],
    [410, { reason: 'gone' }],
    [429, { reason: 'throttled', retryAfterSeconds: 7 }],
    [500, { reason: 'server_error' }],
  ])('did not arrive where the answer is %i (API-94)', async (status, expected) => {
    const before = received.length;
    expect(await post(`/${status}`)).toEqual({ delivered: false, ...expected });
    expect(received.length).toBe(before + 1);
  });

  it('is given up after a while without an answer', async () => {
    const late = { delivered: false, reason: 'timed_out' };
    expect(await post('/silence', { timeoutMs: 100 })).toEqual(late);
  });

  it('goes to no private address, whatever its name was before (A-12)', async () => {
    const before = received.length;
    const { port } = server.address() as AddressInfo;
    const delivery = {
      ...{ url: 'https://hooks.example.org/', id: 'd', body: '{}', contentType: 'text/plain' },
      ...{ secrets: [SECRET], timestamp: 1 },
    };
    const guarded = { egress: { allowsLoopback: false } };
    const resolve = async () => [{ address: '127.0.0.1', family: 4 as const }];
    const refused = { delivered: false, reason: 'address_refused' };
    expect(await postWebhook(delivery, { ...guarded, resolve })).toEqual(refused);
    const url = `https://localhost:8443/${port}`;
    expect(await postWebhook({ ...delivery, url }, guarded)).toEqual(refused);
    const nowhere = async () => Promise.reject(new Error('ENOTFOUND'));
    expect(await postWebhook(delivery, { ...guarded, resolve: nowhere })).toEqual({
      ...refused,
      reason: 'unresolvable',
    });
    expect(received.length).toBe(before);
  });
});
