import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestIssuer, createTestServer, type TestIssuer } from './http-server.fixture.ts';
import type { HttpServer } from './http-server.ts';
import { addOperationRoutes } from './operation-routes.ts';

let issuer: TestIssuer;
let app: HttpServer;
const done: string[] = [];

beforeAll(async () => {
  issuer = await createTestIssuer();
  const note = (what: string) => {
    done.push(what);
  };
  const addRoutes = (server: HttpServer): void =>
    addOperationRoutes(server, {
      replay: async () => {
        note('replay');
        return { replayed: 0, stillParked: [] };
      },
      rebuild: async () => {
        note('rebuild');
        return { version: 1, build: 2 };
      },
      republish: async () => note('republish'),
    });
  ({ app } = await createTestServer(issuer, { addRoutes }));
});
afterAll(() => app.close());

const ask = async (path: string, stores: unknown): Promise<number> => {
  const token = await issuer.sign({ scope: 'operations:write', stores });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return (await app.inject({ method: 'POST', url: path, payload: '{}', headers })).statusCode;
};

describe('an operation on what all stores share', () => {
  it('is refused to a principal of single stores, and nothing is done', async () => {
    for (const path of ['/v1/replays', '/v1/rebuilds', '/v1/republications'])
      expect(await ask(path, ['9'])).toBe(403);
    expect(done).toEqual([]);
  });

  it('is done for a principal of all stores', async () => {
    expect(await ask('/v1/replays', '*')).toBe(200);
    expect(await ask('/v1/rebuilds', '*')).toBe(202);
    expect(await ask('/v1/republications', '*')).toBe(202);
    expect(done).toEqual(['replay', 'rebuild', 'republish']);
  });
});
