import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBearerVerifier } from './bearer.ts';
import { createHttp } from './http-server.ts';
import { type LocalIssuer, openLocalIssuer } from './local-issuer.ts';
import { createLogger } from './logger.ts';
import { addTokenRoute } from './token-route.ts';

let folder: string;
let issuer: LocalIssuer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amends-issuer-'));
  issuer = await openLocalIssuer({ folder });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const verifierOf = ({ issuer: name, audience, jwks }: LocalIssuer) =>
  createBearerVerifier({ issuer: name, audience, keys: jwks });
const rights = { scopes: ['cases:write', 'cases:read'], stores: ['9'] } as const;

describe('the local issuer', () => {
  it('mints tokens that the verifier accepts, for systems and for people', async () => {
    const verify = verifierOf(issuer);
    const system = await issuer.mint({ subject: 'bot', clientId: 'bot', ...rights });
    expect(await verify(system)).toMatchObject({ kind: 'system', stores: new Set(['9']) });
    const authMethods = ['pwd', 'otp'];
    const person = { subject: 'p4', clientId: 'console', scopes: [], stores: '*' as const };
    expect(await verify(await issuer.mint({ ...person, authMethods }))).toMatchObject({
      kind: 'person',
      subject: 'p4',
      stores: '*',
      authMethods,
    });
  });

  it('refuses to mint a token that lives longer than 900 s', () => {
    const long = { subject: 'bot', clientId: 'bot', ...rights, ttlSeconds: 901 };
    expect(() => issuer.mint(long)).toThrow(RangeError);
  });

  it('keeps its key over restarts, readable by its owner only', async () => {
    const token = await issuer.mint({ subject: 'bot', clientId: 'bot', ...rights });
    const again = await openLocalIssuer({ folder });
    expect(await verifierOf(again)(token)).toMatchObject({ clientId: 'bot' });
    const { mode } = await stat(join(folder, 'issuer-key.json'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('publishes no private part of its key', () => {
    expect(Object.keys(issuer.jwks.keys[0] ?? {}).sort()).toEqual([
      'alg',
      'crv',
      'kid',
      'kty',
      'use',
      'x',
      'y',
    ]);
  });

  it('stores clients by the hash of their secret and knows them after a restart', async () => {
    const secret = await issuer.registerClient({ clientId: 'import', ...rights });
    expect(await readFile(join(folder, 'clients.json'), 'utf8')).not.toContain(secret);
    const again = await openLocalIssuer({ folder });
    expect(again.authenticateClient('import', secret)).toEqual({ clientId: 'import', ...rights });
    expect(again.authenticateClient('import', `${secret}x`)).toBeNull();
    expect(again.authenticateClient('nobody', secret)).toBeNull();
  });
});

describe('the token route', () => {
  const ask = async (
    fields: Record<string, string>,
    type = 'application/x-www-form-urlencoded',
  ) => {
    const app = createHttp({
      name: 'trial',
      version: '1',
      publicPrefix: '',
      logger: createLogger({ name: 'trial', level: 'silent' }),
      authenticate: { bearer: verifierOf(issuer) },
    });
    addTokenRoute(app, issuer);
    const answer = await app.inject({
      method: 'POST',
      url: '/oauth/token',
      payload: new URLSearchParams(fields).toString(),
      headers: { 'content-type': type },
    });
    await app.close();
    return answer;
  };
  const credentials = async () => ({
    grant_type: 'client_credentials',
    client_id: 'bot',
    client_secret: await issuer.registerClient({ clientId: 'bot', ...rights }),
  });

  it('gives a token with all scopes of the client, or with the fewer asked for', async () => {
    const all = (await ask(await credentials())).json();
    expect(all).toMatchObject({
      token_type: 'Bearer',
      expires_in: 900,
      scope: rights.scopes.join(' '),
    });
    expect(await verifierOf(issuer)(all.access_token)).toMatchObject({ kind: 'system' });
    const fewer = await ask({ ...(await credentials()), scope: 'cases:read' });
    expect(fewer.json().scope).toBe('cases:read');
  });

  it('refuses wrong credentials and unknown clients with one equal 401', async () => {
    const wrong = await ask({ ...(await credentials()), client_secret: 'wrong' });
    const unknown = await ask({ ...(await credentials()), client_id: 'nobody' });
    expect([wrong.statusCode, wrong.json().error]).toEqual([401, 'invalid_client']);
    const { requestId: _a, ...first } = wrong.json();
    expect(unknown.json()).toMatchObject(first);
  });

  it('refuses other scopes, other grants, unknown fields and other content types', async () => {
    const good = await credentials();
    expect((await ask({ ...good, scope: 'admin' })).json().error).toBe('invalid_scope');
    expect((await ask({ ...good, grant_type: 'password' })).statusCode).toBe(422);
    expect((await ask({ ...good, extra: '1' })).statusCode).toBe(422);
    expect((await ask(good, 'text/plain')).statusCode).toBe(415);
  });
});
