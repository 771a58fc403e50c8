import type { EventStore } from '@amends/event-store/event-store';
import type { NewEvent } from '@amends/event-store/types';
import { type Asking, contextOf } from '../asking.ts';
import { sameValue } from '../domain/same-value.ts';
import type { SignalStreams } from './signal-streams.ts';

/** A fact from outside that is recognised by its source and id. */
export interface KeyedFact {
  /** 'signal' or 'purchase': the two never share an id. */
  readonly kind: string;
  /** UUIDv8 of kind, source and id; also the id of the command. */
  readonly factId: string;
  readonly storeId: string;
  readonly event: NewEvent;
}

export interface AppendOnceOutcome {
  /** `changed`: the id was first used for another fact. */
  readonly outcome: 'accepted' | 'repeated' | 'changed';
  readonly position: string;
}

export interface AppendOnceDeps {
  readonly store: Pick<EventStore, 'positionOf'>;
  readonly streams: SignalStreams;
}

/** `signals-<storeId>-<yyyymmdd>`, by the day of receipt: a queue that comes late is one stream. */
const streamOf = (kind: string, storeId: string, now: string): string =>
  `${kind}s-${storeId}-${now.slice(0, 10).replaceAll('-', '')}`;

/** Ids that intake gives: who sent a fact again, or under which pseudonym, is not the fact. */
const OWN_IDS = {
  ...{ customerId: undefined, deviceId: undefined, operatorId: undefined, sourceId: undefined },
};

/** Whether what is stored tells what is sent, whoever sent it. */
export const isSameFact = (known: unknown, sent: unknown): boolean =>
  sameValue({ ...(known as object), ...OWN_IDS }, { ...(sent as object), ...OWN_IDS });

/**
 * Appends a fact once, whoever sends it how often: the event id comes from source and id, and the
 * database refuses it a second time, on whatever day and stream. A repeat is told from a reused id
 * by what was stored the first time.
 */
export const appendOnce = async (
  deps: AppendOnceDeps,
  asking: Asking,
  fact: KeyedFact,
): Promise<AppendOnceOutcome> => {
  const streamId = streamOf(fact.kind, fact.storeId, asking.now);
  const done = await deps.streams.append(streamId, {
    event: fact.event,
    context: contextOf(asking, {
      commandId: fact.factId,
      correlationId: fact.factId,
      subject: streamId.slice(streamId.indexOf('-') + 1),
      partitionKey: fact.storeId,
    }),
  });
  const position = deps.store.positionOf(fact.storeId, done.seq);
  if (done.outcome === 'appended') return { outcome: 'accepted', position };
  const isSame = isSameFact(done.data, fact.event.data);
  return { outcome: isSame ? 'repeated' : 'changed', position };
};
