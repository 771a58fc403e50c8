import { eventIdOf } from '@amends/event-store/ids';
import type { AppendOutcome, AppendRequest } from '@amends/event-store/types';
import { describe, expect, it } from '@jest/globals';
import { signalStreams } from './signal-streams.ts';

const STREAM = 'signals-9-20260608';

/** A stream in memory with the store's compare-and-set; `foreign` writes as another process. */
const memoryStream = () => {
  const known = new Map<string, { seq: bigint; data: unknown }>();
  const appends: number[] = [];
  let version = 0;
  let asked = 0;
  const write = (events: AppendRequest['events']): bigint[] =>
    events.map(({ data, context }) => {
      version += 1;
      known.set(eventIdOf(context!.commandId, 0), { seq: BigInt(version), data });
      return BigInt(version);
    });
  return {
    write,
    appends,
    asked: () => asked,
    version: () => version,
    port: {
      end: async () => {
        asked += 1;
        return { version, hash: Buffer.from([version]) };
      },
      findEvents: async (ids: readonly string[]) =>
        new Map(ids.flatMap((id) => (known.has(id) ? [[id, known.get(id)!] as const] : []))),
      append: async ({ events, ...request }: AppendRequest): Promise<AppendOutcome> => {
        await Promise.resolve();
        appends.push(events.length);
        const ids = events.map(({ context }) => eventIdOf(context!.commandId, 0));
        if (ids.some((id) => known.has(id))) return { outcome: 'already_done' };
        if (request.expectedVersion !== version) return { outcome: 'conflict' };
        expect(request.previousHash).toEqual(Buffer.from([version]));
        const seqs = write(events);
        const lastHash = Buffer.from([version]);
        const lastSeq = seqs.at(-1)!;
        return { outcome: 'appended', version, lastSeq, seqs, lastHash, position: 'p' };
      },
    },
  };
};

const fact = (commandId: string, data: object = { of: commandId }) => ({
  event: { type: 'SignalReceived', data },
  context: {
    commandId,
    correlationId: commandId,
    causationId: commandId,
    actor: 'till',
    now: '2026-06-08T00:00:00Z',
    subject: '9-20260608',
  },
});
const foreignFact = (commandId: string) => {
  const { event, context } = fact(commandId);
  return { ...event, context };
};
const ids = (count: number) => Array.from({ length: count }, (_, at) => `fact-${at}`);

describe('the queue of a signal stream', () => {
  it('appends the signals that arrive together at once and asks for the end once', async () => {
    const stream = memoryStream();
    const streams = signalStreams(stream.port);
    const outcomes = await Promise.all(ids(100).map((id) => streams.append(STREAM, fact(id))));
    expect(outcomes).toEqual(
      ids(100).map((_, at) => ({ outcome: 'appended', seq: BigInt(at + 1) })),
    );
    expect([stream.appends, stream.asked()]).toEqual([[100], 1]);
  });

  it('takes no more at once than a transaction holds, in the order they came', async () => {
    const stream = memoryStream();
    const streams = signalStreams(stream.port);
    const outcomes = await Promise.all(ids(600).map((id) => streams.append(STREAM, fact(id))));
    expect(outcomes.map(({ seq }) => seq)).toEqual(ids(600).map((_, at) => BigInt(at + 1)));
    expect(stream.appends).toEqual([256, 256, 88]);
  });

  it('asks again when another process wrote the stream', async () => {
    const stream = memoryStream();
    const streams = signalStreams(stream.port);
    await streams.append(STREAM, fact('a'));
    stream.write([foreignFact('foreign')]);
    expect(await streams.append(STREAM, fact('b'))).toEqual({ outcome: 'appended', seq: 3n });
    expect(stream.asked()).toBe(2);
  });

  it('tells a signal that was stored before, and stores the others beside it', async () => {
    const stream = memoryStream();
    const streams = signalStreams(stream.port);
    await streams.append(STREAM, fact('b'));
    const outcomes = await Promise.all(
      ['a', 'b', 'c'].map((id) => streams.append(STREAM, fact(id))),
    );
    expect(outcomes).toEqual([
      { outcome: 'appended', seq: 2n },
      { outcome: 'known', seq: 1n, data: { of: 'b' } },
      { outcome: 'appended', seq: 3n },
    ]);
  });

  it('tells the second of two that arrive together what the first one said', async () => {
    const stream = memoryStream();
    const streams = signalStreams(stream.port);
    const outcomes = await Promise.all([
      streams.append(STREAM, fact('a', { n: 1 })),
      streams.append(STREAM, fact('a', { n: 2 })),
      streams.append(STREAM, fact('b')),
    ]);
    expect(outcomes).toEqual([
      { outcome: 'appended', seq: 1n },
      { outcome: 'known', seq: 1n, data: { n: 1 } },
      { outcome: 'appended', seq: 2n },
    ]);
  });

  it('fails the one signal that cannot be written, and no other', async () => {
    const stream = memoryStream();
    const streams = signalStreams({
      ...stream.port,
      append: (request) =>
        request.events.some(({ data }) => (data as { of: string }).of === 'bad')
          ? Promise.reject(new Error('bad row'))
          : stream.port.append(request),
    });
    const settled = await Promise.allSettled(
      ['a', 'bad', 'c'].map((id) => streams.append(STREAM, fact(id))),
    );
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(stream.version()).toBe(2);
  });

  it('asks for the end again after an append whose outcome is unknown', async () => {
    const stream = memoryStream();
    let fails = true;
    const gone = () => Object.assign(new Error('gone'), { retryable: true });
    const streams = signalStreams({
      ...stream.port,
      append: (one) => (fails ? Promise.reject(gone()) : stream.port.append(one)),
    });
    await expect(streams.append(STREAM, fact('a'))).rejects.toThrow('gone');
    fails = false;
    expect((await streams.append(STREAM, fact('a'))).outcome).toBe('appended');
    expect(stream.asked()).toBe(2);
  });

  it('refuses more than it can hold', async () => {
    const stream = memoryStream();
    const streams = signalStreams(stream.port);
    const waiting = ids(10_000).map((id) => streams.append(STREAM, fact(id)));
    expect(() => streams.append(STREAM, fact('one too many'))).toThrow('capacity');
    await Promise.all(waiting);
  });
});
