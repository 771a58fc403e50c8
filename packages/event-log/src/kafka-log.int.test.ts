import { describeOnSharedKafka } from '@amends/testing/kafka-lane';
import { afterAll, beforeAll, it } from '@jest/globals';
import { makeKafka } from './kafka-client.ts';
import { openKafkaLog } from './kafka-log.ts';
import { createKafkaTopics } from './kafka-topics.ts';
import { type ContractBench, LOG_CONTRACT, openBench } from './log-contract.fixture.ts';

describeOnSharedKafka('Kafka log', (kafka) => {
  let bench: ContractBench;

  beforeAll(async () => {
    // The shortest session the broker allows, so that a frozen member is noticed soon.
    const options = { brokers: kafka().brokers, clientId: 'contract', sessionTimeoutMs: 6_000 };
    bench = await openBench({
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
    });
  });
  afterAll(() => bench?.close());

  for (const [title, run] of Object.entries(LOG_CONTRACT)) it(title, () => run(bench));
});
