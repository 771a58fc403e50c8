import { createRequire } from 'node:module';
import type { Kafka } from 'kafkajs';

const require = createRequire(import.meta.url);

// kafkajs speaks Metadata up to version 6; the topic's id came with 10. The request is therefore
// written by hand here and sent through kafkajs's own connection (its TLS, its SASL).
const METADATA_KEY = 3;
const METADATA_VERSION = 12;
const CREATE_CLUSTER = 'private:Kafka:createCluster';

interface EncoderLike {
  writeBuffer(bytes: Buffer): EncoderLike;
}

interface Cluster {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  refreshMetadata(): Promise<void>;
  findControllerBroker(): Promise<{
    connectionPool: { send(message: unknown): Promise<string> };
  }>;
}

const requestBody = (topic: string): Buffer => {
  const name = Buffer.from(topic);
  return Buffer.concat([
    Buffer.from([0]), // tagged fields of the request header
    Buffer.from([2]), // one topic (compact array: length + 1)
    Buffer.alloc(16), // asked by name, not by id
    Buffer.from(varint(name.length + 1)),
    name,
    Buffer.from([0, 0, 0, 0]), // its tagged fields; no auto creation; no operations; tagged fields
  ]);
};

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];

/** Topic id in an answer to `requestBody`, which holds one topic. */
const readTopicId = (body: Buffer): string => {
  let at = 0;
  const skip = (bytes: number) => {
    at += bytes;
  };
  const length = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = body[at++]!;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const skipText = () => skip(Math.max(0, length() - 1));
  skip(1 + 4); // tagged fields of the answer's header, throttle time
  for (let brokers = length() - 1; brokers > 0; brokers -= 1) {
    skip(4);
    skipText();
    skip(4);
    skipText();
    skip(1);
  }
  skipText(); // cluster id
  skip(4); // controller
  if (length() !== 2) throw new Error('Kafka answered for another number of topics');
  const error = body.readInt16BE(at);
  skip(2);
  if (error !== 0) throw new Error(`Kafka answered error ${error} to the question for a topic id`);
  skipText();
  return body.toString('hex', at, at + 16);
};

/** The id Kafka gave the topic when it was made; another one once it was made again. */
export const fetchTopicId = async (kafka: Kafka, topic: string): Promise<string> => {
  const symbol = Object.getOwnPropertySymbols(kafka).find(
    ({ description }) => description === CREATE_CLUSTER,
  );
  if (symbol === undefined) throw new Error('this kafkajs has no way to its connections');
  const Encoder = require('kafkajs/src/protocol/encoder') as new () => EncoderLike;
  const makeCluster = (kafka as unknown as Record<symbol, (options: object) => Cluster>)[symbol]!;
  const cluster = makeCluster({ metadataMaxAge: 60_000, allowAutoTopicCreation: false });
  await cluster.connect();
  try {
    await cluster.refreshMetadata();
    const broker = await cluster.findControllerBroker();
    return await broker.connectionPool.send({
      request: {
        apiKey: METADATA_KEY,
        apiVersion: METADATA_VERSION,
        apiName: 'Metadata',
        encode: async () => new Encoder().writeBuffer(requestBody(topic)),
      },
      response: {
        decode: async (body: Buffer) => body,
        parse: async (body: Buffer) => readTopicId(body),
      },
    });
  } finally {
    await cluster.disconnect();
  }
};
