import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

const minutesAgo = (minutes: number): string =>
  new Date(Date.now() - minutes * 60_000).toISOString();

let sent = 0;
/** Failures at a till about one transaction. */
const fail = async (storeId: string, transaction: string, times: number, change: object = {}) => {
  const { time = minutesAgo(5), data = {} } = change as { time?: string; data?: object };
  const events = Array.from({ length: times }, () => {
    sent += 1;
    return {
      ...{ specversion: '1.0', id: `failure-${sent}`, source: `/stores/${storeId}/workstations/2` },
      ...{ type: 'pos.payment_failed', time, data: { transaction, ...data } },
    };
  });
  const headers = { 'content-type': 'application/cloudevents-batch+json' };
  const answer = await send(intake, { url: '/v1/events', body: events, headers });
  expect(answer.status).toBe(202);
  return events;
};

const buy = async (storeId: string, transactionRef: string, customer: string) => {
  const item = {
    ...{ externalId: `sale-${storeId}-${transactionRef}`, customerReference: customer, storeId },
    ...{ purchasedAt: minutesAgo(4), kind: 'sale', transactionRef },
    amount: { amount: 1_000, currency: 'EUR' },
  };
  const body = { source: 'tills', items: [item] };
  expect((await send(intake, { url: '/v1/purchases', body })).status).toBe(202);
};

const openedAt = async (storeId: string): Promise<string[]> => {
  const { rows } = await intake.ownerPool.query(
    `select stream_id from events
     where type = 'FailureDetected' and data->>'storeId' = $1 order by seq`,
    [storeId],
  );
  return rows.map(({ stream_id }) => stream_id);
};
const opened = (storeId: string, number: number) =>
  waitFor(
    async () => {
      const streams = await openedAt(storeId);
      return streams.length === number ? streams : null;
    },
    { description: `${number} cases of store ${storeId}`, timeoutMs: 30_000 },
  ) as Promise<string[]>;

/** A matter of the store with so many signals, whether it opened a case or not. */
const gathered = (storeId: string, transaction: string, signals: number) =>
  waitFor(
    async () => {
      const { rowCount } = await intake.ownerPool.query(
        'select from silent_failure where store_id = $1 and matter = $2 and signals = $3',
        [storeId, `transaction ${transaction}`, signals],
      );
      return rowCount === 1;
    },
    { description: `${signals} signals of ${transaction}`, timeoutMs: 30_000 },
  );

describe('a failure that nobody complains of', () => {
  it('R-001, R-006: opens one case for whoever bought, on the firm’s initiative', async () => {
    const events = await fail('51', 't-1', 3);
    await gathered('51', 't-1', 3);
    expect(await openedAt('51')).toEqual([]);
    await buy('51', 't-1', 'customer-51');
    const [stream] = await opened('51', 1);
    const [detected] = await eventsOf(intake, stream!);
    expect(detected.data).toMatchObject({
      ...{ storeId: '51', initiation: 'firm', signalKind: 'payment_failed' },
      ...{ transactionRef: 't-1', reasonCode: 'failure_cluster', occurredAt: events[0]!.time },
    });
    expect(detected.data.customerId).toBeDefined();
    await fail('51', 't-1', 2);
    await gathered('51', 't-1', 5);
    expect(await openedAt('51')).toHaveLength(1);
  });

  it('counts the signals of a transaction that come one by one', async () => {
    await buy('56', 't-1', 'customer-56');
    await fail('56', 't-1', 1);
    await fail('56', 't-1', 1);
    await gathered('56', 't-1', 2);
    expect(await openedAt('56')).toEqual([]);
    await fail('56', 't-1', 1);
    const [stream] = await opened('56', 1);
    expect((await eventsOf(intake, stream!))[0].data).toMatchObject({ transactionRef: 't-1' });
  });

  it('opens none for two signals, for old ones, and for a transaction of nobody', async () => {
    await buy('52', 'few', 'customer-52a');
    await fail('52', 'few', 2);
    await buy('52', 'old', 'customer-52b');
    await fail('52', 'old', 4, { time: minutesAgo(60 * 24 * 4) });
    await fail('52', 'nobody', 4);
    await gathered('52', 'nobody', 4);
    expect(await openedAt('52')).toEqual([]);
  });

  it('opens none for a customer whose complaint is there', async () => {
    const body = {
      ...{ storeId: '53', channel: 'telephone_hotline', narrative: 'My card was refused.' },
      customer: { reference: 'customer-53' },
    };
    expect((await send(intake, { url: '/v1/cases', body })).status).toBe(201);
    await waitFor(
      async () => {
        const sql = "select from case_fact where store_id = '53' and customer_id is not null";
        return (await intake.ownerPool.query(sql)).rowCount === 1;
      },
      { description: 'the complaint to be heard', timeoutMs: 30_000 },
    );
    await buy('53', 't-1', 'customer-53');
    await fail('53', 't-1', 3);
    await gathered('53', 't-1', 3);
    expect(await openedAt('53')).toEqual([]);
  });

  it('opens none where an incident covers the till', async () => {
    const incident = {
      ...{ storeId: '54', complaintCode: 'pos_outage', workstations: ['2'] },
      startedAt: minutesAgo(30),
    };
    expect((await send(intake, { url: '/v1/incidents', body: incident })).status).toBe(201);
    await buy('54', 't-1', 'customer-54');
    await fail('54', 't-1', 3);
    await gathered('54', 't-1', 3);
    expect(await openedAt('54')).toEqual([]);
  });

  it('opens no more cases of a store in an hour than the rules say', async () => {
    const rules = { silentFailure: { signals: 3, casesPerHour: 2 } };
    const url = '/v1/early-warning-rules';
    expect((await send(intake, { url, body: rules })).status).toBe(201);
    for (const n of [1, 2, 3, 4]) await buy('55', `t-${n}`, `customer-55-${n}`);
    for (const n of [1, 2, 3, 4]) await fail('55', `t-${n}`, 3);
    await gathered('55', 't-4', 3);
    expect(await openedAt('55')).toHaveLength(2);
  });
});

describe('payments that fail too often', () => {
  const hour = (hours: number, failures: number) =>
    Array.from({ length: 40 }, (_, n) => ({
      ...{ specversion: '1.0', id: `h-${hours}-${n}`, source: '/stores/56/workstations/4' },
      ...{ type: n < failures ? 'pos.payment_failed' : 'pos.queue_time' },
      time: new Date(
        Math.floor(Date.now() / 3_600_000) * 3_600_000 - hours * 3_600_000 + n * 1_000,
      ).toISOString(),
      data: { transaction: `h-${hours}-${n}`, ringSeconds: 20 },
    }));

  it('R-080: make an outage suspect, of the till that is warned of, once', async () => {
    const headers = { 'content-type': 'application/cloudevents-batch+json' };
    for (const hours of [7, 6, 5, 4, 3, 2]) {
      await send(intake, { url: '/v1/events', body: hour(hours, hours % 2), headers });
    }
    await send(intake, { url: '/v1/events', body: hour(1, 14), headers });
    const url = '/v1/incidents?filter[storeId][eq]=56';
    const list = async () => (await send(intake, { url })).body.data;
    const [incident] = await waitFor(
      async () => {
        const found = await list();
        return found.length > 0 ? found : null;
      },
      { description: 'an outage to be suspected', timeoutMs: 30_000 },
    );
    expect(incident).toMatchObject({
      ...{ status: 'suspected', origin: 'early_warning', complaintCode: 'pos_outage' },
      workstations: ['4'],
    });
    expect(await list()).toHaveLength(1);
  });
});
