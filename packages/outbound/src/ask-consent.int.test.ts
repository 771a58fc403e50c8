import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askConsent } from './ask-consent.ts';

const ORIGIN = 'amends.example.org';

/** What each path answers to OPTIONS. */
const ANSWERS: Readonly<Record<string, readonly [number, Readonly<Record<string, string>>]>> = {
  '/named': [200, { 'webhook-allowed-origin': 'Amends.Example.org', 'webhook-allowed-rate': '30' }],
  '/any': [204, { 'webhook-allowed-origin': '*', 'webhook-allowed-rate': '*' }],
  '/unlimited': [200, { 'webhook-allowed-origin': '*' }],
  '/silent': [200, { allow: 'POST' }],
  '/other': [200, { 'webhook-allowed-origin': 'somebody.example.org' }],
  '/no-rate': [200, { 'webhook-allowed-origin': '*', 'webhook-allowed-rate': 'some' }],
  '/none': [405, { 'webhook-allowed-origin': '*' }],
  '/moved': [302, { 'webhook-allowed-origin': '*', location: '/any' }],
};

let server: Server;
const asked: { method: string | undefined; origin: unknown }[] = [];
beforeAll(async () => {
  server = createServer(({ method, url, headers }, response) => {
    asked.push({ method, origin: headers['webhook-request-origin'] });
    const [status, extra] = ANSWERS[url!]!;
    response.writeHead(status, extra).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((done) => server.close(done));
});

const ask = (path: string) => {
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}${path}`;
  return askConsent({ url, origin: ORIGIN }, { egress: { allowsLoopback: true } });
};

describe('API-98: consent of a receiver', () => {
  it.each([
    ['/named', 30],
    ['/any', null],
    ['/unlimited', null],
  ])('is given at %s, with its rate', async (path, ratePerMinute) => {
    expect(await ask(path)).toEqual({ consented: true, ratePerMinute });
    expect(asked.at(-1)).toEqual({ method: 'OPTIONS', origin: ORIGIN });
  });

  it.each([
    ['/silent', 'no_consent'],
    ['/other', 'no_consent'],
    ['/no-rate', 'no_consent'],
    ['/none', 'no_consent'],
    ['/moved', 'redirected'],
  ])('is not given at %s: %s', async (path, reason) => {
    expect(await ask(path)).toEqual({ consented: false, reason });
  });

  it('is asked of no private address, and not of nobody', async () => {
    const guarded = { egress: { allowsLoopback: false } };
    const inside = { url: 'https://10.0.0.1/', origin: ORIGIN };
    expect(await askConsent(inside, guarded)).toMatchObject({ reason: 'address_refused' });
    const nobody = { url: 'http://127.0.0.1:1/', origin: ORIGIN };
    const open = { egress: { allowsLoopback: true } };
    expect(await askConsent(nobody, open)).toMatchObject({ reason: 'unreachable' });
  });
});
