import type { Admin } from 'kafkajs';
import { makeKafka } from './kafka-client.ts';
import { subscribeKafka } from './kafka-consumer.ts';
import { type KafkaLogOptions, SEND_DEADLINE_MS, SESSION_TIMEOUT_MS } from './kafka-options.ts';
import { makeSender } from './kafka-producer.ts';
import { fetchTopicId } from './kafka-topic-id.ts';
import { offsetRanges, partitionCount } from './kafka-topics.ts';
import { lagOf } from './lag-of.ts';
import type { EventLog, Subscription } from './types.ts';

const STOP_MS = 10_000;
// Asked per partition when a group is joined: one question answers for all of them.
const TOPIC_ID_FRESH_MS = 1_000;

const healthOf = async (admin: () => Promise<Admin>): Promise<{ ok: boolean; detail: string }> => {
  try {
    const { brokers } = await (await admin()).describeCluster();
    return { ok: true, detail: `Kafka answers with ${brokers.length} brokers` };
  } catch (error) {
    return { ok: false, detail: `Kafka: ${(error as Error).message}` };
  }
};

/** The log on Kafka. Topics: createKafkaTopics; nothing is connected before the first use. */
export const openKafkaLog = (options: KafkaLogOptions): EventLog => {
  const kafka = makeKafka(options);
  const sender = makeSender(kafka, options.sendDeadlineMs ?? SEND_DEADLINE_MS);
  const subscriptions = new Set<Subscription>();
  const counts = new Map<string, number>();
  const topicIds = new Map<string, { readonly at: number; readonly id: Promise<string> }>();
  let connecting: Promise<Admin> | undefined;

  const connectAdmin = async (): Promise<Admin> => {
    const admin = kafka.admin();
    await admin.connect();
    return admin;
  };
  const admin = (): Promise<Admin> => {
    connecting ??= connectAdmin().catch((error: unknown) => {
      connecting = undefined;
      throw error;
    });
    return connecting;
  };
  const partitions = async (topic: string): Promise<number> => {
    const count = counts.get(topic) ?? (await partitionCount(await admin(), topic));
    counts.set(topic, count);
    return count;
  };
  const topicId = (topic: string): Promise<string> => {
    const known = topicIds.get(topic);
    if (known !== undefined && performance.now() - known.at < TOPIC_ID_FRESH_MS) return known.id;
    const id = fetchTopicId(kafka, topic);
    topicIds.set(topic, { at: performance.now(), id });
    id.catch(() => topicIds.delete(topic));
    return id;
  };
  const ranges = async (topic: string) => offsetRanges(await admin(), topic);
  const endOffsets = async (topic: string) => (await ranges(topic)).map(({ high }) => high);

  return {
    append: async (records) => {
      if (records.length > 0) await sender.send(records);
    },
    subscribe: async (wanted) => {
      const each = await Promise.all(wanted.topics.map(partitions));
      const subscription = subscribeKafka(kafka, wanted, {
        sessionTimeoutMs: options.sessionTimeoutMs ?? SESSION_TIMEOUT_MS,
        partitions: each.reduce((sum, count) => sum + count, 0),
        ranges,
        lag: lagOf(wanted, endOffsets),
        onStopped: () => subscriptions.delete(subscription),
      });
      subscriptions.add(subscription);
      return subscription;
    },
    partitions,
    topicId,
    startOffsets: async (topic) => (await ranges(topic)).map(({ low }) => low),
    endOffsets,
    health: () => healthOf(admin),
    close: async () => {
      await Promise.all([...subscriptions].map((each) => each.stop(STOP_MS)));
      await sender.disconnect();
      await (await connecting?.catch(() => undefined))?.disconnect();
    },
  };
};
