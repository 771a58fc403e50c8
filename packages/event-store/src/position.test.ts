import { describe, expect, it } from '@jest/globals';
import { eventIdOf, reactionCommandId } from './ids.ts';
import { fillPosition, formatPosition, parsePosition } from './position.ts';

describe('a position', () => {
  it('is read back as it was written', () => {
    const text = formatPosition('0f8fad5b-d9cb-469f-a165-70867728950e', 11, 9_007_199_254_740_993n);
    expect(text).toBe('0f8fad5b.11.9007199254740993');
    expect(parsePosition(text)).toEqual({
      producerPrefix: '0f8fad5b',
      partition: 11,
      seq: 9_007_199_254_740_993n,
    });
  });

  it.each(['', 'r7.4711', '0f8fad5b.1', '0f8fad5b.1.2.3', '0F8FAD5B.1.2', '0f8fad5b.-1.2'])(
    'is not: %p',
    (text) => {
      expect(parsePosition(text)).toBeUndefined();
    },
  );

  it('fills every placeholder of a body', () => {
    expect(fillPosition('{"a":"@position@","b":["@position@"]}', 'p')).toBe('{"a":"p","b":["p"]}');
  });
});

describe('a derived id', () => {
  const command = '0f8fad5b-d9cb-869f-a165-70867728950e';
  const uuidV8 = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  it('is a version 8 UUID, the same each time, different for each ordinal and name', () => {
    const ids = [
      eventIdOf(command, 0),
      eventIdOf(command, 1),
      reactionCommandId(command, 'offer'),
      reactionCommandId(command, 'remind'),
    ];
    for (const id of ids) expect(id).toMatch(uuidV8);
    expect(new Set(ids).size).toBe(4);
    expect(eventIdOf(command, 0)).toBe(ids[0]);
  });
});
