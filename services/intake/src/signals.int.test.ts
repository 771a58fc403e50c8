import { signDeviceRequest } from '@amends/service-kit/device-hmac';
import { uuidv7 } from '@amends/service-kit/ids';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

/** A store has a stream a day, and a test may begin on one day and end on the next. */
const newestStream = async (prefix: string): Promise<string> => {
  const sql = 'select stream_id from events where stream_id like $1 order by seq desc limit 1';
  return (await intake.ownerPool.query(sql, [`${prefix}%`])).rows[0].stream_id;
};

describe('signals', () => {
  const event = (id: string, change: object = {}) => ({
    specversion: '1.0',
    id,
    source: '/stores/9/workstations/3',
    type: 'pos.line_voided',
    time: '2026-06-08T07:25:00Z',
    data: { transaction: id, amount: { amount: 9366, currency: 'USD' } },
    ...change,
  });
  const single = { 'content-type': 'application/cloudevents+json' };
  const batch = { 'content-type': 'application/cloudevents-batch+json' };
  const stored = async (): Promise<number> =>
    (
      await intake.ownerPool.query(
        "select count(*)::int as n from events where stream_id like 'signals-9-%'",
      )
    ).rows[0].n;

  it('are stored once however often they come', async () => {
    const before = await stored();
    const request = { url: '/v1/events', body: event('e-1'), headers: single };
    const first = await send(intake, request);
    expect([first.status, first.headers['x-idempotency-lookup']]).toEqual([202, 'miss']);
    const again = await Promise.all(Array.from({ length: 50 }, () => send(intake, request)));
    for (const one of again) {
      expect([one.status, one.headers['x-idempotency-lookup']]).toEqual([202, 'hit']);
      expect(one.body).toEqual(first.body);
    }
    expect(await stored()).toBe(before + 1);
  });

  it('with a known id and another body are refused', async () => {
    await send(intake, { url: '/v1/events', body: event('e-2'), headers: single });
    const changed = event('e-2', { time: '2026-06-08T07:26:00Z' });
    const answer = await send(intake, { url: '/v1/events', body: changed, headers: single });
    expect([answer.status, answer.body.code]).toEqual([422, 'id_reused']);
  });

  it('of a batch are judged one by one, in order', async () => {
    const customer = event('e-6', { data: { customerReference: 'card-77' } });
    const body = [
      event('e-3'),
      event('e-4', { type: 'pos.unheard_of' }),
      event('e-5', { time: 'noon' }),
      customer,
    ];
    const answer = await send(intake, { url: '/v1/events', body, headers: batch });
    expect(answer.status).toBe(202);
    expect(answer.body.results).toMatchObject([
      { status: 'accepted', id: 'e-3', repeated: false },
      { status: 'ignored', id: 'e-4' },
      { status: 'rejected', id: 'e-5', problem: { code: 'validation_failed' } },
      { status: 'accepted', id: 'e-6' },
    ]);
    expect(await intake.service.health()).toContainEqual({
      name: 'ignored-events',
      ok: true,
      detail: '1 of unknown type',
    });
    const last = (await eventsOf(intake, await newestStream('signals-9-'))).at(-1);
    expect(last).toMatchObject({ type: 'SignalReceived', meta: { partitionKey: '9' } });
    expect(JSON.stringify(last.data)).not.toContain('card-77');
  });

  it('must be sent as what they are', async () => {
    const answer = await send(intake, { url: '/v1/events', body: [event('x')], headers: single });
    expect([answer.status, answer.body.code]).toEqual([422, 'validation_failed']);
  });

  it('of a device are accepted for its own store only, until it is revoked', async () => {
    const registered = await send(intake, {
      url: '/v1/devices',
      body: { deviceId: 'till-1', storeId: '9' },
      key: 'till-1',
    });
    expect(registered.status).toBe(201);
    const secret = Buffer.from(registered.body.secret, 'base64');
    expect(secret).toHaveLength(32);
    const repeated = await send(intake, {
      url: '/v1/devices',
      body: { deviceId: 'till-1', storeId: '9' },
      key: 'till-1',
    });
    expect(repeated.body).toEqual(registered.body);
    const signed = async (body: object, secrets = [secret]) => {
      const payload = JSON.stringify(body);
      const headers = signDeviceRequest({
        deviceId: 'till-1',
        secrets,
        id: uuidv7(),
        timestampSeconds: Math.floor(Date.now() / 1000),
        method: 'POST',
        path: '/intake/v1/events',
        body: payload,
      });
      const response = await intake.app.inject({
        method: 'POST',
        url: '/v1/events',
        headers: { ...headers, ...single },
        payload,
      });
      return [response.statusCode, JSON.parse(response.body).code];
    };
    expect(await signed(event('d-1'))).toEqual([202, undefined]);
    expect(await signed(event('d-2', { source: '/stores/8' }))).toEqual([403, 'forbidden']);
    expect(await signed(event('d-3'), [Buffer.alloc(32)])).toEqual([401, 'unauthenticated']);
    const revocations = '/v1/devices/till-1/revocations';
    const odd = await send(intake, { url: revocations, body: { revokedAt: '2020-01-01' } });
    expect([odd.status, odd.body.code]).toEqual([422, 'validation_failed']);
    expect((await send(intake, { url: revocations, body: {} })).status).toBe(201);
    expect(await signed(event('d-4'))).toEqual([401, 'unauthenticated']);
    const types = (await eventsOf(intake, 'device-till-1')).map(({ type }) => type);
    expect(types).toEqual(['DeviceRegistered', 'DeviceRevoked']);
  });
});

describe('purchases', () => {
  it('are recorded under the pseudonym of the customer, once (R-015)', async () => {
    const item = {
      externalId: 'p-1',
      customerReference: 'card-77',
      storeId: '9',
      purchasedAt: '2026-06-01T10:00:00Z',
      kind: 'sale',
      amount: { amount: 500, currency: 'EUR' },
    };
    const items = [item, { ...item, externalId: 'p-2' }, { ...item, kind: 'gift' }];
    const request = { url: '/v1/purchases', body: { source: 'till', items } };
    const results = async () =>
      (await send(intake, request)).body.items.map((one: { result: string }) => one.result);
    expect(await results()).toEqual(['accepted', 'accepted', 'rejected']);
    expect(await results()).toEqual(['duplicate', 'duplicate', 'rejected']);
    const events = await eventsOf(intake, await newestStream('purchases-9-'));
    expect(events).toHaveLength(2);
    const report = {
      storeId: '9',
      channel: 'telephone_hotline',
      narrative: 'The parcel was delayed',
      customer: { reference: 'card-77' },
    };
    const reported = await send(intake, { url: '/v1/cases', body: report });
    const [failure] = await eventsOf(intake, `failure-${reported.body.caseId}`);
    expect(events[0].data.customerId).toBe(failure.data.customerId);
  });
});
