import type { Kafka, Message, Producer, RecordMetadata, TopicMessages } from 'kafkajs';
import { isProducerStateLost, sendError } from './kafka-errors.ts';
import {
  BYTES_PER_SEND_MAX,
  PRODUCER_SETTINGS,
  RECORDS_PER_SEND_MAX,
  SEND_SETTINGS,
} from './kafka-options.ts';
import { slotKey } from './kafka-slot.ts';
import { LogAppendError, type LogRecord } from './types.ts';

export interface KafkaSender {
  /** Resolves when all are written by all in-sync replicas. @throws LogAppendError */
  send(records: readonly LogRecord[]): Promise<void>;
  disconnect(): Promise<void>;
}

const sizeOf = (record: LogRecord): number => {
  let size = 100 + record.key.length + Buffer.byteLength(record.value ?? '');
  for (const [name, value] of Object.entries(record.headers)) size += name.length + value.length;
  return size;
};

/** Splits an append into requests of bounded count and size, in order, one record at least. */
export const splitSends = (records: readonly LogRecord[]): LogRecord[][] => {
  const sends: LogRecord[][] = [];
  let bytes = 0;
  for (const record of records) {
    const size = sizeOf(record);
    const last = sends.at(-1);
    const fits =
      last !== undefined &&
      last.length < RECORDS_PER_SEND_MAX &&
      bytes + size <= BYTES_PER_SEND_MAX;
    if (fits) last.push(record);
    else sends.push([record]);
    bytes = fits ? bytes + size : size;
  }
  return sends;
};

const toTopicMessages = (records: readonly LogRecord[]): TopicMessages[] => {
  const byTopic = new Map<string, Message[]>();
  for (const { topic, partition, key, value, headers } of records) {
    const messages = byTopic.get(topic) ?? [];
    byTopic.set(topic, messages);
    messages.push({ partition, key, value, headers });
  }
  return [...byTopic].map(([topic, messages]) => ({ topic, messages }));
};

/**
 * Records whose partition no broker has answered for. kafkajs asks each leader once and remembers
 * who answered: where a leader dies and its partitions go to a broker that has answered already,
 * they are never sent and sendBatch still resolves (seen with three brokers: 100 records
 * acknowledged, 10 to 40 of them in no log).
 */
export const unanswered = (
  records: readonly LogRecord[],
  answers: readonly RecordMetadata[],
): LogRecord[] => {
  const written = new Set(
    answers
      .filter(({ errorCode }) => errorCode === 0)
      .map(({ topicName, partition }) => slotKey(topicName, partition)),
  );
  return records.filter(({ topic, partition }) => !written.has(slotKey(topic, partition)));
};

const ATTEMPTS = 3;

const withDeadline = async <T>(work: Promise<T>, ms: number): Promise<T> => {
  const deadline = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => deadline.reject(new Error(`Kafka has not answered a send for ${ms} ms`)),
    ms,
  );
  try {
    return await Promise.race([work, deadline.promise]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * The one sender of a process: an idempotent producer with ONE sendBatch in flight. Two at a time
 * lose an acknowledged record when an answer is lost: its sequence number is given to the other,
 * which the broker then takes for a duplicate.
 */
export const makeSender = (kafka: Kafka, sendDeadlineMs: number): KafkaSender => {
  let current: Producer | undefined;
  let tail: Promise<void> = Promise.resolve();

  const connected = async (): Promise<Producer> => {
    if (current !== undefined) return current;
    const producer = kafka.producer({
      ...PRODUCER_SETTINGS,
      createPartitioner:
        () =>
        ({ message }) =>
          message.partition!,
    });
    try {
      await withDeadline(producer.connect(), sendDeadlineMs);
    } catch (error) {
      producer.disconnect().catch(() => undefined);
      throw new LogAppendError('retriable', 'no connection to Kafka', error);
    }
    current = producer;
    return producer;
  };

  const discard = (): void => {
    const old = current;
    current = undefined;
    old?.disconnect().catch(() => undefined);
  };

  const sendOnce = async (records: readonly LogRecord[], attempt: number): Promise<void> => {
    const producer = await connected();
    let answers: RecordMetadata[];
    try {
      const topicMessages = toTopicMessages(records);
      const sending = producer.sendBatch({ ...SEND_SETTINGS, topicMessages });
      answers = await withDeadline(sending, sendDeadlineMs);
    } catch (error) {
      // After any failure the producer's sequence numbers and the broker's may differ: the next
      // attempt takes a new producer id. It may write a record twice, never lose one.
      discard();
      if (attempt < ATTEMPTS && isProducerStateLost(error)) return sendOnce(records, attempt + 1);
      throw sendError(error);
    }
    const rest = unanswered(records, answers);
    if (rest.length === 0) return;
    discard();
    if (attempt < ATTEMPTS) return sendOnce(rest, attempt + 1);
    throw new LogAppendError('unknown', `Kafka answered for all but ${rest.length} records`);
  };

  const sendAll = async (records: readonly LogRecord[]): Promise<void> => {
    for (const part of splitSends(records)) await sendOnce(part, 1);
  };

  return {
    send: (records) => {
      const sent = tail.then(() => sendAll(records));
      tail = sent.catch(() => undefined);
      return sent;
    },
    disconnect: async () => {
      await tail;
      await current?.disconnect().catch(() => undefined);
      current = undefined;
    },
  };
};
