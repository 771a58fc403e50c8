import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PoolClient } from 'pg';
import { type Count, counter } from './counter.fixture.ts';
import {
  contextOf,
  openTestStore,
  readAll,
  requestOf,
  type TestStore,
} from './event-store.fixture.ts';
import { verifyStream } from './hash.ts';
import { reactionCommandId } from './ids.ts';
import { type Reaction, type ReactionResult, reaction, reactWithin } from './react.ts';

let test: TestStore;
const companions: unknown[] = [];
beforeAll(async () => {
  test = await openTestStore({
    companions: {
      notes: async (_client, rows) => {
        companions.push(...rows);
      },
    },
  });
});
afterAll(() => test.close());

const counting = (
  streamId: string,
  command: Count,
  eventId: string = randomUUID(),
  job = false,
): Reaction =>
  reaction({
    streamId,
    decider: counter,
    command,
    context: contextOf({ commandId: reactionCommandId(eventId, 'count') }),
    ...(job
      ? {
          jobs: () => [{ task: 'react-job', payload: { streamId }, jobKey: streamId }],
          companions: () => [{ writer: 'notes', row: streamId }],
        }
      : {}),
  });

const inTransaction = async <T>(work: (client: PoolClient) => Promise<T>): Promise<T> => {
  const client = await test.pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } finally {
    client.release();
  }
};

const react = (reactions: readonly Reaction[]): Promise<ReactionResult> =>
  inTransaction((client) => reactWithin(client, test.store, reactions));

describe('reactWithin', () => {
  it('writes reactions to many streams, chains those to one, and keeps their hashes', async () => {
    const result = await react([
      counting('r-a', { by: 1 }),
      counting('r-b', { by: 2 }),
      counting('r-a', { by: 3 }),
      counting('r-a', { by: 9, limit: 5 }),
      counting('r-b', { by: 0 }),
    ]);
    expect(result).toEqual({
      done: 3,
      ignored: [
        { index: 3, code: 'limit_reached' },
        { index: 4, code: 'nothing_to_do' },
      ],
    });
    const { events } = await test.store.load('r-a');
    expect(events.map(({ data }) => data)).toEqual([{ by: 1 }, { by: 3 }]);
    expect(verifyStream(events)).toEqual({ intact: true });
  });

  it('ignores a redelivered event, also within one batch', async () => {
    const eventId = randomUUID();
    const twice = [
      counting('r-twice', { by: 1 }, eventId),
      counting('r-twice', { by: 1 }, eventId),
    ];
    expect(await react(twice)).toEqual({ done: 1, ignored: [{ index: 1, code: 'already_done' }] });
    expect((await react(twice)).done).toBe(0);
    expect((await test.store.load('r-twice')).version).toBe(1);
  });

  it('adds jobs and companion rows of what it wrote, and of nothing else', async () => {
    await react([
      counting('r-job', { by: 1 }, randomUUID(), true),
      counting('r-no-job', { by: 9, limit: 1 }, randomUUID(), true),
    ]);
    const sql = "select key from graphile_worker.jobs where task_identifier = 'react-job'";
    expect((await test.pool.query(sql)).rows).toEqual([{ key: 'r-job' }]);
    expect(companions).toEqual(['r-job']);
  });

  it('decides again on a stream that a command wrote meanwhile', async () => {
    await test.store.append(requestOf('r-race'));
    const stream = await test.store.load('r-race');
    const raced = { ...counting('r-race', { by: 5 }) };
    let rounds = 0;
    // The command slips in between the reaction's load and its insert.
    const open: Reaction['open'] = (history) => {
      rounds += 1;
      return raced.open(history);
    };
    const result = await inTransaction(async (client) => {
      const query = client.query.bind(client);
      const racing = Object.assign(Object.create(client), {
        query: async (...args: Parameters<typeof query>) => {
          const isInsert = (args[0] as { name?: string }).name === 'insert_events';
          if (isInsert && rounds === 1) {
            await test.store.append(
              requestOf('r-race', { expectedVersion: 1, previousHash: stream.lastHash }),
            );
          }
          return query(...args);
        },
      }) as PoolClient;
      return reactWithin(racing, test.store, [{ ...raced, open }, counting('r-calm', { by: 1 })]);
    });
    expect(result).toEqual({ done: 2, ignored: [] });
    expect(rounds).toBe(2);
    const { events } = await test.store.load('r-race');
    expect(events.map(({ data }) => data)).toEqual([{ by: 1 }, { by: 1 }, { by: 5 }]);
    expect(verifyStream(events)).toEqual({ intact: true });
  });

  it('gives up as a transient error on a stream it keeps losing', async () => {
    let version = 0;
    const losing = { ...counting('r-lost', { by: 1 }) };
    const client = await test.pool.connect();
    const append = async () => {
      const { lastHash } = await test.store.load('r-lost');
      const taken = { expectedVersion: version, previousHash: lastHash };
      await test.store.append(requestOf('r-lost', taken));
      version += 1;
    };
    const query = client.query.bind(client);
    const racing = Object.assign(Object.create(client), {
      query: async (...args: Parameters<typeof query>) => {
        if ((args[0] as { name?: string }).name === 'insert_events') await append();
        return query(...args);
      },
    }) as PoolClient;
    await client.query('begin');
    await expect(reactWithin(racing, test.store, [losing])).rejects.toMatchObject({
      code: '40001',
      retryable: true,
    });
    await client.query('rollback');
    client.release();
    expect(version).toBe(4);
  });

  it('leaves nothing behind when its transaction rolls back', async () => {
    const client = await test.pool.connect();
    await client.query('begin');
    await reactWithin(client, test.store, [counting('r-undone', { by: 1 })]);
    await client.query('rollback');
    client.release();
    expect((await test.store.load('r-undone')).version).toBe(0);
    expect((await readAll(test.store)).some(({ streamId }) => streamId === 'r-undone')).toBe(false);
  });
});
