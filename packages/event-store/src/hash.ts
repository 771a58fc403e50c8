import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { EventMeta, StoredEvent } from './types.ts';

/** What the hash of an event covers: envelope and data, not what the database gives it. */
export interface HashedEvent {
  readonly streamId: string;
  readonly version: number;
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: unknown;
  readonly meta: EventMeta;
}

/**
 * sha256(hash of the stream's previous event || RFC 8785 form of envelope and data). `seq` and
 * `recorded_at` stay outside: the database gives them after the writer has hashed.
 * @throws Error when data has no RFC 8785 form (lone surrogates, NaN)
 */
export const chainHash = (previous: Buffer, event: HashedEvent): Buffer => {
  const { streamId, version, eventId, type, schemaVersion, data, meta } = event;
  const text = canonicalize({ data, eventId, meta, schemaVersion, streamId, type, version });
  // In one call: an object per event costs a third more.
  return hash('sha256', Buffer.concat([previous, Buffer.from(text as string)]), 'buffer');
};

export type StreamVerdict =
  | { readonly intact: true }
  | { readonly intact: false; readonly version: number; readonly reason: string };

/** Recomputes the chain of one whole stream, oldest event first (reliability.md P20). */
export const verifyStream = (events: readonly StoredEvent[]): StreamVerdict => {
  let previous: Buffer = Buffer.alloc(0);
  for (const [index, event] of events.entries()) {
    const broken = (reason: string): StreamVerdict => ({
      intact: false,
      version: event.version,
      reason,
    });
    if (event.version !== index + 1) return broken(`expected version ${index + 1}`);
    if (event.streamId !== events[0]!.streamId) return broken('event of another stream');
    if (!chainHash(previous, event).equals(event.hash)) return broken('hash does not match');
    previous = event.hash;
  }
  return { intact: true };
};
