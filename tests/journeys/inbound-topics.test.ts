import type { Client } from '@amends/client/open-client';
import { describeOnOwnKafka } from '@amends/testing/kafka-lane';
import { sendRecords } from '@amends/testing/kafka-records';
import { createTopics } from '@amends/testing/kafka-topics';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { pageThrough } from '../running/page-through.ts';
import {
  type ServiceProcesses,
  startServiceProcesses,
  TOPICS,
} from '../running/service-processes.ts';

const FIRST = 20;
const REFUNDS = 40;

/** A refund that the provider refused: it opens a case, so that its effect can be counted. */
const refundFailed = (number: number) => ({
  key: '9',
  headers: {
    ce_specversion: '1.0',
    ce_id: `refund-${number}`,
    ce_source: '/stores/9',
    ce_type: 'pos.refund_failed',
    ce_time: '2026-06-08T07:25:00Z',
    'content-type': 'application/json',
  },
  value: JSON.stringify({ paymentRef: `payment-${number}` }),
});
const refunds = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => refundFailed(from + at));

interface Source {
  readonly deliveries: { readonly dead: number };
}

describeOnOwnKafka('topics of the retailer on Kafka', { brokers: 1 }, (kafka) => {
  let processes: ServiceProcesses;
  let client: Client;
  let analyst: Client;

  beforeAll(async () => {
    const { brokers } = kafka();
    const own = ['pos.inbound', 'purchases.inbound'].map((name) => ({ name, partitions: 3 }));
    await createTopics(brokers, [...TOPICS, ...own]);
    // What was sent before intake ever ran is read too.
    await sendRecords(brokers, 'pos.inbound', refunds(0, FIRST));
    processes = await startServiceProcesses({
      names: ['intake', 'case-files'],
      log: { adapter: 'kafka', brokers },
      environment: {
        AMENDS_POS_INBOUND_SOURCE: 'tills',
        AMENDS_PURCHASES_INBOUND_SOURCE: 'till-purchases',
      },
    });
    client = await processes.client('operations:read', 'operations:write');
    analyst = await processes.client('analytics:read');
    for (const sourceId of ['tills', 'till-purchases']) {
      await client.post('/intake/v1/sources', { sourceId, vendor: 'inbound_topic' });
    }
  });

  afterAll(() => processes?.end());

  const cases = async (): Promise<number> =>
    (await pageThrough(analyst, '/case-files/v1/cases')).length;
  const casesToBe = (count: number) =>
    waitFor(async () => (await cases()) >= count, {
      description: `${count} cases`,
      timeoutMs: 90_000,
      intervalMs: 250,
    });

  it('are read from their beginning, past a record that is none (POS-30)', async () => {
    await casesToBe(FIRST);
    await sendRecords(kafka().brokers, 'pos.inbound', [{ key: '9', value: 'no event' }]);
    await sendRecords(kafka().brokers, 'pos.inbound', refunds(FIRST, FIRST + 1));
    await casesToBe(FIRST + 1);
    await waitFor(
      async () => {
        const { body } = await client.get<Source>('/intake/v1/sources/tills');
        return body.deliveries.dead === 1;
      },
      { description: 'the record to be a dead letter' },
    );
  });

  it('have one effect per fact over a kill and a restart, however often sent', async () => {
    await sendRecords(kafka().brokers, 'pos.inbound', refunds(0, REFUNDS));
    await processes.kill('intake');
    await sendRecords(kafka().brokers, 'pos.inbound', refunds(0, REFUNDS));
    await processes.start('intake');
    await casesToBe(REFUNDS);
    await sendRecords(kafka().brokers, 'pos.inbound', refunds(REFUNDS, REFUNDS + 1));
    await casesToBe(REFUNDS + 1);
    expect(await cases()).toBe(REFUNDS + 1);
  });

  it('bring purchases too (R-015)', async () => {
    const purchase = {
      externalId: 'p-1',
      customerReference: 'card-77',
      storeId: '9',
      purchasedAt: '2026-06-01T10:00:00Z',
      kind: 'gift',
      amount: { amount: 500, currency: 'EUR' },
    };
    const sale = { ...purchase, externalId: 'p-2', kind: 'sale' };
    const values = [purchase, sale].map((each) => ({ key: '9', value: JSON.stringify(each) }));
    await sendRecords(kafka().brokers, 'purchases.inbound', values);
    await waitFor(
      async () => {
        const { body } = await client.get<Source>('/intake/v1/sources/till-purchases');
        return body.deliveries.dead === 1;
      },
      { description: 'the odd purchase to be a dead letter' },
    );
    const importer = await processes.client('intake:ingest');
    const repeated = await importer.post<{ items: { result: string }[] }>('/intake/v1/purchases', {
      source: 'till-purchases',
      items: [sale],
    });
    expect(repeated.body.items).toMatchObject([{ result: 'duplicate' }]);
  });
});
