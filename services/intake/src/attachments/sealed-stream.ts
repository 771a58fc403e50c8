import { createCipheriv, createDecipheriv } from 'node:crypto';

/*
 * A stream sealed in segments, each AES-256-GCM by itself: what is opened is authentic before it is
 * given on, and memory holds one segment. The segment's number and whether it is the last one are
 * part of what is authenticated, as is whose stream it is: nothing can be cut off, swapped or put
 * under another name. The key is used for one stream only, so the number is the nonce.
 */
const FORMAT = 1;
const SEGMENT_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;

export const STREAM_KEY_BYTES = 32;

/** How many bytes a stream has when it is sealed. */
export const sealedBytesOf = (bytes: number): number =>
  1 + bytes + TAG_BYTES * Math.max(1, Math.ceil(bytes / SEGMENT_BYTES));

interface Segment {
  readonly bytes: Buffer;
  readonly isLast: boolean;
}

async function* segmentsOf(chunks: AsyncIterable<Buffer>, size: number): AsyncGenerator<Segment> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    rest = Buffer.concat([rest, chunk]);
    // More than one, not exactly one: only the end tells that a segment is the last.
    while (rest.length > size) {
      yield { bytes: rest.subarray(0, size), isLast: false };
      rest = rest.subarray(size);
    }
  }
  yield { bytes: rest, isLast: true };
}

const nonceOf = (index: number): Buffer => {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32BE(index, NONCE_BYTES - 4);
  return nonce;
};

const authenticated = (owner: string, index: number, isLast: boolean): Buffer =>
  Buffer.from([owner, index, isLast ? 'last' : 'more'].join('\0'));

/**
 * @param key 32 random bytes for this stream and no other
 * @param owner id of the row that knows the key
 */
export async function* sealStream(
  key: Buffer,
  owner: string,
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  yield Buffer.from([FORMAT]);
  let index = 0;
  for await (const { bytes, isLast } of segmentsOf(chunks, SEGMENT_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index));
    cipher.setAAD(authenticated(owner, index, isLast));
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    index += 1;
  }
}

/** A stream without its first byte, which must be that of the format. */
async function* afterFormat(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst && chunk[0] !== FORMAT) throw new Error('a file is not sealed in a known format');
    yield isFirst ? chunk.subarray(1) : chunk;
    isFirst = false;
  }
}

const opened = (key: Buffer, owner: string, index: number, { bytes, isLast }: Segment): Buffer => {
  if (bytes.length < TAG_BYTES) throw new Error('a sealed file is cut off');
  const nonce = nonceOf(index);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(authenticated(owner, index, isLast));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
};

/** @throws Error at the segment that was changed, moved or cut off; what came before is right */
export async function* openStream(
  key: Buffer,
  owner: string,
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  let index = 0;
  for await (const segment of segmentsOf(afterFormat(chunks), SEGMENT_BYTES + TAG_BYTES)) {
    yield opened(key, owner, index, segment);
    index += 1;
  }
}
