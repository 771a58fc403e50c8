import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestIssuer, createTestServer, type TestIssuer } from './http-server.fixture.ts';
import type { HttpServer } from './http-server.ts';
import { readIdempotencyKey } from './idempotency.ts';

let issuer: TestIssuer;
let app: HttpServer;

beforeAll(async () => {
  issuer = await createTestIssuer();
  ({ app } = await createTestServer(issuer));
});
afterAll(() => app.close());

const keyed = async (
  key: string | undefined,
  payload: string,
  { clientId = 'intake-bot', item = 'a' } = {},
) => {
  const token = await issuer.sign({ sub: clientId, client_id: clientId });
  const answer = await app.inject({
    method: 'POST',
    url: `/v1/keyed/${item}`,
    payload,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(key !== undefined && { 'idempotency-key': key }),
    },
  });
  return answer.json() as { code?: string; commandId?: string; bodyHash?: string };
};

describe('an idempotency key', () => {
  it.each([
    ['abc', 'abc'],
    ['"abc"', 'abc'],
    ['"a\\"b\\\\"', 'a"b\\'],
    ['5f0c2a7e-refund-1', '5f0c2a7e-refund-1'],
    ['k'.repeat(255), 'k'.repeat(255)],
    [`"${'k'.repeat(255)}"`, 'k'.repeat(255)],
  ])('sent as %p is read', (header, key) => {
    expect(readIdempotencyKey(header)).toBe(key);
  });

  it.each(['""', '"a', '"a"b"', 'ä', 'k'.repeat(256), 'a\tb', '"a", "b"'])(
    'sent as %p is refused as malformed',
    (header) => {
      const refusal = expect.objectContaining({ code: 'idempotency_key_malformed' });
      expect(() => readIdempotencyKey(header)).toThrow(refusal);
    },
  );

  it('that is missing is refused with 400', async () => {
    expect((await keyed(undefined, '{}')).code).toBe('idempotency_key_missing');
  });

  it('gives one command id whether quoted or not, whatever the body', async () => {
    const [quoted, bare] = [await keyed('"k1"', '{"a":1}'), await keyed('k1', '{"a":2}')];
    expect(quoted.commandId).toBe(bare.commandId);
    expect(quoted.bodyHash).not.toBe(bare.bodyHash);
  });

  it('gives another command id to another client', async () => {
    const [one, two] = [
      await keyed('k1', '{}'),
      await keyed('k1', '{}', { clientId: 'other-bot' }),
    ];
    expect(one.commandId).not.toBe(two.commandId);
    expect(one.bodyHash).toBe(two.bodyHash);
  });

  it('used on another object of its route is the same command, another request', async () => {
    const [one, two] = [await keyed('k3', '{}'), await keyed('k3', '{}', { item: 'b' })];
    expect(one.commandId).toBe(two.commandId);
    expect(one.bodyHash).not.toBe(two.bodyHash);
  });

  it('compares the body by its bytes', async () => {
    const [one, two] = [await keyed('k2', '{"a":1}'), await keyed('k2', '{ "a":1}')];
    expect(one.bodyHash).not.toBe(two.bodyHash);
  });
});
