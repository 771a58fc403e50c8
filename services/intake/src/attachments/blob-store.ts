import type { Readable } from 'node:stream';

/** A blob in the store, as a sweep sees it. */
export interface StoredBlob {
  readonly id: string;
  readonly writtenAtMs: number;
}

export interface OpenBlob {
  /** How many bytes there are. */
  readonly bytes: number;
  /** To be read to its end, or destroyed. */
  readonly chunks: Readable;
}

/** Where sealed bytes lie. It is told nothing of what they are. */
export interface BlobStore {
  /** Whole and durable when it resolves; when it fails, nothing is there. */
  write(id: string, chunks: AsyncIterable<Buffer>): Promise<void>;
  /** Undefined where there is none. */
  read(id: string): Promise<OpenBlob | undefined>;
  /** No error where there is none. */
  remove(id: string): Promise<void>;
  /** All there are, those also that a killed process left half written. */
  list(): AsyncIterable<StoredBlob>;
}
