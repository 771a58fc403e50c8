import type { Admin, PartitionMetadata } from 'kafkajs';
import { backoffMs } from './backoff.ts';
import { makeKafka } from './kafka-client.ts';
import { type KafkaLogOptions, topicSettings } from './kafka-options.ts';
import type { TopicConfig } from './topic-config.ts';

const UNKNOWN = 'UNKNOWN_TOPIC_OR_PARTITION';
const TRIES = 12;

/**
 * Partitions of a topic. A topic just made is not known to every broker at once, so the question is
 * asked again, for about nine seconds, until each partition has a leader too.
 * @throws Error when there is no such topic
 */
export const awaitPartitions = async (
  admin: Admin,
  topic: string,
): Promise<readonly PartitionMetadata[]> => {
  for (let tries = 1; ; tries += 1) {
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
      const partitions = topics[0]?.partitions ?? [];
      const areLed = partitions.every(({ leader }) => leader >= 0);
      if (partitions.length > 0 && areLed) return partitions;
    } catch (error) {
      if ((error as { type?: string }).type !== UNKNOWN) throw error;
    }
    if (tries === TRIES) throw new Error(`topic ${topic} does not exist in Kafka`);
    await new Promise((resolve) => setTimeout(resolve, backoffMs(tries, 100, 1_000)));
  }
};

/** Number of partitions of a topic. @throws Error when there is no such topic */
export const partitionCount = async (admin: Admin, topic: string): Promise<number> =>
  (await awaitPartitions(admin, topic)).length;

/** First and next offset per partition of a topic, in partition order. */
export const offsetRanges = async (
  admin: Admin,
  topic: string,
): Promise<{ low: bigint; high: bigint }[]> => {
  const offsets = await admin.fetchTopicOffsets(topic);
  return offsets
    .toSorted((a, b) => a.partition - b.partition)
    .map(({ low, high }) => ({ low: BigInt(low), high: BigInt(high) }));
};

/**
 * Makes the topics that are not there yet, with nothing expiring.
 * @throws Error when a topic exists with another number of partitions.
 */
export const createKafkaTopics = async (
  options: KafkaLogOptions,
  wanted: readonly TopicConfig[],
): Promise<void> => {
  const admin = makeKafka(options).admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const missing = wanted.filter((topic) => !existing.has(topic.name));
    if (missing.length > 0)
      await admin.createTopics({
        // The client's own wait fails when the broker it asks has not heard of the topic yet.
        waitForLeaders: false,
        topics: missing.map(({ name, partitions, replication }) => ({
          topic: name,
          numPartitions: partitions,
          replicationFactor: replication,
          configEntries: Object.entries(topicSettings(replication)).map(([key, value]) => ({
            name: key,
            value,
          })),
        })),
      });
    for (const { name, partitions } of wanted) {
      const found = await partitionCount(admin, name);
      if (found !== partitions)
        throw new Error(`topic ${name} has ${found} partitions, ${partitions} are configured`);
    }
  } finally {
    await admin.disconnect();
  }
};
