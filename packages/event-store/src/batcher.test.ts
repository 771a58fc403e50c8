import { describe, expect, it } from '@jest/globals';
import { takeBatch } from './batcher.ts';
import type { PreparedAppend } from './prepare-append.ts';

const waiting = (streamId: string, size = 1) => ({
  command: { request: { streamId, events: Array(size).fill({}) } } as unknown as PreparedAppend,
});
const names = (list: readonly { command: PreparedAppend }[]) =>
  list.map(({ command }) => command.request.streamId).join('');

describe('takeBatch', () => {
  it('takes one command per stream and leaves the others in their order', () => {
    const queue = ['a', 'b', 'a', 'c', 'b', 'a'].map((id) => waiting(id));
    expect(names(takeBatch(queue, 256))).toBe('abc');
    expect(names(queue)).toBe('aba');
  });

  it('stops before the row limit is passed, but takes a larger command alone', () => {
    const queue = [waiting('a', 9), waiting('b', 2), waiting('c', 2), waiting('d', 1)];
    expect(names(takeBatch(queue, 4))).toBe('a');
    expect(names(takeBatch(queue, 4))).toBe('bc');
    expect(names(queue)).toBe('d');
  });

  it('counts a command without events as one row', () => {
    expect(names(takeBatch([waiting('a', 0), waiting('b', 0), waiting('c', 0)], 2))).toBe('ab');
  });
});
