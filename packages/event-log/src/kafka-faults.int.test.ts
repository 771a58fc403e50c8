import { connect } from 'node:net';
import { describeOnOwnKafka, describeOnSharedKafka } from '@amends/testing/kafka-lane';
import { startTcpProxy, type TcpProxy } from '@amends/testing/tcp-proxy';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import { testRecord, testRecords } from './contract-support.fixture.ts';
import { makeKafka } from './kafka-client.ts';
import { openKafkaLog } from './kafka-log.ts';
import { CLIENT_SETTINGS, PRODUCER_SETTINGS, SEND_SETTINGS } from './kafka-options.ts';
import { makeSender } from './kafka-producer.ts';
import { createKafkaTopics } from './kafka-topics.ts';
import type { EventLog, ReceivedRecord } from './types.ts';

let serial = 0;
const freshTopic = async (
  brokers: string[],
  partitions: number,
  replication = 1,
): Promise<string> => {
  serial += 1;
  const name = `faults.${process.pid}.${serial}`;
  const options = { brokers, clientId: 'faults' };
  await createKafkaTopics(options, [{ name, partitions, replication }]);
  return name;
};

/** Reads a topic from the start until `count` records are there. */
const readAll = async (log: EventLog, topic: string, count: number): Promise<ReceivedRecord[]> => {
  const seen: ReceivedRecord[] = [];
  const subscription = await log.subscribe({
    group: `read-${topic}`,
    topics: [topic],
    loadPosition: async () => 0n,
    handle: async ({ records }) => {
      seen.push(...records);
      return records.at(-1)!.offset + 1n;
    },
  });
  await waitFor(() => seen.length >= count, { description: `${count} records`, timeoutMs: 40_000 });
  await subscription.stop(5_000);
  return seen;
};

describeOnSharedKafka('Kafka behind a bad network', (kafka) => {
  let proxy: TcpProxy;
  let log: EventLog;

  beforeAll(async () => {
    const [host, port] = kafka().brokers[0]!.split(':');
    proxy = await startTcpProxy({ host: host!, port: Number(port) });
    log = openKafkaLog({ brokers: kafka().brokers, clientId: 'faults' });
  });
  afterAll(async () => {
    await log.close();
    await proxy.close();
  });

  // The broker names its own address in its metadata, so every socket is sent through the proxy.
  const proxied = () =>
    new Kafka({
      ...CLIENT_SETTINGS,
      brokers: kafka().brokers,
      clientId: 'proxied',
      logLevel: logLevel.NOTHING,
      socketFactory: ({ onConnect }) =>
        connect({ host: proxy.host, port: proxy.port }, onConnect as () => void),
    });

  it('gives a send without an answer up as unknown and loses nothing by a resend', async () => {
    const topic = await freshTopic(kafka().brokers, 1);
    const sender = makeSender(proxied(), 3_000);
    const record = (seq: number) => testRecord({ topic, partitions: 1, key: 'k', seq });
    await sender.send([record(1)]);
    proxy.blackHole('answers');
    await expect(sender.send([record(2)])).rejects.toMatchObject({ kind: 'unknown' });
    await waitFor(async () => (await log.endOffsets(topic))[0] === 2n, {
      description: 'the unanswered record to be in the log',
    });
    proxy.heal();
    await Promise.all([sender.send([record(2)]), sender.send([record(3)])]);
    const seqs = (await readAll(log, topic, 4)).map(({ headers }) => headers.ce_producerseq);
    expect(seqs).toEqual(['1', '2', '2', '3']);
    await sender.disconnect();
  });

  it('loses an acknowledged record with two sends in flight: why there is one sender', async () => {
    const topic = await freshTopic(kafka().brokers, 1);
    const producer = proxied().producer({ ...PRODUCER_SETTINGS, createPartitioner: () => () => 0 });
    await producer.connect();
    const send = (value: string) =>
      producer.send({ ...SEND_SETTINGS, topic, messages: [{ value, partition: 0 }] });
    await send('warm');
    proxy.blackHole('answers');
    const both = [send('A'), send('B')];
    await waitFor(async () => (await log.endOffsets(topic))[0]! >= 2n, {
      description: 'A to be in the log',
    });
    proxy.heal();
    await Promise.all(both);
    const end = Number((await log.endOffsets(topic))[0]);
    const values = (await readAll(log, topic, end)).map(({ value }) => value);
    // Both were acknowledged; what the log holds depends on who took whose number.
    expect(values).not.toEqual(['warm', 'A', 'B']);
    await producer.disconnect();
  });

  it('refuses to skip records that are gone from the log', async () => {
    const topic = await freshTopic(kafka().brokers, 1);
    await log.append(testRecords(topic, 1, 20));
    const admin = makeKafka({ brokers: kafka().brokers, clientId: 'faults' }).admin();
    await admin.connect();
    // Without the topic's metadata kafkajs refuses to delete.
    await admin.fetchTopicMetadata({ topics: [topic] });
    await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '15' }] });
    await admin.disconnect();
    let handled = 0;
    const subscription = await log.subscribe({
      group: `gone-${topic}`,
      topics: [topic],
      loadPosition: async () => 5n,
      handle: async ({ records }) => {
        handled += records.length;
        return records.at(-1)!.offset + 1n;
      },
    });
    await waitFor(() => subscription.health().crashed, { description: 'the refusal' });
    expect(subscription.health().crashed?.message).toContain('records 5 to 14 are gone');
    await log.append([testRecord({ topic, partitions: 1, key: 'k', seq: 21 })]);
    await subscription.stop(5_000);
    expect(handled).toBe(0);
  });

  it('refuses a record the broker will never take', async () => {
    const topic = await freshTopic(kafka().brokers, 1);
    const record = testRecord({ topic, partitions: 1, key: 'k', seq: 1 });
    const huge = { ...record, value: JSON.stringify('x'.repeat(2_000_000)) };
    await expect(log.append([huge])).rejects.toMatchObject({ kind: 'fatal' });
    await log.append([record]);
    expect(await readAll(log, topic, 1)).toHaveLength(1);
  });

  it('refuses a topic with another number of partitions', async () => {
    const topic = await freshTopic(kafka().brokers, 2);
    const options = { brokers: kafka().brokers, clientId: 'faults' };
    const other = [{ name: topic, partitions: 3, replication: 1 }];
    await expect(createKafkaTopics(options, other)).rejects.toThrow('has 2 partitions');
  });
});

describeOnOwnKafka('Kafka of three brokers', { brokers: 3 }, (kafka) => {
  it('keeps what was acknowledged, in order, while leaders are killed', async () => {
    const { brokers } = kafka();
    const topic = await freshTopic(brokers, 6, 3);
    const log = openKafkaLog({ brokers, clientId: 'leaders', sessionTimeoutMs: 6_000 });
    const records = testRecords(topic, 6, 2_000);
    const seen: ReceivedRecord[] = [];
    const subscription = await log.subscribe({
      group: `leaders-${topic}`,
      topics: [topic],
      loadPosition: async (_topic, partition) =>
        (seen.findLast((record) => record.partition === partition)?.offset ?? -1n) + 1n,
      handle: async ({ records: page }) => {
        seen.push(...page);
        return page.at(-1)!.offset + 1n;
      },
    });
    await subscription.ready;
    let failures = 0;
    const appendUntilAcked = async (page: typeof records): Promise<void> => {
      for (;;) {
        try {
          return await log.append(page);
        } catch {
          failures += 1;
          if (failures > 20) throw new Error('the cluster does not come back');
        }
      }
    };
    for (let at = 0; at < records.length; at += 100) {
      if (at === 500) await kafka().kill9(0);
      if (at === 1_200) await kafka().start(0);
      if (at === 1_500) await kafka().kill9(1);
      await appendUntilAcked(records.slice(at, at + 100));
    }
    const distinct = () => new Set(seen.map(({ headers }) => headers.ce_producerseq)).size;
    await waitFor(() => distinct() === 2_000, { description: 'all events', timeoutMs: 60_000 });
    for (let partition = 0; partition < 6; partition += 1) {
      const own = seen.filter((record) => record.partition === partition);
      const firsts = [...new Set(own.map(({ headers }) => Number(headers.ce_producerseq)))];
      expect(firsts).toEqual(firsts.toSorted((a, b) => a - b));
      const offsets = own.map(({ offset }) => offset);
      expect(new Set(offsets).size).toBe(offsets.length);
    }
    await subscription.stop(5_000);
    await log.close();
  });
});
