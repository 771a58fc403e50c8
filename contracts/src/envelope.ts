import { z } from 'zod';
import { externalRef, instant, shortId, uuid } from './primitives.ts';

/** Services that write events; part of `source` and `type`. */
export const PRODUCERS = ['intake', 'triage', 'remedy', 'follow-up'] as const;
export type Producer = (typeof PRODUCERS)[number];

export const TOPIC_EVENTS = 'recovery.events';
export const TOPIC_SIGNALS = 'recovery.signals';
export type Topic = typeof TOPIC_EVENTS | typeof TOPIC_SIGNALS;

/** Topic layout shared by both log adapters; the count is fixed when a topic is made. */
export const PARTITION_COUNT = 12;

/** `followup` in the dotted type: Standard Webhooks types know no hyphen. */
export const producerInType = (producer: Producer): string => producer.replace('-', '');

/** `RemedyOffered` + version 1 -> `amends.remedy.RemedyOffered.v1`. */
export const dottedType = (producer: Producer, type: string, version: number): string =>
  `amends.${producerInType(producer)}.${type}.v${version}`;

/**
 * The envelope: CloudEvents 1.0 attributes plus our extensions (all lower case). On Kafka each is a
 * header `ce_<name>` and the record's value is the JSON of `data`.
 */
export const envelope = z
  .object({
    specversion: z.literal('1.0'),
    id: uuid,
    source: z.enum(['/amends/intake', '/amends/triage', '/amends/remedy', '/amends/follow-up']),
    type: z.string().regex(/^amends\.(intake|triage|remedy|followup)\.[A-Z][A-Za-z]+\.v[1-9]\d*$/),
    subject: z.union([uuid, shortId, externalRef]),
    time: instant,
    recordedtime: instant,
    sequence: z.string().regex(/^\d{10}$/),
    /** Longer than an id: it may name a store and a cause. */
    streamid: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,95}$/),
    producer: uuid,
    producerseq: z.string().regex(/^[1-9]\d{0,18}$/),
    partitionkey: externalRef,
    correlationid: uuid,
    causationid: uuid,
    actor: externalRef,
    traceparent: z
      .string()
      .regex(/^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/)
      .optional(),
  })
  .meta({ id: 'Envelope' });

export type Envelope = z.infer<typeof envelope>;
