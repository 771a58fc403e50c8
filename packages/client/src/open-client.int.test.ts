import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiProblem, ApiUnreachable } from './api-problem.ts';
import { openClient } from './open-client.ts';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
type Reply = (response: ServerResponse) => void;

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Reply =>
  (response) => {
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'content-type': type, ...headers }).end(JSON.stringify(body));
  };
const busy = json(503, { code: 'temporary_reduced_capacity' });
const reset: Reply = (response) => response.destroy();
const never: Reply = () => undefined;
const token = (name: string) =>
  json(200, { access_token: name, token_type: 'Bearer', expires_in: 900 });

const seen: Seen[] = [];
const replies: Reply[] = [];
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  // A connection kept for the next test would be cut under it, and its first try with it.
  response.setHeader('connection', 'close');
  seen.push({ method: request.method!, url: request.url!, headers: request.headers, body });
  (replies.shift() ?? json(500, { code: 'internal_error' }))(response);
});
let baseUrl = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  seen.length = 0;
  replies.length = 0;
  server.closeAllConnections();
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
});

const retry = { attempts: 3, firstDelayMs: 1, delayMsMax: 5 };
const withToken = (timeoutMs = 5000) =>
  openClient({ baseUrl, credentials: { token: 'abc' }, retry, timeoutMs });
const path = '/remedy/v1/cases/1/refunds';

describe('the client', () => {
  it('sends a command with key and version and reads what the answer carries', async () => {
    replies.push(
      json(
        202,
        { id: '1', position: 'r.1.7' },
        {
          etag: '"15"',
          location: '/remedy/v1/refunds/1',
          'x-idempotency-lookup': 'hit',
        },
      ),
    );
    const answer = await withToken().post(path, { a: 1 }, { idempotencyKey: 'k-1', ifMatch: 14 });
    expect(seen[0]).toMatchObject({ method: 'POST', url: path, body: '{"a":1}' });
    expect(seen[0]!.headers).toMatchObject({
      authorization: 'Bearer abc',
      'content-type': 'application/json',
      'idempotency-key': '"k-1"',
      'if-match': '"14"',
    });
    expect(answer).toMatchObject({
      status: 202,
      body: { id: '1', position: 'r.1.7' },
      etag: '15',
      location: '/remedy/v1/refunds/1',
      replayed: true,
    });
  });

  it('repeats a lost or refused try with the same key and body', async () => {
    replies.push(reset, busy, json(201, { ok: true }));
    const answer = await withToken().post(path, { a: 1 });
    expect(answer.status).toBe(201);
    expect(seen).toHaveLength(3);
    expect(new Set(seen.map((each) => each.headers['idempotency-key'])).size).toBe(1);
    expect(new Set(seen.map((each) => each.body))).toEqual(new Set(['{"a":1}']));
  });

  it('makes a new key for a new call', async () => {
    replies.push(json(201, {}), json(201, {}));
    const client = withToken();
    await client.post(path, {});
    await client.post(path, {});
    expect(new Set(seen.map((each) => each.headers['idempotency-key'])).size).toBe(2);
  });

  it('gives up after the last try with the refusal it got', async () => {
    replies.push(busy, busy, busy);
    await expect(withToken().get('/lessons/v1/causes')).rejects.toMatchObject({
      status: 503,
      code: 'temporary_reduced_capacity',
    });
    expect(seen).toHaveLength(3);
  });

  it('does not repeat a refusal, and says which field is wrong', async () => {
    const errors = [{ pointer: '#/amount', detail: 'must be an integer', code: 'invalid_type' }];
    replies.push(
      json(422, { code: 'validation_failed', detail: '1 field.', requestId: 'abc', errors }),
    );
    const error = await withToken()
      .post(path, {})
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({ code: 'validation_failed', requestId: 'abc', errors });
    expect(seen).toHaveLength(1);
  });

  it('says that no answer came when every try times out', async () => {
    replies.push(never, never, never);
    await expect(withToken(500).post(path, {})).rejects.toBeInstanceOf(ApiUnreachable);
    expect(seen).toHaveLength(3);
  });

  it('reads a text where another type than JSON is asked for', async () => {
    replies.push((response) =>
      response.writeHead(200, { 'content-type': 'text/csv' }).end('store,n\r\n9,4\r\n'),
    );
    const answer = await withToken().get('/lessons/v1/causes', {}, { accept: 'text/csv' });
    expect(answer.body).toBe('store,n\r\n9,4\r\n');
  });
});

describe('the client with client credentials', () => {
  const credentials = { clientId: 'desk', clientSecret: 's3&cret' };
  const client = () => openClient({ baseUrl, credentials, retry });

  it('asks for one token and uses it again', async () => {
    replies.push(token('t1'), json(200, { n: 1 }), json(200, { n: 2 }));
    const both = client();
    await both.get('/lessons/v1/causes');
    expect((await both.get('/lessons/v1/causes')).body).toEqual({ n: 2 });
    expect(seen.map((each) => each.url)).toEqual([
      '/oauth/token',
      '/lessons/v1/causes',
      '/lessons/v1/causes',
    ]);
    expect(Object.fromEntries(new URLSearchParams(seen[0]!.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'desk',
      client_secret: 's3&cret',
    });
    expect(seen[2]!.headers.authorization).toBe('Bearer t1');
  });

  it('asks for another token once when one is refused', async () => {
    const refused = json(401, { code: 'unauthenticated' });
    replies.push(token('t1'), refused, token('t2'), json(201, {}));
    await client().post(path, {});
    expect(seen.at(-1)!.headers.authorization).toBe('Bearer t2');
  });

  it('does not try again with a wrong secret', async () => {
    replies.push(json(401, { code: 'unauthenticated' }));
    await expect(client().get('/lessons/v1/causes')).rejects.toMatchObject({ status: 401 });
    expect(seen).toHaveLength(1);
  });
});
