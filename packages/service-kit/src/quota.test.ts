import { describe, expect, it } from '@jest/globals';
import { createTestIssuer, createTestServer } from './http-server.fixture.ts';

describe('the quota of a client', () => {
  it('is told in every answer, ends in 429, is one per client, and renews', async () => {
    let nowMs = 0;
    const issuer = await createTestIssuer();
    const quotas = { read: { requests: 2, windowSeconds: 60 }, now: () => nowMs };
    const { app } = await createTestServer(issuer, { quotas });
    const read = async (clientId: string) => {
      const token = await issuer.sign({ sub: clientId, client_id: clientId, scope: 'cases:read' });
      return app.inject({ url: '/v1/cases', headers: { authorization: `Bearer ${token}` } });
    };
    const first = await read('a');
    expect(first.statusCode).toBe(200);
    expect(first.headers).toMatchObject({
      'ratelimit-policy': '"read";q=2;w=60',
      ratelimit: '"read";r=1;t=60',
    });
    nowMs = 20_000;
    await read('a');
    const refused = await read('a');
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'quota_exceeded']);
    expect(refused.headers['retry-after']).toBe('40');
    expect(refused.json()['violated-policies']).toEqual(['read']);
    expect((await read('b')).statusCode).toBe(200);
    nowMs = 60_000;
    expect((await read('a')).statusCode).toBe(200);
    await app.close();
  });
});
