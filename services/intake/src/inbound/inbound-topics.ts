import { toStoreError } from '@amends/event-store/errors';
import { type ForeignTopic, readForeignTopic } from '@amends/event-log/foreign-topic';
import type { EventLog, ReceivedRecord } from '@amends/event-log/types';
import type { HealthItem } from '@amends/service-kit/service';
import type { Pool } from 'pg';
import type { Delivery } from '../sources/adapter.ts';
import {
  inboundTopic,
  POS_INBOUND,
  PURCHASES_INBOUND,
  TOPIC_HEADER,
} from '../sources/inbound-topic.ts';
import { type MapDeliveryDeps, storeMapping } from '../sources/map-delivery.ts';
import type { SourceRow } from '../sources/source-directory.ts';

/** Under which source the records of a topic are taken; a topic without one is not read. */
export interface InboundSources {
  readonly posInboundSource?: string | undefined;
  readonly purchasesInboundSource?: string | undefined;
}

export interface InboundDeps {
  readonly log: EventLog;
  /** Of the app role. */
  readonly pool: Pool;
  readonly mapping: MapDeliveryDeps;
  readonly config: InboundSources;
  readonly onError?: (part: string, error: unknown) => void;
}

/** Until the source is there and live its records wait in the topic. */
export class InboundSourceMissing extends Error {
  override readonly name = 'InboundSourceMissing';
  readonly retryable = true;
  constructor(sourceId: string) {
    super(`source ${sourceId} is not registered for a topic, or was revoked`);
  }
}

const liveSource = async ({ sources }: MapDeliveryDeps, sourceId: string): Promise<SourceRow> => {
  const source = await sources.find(sourceId);
  if (source?.vendor !== 'inbound_topic' || source.revokedAt !== null) {
    sources.forget(sourceId);
    throw new InboundSourceMissing(sourceId);
  }
  return source;
};

const deliveryOf = ({ topic, value, headers }: ReceivedRecord): Delivery => {
  const given: Delivery['headers'] = { ...headers, [TOPIC_HEADER]: topic };
  const kept = inboundTopic.keptHeaders.map((name) => [name, given[name]]);
  return { headers: Object.fromEntries(kept), body: Buffer.from(value ?? '') };
};

/** Whether the same record may go well later: the database is away, a lock was not given. */
const mayPass = (error: unknown): boolean =>
  (toStoreError(error) as { retryable?: boolean }).retryable === true;

/**
 * Takes one record. What cannot be taken is kept, sealed, as a delivery of the source: a dead
 * letter that can be looked at and mapped again, while the records behind it go on.
 */
const take = async (
  deps: MapDeliveryDeps,
  source: SourceRow,
  record: ReceivedRecord,
): Promise<void> => {
  const now = deps.clock().toISOString();
  const delivery = deliveryOf(record);
  const { sourceId, notificationUrl, trialMappings } = source;
  try {
    const settings = { sourceId, notificationUrl, trialMappings, secrets: [] };
    const mapping = inboundTopic.map(delivery, settings, now);
    const asking = { actor: `source_${sourceId}`, now };
    if ((await storeMapping(deps, asking, source, mapping)).failed === 0) return;
  } catch (error) {
    if (mayPass(error)) throw error;
  }
  await deps.deliveries.store(sourceId, undefined, delivery, now);
};

/** The topics of the retailer that intake reads, as far as they are configured. */
export const inboundTopics = (deps: InboundDeps) => {
  const { posInboundSource, purchasesInboundSource } = deps.config;
  const wanted = [
    { topic: POS_INBOUND, sourceId: posInboundSource },
    { topic: PURCHASES_INBOUND, sourceId: purchasesInboundSource },
  ].flatMap(({ topic, sourceId }) => (sourceId === undefined ? [] : [{ topic, sourceId }]));
  const open = new Map<string, ForeignTopic>();

  const read = async (topic: string, sourceId: string): Promise<void> => {
    const { mapping } = deps;
    const reading = await readForeignTopic({
      ...{ log: deps.log, pool: deps.pool, topic },
      name: `intake-${topic}`,
      handle: async (records) => {
        const source = await liveSource(mapping, sourceId);
        await Promise.all(records.map((record) => take(mapping, source, record)));
      },
      onError: (error) => deps.onError?.(`intake ${topic}`, error),
    });
    open.set(topic, reading);
  };
  return {
    start: async (): Promise<void> => {
      await Promise.all(wanted.map(({ topic, sourceId }) => read(topic, sourceId)));
    },
    stop: async (deadlineMs: number): Promise<void> => {
      await Promise.all([...open.values()].map((reading) => reading.stop(deadlineMs)));
    },
    /** Never a reason to take no requests: the source is registered by one. */
    health: (): readonly HealthItem[] =>
      [...open].map(([name, reading]) => ({ name, ok: true, detail: reading.trouble() ?? 'read' })),
  };
};
