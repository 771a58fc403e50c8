import { ATTRIBUTES, MESSAGING_SYSTEM, METRICS } from '@amends/contracts/telemetry-names';
import { activeMeter, activeTracer, durations, observe } from '@amends/event-store/telemetry';
import {
  type Attributes,
  type Context,
  context,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { RunningConsumer } from './consume.ts';
import type { Apply } from './consumer-options.ts';
import type { LoggedEvent } from './logged-event.ts';
import type { Relay } from './relay.ts';

const LINKS_MAX = 128;
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** The span that wrote an event; undefined where it was not sampled. */
const creationOf = ({ traceparent }: LoggedEvent): SpanContext | undefined => {
  const parts = TRACEPARENT.exec(traceparent ?? '');
  if (parts === null) return undefined;
  const traceFlags = Number.parseInt(parts[3]!, 16);
  if ((traceFlags & 1) === 0) return undefined;
  return { traceId: parts[1]!, spanId: parts[2]!, traceFlags, isRemote: true };
};

const attributesOf = (group: string, topic: string): Attributes => ({
  [ATTRIBUTES.messagingSystem]: MESSAGING_SYSTEM,
  [ATTRIBUTES.messagingOperation]: 'process',
  [ATTRIBUTES.messagingOperationType]: 'process',
  [ATTRIBUTES.destination]: topic,
  [ATTRIBUTES.consumerGroup]: group,
});

/** A span per event created in a trace: a child of what created it, as long as its batch. */
const spanPerEvent = (
  tracer: Tracer,
  attributes: Attributes,
  events: readonly LoggedEvent[],
  startTime: number,
): void => {
  const endTime = Date.now();
  for (const event of events) {
    const created = creationOf(event);
    if (created === undefined) continue;
    const own = {
      [ATTRIBUTES.messageId]: event.id,
      [ATTRIBUTES.eventType]: event.type,
      [ATTRIBUTES.destination]: event.topic,
      [ATTRIBUTES.partition]: String(event.partition),
    };
    const options = {
      kind: SpanKind.CONSUMER,
      attributes: { ...attributes, ...own },
      startTime,
    };
    const parent: Context = trace.setSpanContext(ROOT_CONTEXT, created);
    tracer.startSpan(`process ${event.type}`, options, parent).end(endTime);
  }
};

const spanOfBatch = async (
  tracer: Tracer,
  attributes: Attributes,
  events: readonly LoggedEvent[],
  work: () => ReturnType<Apply>,
): ReturnType<Apply> => {
  const links = events
    .slice(0, LINKS_MAX)
    .flatMap((event) => creationOf(event) ?? [])
    .map((created) => ({ context: created }));
  const name = `process ${attributes[ATTRIBUTES.destination]}`;
  const sized = { ...attributes, [ATTRIBUTES.batchSize]: events.length };
  const options = { kind: SpanKind.CONSUMER, attributes: sized, links };
  const span = tracer.startSpan(name, options, ROOT_CONTEXT);
  const startTime = Date.now();
  try {
    const answer = await context.with(trace.setSpan(ROOT_CONTEXT, span), work);
    spanPerEvent(tracer, attributes, events.slice(0, answer?.handled), startTime);
    return answer;
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
};

/**
 * The applier of a consumer with a span per batch, one per event of a traced command, and their
 * numbers. Never a span on replay, nor where `isReplaying` says that the log is read again: years
 * of old traces would grow by what they never were. Without an SDK it is `apply` itself.
 */
export const tracedApply = (
  group: string,
  apply: Apply,
  isReplaying: () => boolean = () => false,
): Apply => {
  const tracer = activeTracer();
  const meter = activeMeter();
  if (tracer === undefined && meter === undefined) return apply;
  const duration = meter && durations(meter, METRICS.processDuration);
  const { name, unit, description } = METRICS.consumedMessages;
  const consumed = meter?.createCounter(name, { unit, description });
  return async (tx, events) => {
    // Partitions of both topics may share a transaction; its first event names it.
    const attributes = attributesOf(group, events[0]?.topic ?? '');
    const started = performance.now();
    const isNew = !tx.isReplay && !isReplaying();
    const answer =
      tracer === undefined || !isNew
        ? await apply(tx, events)
        : await spanOfBatch(tracer, attributes, events, async () => apply(tx, events));
    duration?.record((performance.now() - started) / 1_000, attributes);
    consumed?.add(answer?.handled ?? events.length, attributes);
    return answer;
  };
};

/** Numbers of a write side that are looked up when somebody collects them; returns what ends it. */
export const observeWriteSide = (
  service: string,
  running: () => {
    readonly relay?: Relay | undefined;
    readonly consumer?: RunningConsumer | undefined;
  },
): (() => void) => {
  const { outboxUnpublished, outboxOldestAge, consumerHeartbeatAge } = METRICS;
  const gauges = { outboxUnpublished, outboxOldestAge, consumerHeartbeatAge };
  const of = { [ATTRIBUTES.service]: service };
  return observe(gauges, async (tell) => {
    const { relay, consumer } = running();
    if (consumer !== undefined) {
      const { heartbeatAgeMs } = consumer.status().health;
      const named = { ...of, [ATTRIBUTES.consumerGroup]: service };
      tell('consumerHeartbeatAge', heartbeatAgeMs / 1_000, named);
    }
    if (relay === undefined) return;
    const { unpublished, oldestAgeMs } = await relay.status();
    tell('outboxUnpublished', Number(unpublished), of);
    tell('outboxOldestAge', oldestAgeMs / 1_000, of);
  });
};
