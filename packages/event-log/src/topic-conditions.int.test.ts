import { randomUUID } from 'node:crypto';
import { describeOnSharedKafka } from '@amends/testing/kafka-lane';
import { createTopics } from '@amends/testing/kafka-topics';
import { expect, it } from '@jest/globals';
import { findTopicRefusals } from './topic-conditions.ts';

describeOnSharedKafka('a topic on real brokers', (kafka) => {
  it('is refused for what its broker says of it', async () => {
    const name = `conditions-${randomUUID()}`;
    const { brokers } = kafka();
    await createTopics(brokers, [
      {
        name,
        partitions: 1,
        config: { 'min.insync.replicas': '2', 'unclean.leader.election.enable': 'true' },
      },
    ]);
    const config = { adapter: 'kafka', brokers, clientId: 'conditions' } as const;
    const refusals = await findTopicRefusals(config, [name]);
    // One broker keeps one copy.
    expect(refusals.map(({ code }) => code)).toEqual([
      'topic_replication',
      'topic_unclean_election',
    ]);
  });
});
