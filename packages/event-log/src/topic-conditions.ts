import type { StartRefusal } from '@amends/event-store/database-conditions';
// Node finds only some of the names of this CommonJS package.
import kafkajs from 'kafkajs';
import { makeKafka } from './kafka-client.ts';
import type { KafkaLogOptions } from './kafka-options.ts';
import { awaitPartitions } from './kafka-topics.ts';
import type { EventLogConfig } from './open-event-log.ts';

/** What keeps an acknowledged record of one topic: read from the brokers. */
export interface TopicSafety {
  readonly topic: string;
  /** The fewest copies any partition has. */
  readonly replication: number;
  readonly minInsync: number;
  readonly isElectedUnclean: boolean;
}

const REPLICATION_MIN = 3;
const MIN_INSYNC_MIN = 2;
const MIN_INSYNC = 'min.insync.replicas';
const UNCLEAN = 'unclean.leader.election.enable';

/** Why records of this topic could be lost after they were acknowledged. */
export const topicRefusals = (safety: TopicSafety): readonly StartRefusal[] => {
  const { topic, replication, minInsync, isElectedUnclean } = safety;
  const refusals: StartRefusal[] = [];
  // Turned round, so that a figure the broker did not tell is refused too.
  if (!(replication >= REPLICATION_MIN)) {
    const reason = `topic ${topic} has ${replication} copies, ${REPLICATION_MIN} are needed`;
    refusals.push({ code: 'topic_replication', reason });
  }
  if (!(minInsync >= MIN_INSYNC_MIN)) {
    const reason = `topic ${topic} has ${MIN_INSYNC}=${minInsync}, ${MIN_INSYNC_MIN} is needed`;
    refusals.push({ code: 'topic_min_insync', reason });
  }
  if (isElectedUnclean) {
    const reason = `topic ${topic} may elect a replica that is behind: ${UNCLEAN} is on`;
    refusals.push({ code: 'topic_unclean_election', reason });
  }
  return refusals;
};

const readSafety = async (
  options: KafkaLogOptions,
  topics: readonly string[],
): Promise<TopicSafety[]> => {
  const admin = makeKafka(options).admin();
  await admin.connect();
  try {
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: topics.map((name) => ({
        type: kafkajs.ConfigResourceTypes.TOPIC,
        name,
        configNames: [MIN_INSYNC, UNCLEAN],
      })),
    });
    const found: TopicSafety[] = [];
    for (const topic of topics) {
      const entries = resources.find((each) => each.resourceName === topic)?.configEntries ?? [];
      const settingOf = (name: string) =>
        entries.find((each) => each.configName === name)?.configValue;
      const partitions = await awaitPartitions(admin, topic);
      found.push({
        topic,
        replication: Math.min(...partitions.map(({ replicas }) => replicas.length)),
        minInsync: Number(settingOf(MIN_INSYNC)),
        isElectedUnclean: settingOf(UNCLEAN) === 'true',
      });
    }
    return found;
  } finally {
    await admin.disconnect();
  }
};

/**
 * Why a start on this log must be refused: topics whose acknowledged records could be lost. The
 * embedded log is a database and is looked at as one.
 * @throws Error when a topic does not exist
 */
export const findTopicRefusals = async (
  config: EventLogConfig,
  topics: readonly string[],
): Promise<readonly StartRefusal[]> => {
  if (config.adapter === 'embedded') return [];
  return (await readSafety(config, topics)).flatMap(topicRefusals);
};
