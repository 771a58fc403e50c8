import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportSPKI, generateKeyPair, importJWK, SignJWT } from 'jose';
import { createBearerVerifier } from './bearer.ts';
import { type DeviceKeys, readDeviceClaim, signDeviceRequest } from './device-hmac.ts';
import {
  createTestIssuer,
  createTestServer,
  deviceSecret,
  type TestIssuer,
  testAudience,
  testIssuer,
} from './http-server.fixture.ts';
import type { HttpServer } from './http-server.ts';
import { routeTableOf } from './route-table.ts';

let issuer: TestIssuer;
let app: HttpServer;
const oldSecret = Buffer.alloc(32, 6);
const devices = new Map<string, DeviceKeys>([
  ['till-1', { secrets: [deviceSecret, oldSecret], storeId: '9', revoked: false }],
  ['till-2', { secrets: [Buffer.alloc(32, 5)], storeId: '12', revoked: false }],
  ['till-3', { secrets: [deviceSecret], storeId: '9', revoked: true }],
]);
/** Refusals are many here; the limit on failures has tests of its own. */
const unlimited = { blockedFor: () => 0, failed: () => {} };

beforeAll(async () => {
  issuer = await createTestIssuer();
  ({ app } = await createTestServer(issuer, {
    authenticate: {
      bearer: createBearerVerifier({
        issuer: testIssuer,
        audience: testAudience,
        keys: issuer.jwks,
      }),
      deviceKeys: async (deviceId) => devices.get(deviceId) ?? null,
      failureLimit: unlimited,
    },
  }));
});
afterAll(() => app.close());

const withToken = async (token: string) => {
  const answer = await app.inject({
    url: '/v1/cases/019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11',
    headers: { authorization: `Bearer ${token}` },
  });
  return [answer.statusCode, answer.json().code] as const;
};

describe('a bearer token', () => {
  const refused = [401, 'unauthenticated'];

  it('is accepted when every claim is right', async () => {
    expect(await withToken(await issuer.sign())).toEqual([200, undefined]);
  });

  it('is accepted again from the cache and refused there once it has expired', async () => {
    let nowMs = Date.now();
    const verify = createBearerVerifier({
      issuer: testIssuer,
      audience: testAudience,
      keys: issuer.jwks,
      now: () => nowMs,
    });
    const token = await issuer.sign();
    const first = await verify(token);
    expect(verify(token)).toBe(first);
    nowMs += 311_000;
    expect(() => verify(token)).toThrow(expect.objectContaining({ code: 'unauthenticated' }));
  });

  it('gives the stores of its claim, and of a list only what can be the id of one', async () => {
    const verify = createBearerVerifier({
      issuer: testIssuer,
      audience: testAudience,
      keys: issuer.jwks,
    });
    const storesOf = async (stores: unknown) =>
      (await verify(await issuer.sign({ stores }))).stores;
    expect(await storesOf('*')).toBe('*');
    expect(await storesOf(['9', 'store-8'])).toEqual(new Set(['9', 'store-8']));
    // Joined to one text, as the database takes it, these would be all stores, or others.
    expect(await storesOf(['*', '', '7,8', 9, null])).toEqual(new Set());
    expect(await storesOf(undefined)).toEqual(new Set());
  });

  it('is forgotten, oldest first, when the cache is full', async () => {
    const verify = createBearerVerifier({
      issuer: testIssuer,
      audience: testAudience,
      keys: issuer.jwks,
      cacheSize: 1,
    });
    const [one, two] = [await issuer.sign(), await issuer.sign({ sub: 'u2' })];
    await verify(one);
    await verify(two);
    expect(verify(two)).not.toBeInstanceOf(Promise);
    expect(verify(one)).toBeInstanceOf(Promise);
  });

  it('with the algorithm none is refused', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const alg of ['none', 'None', 'NONE']) {
      const token = `${part({ alg, typ: 'at+jwt' })}.${part(issuer.claims())}.`;
      expect(await withToken(token)).toEqual(refused);
    }
  });

  it('signed by HS256 with the public key as secret is refused', async () => {
    const key = await importJWK(issuer.publicJwk, 'ES256', { extractable: true });
    const pem = await exportSPKI(key as Parameters<typeof exportSPKI>[0]);
    for (const secret of [Buffer.from(pem), Buffer.from(JSON.stringify(issuer.publicJwk))]) {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const header = { alg: 'HS256', typ: 'at+jwt', kid: 'k1' };
      const text = `${part(header)}.${part(issuer.claims())}`;
      const signature = createHmac('sha256', secret).update(text).digest('base64url');
      expect(await withToken(`${text}.${signature}`)).toEqual(refused);
    }
  });

  it.each([
    ['another issuer', { iss: 'https://other.test' }],
    ['a list of issuers', { iss: [testIssuer] }],
    ['no issuer', { iss: undefined }],
    ['another audience', { aud: 'billing' }],
    ['no audience', { aud: undefined }],
    ['no expiry', { exp: undefined }],
    ['an expiry in the past', { exp: Math.floor(Date.now() / 1000) - 11 }],
    ['an expiry more than 15 minutes ahead', { exp: Math.floor(Date.now() / 1000) + 930 }],
    ['an expiry that is a text', { exp: '9999999999' }],
    ['no subject', { sub: undefined }],
    ['an empty subject', { sub: '' }],
    ['no client id', { client_id: undefined }],
    ['a client id that is a list', { client_id: ['a'] }],
    ['no scope', { scope: undefined }],
    ['scopes as a list', { scope: ['cases:write'] }],
    ['a time before which it is not valid', { nbf: Math.floor(Date.now() / 1000) + 60 }],
  ])('whose claims have %s is refused', async (_what, claims) => {
    expect(await withToken(await issuer.sign(claims))).toEqual(refused);
  });

  it.each([
    ['the type JWT of an ID token', { typ: 'JWT' }],
    ['no type', { typ: undefined }],
    ['an unknown key', { kid: 'k2' }],
    ['an unknown critical header', { crit: ['x'], x: 1 }],
  ])('whose header has %s is refused', async (_what, header) => {
    let token = '';
    try {
      token = await issuer.sign({}, header);
    } catch {
      token = 'e30.e30.e30';
    }
    expect(await withToken(token)).toEqual(refused);
  });

  it('signed by a key that it brings along in jwk, jku or x5u is refused', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    for (const own of [{ jwk: issuer.publicJwk }, { jku: 'https://evil.test/keys' }]) {
      const token = await new SignJWT(issuer.claims())
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', ...own })
        .sign(privateKey);
      expect(await withToken(token)).toEqual(refused);
    }
  });

  it('with a flipped byte is refused, also when the whole one is in the cache', async () => {
    const token = await issuer.sign();
    expect((await withToken(token))[0]).toBe(200);
    const at = token.lastIndexOf('.') + 10;
    const flipped = token[at] === 'A' ? 'B' : 'A';
    expect(await withToken(`${token.slice(0, at)}${flipped}${token.slice(at + 1)}`)).toEqual(
      refused,
    );
  });

  it.each(['', 'x', 'a.b.c', 'é', 'a'.repeat(9000)])('of the form %p is refused', async (token) => {
    expect(await withToken(token)).toEqual(refused);
  });

  it('sent in two Authorization headers is refused with 400', async () => {
    const token = `Bearer ${await issuer.sign()}`;
    const answer = await app.inject({
      url: '/v1/cases/019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11',
      headers: { authorization: [token, token] as never },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'header_given_twice']);
  });

  it('without a needed scope gives 403 that names it, for HEAD too', async () => {
    const headers = {
      authorization: `Bearer ${await issuer.sign({ scope: 'other cases:writer' })}`,
    };
    const url = '/v1/cases/019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11';
    expect((await app.inject({ url, headers })).json()).toMatchObject({
      ...{ code: 'forbidden', detail: 'This wants the scope cases:write' },
    });
    expect((await app.inject({ method: 'HEAD', url, headers })).statusCode).toBe(403);
  });

  it('is accepted with one of the scopes of a route', async () => {
    const headers = { authorization: `Bearer ${await issuer.sign({ scope: 'x cases:audit' })}` };
    expect((await app.inject({ url: '/v1/cases', headers })).statusCode).toBe(200);
  });

  it('of a client itself is refused where a person must act, one of a person is not', async () => {
    const approve = async (claims: Record<string, unknown>) => {
      const answer = await app.inject({
        method: 'POST',
        url: '/v1/cases/019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11/approvals',
        headers: { authorization: `Bearer ${await issuer.sign(claims)}` },
      });
      return answer.statusCode;
    };
    expect(await approve({})).toBe(403);
    expect(await approve({ sub: 'person-4', client_id: 'console' })).toBe(204);
  });
});

describe('every route', () => {
  it('but the public ones answers 401 without credentials, HEAD twins included', async () => {
    const guarded = routeTableOf(app).entries.filter(({ auth }) => auth !== 'public');
    expect(guarded.length).toBeGreaterThan(6);
    for (const { method, url } of guarded) {
      const answer = await app.inject({
        method: method as 'GET',
        url: url.replace(':caseId', 'x'),
      });
      expect([method, url, answer.statusCode]).toEqual([method, url, 401]);
    }
  });

  it('with scopes answers 403 to a token that has none of them', async () => {
    const headers = { authorization: `Bearer ${await issuer.sign({ scope: 'nothing' })}` };
    const scoped = routeTableOf(app).entries.filter(
      ({ auth }) => auth !== 'public' && auth.scopes !== undefined,
    );
    for (const { method, url } of scoped) {
      const answer = await app.inject({
        method: method as 'GET',
        url: url.replace(':caseId', 'x'),
        headers,
      });
      expect([method, url, answer.statusCode]).toEqual([method, url, 403]);
    }
  });

  it('is in the table with its access', () => {
    const { entries } = routeTableOf(app);
    expect(
      entries.map(({ method, url, auth }) => `${method} ${url} ${JSON.stringify(auth)}`),
    ).toEqual([
      'POST /v1/cases {"scopes":["cases:write"]}',
      'GET /v1/cases {"scopes":["cases:read","cases:audit"]}',
      'HEAD /v1/cases {"scopes":["cases:read","cases:audit"]}',
      'GET /v1/cases/:caseId {"scopes":["cases:write"]}',
      'HEAD /v1/cases/:caseId {"scopes":["cases:write"]}',
      'POST /v1/cases/:caseId/approvals {"scopes":["cases:write"],"personOnly":true}',
      'POST /v1/events {"device":true}',
      'POST /v1/keyed/:item {"scopes":["cases:write"]}',
      'GET /v1/fails "public"',
      'HEAD /v1/fails "public"',
      'GET /v1/breaks-its-schema "public"',
      'HEAD /v1/breaks-its-schema "public"',
    ]);
  });
});

describe('a signed device request', () => {
  const body = '{"a":1}';
  const nowSeconds = () => Math.floor(Date.now() / 1000);
  const signed = (over: Partial<Parameters<typeof signDeviceRequest>[0]> = {}) =>
    signDeviceRequest({
      deviceId: 'till-1',
      secrets: [deviceSecret],
      id: 'msg_1',
      timestampSeconds: nowSeconds(),
      method: 'POST',
      path: '/trial/v1/events',
      body,
      ...over,
    });
  const send = async (headers: Record<string, string>, payload = body) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/events',
      payload,
      headers: { 'content-type': 'application/json', ...headers },
    });
    const { code, store } = answer.json();
    return [answer.statusCode, code ?? store];
  };
  const refused = [401, 'unauthenticated'];

  it('is accepted and bound to the store of the device', async () => {
    expect(await send(signed())).toEqual([202, '9']);
  });

  it('is accepted twice: replay is the business of the command, not of the door', async () => {
    const headers = signed();
    expect([await send(headers), await send(headers)]).toEqual([
      [202, '9'],
      [202, '9'],
    ]);
  });

  it('is accepted with the old key during the overlap, and with a list of both', async () => {
    expect(await send(signed({ secrets: [oldSecret] }))).toEqual([202, '9']);
    expect(await send(signed({ secrets: [Buffer.alloc(32, 1), deviceSecret] }))).toEqual([
      202,
      '9',
    ]);
  });

  it.each([
    ['another body', {}, '{"a":2}'],
    ['the same JSON in other bytes', {}, '{"a": 1}'],
    ['another method signed', { method: 'PUT' }, body],
    ['another path signed', { path: '/trial/v1/event' }, body],
    ['a query signed', { path: '/trial/v1/events?x=1' }, body],
    ['the key of another device', { secrets: [Buffer.alloc(32, 5)] }, body],
    ['the name of another device', { deviceId: 'till-2' }, body],
    ['a device nobody knows', { deviceId: 'till-9' }, body],
    ['a revoked device', { deviceId: 'till-3' }, body],
    ['a key whose overlap is over', { secrets: [Buffer.alloc(32, 4)] }, body],
    ['an id with a dot', { id: 'a.b' }, body],
  ])('with %s is refused', async (_what, over, payload) => {
    expect(await send(signed(over), payload)).toEqual(refused);
  });

  it.each([
    ['amends-id', 'msg_2'],
    ['amends-timestamp', String(Math.floor(Date.now() / 1000) - 1)],
    ['amends-timestamp', 'now'],
    ['amends-signature', ''],
    ['amends-signature', 'd1,AAAA'],
    ['amends-signature', `d1,${'A'.repeat(43)}=`],
  ])('with the header %s changed to %p is refused', async (name, value) => {
    expect(await send({ ...signed(), [name]: value })).toEqual(refused);
  });

  it('is accepted 299 s from the clock and told the time beyond 300 s', async () => {
    for (const offset of [-299, 299]) {
      expect(await send(signed({ timestampSeconds: nowSeconds() + offset }))).toEqual([202, '9']);
    }
    for (const offset of [-302, 302]) {
      const answer = await app.inject({
        method: 'POST',
        url: '/v1/events',
        payload: body,
        headers: {
          'content-type': 'application/json',
          ...signed({ timestampSeconds: nowSeconds() + offset }),
        },
      });
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'clock_skew']);
      expect(Math.abs(Date.parse(answer.json().serverTime) - Date.now())).toBeLessThan(60_000);
    }
  });

  it('may be signed exactly 300 s away and not 301 s', () => {
    const headers = signed({ timestampSeconds: 1_780_903_864 });
    const at = (offset: number) => () => readDeviceClaim(headers, (1_780_903_864 + offset) * 1000);
    expect(at(300)).not.toThrow();
    expect(at(-300)).not.toThrow();
    const refusal = expect.objectContaining({ code: 'clock_skew' });
    expect(at(301)).toThrow(refusal);
    expect(at(-301)).toThrow(refusal);
  });

  it('is checked before its body is parsed', async () => {
    const broken = '{"a":';
    expect(await send(signed(), broken)).toEqual(refused);
    expect(await send(signed({ body: broken }), broken)).toEqual([400, 'malformed_body']);
  });

  it('without a body is refused by its body, not by its signature', async () => {
    const headers = signed({ body: '' });
    const answer = await app.inject({ method: 'POST', url: '/v1/events', headers });
    expect(answer.statusCode).toBe(422);
  });

  it('does not open a route for systems', async () => {
    const headers = signed({ path: '/trial/v1/cases' });
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/cases',
      payload: body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    expect(answer.statusCode).toBe(401);
  });

  it('is not replaced by certificate headers of the client', async () => {
    expect(await send({ 'amends-device': 'till-1', 'x-client-cert-cn': 'till-1' })).toEqual(
      refused,
    );
  });

  it('gives one equal answer to every cause', async () => {
    const bodies = await Promise.all(
      [
        signed({ deviceId: 'till-9' }),
        signed({ deviceId: 'till-3' }),
        signed({ secrets: [oldSecret.subarray(1)] }),
      ].map(async (headers) => {
        const answer = await app.inject({
          method: 'POST',
          url: '/v1/events',
          payload: body,
          headers: { 'content-type': 'application/json', ...headers },
        });
        const { requestId: _id, ...rest } = answer.json();
        return rest;
      }),
    );
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
  });
});

describe('failed authentication', () => {
  it('ends in 429 with Retry-After after many bad signatures of one device', async () => {
    const { app: limited } = await createTestServer(issuer, { devices });
    const headers = signDeviceRequest({
      deviceId: 'till-1',
      secrets: [Buffer.alloc(32, 1)],
      id: 'm',
      timestampSeconds: Math.floor(Date.now() / 1000),
      method: 'POST',
      path: '/trial/v1/events',
    });
    const statuses = new Set<number>();
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const answer = await limited.inject({ method: 'POST', url: '/v1/events', headers });
      statuses.add(answer.statusCode);
      if (answer.statusCode === 429) expect(answer.headers['retry-after']).toMatch(/^[0-9]+$/);
    }
    await limited.close();
    expect([...statuses]).toEqual([401, 429]);
  });
});

describe('the identity provider', () => {
  it('being down is 503 with Retry-After, not 401 and not 500', async () => {
    const { app: cut } = await createTestServer(issuer, {
      authenticate: {
        bearer: createBearerVerifier({
          issuer: testIssuer,
          audience: testAudience,
          // A port nobody listens on: connection refused at once.
          keys: new URL('http://127.0.0.1:1/jwks'),
        }),
      },
    });
    const answer = await cut.inject({
      url: '/v1/cases/x',
      headers: { authorization: `Bearer ${await issuer.sign()}` },
    });
    await cut.close();
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'temporary_reduced_capacity']);
    expect(answer.headers['retry-after']).toBe('5');
  });
});
