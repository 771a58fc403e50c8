import { Kafka, logLevel } from 'kafkajs';

/** A record as another system would send it. */
export interface SentRecord {
  readonly key?: string;
  readonly value: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends records to a topic by a client of no service of ours. */
export const sendRecords = async (
  brokers: readonly string[],
  topic: string,
  records: readonly SentRecord[],
): Promise<void> => {
  const kafka = new Kafka({
    clientId: 'amends-elsewhere',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    retry: { retries: 10, initialRetryTime: 100, maxRetryTime: 2_000 },
  });
  const producer = kafka.producer();
  await producer.connect();
  try {
    const messages = records.map(({ key = null, value, headers = {} }) => ({
      ...{ key, value },
      headers: { ...headers },
    }));
    await producer.send({ topic, messages });
  } finally {
    await producer.disconnect();
  }
};
