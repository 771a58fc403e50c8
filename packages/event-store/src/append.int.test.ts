import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CompanionConflict } from './companion-writers.ts';
import {
  contextOf,
  insertRowSql,
  openStoreOn,
  openTestStore,
  requestOf,
  type TestStore,
} from './event-store.fixture.ts';
import { eventIdOf } from './ids.ts';
import type { AppendRequest } from './types.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

const answerOf = (keyHash: string) => ({
  keyHash,
  bodyHash: 'b',
  status: 201,
  body: { at: '@position@' },
  keepDays: 7,
});

const countRows = async (where: string, values: unknown[] = []) =>
  Number((await test.pool.query(`select count(*) from ${where}`, values)).rows[0].count);

describe('append', () => {
  it('gives version, last seq, hash and position of what it wrote', async () => {
    const outcome = await test.store.append(requestOf('plain', { count: 3 }));
    const stream = await test.store.load('plain');
    expect(outcome).toEqual({
      outcome: 'appended',
      version: 3,
      lastSeq: stream.events[2]!.seq,
      seqs: stream.events.map(({ seq }) => seq),
      lastHash: stream.lastHash,
      position: `${test.store.producer.slice(0, 8)}.7.${stream.events[2]!.seq}`,
    });
  });

  it('carries facts of many senders, each under the id and meta of its own command', async () => {
    const commands = ['fact-a', 'fact-b'].map((name) => contextOf({ subject: name, actor: name }));
    const events = commands.map((context, n) => ({ type: 'Counted', data: { n }, context }));
    const request = requestOf('facts', { events });
    await test.store.append(request);
    const stream = await test.store.load('facts');
    const ids = commands.map(({ commandId }) => eventIdOf(commandId, 0));
    expect(stream.events.map(({ eventId }) => eventId)).toEqual(ids);
    expect(stream.events.map(({ meta }) => meta.actor)).toEqual(['fact-a', 'fact-b']);
    const found = await test.store.findEvents([...ids, randomUUID()]);
    expect([...found.keys()].sort()).toEqual([...ids].sort());
    expect(found.get(ids[1]!)).toEqual({ seq: stream.events[1]!.seq, data: { n: 1 } });
    // One fact that is there already: nothing of the append is written.
    const more = [events[0]!, { ...events[1]!, context: contextOf({ subject: 'fact-c' }) }];
    const again = requestOf('facts', { events: more, expectedVersion: 2 });
    expect(await test.store.append(again)).toEqual({ outcome: 'already_done' });
    expect(await countRows("events where stream_id = 'facts'")).toBe(2);
  });

  it('shares transactions by rows, not by commands', async () => {
    const streams = Array.from({ length: 8 }, (_, n) => `many-rows-${n}`);
    await Promise.all(streams.map((id) => test.store.append(requestOf(id, { count: 20 }))));
    const found = await test.pool.query(
      "select count(distinct xmin::text) from events where stream_id like 'many-rows-%'",
    );
    // 160 rows, one half for each of the two connections.
    expect(Number(found.rows[0].count)).toBe(2);
  });

  it('lets one of 8 concurrent creators of a stream win, 500 times', async () => {
    const second = await openStoreOn(test.database.url, { max: 3 });
    const winners = await Promise.all(
      Array.from({ length: 500 }, async (_, n) => {
        const outcomes = await Promise.all(
          Array.from({ length: 8 }, (_, creator) => {
            const { store } = creator % 2 === 0 ? test : second;
            return store.append(requestOf(`created-${n}`));
          }),
        );
        const kinds = outcomes.map(({ outcome }) => outcome).sort();
        expect(kinds).toEqual(['appended', ...Array(7).fill('conflict')]);
      }),
    );
    expect(winners).toHaveLength(500);
    expect(await countRows("events where stream_id like 'created-%'")).toBe(500);
    await second.close();
  });

  it('refuses a version ahead of the stream, which would leave a gap', async () => {
    const outcome = await test.store.append(requestOf('gap', { expectedVersion: 5 }));
    expect(outcome).toEqual({ outcome: 'conflict' });
  });

  it('recognises a command whose events are there, on its own stream and on another', async () => {
    const request = requestOf('once', { count: 2 });
    await test.store.append(request);
    expect(await test.store.append(request)).toEqual({ outcome: 'already_done' });
    const elsewhere = { ...request, streamId: 'once-elsewhere' };
    expect(await test.store.append(elsewhere)).toEqual({ outcome: 'already_done' });
    expect(await countRows("events where stream_id like 'once%'")).toBe(2);
  });

  it('writes one of two identical commands that arrive together', async () => {
    const request = requestOf('twins', { answer: answerOf('twins') });
    const other = { ...request, streamId: 'twins-elsewhere' };
    const outcomes = await Promise.all([request, request, other].map(test.store.append));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      'already_done',
      'already_done',
      'appended',
    ]);
  });
});

describe('a group-commit batch', () => {
  it('fails only the commands that conflict, repeat, tear or break the statement', async () => {
    await test.store.append(requestOf('taken'));
    const done = requestOf('done-before');
    await test.store.append(done);
    // Its second event is there already, its first is not: it may not be written in part.
    const torn = requestOf('torn', { count: 2 });
    await test.pool.query(insertRowSql.replace('gen_random_uuid()', '$3'), [
      'torn-holder',
      1,
      eventIdOf(torn.context.commandId, 1),
    ]);
    await test.store.append(requestOf('key-holder', { answer: answerOf('taken-key') }));
    const broken = requestOf('broken', { events: [{ type: 'X', data: { text: 'a\u0000b' } }] });
    const batch: AppendRequest[] = [
      requestOf('good-1', { answer: answerOf('good-1') }),
      requestOf('taken'),
      done,
      torn,
      requestOf('good-2', { count: 3 }),
      requestOf('key-thief', { answer: answerOf('taken-key') }),
      broken,
      requestOf('good-3', { jobs: [{ task: 'remind', payload: {} }] }),
    ];
    const settled = await Promise.allSettled(batch.map(test.store.append));
    const outcomes = settled.map((result) =>
      result.status === 'fulfilled' ? result.value.outcome : result.reason.code,
    );
    expect(outcomes).toEqual([
      'appended',
      'conflict',
      'already_done',
      'already_done',
      'appended',
      'already_done',
      '22P05',
      'appended',
    ]);
    expect(await countRows("events where stream_id in ('torn', 'key-thief', 'broken')")).toBe(0);
    expect(await countRows("command_answer where key_hash = 'good-1'")).toBe(1);
  });

  it('fails only the command whose hash cannot be made', async () => {
    const lone = requestOf('lone', { events: [{ type: 'X', data: { text: '\ud800' } }] });
    const settled = await Promise.allSettled([lone, requestOf('whole')].map(test.store.append));
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  it('gives no value of a failing row away in its error', async () => {
    const data = { email: 'jane@example.org\u0000' };
    const failing = test.store.append(requestOf('secret', { events: [{ type: 'X', data }] }));
    const error = await failing.catch((caught: unknown) => caught);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('jane');
  });

  it('writes companions and jobs of the winners only', async () => {
    const rows: unknown[] = [];
    const store = await openStoreOn(test.database.url, {
      companions: {
        notes: async (client, batch) => {
          rows.push(...batch);
          await client.query('select 1');
        },
      },
    });
    const withExtras = (streamId: string) =>
      requestOf(streamId, {
        jobs: [{ task: 'companion-job', payload: { streamId }, jobKey: streamId }],
        companions: [{ writer: 'notes', row: streamId }],
      });
    await store.store.append(requestOf('extras-taken'));
    await Promise.all(
      ['extras-1', 'extras-taken', 'extras-2'].map((id) => store.store.append(withExtras(id))),
    );
    expect(rows.sort()).toEqual(['extras-1', 'extras-2']);
    const jobs = "graphile_worker.jobs where task_identifier = 'companion-job'";
    expect(await countRows(jobs)).toBe(2);
    await store.close();
  });

  it('rolls the events back when a companion cannot be written', async () => {
    const store = await openStoreOn(test.database.url, {
      companions: { notes: () => Promise.reject(new Error('no room')) },
    });
    const lone = requestOf('companion-fails', { companions: [{ writer: 'notes', row: 1 }] });
    const settled = await Promise.allSettled(
      [lone, requestOf('companion-neighbour')].map(store.store.append),
    );
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect((await test.store.load('companion-fails')).version).toBe(0);
    await store.close();
  });

  it('lets only the command lose whose companion rows others rule out', async () => {
    const taken = new Set<unknown>();
    const store = await openStoreOn(test.database.url, {
      companions: {
        places: async (_client, rows) => {
          if (rows.some((row, at) => taken.has(row) || rows.indexOf(row) !== at)) {
            throw new CompanionConflict('the place is taken');
          }
          for (const row of rows) taken.add(row);
        },
      },
    });
    const at = (streamId: string, row: string) =>
      store.store.append(requestOf(streamId, { companions: [{ writer: 'places', row }] }));
    const all = [at('place-1', 'a'), at('place-2', 'a'), at('place-3', 'b')];
    const outcomes = (await Promise.all(all)).map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(['appended', 'appended', 'conflict']);
    expect(await countRows("events where stream_id like 'place-_'")).toBe(2);
    await store.close();
  });

  it('refuses with overloaded what its bounded queue cannot take', async () => {
    const store = await openStoreOn(test.database.url, { maxQueued: 5 });
    const settled = await Promise.allSettled(
      Array.from({ length: 8 }, () => store.store.append(requestOf(randomUUID()))),
    );
    const codes = settled.map((result) =>
      result.status === 'rejected' ? result.reason.code : 'appended',
    );
    expect(codes).toEqual([...Array(5).fill('appended'), ...Array(3).fill('overloaded')]);
    await store.close();
  });

  it('settles what it accepted before it closes, and refuses what comes after', async () => {
    const { store, pool } = await openStoreOn(test.database.url);
    const accepted = Promise.all(
      Array.from({ length: 40 }, () => store.append(requestOf(randomUUID()))),
    );
    await new Promise(setImmediate);
    await store.close();
    expect((await accepted).every(({ outcome }) => outcome === 'appended')).toBe(true);
    await expect(store.append(requestOf('late'))).rejects.toMatchObject({ code: 'overloaded' });
    await pool.end();
  });
});

describe('a store whose sequence is behind', () => {
  it('stops instead of answering conflicts', async () => {
    const restored = await openTestStore();
    for (const id of ['a', 'b', 'c']) await restored.store.append(requestOf(id));
    await restored.pool.query("select setval('events_seq', 1)");
    const failing = restored.store.append(requestOf('d'));
    await expect(failing).rejects.toMatchObject({ code: 'sequence_behind', retryable: false });
    await expect(restored.store.append(requestOf('e'))).rejects.toMatchObject({
      code: 'sequence_behind',
    });
    expect((await restored.store.health())[0]).toMatchObject({ ok: false });
    await restored.close();
  });
});

describe('a database that goes away', () => {
  it('fails appends as retryable and takes them again when it is back', async () => {
    const victim = await openTestStore();
    await victim.pool.query(`create function die() returns trigger language plpgsql as $$
      begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$`);
    await victim.pool.query('create trigger die after insert on events execute function die()');
    const request = requestOf('unknown', { context: contextOf() });
    await expect(victim.store.append(request)).rejects.toMatchObject({ retryable: true });
    await victim.pool.query('drop trigger die on events');
    expect(await victim.store.append(request)).toMatchObject({ outcome: 'appended' });
    const kill = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1';
    await test.pool.query(kill, [victim.database.name]);
    expect(await victim.store.append(request).catch(() => victim.store.append(request))).toEqual({
      outcome: 'already_done',
    });
    await victim.close();
  });
});
