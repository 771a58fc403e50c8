import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Count, type Counted, counter } from './counter.fixture.ts';
import { contextOf, openTestStore, sha256, type TestStore } from './event-store.fixture.ts';
import { type CommandOutcome, type CommandRun, executeCommand } from './execute-command.ts';
import { verifyStream } from './hash.ts';
import { eventIdOf } from './ids.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ max: 12 });
});
afterAll(() => test.close());

type Overrides = Partial<CommandRun<Count, number, Counted>> & { key?: string; bodyText?: string };

/** A keyed command; the same key gives the same command id, as the HTTP side derives it. */
const count = (streamId: string, overrides: Overrides = {}): Promise<CommandOutcome> => {
  const { key = randomUUID(), bodyText = 'same', ...rest } = overrides;
  const hex = sha256(key);
  const commandId = eventIdOf(key, 0);
  return executeCommand(test.store, {
    decider: counter,
    streamId,
    command: { by: 1 },
    context: contextOf({ commandId, subject: streamId }),
    answer: {
      keyHash: hex,
      bodyHash: sha256(bodyText),
      keepDays: 7,
      status: 201,
      body: ({ version, position, events }) => ({ z: version, at: position, a: events.length }),
    },
    ...rest,
  });
};

const expire = (key: string) =>
  test.pool.query(
    "update command_answer set expires_at = now() - interval '1 s' where key_hash = $1",
    [sha256(key)],
  );

describe('executeCommand', () => {
  it('answers with version, position and a body that carries both', async () => {
    const done = await count('first');
    const { seq } = (await test.store.load('first')).events[0]!;
    const position = test.store.positionOf('first', seq);
    expect(done).toEqual({
      outcome: 'done',
      status: 201,
      body: { z: 1, at: position, a: 1 },
      version: 1,
      position,
      replayed: false,
    });
  });

  it('repeats the stored answer, key order included, for the same key and body', async () => {
    const first = await count('repeat', { key: 'repeat' });
    await count('repeat');
    const again = await count('repeat', { key: 'repeat' });
    expect(again).toEqual({ ...first, replayed: true });
    const bodyOf = (outcome: CommandOutcome) => 'body' in outcome && JSON.stringify(outcome.body);
    expect(bodyOf(again)).toBe(bodyOf(first));
    expect((await test.store.load('repeat')).version).toBe(2);
  });

  it('refuses who may not know of the stream, whatever version or key they name', async () => {
    const isVisible = (): boolean => false;
    const hidden = { outcome: 'rejected', code: 'not_found' };
    await count('hidden', { key: 'hidden' });
    expect(await count('hidden', { isVisible })).toEqual(hidden);
    expect(await count('hidden', { isVisible, ifMatch: 7 })).toEqual(hidden);
    expect(await count('hidden', { isVisible, key: 'hidden' })).toEqual(hidden);
    expect((await test.store.load('hidden')).version).toBe(1);
    const seen = await count('hidden', { isVisible: (state) => state === 1, key: 'hidden' });
    expect(seen).toMatchObject({ outcome: 'done', replayed: true });
  });

  it('repeats the answer for a stream taken to be new', async () => {
    const first = await count('repeat-new', { key: 'repeat-new', expectNew: true });
    const again = await count('repeat-new', { key: 'repeat-new', expectNew: true });
    expect(again).toEqual({ ...first, replayed: true });
  });

  it('gives 20 concurrent attempts with one key one execution and one answer', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, () => count('stampede', { key: 'stampede', expectNew: true })),
    );
    expect(all.every(({ outcome }) => outcome === 'done')).toBe(true);
    expect(all.filter((outcome) => 'replayed' in outcome && !outcome.replayed)).toHaveLength(1);
    expect((await test.store.load('stampede')).version).toBe(1);
  });

  it('refuses a key that was used with another body, even for another stream', async () => {
    await count('reuse', { key: 'reuse' });
    expect(await count('reuse', { key: 'reuse', bodyText: 'other' })).toEqual({
      outcome: 'key_reused',
    });
    const elsewhere = { key: 'reuse', bodyText: 'other', expectNew: true };
    expect(await count('reuse-elsewhere', elsewhere)).toEqual({ outcome: 'key_reused' });
    expect((await test.store.load('reuse-elsewhere')).version).toBe(0);
  });

  it('says already_done with the position once the answer is forgotten', async () => {
    const first = await count('forgotten', { key: 'forgotten' });
    await expire('forgotten');
    const position = 'position' in first ? first.position : '';
    expect(await count('forgotten', { key: 'forgotten' })).toEqual({
      outcome: 'already_done',
      position,
    });
    expect(await test.store.forgetExpiredAnswers()).toBeGreaterThanOrEqual(1n);
    expect(await count('forgotten', { key: 'forgotten' })).toMatchObject({
      outcome: 'already_done',
    });
  });

  it('forgets all expired answers, also more than one statement takes, and no other', async () => {
    await count('remembered', { key: 'remembered' });
    await test.pool.query(`insert into command_answer
      select 'old-' || n, '', gen_random_uuid(), 200, 'null', 0, '', now() - interval '1 day'
      from generate_series(1, 5001) n`);
    expect(await test.store.forgetExpiredAnswers()).toBeGreaterThanOrEqual(5001n);
    expect(await test.store.forgetExpiredAnswers()).toBe(0n);
    expect(await count('remembered', { key: 'remembered' })).toMatchObject({ replayed: true });
  });

  it('says already_done to a repeated command without a key', async () => {
    const run = {
      decider: counter,
      streamId: 'keyless',
      command: { by: 1 },
      context: contextOf({ subject: 'keyless' }),
    };
    expect(await executeCommand(test.store, run)).toMatchObject({ outcome: 'done', status: 200 });
    expect(await executeCommand(test.store, run)).toMatchObject({ outcome: 'already_done' });
  });

  it('refuses by the rules, stores nothing, and runs again under the same key', async () => {
    const tight = { key: 'refused', command: { by: 5, limit: 4 } };
    expect(await count('refused', tight)).toEqual({
      outcome: 'rejected',
      code: 'limit_reached',
      detail: 'at 0',
    });
    expect(await count('refused', { key: 'refused' })).toMatchObject({ replayed: false });
  });

  it('repeats the answer although the state would refuse the command now', async () => {
    const command = { by: 3, limit: 3 };
    const first = await count('full', { key: 'full', command });
    expect(await count('full', { key: 'full', command })).toEqual({ ...first, replayed: true });
    // On another stream it meets no event of its own, only the rule.
    const other = { key: 'full', command: { by: 5, limit: 4 } };
    expect(await count('full-elsewhere', other)).toEqual({ ...first, replayed: true });
  });

  it('keeps the answer of an accepted command that changed nothing', async () => {
    await count('nothing');
    const first = await count('nothing', { key: 'nothing', command: { by: 0 } });
    const { seq } = (await test.store.load('nothing')).events[0]!;
    expect(first).toMatchObject({ version: 1, position: test.store.positionOf('nothing', seq) });
    const again = { key: 'nothing', command: { by: 1 } };
    expect(await count('nothing', again)).toEqual({ ...first, replayed: true });
    expect((await test.store.load('nothing')).version).toBe(1);
    await expire('nothing');
    expect(await count('nothing', again)).toMatchObject({ version: 2, replayed: false });
  });

  it('decides on the real state when a stream taken to be new exists', async () => {
    await count('exists', { command: { by: 3 } });
    const second = { expectNew: true, command: { by: 1, limit: 3 } };
    expect(await count('exists', second)).toMatchObject({ outcome: 'rejected', detail: 'at 3' });
  });

  it('tells the current version when If-Match does not hold, and still replays', async () => {
    const first = await count('matched', { key: 'matched', ifMatch: 0 });
    expect(await count('matched', { ifMatch: 0 })).toEqual({
      outcome: 'version_conflict',
      currentVersion: 1,
    });
    expect(await count('matched', { key: 'matched', ifMatch: 0 })).toEqual({
      ...first,
      replayed: true,
    });
  });

  it('counts each of 8 concurrent commands on one stream, without a version hole', async () => {
    const all = await Promise.all(
      Array.from({ length: 8 }, () => count('busy', { raceRetries: 20 })),
    );
    expect(all.every(({ outcome }) => outcome === 'done')).toBe(true);
    const { version, events } = await test.store.load('busy');
    expect(version).toBe(8);
    expect(verifyStream(events)).toEqual({ intact: true });
  });

  it('reports a lost race instead of deciding again when told so', async () => {
    expect(await raced('money', { raceRetries: 0 })).toEqual({ outcome: 'lost_race' });
    expect(await raced('money', { raceRetries: 1 })).toEqual({ outcome: 'lost_race' });
    expect(await raced('money', { ifMatch: 3 })).toEqual({
      outcome: 'version_conflict',
      currentVersion: 4,
    });
  });
});

/** Runs a command that another one overtakes after every load. */
const raced = (streamId: string, overrides: Overrides): Promise<CommandOutcome> => {
  const load = async (id: string) => {
    const stream = await test.store.load(id);
    const overtaken = { decider: counter, streamId, command: { by: 1 }, context: contextOf() };
    await executeCommand(test.store, overtaken);
    return stream;
  };
  return executeCommand(
    { ...test.store, load },
    {
      decider: counter,
      streamId,
      command: { by: 1 },
      context: contextOf(),
      ...overrides,
    },
  );
};
