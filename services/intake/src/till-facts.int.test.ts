import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gatherTillFacts } from './facts/customer-till-facts.ts';
import { type Intake, openIntake, send } from './intake.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

/** A till tells it; its id. */
const tell = async (type: string, data: object): Promise<string> => {
  const id = uuidv7();
  const body = {
    ...{ specversion: '1.0', id, source: '/stores/9', type },
    ...{ time: new Date().toISOString(), data },
  };
  const headers = { 'content-type': 'application/cloudevents+json' };
  const answer = await send(intake, { url: '/v1/events', body, headers });
  expect(answer.status).toBe(202);
  return id;
};
const notedOf = async (kind: string) => {
  const sql = `select data from events where type = 'CustomerTillFactNoted'
    and data->>'kind' = $1 order by seq`;
  return (await intake.ownerPool.query(sql, [kind])).rows.map(({ data }) => data);
};
const heard = (type: string, count: number) =>
  waitFor(
    async () => {
      const sql = `select count(*)::int as n from events where type = 'CustomerTillFactNoted'
        and data->>'kind' = $1`;
      return (await intake.ownerPool.query(sql, [type])).rows[0].n === count;
    },
    { description: `${count} ${type}`, timeoutMs: 20_000 },
  );

describe('what tills tell of a known customer', () => {
  it('ABU-02: is told on where a payment failed or an item came back', async () => {
    const customerReference = 'concorde';
    await tell('pos.payment_failed', { reasonCode: 'declined' });
    await tell('pos.sale_returned', { customerReference });
    await tell('pos.payment_failed', { customerReference, reasonCode: 'declined' });
    await tell('pos.sale_returned', { customerReference, productRef: 'coconut' });
    await heard('payment_failed', 1);
    await heard('item_returned', 1);
    const [failed] = await notedOf('payment_failed');
    const [returned] = await notedOf('item_returned');
    expect(failed).toMatchObject({ storeId: '9', customerId: returned.customerId });
    expect(returned).toMatchObject({ productRef: 'coconut' });
    expect(JSON.stringify([failed, returned])).not.toContain(customerReference);
  });

  it('is not told of somebody who was erased before it was heard', async () => {
    const customerReference = 'dinky';
    await tell('pos.payment_failed', { customerReference });
    await heard('payment_failed', 2);
    const [, { customerId }] = await notedOf('payment_failed');
    const sql = `select type, data from events where type = 'SignalReceived'
      and data->>'customerId' = $1 order by seq`;
    const signals = (await intake.ownerPool.query(sql, [customerId])).rows;
    // As the detector hears it, from a log that it reads late.
    const reactionsNow = async () => {
      const client = await intake.pool.connect();
      try {
        const note = await gatherTillFacts(client, signals);
        return signals.flatMap((signal) => note(signal)).length;
      } finally {
        client.release();
      }
    };
    expect(await reactionsNow()).toBe(1);
    const erasure = { subject: { reference: customerReference }, reason: 'customer_request' };
    expect((await send(intake, { url: '/v1/erasures', body: erasure })).status).toBe(200);
    expect(await reactionsNow()).toBe(0);
  });
});
