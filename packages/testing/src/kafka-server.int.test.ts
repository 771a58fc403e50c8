import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import { describeOnOwnKafka, describeOnSharedKafka } from './kafka-lane.ts';
import { countBrokers } from './kafka-probe.ts';
import { createTopics, topicsWithRecords } from './kafka-topics.ts';
import { sharedKafka } from './shared-kafka.ts';
import { waitFor } from './wait-for.ts';

const client = (brokers: string[]) =>
  new Kafka({
    clientId: 'testing',
    brokers,
    logLevel: logLevel.NOTHING,
    retry: { retries: 20, initialRetryTime: 100, maxRetryTime: 1_000 },
  });

const send = async (brokers: string[], topic: string, values: string[]): Promise<void> => {
  const producer = client(brokers).producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  try {
    await producer.send({ topic, acks: -1, messages: values.map((value) => ({ value })) });
  } finally {
    await producer.disconnect();
  }
};

const receive = async (brokers: string[], topic: string, count: number): Promise<string[]> => {
  const consumer = client(brokers).consumer({ groupId: `group-of-${topic}`, maxWaitTimeInMs: 200 });
  const values: string[] = [];
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ message }) => {
        values.push(String(message.value));
      },
    });
    await waitFor(() => new Set(values).size >= count, {
      description: `${count} records of ${topic}`,
    });
  } finally {
    await consumer.disconnect();
  }
  return values;
};

describeOnSharedKafka('the shared Kafka broker', (kafka) => {
  it('keeps records in order and is the same for every file that asks', async () => {
    const { brokers } = kafka();
    expect((await sharedKafka()).brokers).toEqual(brokers);
    await createTopics(brokers, [{ name: 'testing-order', partitions: 1 }]);
    await send(brokers, 'testing-order', ['1', '2', '3']);
    expect(await receive(brokers, 'testing-order', 3)).toEqual(['1', '2', '3']);
  });

  it('tells which topics hold records, empty and missing ones do not', async () => {
    const { brokers } = kafka();
    const [filled, empty] = ['testing-filled', 'testing-empty'].map((name) => ({
      name,
      partitions: 2,
    }));
    await createTopics(brokers, [filled!, empty!]);
    await send(brokers, filled!.name, ['1']);
    const names = [empty!.name, filled!.name, 'testing-missing'];
    expect(await topicsWithRecords(brokers, names)).toEqual([filled!.name]);
  });
});

describeOnSharedKafka('a run with a broker of its own', () => {
  it('takes the broker with it when it is killed', async () => {
    const { AMENDS_TEST_RUN_DIR: _, ...env } = process.env;
    const file = new URL('./kafka-server.fixture.ts', import.meta.url).pathname;
    const run = spawn(process.execPath, ['--conditions=source', file], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...env, NODE_OPTIONS: '' },
    });
    const [line] = await once(createInterface({ input: run.stdout }), 'line');
    const port = Number(String(line).split(':')[1]);
    expect(await countBrokers('127.0.0.1', port)).toBe(1);
    run.kill('SIGKILL');
    await waitFor(
      () =>
        countBrokers('127.0.0.1', port).then(
          () => false,
          () => true,
        ),
      {
        description: 'the broker to be gone',
        timeoutMs: 30_000,
      },
    );
  });
});

describeOnOwnKafka('a Kafka cluster of three', { brokers: 3 }, (kafka) => {
  it('goes on while one broker is killed, and takes it back with an empty disk', async () => {
    const server = kafka();
    const topic = 'testing-three';
    await createTopics(server.brokers, [{ name: topic, partitions: 3 }]);
    await send(server.brokers, topic, ['a']);
    await server.kill9(0);
    // Sent again until the leaders have moved: the client gives up at the first dead broker.
    await waitFor(() => send(server.brokers, topic, ['b']).then(() => true), {
      description: 'two brokers to accept a record',
      timeoutMs: 60_000,
    });
    await server.wipe(0);
    await server.start(0);
    const admin = client(server.brokers).admin();
    await admin.connect();
    await waitFor(
      async () => {
        const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
        return topics[0]?.partitions.every((partition) => partition.isr.length === 3);
      },
      { description: 'all three replicas to be in sync', timeoutMs: 90_000, intervalMs: 200 },
    );
    await admin.disconnect();
    expect(new Set(await receive(server.brokers, topic, 2))).toEqual(new Set(['a', 'b']));
  });

  it('answers again after a broker was paused and resumed', async () => {
    const server = kafka();
    const topic = 'testing-paused';
    await createTopics(server.brokers, [{ name: topic, partitions: 1 }]);
    await server.pause(1);
    await server.resume(1);
    await send(server.brokers, topic, ['c']);
    expect(await receive(server.brokers, topic, 1)).toEqual(['c']);
  });
});
