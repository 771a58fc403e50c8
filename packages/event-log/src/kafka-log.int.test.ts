import { describeOnSharedKafka } from '@amends/testing/kafka-lane';
import type { LogHarness } from './contract-support.ts';
import { makeKafka } from './kafka-client.ts';
import { openKafkaLog } from './kafka-log.ts';
import { createKafkaTopics } from './kafka-topics.ts';
import { describeLogContract } from './log-contract.ts';

describeOnSharedKafka('on a real broker', (kafka) => {
  describeLogContract('kafka', (): LogHarness => {
    // The shortest session the broker allows, so that a frozen member is noticed soon.
    const options = { brokers: kafka().brokers, clientId: 'contract', sessionTimeoutMs: 6_000 };
    return {
      open: () => openKafkaLog(options),
      config: { adapter: 'kafka', ...options },
      createTopic: (name, partitions) =>
        createKafkaTopics(options, [{ name, partitions, replication: 1 }]),
      deleteTopic: async (name) => {
        const admin = makeKafka(options).admin();
        await admin.connect();
        await admin.deleteTopics({ topics: [name] });
        await admin.disconnect();
      },
    };
  });
});
