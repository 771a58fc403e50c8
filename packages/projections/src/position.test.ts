import { describe, expect, it } from '@jest/globals';
import { parsePosition, topicsBehind } from './position.ts';
import { ProjectionError } from './projection-error.ts';

const position = { producer: '0190b1a2', partition: 3, seq: 10n };
const mark = (topic: string, seq: bigint, partition = 3, producer = '0190b1a2') => ({
  topic,
  partition,
  producer,
  seq,
});

describe('a position', () => {
  it('is read from its text', () => {
    expect(parsePosition('0190b1a2.3.10')).toEqual(position);
    expect(parsePosition('ffffffff.0.9223372036854775807').seq).toBe(2n ** 63n - 1n);
  });

  it.each(['', 'r7.4711', '0190b1a2.3.0', '0190b1a2.3.-1', '0190b1a2.3.10 ', '0190b1a.3.10'])(
    'of the form %j is refused',
    (text) => {
      expect(() => parsePosition(text)).toThrow(ProjectionError);
    },
  );
});

describe('a position is reached', () => {
  it('once its partition has handled the sequence of its producer', () => {
    expect(topicsBehind(position, [mark('a', 9n)], ['a'])).toBeUndefined();
    expect(topicsBehind(position, [mark('a', 10n)], ['a'])).toEqual([]);
    expect(topicsBehind(position, [mark('a', 11n)], ['a'])).toEqual([]);
  });

  it('not by another partition, producer or topic', () => {
    const others = [mark('a', 99n, 4), mark('a', 99n, 3, 'ffffffff'), mark('b', 99n)];
    expect(topicsBehind(position, others, ['a'])).toBeUndefined();
  });

  it('only with a look at the other topics when one of several has passed it', () => {
    expect(topicsBehind(position, [mark('a', 10n), mark('b', 9n)], ['a', 'b'])).toEqual(['b']);
  });
});
