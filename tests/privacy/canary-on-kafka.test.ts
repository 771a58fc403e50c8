import { createTopics } from '@amends/testing/kafka-topics';
import { describeOnOwnKafka } from '@amends/testing/kafka-lane';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import { remedyOf } from '../running/case-steps.ts';
import {
  READ_SERVICES,
  type ServiceProcesses,
  startServiceProcesses,
  TOPICS,
  WRITE_SERVICES,
} from '../running/service-processes.ts';
import {
  type Canaries,
  CANARY_SCOPES,
  dumpOf,
  eraseEverybody,
  foundIn,
  sayEverything,
} from './canaries.ts';

const NAMES = [...WRITE_SERVICES, ...READ_SERVICES];

/** One record as bytes of every part read as text: key, value, names and values of headers. */
const textOf = (parts: readonly (Buffer | string | null | undefined)[]): string =>
  parts.map((part) => part?.toString() ?? '').join('\n');

/** Every record of a topic from its first offset to the last one there is now. */
const recordsOf = async (brokers: readonly string[], topic: string): Promise<string[]> => {
  const kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const left = new Map(
    ends
      .filter(({ high, low }) => BigInt(high) > BigInt(low))
      .map(({ partition, high }) => [partition, BigInt(high) - 1n]),
  );
  const records: string[] = [];
  if (left.size === 0) return records;
  const consumer = kafka.consumer({ groupId: `canary-${topic}-${process.pid}-${Date.now()}` });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ partition, message }) => {
        const headers = Object.entries(message.headers ?? {}).flatMap(([name, value]) => [
          name,
          ...[value ?? ''].flat(),
        ]);
        records.push(textOf([message.key, message.value, ...headers]));
        const last = left.get(partition);
        if (last !== undefined && BigInt(message.offset) >= last) left.delete(partition);
      },
    });
    await waitFor(() => left.size === 0, {
      description: `the whole of ${topic} to be read`,
      timeoutMs: 60_000,
    });
  } finally {
    await consumer.disconnect();
  }
  return records;
};

describeOnOwnKafka('personal data on Kafka', { brokers: 1 }, (kafka) => {
  let processes: ServiceProcesses;

  beforeAll(async () => {
    const { brokers } = kafka();
    await createTopics(brokers, TOPICS);
    processes = await startServiceProcesses({
      names: NAMES,
      log: { adapter: 'kafka', brokers },
      environment: { AMENDS_LOG_LEVEL: 'debug' },
    });
  });
  afterAll(() => processes?.end());

  /** Topics, databases and what the processes print; gives how many records there were. */
  const scan = async (canaries: Canaries): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const { name } of TOPICS) {
      const records = await recordsOf(kafka().brokers, name);
      expect({ name, found: foundIn(records.join('\n'), canaries) }).toEqual({ name, found: [] });
      counts[name] = records.length;
    }
    for (const name of NAMES) {
      const dump = await dumpOf(processes.databaseUrl(name));
      expect({ name, found: foundIn(dump, canaries) }).toEqual({ name, found: [] });
      expect({ name, found: foundIn(processes.output(name), canaries) }).toEqual({
        name,
        found: [],
      });
    }
    return counts;
  };

  it('is in clear in no record of any topic, before an erasure and after', async () => {
    const retailer = await processes.client(...CANARY_SCOPES);
    const { caseId, canaries } = await sayEverything(retailer);
    await waitFor(async () => (await remedyOf(retailer, caseId))?.status === 'offered', {
      description: 'the case to have gone through triage and remedy',
      timeoutMs: 60_000,
    });
    const before = await scan(canaries);
    expect(before['recovery.events']).toBeGreaterThan(10);
    await waitFor(async () => (await scan(canaries))['recovery.signals']! >= 2, {
      description: 'the purchase and the signal to be in their topic',
      timeoutMs: 30_000,
    });
    // What is scanned is what is there: the case is found by its id, the way a marker would be.
    const records = await recordsOf(kafka().brokers, 'recovery.events');
    expect(foundIn(records.join('\n'), { caseId })).toEqual(['caseId']);

    await eraseEverybody(retailer);
    await waitFor(
      async () => {
        const all = await recordsOf(kafka().brokers, 'recovery.events');
        return all.filter((record) => record.includes('CustomerErased')).length === 3;
      },
      { description: 'the erasures to be in the topic', timeoutMs: 60_000 },
    );
    await scan(canaries);
  });
});
