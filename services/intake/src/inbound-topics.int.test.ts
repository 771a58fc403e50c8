import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Intake, openIntake, send } from './intake.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake(
    { posInboundSource: 'tills', purchasesInboundSource: 'till-purchases' },
    ['pos.inbound', 'purchases.inbound'],
  );
});
afterAll(() => intake?.close());

const register = (sourceId: string, storeId?: string) =>
  send(intake, { url: '/v1/sources', body: { sourceId, vendor: 'inbound_topic', storeId } });

interface Sent {
  readonly value: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}
const put = (topic: string, ...records: readonly Sent[]) =>
  intake.log.append(
    records.map(({ value, headers = {} }) => ({ topic, partition: 3, key: '9', value, headers })),
  );

const event = (id: string, facts: object = {}) => ({
  specversion: '1.0',
  id,
  source: '/stores/9/workstations/3',
  type: 'pos.line_voided',
  time: '2026-06-08T07:25:00Z',
  data: { transaction: `t-${id}`, customerReference: 'card-holder-77' },
  ...facts,
});
const structured = (id: string, facts: object = {}): Sent => ({
  value: JSON.stringify(event(id, facts)),
  headers: { 'content-type': 'application/cloudevents+json' },
});

const storedOf = async (type: string) =>
  (await intake.ownerPool.query('select data from events where type = $1 order by seq', [type]))
    .rows;
const refsOf = async () =>
  (await storedOf('SignalReceived')).map(({ data }) => data.transactionRef as string);
const heardRef = (ref: string) =>
  waitFor(async () => (await refsOf()).includes(ref), { description: `${ref} to be stored` });

const deadOf = async (sourceId: string) => {
  const url = `/v1/sources/${sourceId}/deliveries?filter[state][eq]=dead`;
  return (await send(intake, { url })).body.data;
};
const oneDead = (sourceId: string, reason: string) =>
  waitFor(
    async () => {
      const dead = await deadOf(sourceId);
      return dead.find(({ reasons }: { reasons: string[] }) => reasons.includes(reason));
    },
    { description: `a dead letter for ${reason}` },
  );

describe('the topic pos.inbound', () => {
  it('waits until its source is registered (POS-31)', async () => {
    await put('pos.inbound', structured('1'));
    await waitFor(
      async () => {
        const lines = await intake.service.health();
        const line = lines.find(({ name }) => name === 'pos.inbound');
        return line?.detail.includes('not registered') === true;
      },
      { description: 'the topic to say why it waits' },
    );
    await register('tills', '9');
    await heardRef('t-1');
  });

  it('brings CloudEvents in both modes, each stored once however sent (POS-30)', async () => {
    const { data, ...attributes } = event('2');
    const headers = Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [`ce_${name}`, String(value)]),
    );
    const binary = { value: JSON.stringify(data), headers };
    await put('pos.inbound', binary, binary, structured('2'), structured('1'), structured('3'));
    await heardRef('t-3');
    const overHttp = await send(intake, {
      url: '/v1/events',
      body: event('3'),
      headers: { 'content-type': 'application/cloudevents+json' },
    });
    expect(overHttp.headers['x-idempotency-lookup']).toBe('hit');
    expect(await refsOf()).toEqual(['t-1', 't-2', 't-3']);
    const [{ data: signal }] = await storedOf('SignalReceived');
    expect(signal).toMatchObject({ storeId: '9', sourceId: 'tills', workstation: '3' });
    expect(signal.customerId).toBeDefined();
  });

  it('goes on behind what cannot be taken, which can be mapped again (P15)', async () => {
    const broken = { value: '{"specversion":"1.0","card-holder-77":' };
    const elsewhere = structured('4', { source: '/stores/8' });
    const empty = { value: null };
    await put('pos.inbound', broken, elsewhere, empty, structured('5'));
    await heardRef('t-5');
    await oneDead('tills', 'unreadable');
    const dead = await oneDead('tills', 'event_refused');
    const body = { locations: [{ location: 'annex', storeId: '8' }] };
    await send(intake, { url: '/v1/sources/tills/locations', body });
    const url = `/v1/sources/tills/deliveries/${dead.deliveryId}/replays`;
    expect((await send(intake, { url, body: {} })).status).toBe(202);
    await heardRef('t-4');
  });

  it('leaves nothing personal in the log or in the database but sealed', async () => {
    const { rows } = await intake.ownerPool.query(
      `select (select string_agg(e::text, ' ') from events e) as events,
              (select string_agg(d::text, ' ') from source_delivery d) as deliveries,
              (select string_agg(encode(content, 'escape'), ' ')
               from personal_data.delivery) as sealed`,
    );
    expect(rows[0].events).toContain('t-5');
    expect(JSON.stringify(rows[0])).not.toContain('card-holder-77');
  });
});

describe('the topic purchases.inbound', () => {
  const purchase = (externalId: string, facts: object = {}): Sent => ({
    value: JSON.stringify({
      externalId,
      customerReference: 'card-holder-78',
      storeId: '9',
      purchasedAt: '2026-06-01T10:00:00Z',
      kind: 'sale',
      amount: { amount: 500, currency: 'EUR' },
      ...facts,
    }),
  });

  it('brings purchases under pseudonyms, each once however sent (R-015)', async () => {
    await register('till-purchases');
    await put('purchases.inbound', purchase('p-1'), purchase('p-1'), purchase('p-2'));
    const stored = await waitFor(
      async () => {
        const rows = await storedOf('PurchaseRecorded');
        return rows.length >= 2 && rows.map(({ data }) => data);
      },
      { description: 'two purchases to be stored' },
    );
    expect(stored).toHaveLength(2);
    expect(stored[0].customerId).toBe(stored[1].customerId);
    expect(JSON.stringify(stored)).not.toContain('card-holder-78');
    const { externalId, ...facts } = JSON.parse(purchase('p-1').value!);
    const body = { source: 'till-purchases', items: [{ externalId, ...facts }] };
    const overHttp = await send(intake, { url: '/v1/purchases', body });
    expect(overHttp.body.items).toMatchObject([{ result: 'duplicate' }]);
  });

  it('keeps what is no purchase, or another under a known id, as a dead letter', async () => {
    await put('purchases.inbound', purchase('p-3', { kind: 'gift' }), purchase('p-4'));
    await put('purchases.inbound', purchase('p-1', { kind: 'refund' }));
    await oneDead('till-purchases', 'unexpected_shape');
    await oneDead('till-purchases', 'event_refused');
    expect(await storedOf('PurchaseRecorded')).toHaveLength(3);
  });
});
