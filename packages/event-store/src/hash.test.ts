import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chainHash, type HashedEvent, verifyStream } from './hash.ts';
import type { StoredEvent } from './types.ts';

const event = (version: number, data: unknown): HashedEvent => ({
  streamId: 'remedy-1',
  version,
  eventId: `00000000-0000-8000-8000-${String(version).padStart(12, '0')}`,
  type: 'RemedyOffered',
  schemaVersion: 1,
  data,
  meta: { subject: 's', time: 't', correlationId: 'c', causationId: 'd', actor: 'a' },
});

const streamOf = (count: number): StoredEvent[] => {
  let previous: Buffer = Buffer.alloc(0);
  return Array.from({ length: count }, (_, index) => {
    const hashed = event(index + 1, { n: index });
    previous = chainHash(previous, hashed);
    return { ...hashed, seq: BigInt(index), hash: previous, recordedAt: '' };
  });
};

describe('chainHash', () => {
  it('is the same whatever the order of keys', () => {
    const none = Buffer.alloc(0);
    expect(chainHash(none, event(1, { b: 1, a: { d: 2, c: 3 } }))).toEqual(
      chainHash(none, event(1, { a: { c: 3, d: 2 }, b: 1 })),
    );
  });

  it('is that of a known example, for ever', () => {
    const hash = chainHash(Buffer.alloc(0), event(1, { amount: 1999, text: 'é€' }));
    expect(hash.toString('hex')).toBe(
      '2ddad615e3cbf4c2aa43d54ce2095b41e95031a9a496fc5a5ca5c357ea077e0d',
    );
  });

  it('survives the way through JSON for any data', () => {
    const none = Buffer.alloc(0);
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const again = JSON.parse(JSON.stringify({ value }));
        expect(chainHash(none, event(1, { value }))).toEqual(chainHash(none, event(1, again)));
      }),
    );
  });
});

describe('verifyStream', () => {
  it('accepts an untouched stream and an empty one', () => {
    expect(verifyStream(streamOf(5))).toEqual({ intact: true });
    expect(verifyStream([])).toEqual({ intact: true });
  });

  it('names the version at which an event is missing, swapped or foreign', () => {
    const stream = streamOf(4);
    expect(verifyStream(stream.toSpliced(1, 1))).toMatchObject({ intact: false, version: 3 });
    expect(verifyStream([stream[1]!, stream[0]!])).toMatchObject({ intact: false, version: 2 });
    const foreign = { ...stream[2]!, streamId: 'remedy-2' };
    expect(verifyStream(stream.with(2, foreign))).toMatchObject({ intact: false, version: 3 });
  });

  it('finds an event that was exchanged together with its own hash', () => {
    const stream = streamOf(3);
    const forged = event(2, { n: 99 });
    const hash = chainHash(stream[0]!.hash, forged);
    const exchanged = stream.with(1, { ...stream[1]!, ...forged, hash });
    expect(verifyStream(exchanged)).toMatchObject({ intact: false, version: 3 });
  });
});
