import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createBearerVerifier } from './bearer.ts';
import {
  createTestIssuer,
  type TestIssuer,
  testAudience,
  testIssuer,
} from './http-server.fixture.ts';

let issuer: TestIssuer;
let provider: Server;
let keys: URL;
let fetches: number;

beforeAll(async () => {
  issuer = await createTestIssuer();
});
beforeEach(async () => {
  fetches = 0;
  provider = createServer((_request, response) => {
    fetches += 1;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(issuer.jwks));
  }).listen(0, '127.0.0.1');
  await once(provider, 'listening');
  keys = new URL(`http://127.0.0.1:${(provider.address() as AddressInfo).port}/jwks`);
});
afterEach(async () => {
  provider.closeAllConnections();
  await new Promise((resolve) => provider.close(resolve));
});

const verifier = (now?: () => number) =>
  createBearerVerifier({ issuer: testIssuer, audience: testAudience, keys, ...(now && { now }) });
const codeOf = async (verified: unknown): Promise<unknown> => {
  try {
    await verified;
    return 'accepted';
  } catch (error) {
    return (error as { code: unknown }).code;
  }
};

describe('keys of a remote issuer', () => {
  it('are fetched once for many tokens', async () => {
    const verify = verifier();
    for (let token = 0; token < 5; token += 1) {
      expect(await codeOf(verify(await issuer.sign({ jti: String(token) })))).toBe('accepted');
    }
    expect(fetches).toBe(1);
  });

  it('are not fetched again and again for unknown key ids', async () => {
    const verify = verifier();
    for (let token = 0; token < 20; token += 1) {
      const unknown = await issuer.sign({}, { kid: `unknown-${token}` });
      expect(await codeOf(verify(unknown))).toBe('unauthenticated');
    }
    expect(fetches).toBe(1);
  });

  it('survive an outage of the issuer once they are known', async () => {
    let nowMs = Date.now();
    const verify = verifier(() => nowMs);
    expect(await codeOf(verify(await issuer.sign()))).toBe('accepted');
    provider.closeAllConnections();
    provider.close();
    nowMs += 3_600_000;
    const seconds = Math.floor(nowMs / 1000);
    const later = await issuer.sign({ iat: seconds, exp: seconds + 300 });
    expect(await codeOf(verify(later))).toBe('accepted');
  });

  it('are not fetched from an address without TLS unless it is loopback', () => {
    const options = { issuer: testIssuer, audience: testAudience };
    const remote = new URL('http://issuer.test/jwks');
    expect(() => createBearerVerifier({ ...options, keys: remote })).toThrow(TypeError);
  });
});
