import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** One file of an archive; its content is made when its turn comes. */
export interface ZipEntry {
  readonly path: string;
  readonly content: () => AsyncIterable<Buffer>;
  /** Photographs are compressed already. */
  readonly isCompressed?: boolean;
}

/**
 * An archive as it is written, one entry at a time: memory holds a part of one. An entry that fails
 * breaks the archive off, so that half of it is not taken for all; a reader who goes away ends the
 * entry that is being read.
 */
export const zipStream = (entries: readonly ZipEntry[], at: Date): Readable => {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  let current: Readable | undefined;
  zip.on('error', (error: Error) => output.destroy(error));
  for (const { path, content, isCompressed = true } of entries) {
    zip.addReadStreamLazy(path, { mtime: at, compress: isCompressed }, (open) => {
      if (output.destroyed) return;
      current = Readable.from(content());
      current.once('error', (error) => output.destroy(error));
      open(null, current);
    });
  }
  output.once('close', () => current?.destroy());
  zip.end();
  return output;
};
