import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestIssuer, createTestServer, type TestIssuer } from './http-server.fixture.ts';
import type { HttpServer } from './http-server.ts';
import {
  addReadOperations,
  addWriteOperations,
  type ReadOperations,
  type WriteOperations,
} from './operation-routes.ts';

let issuer: TestIssuer;
let reading: HttpServer;
let writing: HttpServer;
const done: string[] = [];

/** Echoes what was asked, in fields that hold anything. */
const parkedRow = (page: {
  limit: number;
  cursor?: bigint | undefined;
  partitionKey?: string | undefined;
}) => ({
  id: '7',
  consumer: 'triage',
  topic: 'recovery.events',
  partition: 1,
  offset: 12n,
  partitionKey: page.partitionKey ?? 'any',
  eventId: null,
  type: null,
  reasonCode: 'undecodable',
  reason: `after ${page.cursor ?? 0}`,
  attempts: page.limit,
  parkedAt: new Date('2026-01-05T10:00:00Z'),
  isFirst: true,
  note: 'not for answers',
});

const note = (what: string, actor: string): void => {
  done.push(`${what} by ${actor}`);
};
const operations: ReadOperations & WriteOperations = {
  replay: async (actor) => {
    note('replay', actor);
    return { replayed: 0, stillParked: [] };
  },
  rebuild: async (actor) => {
    note('rebuild', actor);
    return { version: 1, build: 2 };
  },
  republish: async (actor) => note('republish', actor),
  discard: async ({ id, actor, reason }) => {
    const refused = { 2: 'unknown', 3: 'decided', 4: 'waits' } as const;
    if (id in refused) return refused[id as '2'];
    note(`discard ${reason}`, actor);
    return { replayed: 3, stillParked: ['case-9'] };
  },
  parked: async (page) => [parkedRow(page)],
  acts: async ({ limit, cursor }) => [
    {
      id: String(cursor ?? 9),
      at: new Date('2026-01-05T10:00:00Z'),
      actor: 'operator',
      act: 'discard',
      reason: 'unreadable',
      detail: { limit },
    },
  ],
};

beforeAll(async () => {
  issuer = await createTestIssuer();
  const serverWith = (add: (server: HttpServer) => void) =>
    createTestServer(issuer, { addRoutes: add });
  ({ app: reading } = await serverWith((server) => addReadOperations(server, operations)));
  ({ app: writing } = await serverWith((server) => addWriteOperations(server, operations)));
});
afterAll(() => Promise.all([reading.close(), writing.close()]));

const headersFor = async (scope: string, stores: unknown) => {
  const token = await issuer.sign({ scope, stores });
  return { authorization: `Bearer ${token}`, 'content-type': 'application/json', host: 'test' };
};
const send = async (path: string, body: object = {}, stores: unknown = '*') => {
  const headers = await headersFor('operations:write', stores);
  const payload = JSON.stringify(body);
  const app = path === '/v1/rebuilds' ? reading : writing;
  const answer = await app.inject({ method: 'POST', url: path, payload, headers });
  return { status: answer.statusCode, body: answer.json() };
};
const look = async (path: string, stores: unknown = '*') => {
  const headers = await headersFor('operations:read', stores);
  const answer = await reading.inject({ method: 'GET', url: path, headers });
  return { status: answer.statusCode, body: answer.json() };
};
const discard = (parkedEventId: string, reason = 'unreadable') => ({ parkedEventId, reason });

describe('an operation on what all stores share', () => {
  it('is refused to a principal of single stores, and nothing is done', async () => {
    for (const path of ['/v1/replays', '/v1/rebuilds', '/v1/republications'])
      expect((await send(path, {}, ['9'])).status).toBe(403);
    expect((await send('/v1/discards', discard('1'), ['9'])).status).toBe(403);
    for (const path of ['/v1/parked-events', '/v1/operational-acts'])
      expect((await look(path, ['9'])).status).toBe(403);
    expect(done).toEqual([]);
  });

  it('is done for a principal of all stores, by name', async () => {
    expect((await send('/v1/replays')).status).toBe(200);
    expect((await send('/v1/rebuilds')).status).toBe(202);
    expect((await send('/v1/republications')).status).toBe(202);
    expect(await send('/v1/discards', discard('1'))).toEqual({
      status: 200,
      body: { replayed: 3, stillParked: ['case-9'] },
    });
    expect(done.map((each) => each.replace(/ by .*/, ''))).toEqual([
      'replay',
      'rebuild',
      'republish',
      'discard unreadable',
    ]);
    expect(new Set(done.map((each) => each.replace(/.* by /, ''))).size).toBe(1);
  });
});

describe('a discard', () => {
  it.each([
    ['2', 404, 'not_found'],
    ['3', 409, 'event_not_parked'],
    ['4', 409, 'event_waits'],
  ])('of event %s is refused with %i %s', async (id, status, code) => {
    expect(await send('/v1/discards', discard(id))).toMatchObject({ status, body: { code } });
  });

  it('takes a reason of the list and an id that is one', async () => {
    expect((await send('/v1/discards', discard('1', 'because'))).status).toBe(422);
    expect((await send('/v1/discards', discard('01'))).status).toBe(422);
    expect((await send('/v1/discards', { parkedEventId: '1' })).status).toBe(422);
  });
});

describe('the lists for operators', () => {
  it('show parked events of a case, a page at a time, and no other fields', async () => {
    const first = await look('/v1/parked-events?limit=1&partitionKey=case-1');
    expect(first).toMatchObject({ status: 200, body: { data: [{ partitionKey: 'case-1' }] } });
    expect(first.body.data[0]).toMatchObject({ offset: '12', attempts: 1, reason: 'after 0' });
    expect(first.body.data[0]).not.toHaveProperty('note');
    const { nextCursor } = first.body.meta;
    const next = await look(`/v1/parked-events?limit=2&cursor=${nextCursor}`);
    expect(next.body).toMatchObject({ data: [{ reason: 'after 7' }], meta: { nextCursor: null } });
  });

  it('show who did what and why', async () => {
    const { body } = await look('/v1/operational-acts');
    expect(body.data[0]).toMatchObject({
      actor: 'operator',
      act: 'discard',
      reason: 'unreadable',
      at: '2026-01-05T10:00:00.000Z',
    });
  });

  it('refuse a cursor of another list', async () => {
    const cursor = Buffer.from('["x"]').toString('base64url');
    expect((await look(`/v1/operational-acts?cursor=${cursor}`)).status).toBe(400);
  });
});
