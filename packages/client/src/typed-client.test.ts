import { describe, expect, it } from '@jest/globals';
import { openClient } from './open-client.ts';
import { type TypedClient, typedClient } from './typed-client.ts';

const sent: { readonly url: string; readonly init: RequestInit }[] = [];
const api = typedClient(
  openClient({
    baseUrl: 'http://suite.test',
    credentials: { token: 'abc' },
    fetch: async (url, init) => {
      sent.push({ url: String(url), init: init! });
      return Response.json({ id: '1' });
    },
  }),
);

/** Never called: tsc finds an error in each line, or the comment above it is one. */
export const wrongCalls = async (client: TypedClient): Promise<void> => {
  // @ts-expect-error no service has this path
  await client.get('/intake/v1/shops');
  // @ts-expect-error it is a command, nothing to read
  await client.get('/intake/v1/imports');
  // @ts-expect-error which job?
  await client.get('/intake/v1/jobs/{jobId}');
  // @ts-expect-error the parameter has another name
  await client.get('/intake/v1/jobs/{jobId}', { path: { id: '1' } });
  // @ts-expect-error no such way to filter
  await client.get('/lessons/v1/clusters', { query: { 'window-days': '2' } });
  // @ts-expect-error timeZone and currency are missing
  await client.post('/intake/v1/stores', { body: { storeId: '9' } });
  const store = { storeId: '9', timeZone: 'Europe/Berlin' };
  // @ts-expect-error not a currency
  await client.post('/intake/v1/stores', { body: { ...store, currency: 'EURO' } });
  const { body } = await client.get('/intake/v1/jobs/{jobId}', { path: { jobId: '1' } });
  // @ts-expect-error the answer has no such field
  body.progress satisfies unknown;
  // @ts-expect-error a job has no such state
  body.status satisfies 'done';
};

describe('the typed client', () => {
  it('puts parameters into path and query, and the body and key beside them', async () => {
    await api.get('/lessons/v1/clusters', { query: { 'window-hours': '24' } });
    expect(sent.at(-1)!.url).toBe('http://suite.test/lessons/v1/clusters?window-hours=24');
    await api.get('/intake/v1/jobs/{jobId}', { path: { jobId: 'a/b?c' } });
    expect(sent.at(-1)!.url).toBe('http://suite.test/intake/v1/jobs/a%2Fb%3Fc');
    const body = { storeId: '9', timeZone: 'Europe/Berlin', currency: 'EUR' } as const;
    await api.post('/intake/v1/stores', { body, idempotencyKey: 'k-1', ifMatch: 3 });
    const { url, init } = sent.at(-1)!;
    expect(url).toBe('http://suite.test/intake/v1/stores');
    expect(init).toMatchObject({
      body: JSON.stringify(body),
      headers: { 'idempotency-key': '"k-1"', 'if-match': '"3"' },
    });
  });

  it.each(['', '.', '..'])(
    'asks nobody for a path that would be another one: "%s"',
    async (jobId) => {
      const before = sent.length;
      const asked = api.get('/intake/v1/jobs/{jobId}', { path: { jobId } });
      await expect(asked).rejects.toThrow(TypeError);
      expect(sent).toHaveLength(before);
    },
  );
});
