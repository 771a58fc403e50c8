import { createEmbeddedTopics, type EmbeddedLogOptions, openEmbeddedLog } from './embedded-log.ts';
import { openKafkaLog } from './kafka-log.ts';
import type { KafkaLogOptions } from './kafka-options.ts';
import { createKafkaTopics } from './kafka-topics.ts';
import type { TopicConfig } from './topic-config.ts';
import type { EventLog } from './types.ts';

/** Which log, and where: the only place where the two adapters differ for a service. */
export type EventLogConfig =
  | ({ readonly adapter: 'embedded' } & EmbeddedLogOptions)
  | ({ readonly adapter: 'kafka' } & KafkaLogOptions);

/** Opens the log. Nothing is connected before the first use. */
export const openEventLog = (config: EventLogConfig): EventLog =>
  config.adapter === 'embedded' ? openEmbeddedLog(config) : openKafkaLog(config);

/**
 * Makes the topics of infra/kafka/topics.json that are not there yet and checks the others.
 * @throws Error when a topic exists with another number of partitions.
 */
export const createTopics = (
  config: EventLogConfig,
  topics: readonly TopicConfig[],
): Promise<void> =>
  config.adapter === 'embedded'
    ? createEmbeddedTopics(config, topics)
    : createKafkaTopics(config, topics);
