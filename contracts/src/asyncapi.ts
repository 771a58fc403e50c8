import { CATALOGUE, type EventType } from './catalogue.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import {
  dottedType,
  envelope,
  PARTITION_COUNT,
  TOPIC_EVENTS,
  TOPIC_SIGNALS,
  type Topic,
} from './envelope.ts';
import { EVENT_TYPES, type JsonSchema, jsonSchemaOf, versionedName } from './event-json-schema.ts';

const CHANNELS: Readonly<Record<Topic, { id: string; key: string; description: string }>> = {
  [TOPIC_EVENTS]: {
    id: 'recoveryEvents',
    key: 'the subject: the case id where there is a case',
    description: 'Every fact of the suite but signals and purchases. One case is one partition.',
  },
  [TOPIC_SIGNALS]: {
    id: 'recoverySignals',
    key: 'the store id',
    description: 'Pseudonymised evidence from tills and platforms, and purchases.',
  },
};

/** Who listens where. A service that reads neither topic is not named. */
const LISTENERS: Readonly<Record<Topic, readonly string[]>> = {
  [TOPIC_EVENTS]: [
    'intake',
    'triage',
    'remedy',
    'follow-up',
    'justice-scores',
    'resolution-times',
    'loyalty-outcomes',
    'case-files',
    'lessons',
  ],
  [TOPIC_SIGNALS]: ['intake', 'loyalty-outcomes'],
};

const TOPICS = Object.keys(CHANNELS) as Topic[];
const ref = (...path: string[]): JsonSchema => ({ $ref: `#/${path.join('/')}` });
const entryOf = (type: EventType): CatalogueEntry => CATALOGUE[type];
const typesOn = (topic: Topic) => EVENT_TYPES.filter((type) => entryOf(type).topic === topic);

/** The payload's schema without its own `$schema`, which belongs at the top of a document only. */
const component = (schema: Parameters<typeof jsonSchemaOf>[0]): JsonSchema => {
  const { $schema: _draft, ...rest } = jsonSchemaOf(schema, 'draft-7');
  return rest;
};

/** The envelope as record headers: binary mode of the Kafka binding, `ce_` before each name. */
const headers = (): JsonSchema => {
  const { properties, required } = component(envelope) as {
    properties: JsonSchema;
    required: string[];
  };
  const prefixed = Object.entries(properties).map(([name, schema]) => [`ce_${name}`, schema]);
  return {
    type: 'object',
    properties: {
      ...Object.fromEntries(prefixed),
      'content-type': { type: 'string', const: 'application/json' },
    },
    required: [...required.map((name) => `ce_${name}`), 'content-type'],
  };
};

const message = (type: EventType): JsonSchema => {
  const { producer, topic, version, why } = entryOf(type);
  const name = dottedType(producer, type, version);
  return {
    name,
    title: type,
    summary: why,
    contentType: 'application/json',
    headers: {
      allOf: [
        ref('components', 'schemas', 'EnvelopeHeaders'),
        {
          type: 'object',
          properties: {
            ce_type: { type: 'string', const: name },
            ce_source: { type: 'string', const: `/amends/${producer}` },
          },
        },
      ],
    },
    payload: ref('components', 'schemas', versionedName(type)),
    bindings: {
      kafka: {
        key: { type: 'string', description: CHANNELS[topic].key },
        bindingVersion: '0.5.0',
      },
    },
  };
};

const channel = (topic: Topic): JsonSchema => ({
  address: topic,
  description: CHANNELS[topic].description,
  messages: Object.fromEntries(
    typesOn(topic).map((type) => [type, ref('components', 'messages', type)]),
  ),
  bindings: { kafka: { topic, partitions: PARTITION_COUNT, bindingVersion: '0.5.0' } },
});

/** One operation per service, topic and direction; a listener may hear every message. */
const operations = (): JsonSchema => {
  const found: Record<string, JsonSchema> = {};
  for (const topic of TOPICS) {
    const { id } = CHANNELS[topic];
    const on = ref('channels', id);
    for (const type of typesOn(topic)) {
      const { producer } = entryOf(type);
      const name = `${producer}.send.${id}`;
      const sent = (found[name]?.messages ?? []) as JsonSchema[];
      const messages = [...sent, ref('channels', id, 'messages', type)];
      found[name] = { action: 'send', title: producer, channel: on, messages };
    }
    for (const service of LISTENERS[topic]) {
      found[`${service}.receive.${id}`] = { action: 'receive', title: service, channel: on };
    }
  }
  return found;
};

/** The suite's two topics as one AsyncAPI 3.0 document, made from the catalogue. */
export const asyncApiDocument = (): JsonSchema => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Amends events',
    version: '1.0.0',
    description:
      'CloudEvents 1.0 in binary mode. Order holds within a partition key, deliveries may ' +
      'repeat, unknown fields and types are to be ignored.',
    license: { name: 'Apache-2.0' },
  },
  defaultContentType: 'application/json',
  channels: Object.fromEntries(TOPICS.map((topic) => [CHANNELS[topic].id, channel(topic)])),
  operations: operations(),
  components: {
    messages: Object.fromEntries(EVENT_TYPES.map((type) => [type, message(type)])),
    schemas: {
      EnvelopeHeaders: headers(),
      ...Object.fromEntries(
        EVENT_TYPES.map((type) => [versionedName(type), component(entryOf(type).schema)]),
      ),
    },
  },
});
