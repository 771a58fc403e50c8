import type { AppendOutcome, AppendRequest } from '@amends/event-store/types';
import { describe, expect, it } from '@jest/globals';
import { signalStreams } from './signal-streams.ts';

/** A stream in memory with the store's compare-and-set; `foreign` writes as another process. */
const memoryStream = () => {
  let version = 0;
  const commands = new Set<string>();
  let asked = 0;
  return {
    foreign: () => {
      version += 1;
    },
    asked: () => asked,
    version: () => version,
    port: {
      end: async () => {
        asked += 1;
        return { version, hash: Buffer.from([version]) };
      },
      append: async (request: AppendRequest): Promise<AppendOutcome> => {
        await Promise.resolve();
        if (commands.has(request.context.commandId)) return { outcome: 'already_done' };
        if (request.expectedVersion !== version) return { outcome: 'conflict' };
        expect(request.previousHash).toEqual(
          version === 0 ? Buffer.from([0]) : Buffer.from([version]),
        );
        commands.add(request.context.commandId);
        version += 1;
        const lastHash = Buffer.from([version]);
        return { outcome: 'appended', version, lastSeq: 1n, lastHash, position: 'p' };
      },
    },
  };
};

const request = (commandId: string) => ({
  streamId: 'signals-9-20260608',
  events: [{ type: 'SignalReceived', data: {} }],
  context: {
    commandId,
    correlationId: commandId,
    causationId: commandId,
    actor: 'till',
    now: '2026-06-08T00:00:00Z',
    subject: '9-20260608',
  },
});

describe('the queue of a signal stream', () => {
  it('appends concurrent signals one after the other and asks for the end once', async () => {
    const stream = memoryStream();
    const streams = signalStreams(stream.port);
    const ids = ['a', 'b', 'c', 'd'];
    const outcomes = await Promise.all(ids.map((id) => streams.append(request(id))));
    expect(outcomes.map((one) => one.outcome)).toEqual(ids.map(() => 'appended'));
    expect(stream.asked()).toBe(1);
  });

  it('asks again when another process wrote the stream', async () => {
    const stream = memoryStream();
    const streams = signalStreams(stream.port);
    await streams.append(request('a'));
    stream.foreign();
    expect((await streams.append(request('b'))).outcome).toBe('appended');
    expect(stream.version()).toBe(3);
    expect(stream.asked()).toBe(2);
  });

  it('tells a signal that was stored before and goes on', async () => {
    const stream = memoryStream();
    const streams = signalStreams(stream.port);
    await streams.append(request('a'));
    expect((await streams.append(request('a'))).outcome).toBe('already_done');
    expect((await streams.append(request('b'))).outcome).toBe('appended');
  });

  it('asks for the end again after an append that failed', async () => {
    const stream = memoryStream();
    let fails = true;
    const streams = signalStreams({
      end: stream.port.end,
      append: (one) => (fails ? Promise.reject(new Error('gone')) : stream.port.append(one)),
    });
    await expect(streams.append(request('a'))).rejects.toThrow('gone');
    fails = false;
    expect((await streams.append(request('a'))).outcome).toBe('appended');
    expect(stream.asked()).toBe(2);
  });
});
