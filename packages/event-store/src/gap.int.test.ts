import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { PoolClient } from 'pg';
import { insertRowSql, openTestStore, orderBreaks, type TestStore } from './event-store.fixture.ts';
import type { RawEvent } from './watermark-reader.ts';

const WRITERS = 32;
const EVENTS_PER_WRITER = 250;

/** Small and seeded: a failure can be repeated. */
const randomFrom = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn += 1) await nextTurn();
};

const rolledBackSavepoint = async (client: PoolClient, stream: string, version: number) => {
  await client.query('savepoint attempt');
  await client.query(insertRowSql, [stream, version]);
  await client.query('rollback to savepoint attempt');
};

/** One writer: two streams of its own, transactions of every kind; returns the committed seqs. */
const write = async (test: TestStore, writer: number, target: number): Promise<bigint[]> => {
  const random = randomFrom(writer + 1);
  const committed: bigint[] = [];
  const versions = new Map<string, number>();
  const client = await test.pool.connect();
  // A hold of many turns takes longer than a service's limit where 32 writers share few cores.
  await client.query('set idle_in_transaction_session_timeout = 0');
  while (committed.length < target) {
    const stream = `writer-${writer}-${random() < 0.5 ? 'a' : 'b'}`;
    const version = (versions.get(stream) ?? 0) + 1;
    const rows = random() < 0.3 ? 3 : 1;
    await client.query('begin');
    if (random() < 0.3) await client.query('insert into other values ($1)', [writer]);
    if (random() < 0.2) await rolledBackSavepoint(client, stream, version);
    const seqs: bigint[] = [];
    for (let row = 0; row < rows; row += 1) {
      const { rows: written } = await client.query(insertRowSql, [stream, version + row]);
      seqs.push(written[0].seq);
    }
    if (random() < 0.2) await turns(200);
    const isKept = random() < 0.85;
    await client.query(isKept ? 'commit' : 'rollback');
    if (!isKept) continue;
    versions.set(stream, version + rows - 1);
    committed.push(...seqs);
  }
  client.release();
  return committed;
};

describe('the watermark reader under 32 writers', () => {
  it('loses nothing, repeats nothing and keeps every stream in order', async () => {
    const test = await openTestStore({ max: WRITERS + 2 });
    await test.pool.query('create table other (writer int)');
    let isWriting = true;
    const writing = Promise.all(
      Array.from({ length: WRITERS }, (_, writer) => write(test, writer, EVENTS_PER_WRITER)),
    ).finally(() => {
      isWriting = false;
    });
    const read: RawEvent[] = [];
    let pagesWhileWriting = 0;
    for (;;) {
      const wasWriting = isWriting;
      const page = await test.store.reader.read(read.at(-1)?.seq ?? 0n, 500);
      read.push(...page);
      if (wasWriting && page.length > 0) pagesWhileWriting += 1;
      if (!wasWriting && page.length === 0) break;
      await nextTurn();
    }
    const written = (await writing).flat().sort((a, b) => (a < b ? -1 : 1));
    expect(read.map(({ seq }) => seq)).toEqual(written);
    expect(orderBreaks(read)).toBe(0);
    // Otherwise the reader met no writer and the test proved nothing.
    expect(pagesWhileWriting).toBeGreaterThan(10);
    await test.close();
  });

  it('loses nothing of group commits by two stores of one database', async () => {
    const test = await openTestStore({ max: 6 });
    const { openStoreOn, requestOf } = await import('./event-store.fixture.ts');
    const second = await openStoreOn(test.database.url, { max: 3 });
    let isWriting = true;
    const run = async (writer: number) => {
      const { store } = writer % 2 === 0 ? test : second;
      for (let n = 0; n < 60; n += 1) {
        const outcome = await store.append(requestOf(`group-${writer}-${n}`, { count: 3 }));
        if (outcome.outcome !== 'appended') throw new Error(outcome.outcome);
      }
    };
    const writing = Promise.all(Array.from({ length: WRITERS }, (_, n) => run(n))).finally(() => {
      isWriting = false;
    });
    const read: RawEvent[] = [];
    for (;;) {
      const wasWriting = isWriting;
      const page = await test.store.reader.read(read.at(-1)?.seq ?? 0n, 500);
      read.push(...page);
      if (!wasWriting && page.length === 0) break;
      await nextTurn();
    }
    await writing;
    expect(read).toHaveLength(WRITERS * 60 * 3);
    expect(new Set(read.map(({ eventId }) => eventId)).size).toBe(read.length);
    expect(orderBreaks(read)).toBe(0);
    await second.close();
    await test.close();
  });
});
