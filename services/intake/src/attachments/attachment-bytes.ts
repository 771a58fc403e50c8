import { createHmac, type KeyObject, randomBytes } from 'node:crypto';
import { ATTACHMENT_BYTES_MAX } from '@amends/contracts/intake-attachments';
import { uuidv7 } from '@amends/service-kit/ids';
import { Problem } from '@amends/service-kit/problem-error';
import type { AttachmentFacts } from './attachment-rows.ts';
import type { BlobStore } from './blob-store.ts';
import { openStream, sealedBytesOf, sealStream, STREAM_KEY_BYTES } from './sealed-stream.ts';
import { type AttachmentMediaType, sniffedType, withHead } from './sniffed.ts';

/** Bytes that are stored, and not yet a file of a case. */
export interface TakenBytes {
  readonly attachmentId: string;
  readonly bytes: number;
  readonly key: Buffer;
  /** Keyed hash of the bytes: tells a repeated upload from another one. */
  readonly digest: Buffer;
}

interface Upload {
  readonly chunks: AsyncIterable<Buffer>;
  readonly declaredType: AttachmentMediaType;
  readonly digestKey: KeyObject;
}

/**
 * Stores an upload sealed, as it comes in; memory holds a part of it only. What the bytes are must
 * agree with what they are declared to be.
 * @throws Problem 413, 415; whatever the sender's connection throws. Nothing is stored then.
 */
export const takeBytes = async (
  blobs: BlobStore,
  { chunks, declaredType, digestKey }: Upload,
): Promise<TakenBytes> => {
  const attachmentId = uuidv7();
  const key = randomBytes(STREAM_KEY_BYTES);
  const digest = createHmac('sha256', digestKey);
  const { head, all } = await withHead(chunks[Symbol.asyncIterator]());
  if ((await sniffedType(head)) !== declaredType) {
    const detail = 'The content is none of the types taken, or not what it is declared to be.';
    throw new Problem('unsupported_media_type', { detail });
  }
  let bytes = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of all) {
      bytes += chunk.length;
      if (bytes > ATTACHMENT_BYTES_MAX) throw new Problem('payload_too_large');
      digest.update(chunk);
      yield chunk;
    }
  }
  await blobs.write(attachmentId, sealStream(key, attachmentId, counted()));
  return { attachmentId, bytes, key, digest: digest.digest() };
};

/**
 * The bytes of a file. Its length and first part are checked before anything is given on, every
 * further part before it is.
 * @throws Problem 410 gone, where the row is there and the bytes are not
 */
export const openBytes = async (
  blobs: BlobStore,
  file: AttachmentFacts & { readonly key: Buffer },
): Promise<AsyncGenerator<Buffer>> => {
  const blob = await blobs.read(file.attachmentId);
  if (blob === undefined) throw new Problem('gone');
  if (blob.bytes !== sealedBytesOf(file.bytes)) {
    blob.chunks.destroy();
    throw new Error('a file has not the length it was stored with');
  }
  const parts = openStream(file.key, file.attachmentId, blob.chunks);
  const first = await parts.next();
  return (async function* () {
    if (first.done !== true) yield first.value;
    yield* parts;
  })();
};
