import { type Admin, Kafka, logLevel } from 'kafkajs';
import { countLeaders } from './kafka-probe.ts';
import { waitFor } from './wait-for.ts';

/** One topic as in infra/kafka/topics.json. */
export interface KafkaTopic {
  readonly name: string;
  readonly partitions: number;
  /** Topic settings by their Kafka names, { 'retention.ms': '-1' }. */
  readonly config?: Readonly<Record<string, string>>;
}

const awaitLeaders = async (broker: string, topic: KafkaTopic): Promise<void> => {
  const [host = '', port] = broker.split(':');
  await waitFor(
    async () => (await countLeaders(host, Number(port), topic.name)) === topic.partitions,
    { description: `broker ${broker} to know the leaders of ${topic.name}`, timeoutMs: 30_000 },
  );
};

const adminOf = (brokers: readonly string[]): Admin =>
  new Kafka({
    clientId: 'amends-topics',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    retry: { retries: 10, initialRetryTime: 100, maxRetryTime: 2_000 },
  }).admin();

/**
 * Creates the topics that are not there yet, with the cluster's default replication, and waits
 * until every one of `brokers` (host:port, all running) knows the leader of every partition. The
 * client's own wait asks one broker and fails when that one has not heard of the topic yet.
 */
export const createTopics = async (
  brokers: readonly string[],
  topics: readonly KafkaTopic[],
): Promise<void> => {
  const admin = adminOf(brokers);
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    await admin.createTopics({
      waitForLeaders: false,
      topics: topics
        .filter((topic) => !existing.has(topic.name))
        .map((topic) => ({
          topic: topic.name,
          numPartitions: topic.partitions,
          replicationFactor: -1,
          configEntries: Object.entries(topic.config ?? {}).map(([name, value]) => ({
            name,
            value,
          })),
        })),
    });
  } finally {
    await admin.disconnect();
  }
  await Promise.all(
    brokers.flatMap((broker) => topics.map((topic) => awaitLeaders(broker, topic))),
  );
};

/** The topics of `names` that hold records; one that is not there holds none. */
export const topicsWithRecords = async (
  brokers: readonly string[],
  names: readonly string[],
): Promise<string[]> => {
  const admin = adminOf(brokers);
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const found: string[] = [];
    for (const name of names.filter((each) => existing.has(each))) {
      const partitions = await admin.fetchTopicOffsets(name);
      if (partitions.some(({ low, high }) => BigInt(high) > BigInt(low))) found.push(name);
    }
    return found;
  } finally {
    await admin.disconnect();
  }
};
