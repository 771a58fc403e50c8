import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { openStream, sealedBytesOf, sealStream } from './sealed-stream.ts';

const key = randomBytes(32);
const SEGMENT = 64 * 1024;
const SEALED_SEGMENT = SEGMENT + 16;

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const whole = async (chunks: AsyncIterable<Buffer>): Promise<Buffer> => {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
};
const seal = (bytes: Buffer, owner = 'one', chunk = 10_000): Promise<Buffer> =>
  whole(sealStream(key, owner, inChunks(bytes, chunk)));
const open = (sealed: Buffer, owner = 'one', chunk = 7_777): Promise<Buffer> =>
  whole(openStream(key, owner, inChunks(sealed, chunk)));

const bytes = randomBytes(3 * SEGMENT + 123);

describe('a sealed stream', () => {
  it.each([1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 2 * SEGMENT, 3 * SEGMENT + 123])(
    'of %i bytes opens to the same bytes and has the size foretold',
    async (size) => {
      const part = bytes.subarray(0, size);
      const sealed = await seal(part);
      expect(sealed.length).toBe(sealedBytesOf(size));
      expect((await open(sealed)).equals(part)).toBe(true);
    },
  );

  it('shows nothing of what it holds', async () => {
    const text = Buffer.from('canary'.repeat(100));
    expect((await seal(text)).includes('canary')).toBe(false);
  });

  it('is refused under the id of another row', async () => {
    await expect(open(await seal(bytes), 'other')).rejects.toThrow();
  });

  it('is refused with another key', async () => {
    const sealed = await seal(bytes);
    const opened = openStream(randomBytes(32), 'one', inChunks(sealed, 999));
    await expect(whole(opened)).rejects.toThrow();
  });

  it.each([0, 1, 1 + SEALED_SEGMENT, 1 + 3 * SEALED_SEGMENT + 5])(
    'is refused when the byte at %i is changed',
    async (at) => {
      const sealed = await seal(bytes);
      sealed[at]! ^= 1;
      await expect(open(sealed)).rejects.toThrow();
    },
  );

  it.each([0, 1, 9, 1 + SEALED_SEGMENT, 1 + 2 * SEALED_SEGMENT, 1 + 3 * SEALED_SEGMENT])(
    'is refused when it is cut off after %i bytes',
    async (length) => {
      const sealed = await seal(bytes);
      await expect(open(sealed.subarray(0, length))).rejects.toThrow();
    },
  );

  it('is refused when two of its segments are exchanged', async () => {
    const sealed = await seal(bytes);
    const segment = (at: number) =>
      sealed.subarray(1 + at * SEALED_SEGMENT, 1 + (at + 1) * SEALED_SEGMENT);
    const exchanged = [sealed.subarray(0, 1), segment(1), segment(0), segment(2), segment(3)];
    await expect(open(Buffer.concat(exchanged))).rejects.toThrow();
  });
});
