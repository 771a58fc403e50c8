/** One topic as in infra/kafka/topics.json. */
export interface TopicConfig {
  readonly name: string;
  /** Fixed when the topic is made: another count would move keys to other partitions. */
  readonly partitions: number;
  /** Copies on Kafka; the embedded log has one. */
  readonly replication: number;
}
