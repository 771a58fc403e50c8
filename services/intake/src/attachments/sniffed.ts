import { ATTACHMENT_MEDIA_TYPES } from '@amends/contracts/intake-attachments';
import { fileTypeFromBuffer } from 'file-type';

export type AttachmentMediaType = (typeof ATTACHMENT_MEDIA_TYPES)[number];

/** As much of a file as tells its type. */
const HEAD_BYTES = 4100;

/** The first bytes of a stream, and the stream with them in it again. */
export const withHead = async (chunks: AsyncIterator<Buffer>) => {
  const read: Buffer[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const { value, done } = await chunks.next();
    if (done === true) break;
    read.push(value);
    length += value.length;
  }
  async function* all(): AsyncGenerator<Buffer> {
    yield* read;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { head: Buffer.concat(read).subarray(0, HEAD_BYTES), all: all() };
};

/** What the bytes say a file is; undefined for what is not taken. */
export const sniffedType = async (head: Buffer): Promise<AttachmentMediaType | undefined> => {
  const mime = (await fileTypeFromBuffer(head))?.mime;
  return ATTACHMENT_MEDIA_TYPES.find((type) => type === mime);
};
