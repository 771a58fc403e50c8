import { createHash, createHmac, type KeyObject } from 'node:crypto';
import type { EventStore } from '@amends/event-store/event-store';
import { POSITION_PLACEHOLDER } from '@amends/event-store/position';
import type { NewEvent } from '@amends/event-store/types';
import { type Asking, contextOf } from '../asking.ts';
import type { SignalStreams } from './signal-streams.ts';

/** A fact from outside that is recognised by its source and id. */
export interface KeyedFact {
  /** 'signal' or 'purchase': the two never share an id. */
  readonly kind: string;
  readonly source: string;
  readonly id: string;
  /** UUIDv8 of the three; also the id of the command. */
  readonly factId: string;
  readonly storeId: string;
  /** What was sent, for telling a repeat from a reused id. */
  readonly body: unknown;
  readonly event: NewEvent;
}

export type AppendOnceOutcome =
  | { readonly outcome: 'accepted' | 'repeated'; readonly position: string | null }
  /** The id was first used with another body. */
  | { readonly outcome: 'changed' };

export interface AppendOnceDeps {
  readonly store: Pick<EventStore, 'findAnswer'>;
  readonly streams: SignalStreams;
  readonly bodyHashKey: KeyObject;
}

/** So long a repeat is told from a reused id; afterwards it still changes nothing. */
const KEEP_DAYS = 30;

/** `signals-<storeId>-<yyyymmdd>`, by the day of receipt: a queue that comes late is one stream. */
const streamOf = (kind: string, storeId: string, now: string): string =>
  `${kind}s-${storeId}-${now.slice(0, 10).replaceAll('-', '')}`;

/**
 * Appends a fact once, whoever sends it how often: the event ids come from source and id, and the
 * database refuses them a second time, on whatever day and stream.
 */
export const appendOnce = async (
  deps: AppendOnceDeps,
  asking: Asking,
  fact: KeyedFact,
): Promise<AppendOnceOutcome> => {
  const keyHash = createHash('sha256')
    .update(`${fact.kind}\0${fact.source}\0${fact.id}`)
    .digest('hex');
  const bodyHash = createHmac('sha256', deps.bodyHashKey)
    .update(JSON.stringify(fact.body))
    .digest('hex');
  const streamId = streamOf(fact.kind, fact.storeId, asking.now);
  const done = await deps.streams.append({
    streamId,
    events: [fact.event],
    context: contextOf(asking, {
      commandId: fact.factId,
      correlationId: fact.factId,
      subject: streamId.slice(streamId.indexOf('-') + 1),
      partitionKey: fact.storeId,
    }),
    answer: {
      keyHash,
      bodyHash,
      status: 202,
      body: { status: 'accepted', position: POSITION_PLACEHOLDER },
      keepDays: KEEP_DAYS,
    },
  });
  if (done.outcome === 'appended') return { outcome: 'accepted', position: done.position };
  if (done.outcome === 'conflict') {
    throw Object.assign(new Error('the signal stream is written by too many processes'), {
      retryable: true,
    });
  }
  const kept = await deps.store.findAnswer(keyHash);
  if (kept === undefined) return { outcome: 'repeated', position: null };
  if (kept.bodyHash !== bodyHash) return { outcome: 'changed' };
  const { position } = kept.body as { readonly position?: string };
  return { outcome: 'repeated', position: position ?? null };
};
