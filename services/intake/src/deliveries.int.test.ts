import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Intake, openIntake, send } from './intake.fixture.ts';
import type { Delivery } from './sources/adapter.ts';
import type { DeliveringVendor } from './sources/adapters.ts';
import { noteOwnRefunds } from './sources/own-refunds.ts';
import { NOTIFICATION_URL, SECRETS, SIGNERS } from './sources/signing.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake({ keepDeadDeliveryDays: 40 });
});
afterAll(() => intake?.close());

let sources = 0;
/** Registers a source of store 9 and gives its id. */
const register = async (vendor: DeliveringVendor, change: object = {}): Promise<string> => {
  sources += 1;
  const sourceId = `${vendor}-${sources}`;
  const answer = await send(intake, {
    url: '/v1/sources',
    body: {
      sourceId,
      vendor,
      storeId: '9',
      secret: SECRETS[vendor][0],
      ...(vendor === 'square' ? { notificationUrl: NOTIFICATION_URL } : {}),
      ...change,
    },
  });
  expect([answer.status, answer.body.id]).toEqual([201, sourceId]);
  return sourceId;
};

const deliver = async (
  sourceId: string,
  { headers, body }: Delivery,
  type = 'application/json',
) => {
  const response = await intake.app.inject({
    method: 'POST',
    url: `/v1/sources/${sourceId}/deliveries`,
    headers: { 'content-type': type, ...(headers as Record<string, string>) },
    payload: body,
  });
  return { status: response.statusCode, body: JSON.parse(response.body) };
};
const signed = (vendor: DeliveringVendor, body: unknown, secret = SECRETS[vendor][0]) =>
  SIGNERS[vendor]({
    body: typeof body === 'string' ? body : JSON.stringify(body),
    secret,
    nowMs: Date.now(),
  });

/** What became of a delivery, once it is settled. */
const settled = (sourceId: string, deliveryId: string) =>
  waitFor(
    async () => {
      const { body } = await send(intake, { url: `/v1/sources/${sourceId}/deliveries` });
      const found = body.data.find((one: { deliveryId: string }) => one.deliveryId === deliveryId);
      return found?.state === 'waiting' ? null : found;
    },
    { description: 'the delivery to be settled' },
  );

/** The signals of a source, in the order they were stored. */
const signalsOf = async (sourceId: string) =>
  (
    await intake.ownerPool.query(
      `select data from events where type = 'SignalReceived' and data->>'sourceId' = $1
       order by seq`,
      [sourceId],
    )
  ).rows.map(({ data }) => data);

const squareEvent = (type: string, object: object, id = 'ev-1') => ({
  event_id: id,
  type,
  created_at: '2026-06-08T07:00:00Z',
  data: { object },
});
const refund = (change: object = {}) => ({
  refund: {
    id: 'pay1_r1',
    status: 'PENDING',
    version: 7,
    amount_money: { amount: 1000, currency: 'USD' },
    payment_id: 'pay1',
    reason: 'Jane Doe was upset',
    updated_at: '2026-06-08T06:59:41.846Z',
    ...change,
  },
});

/** Delivers and waits until it is mapped. */
const process = async (vendor: DeliveringVendor, sourceId: string, body: unknown) => {
  const answer = await deliver(sourceId, signed(vendor, body));
  expect([answer.status, answer.body.status]).toEqual([202, 'accepted']);
  return settled(sourceId, answer.body.id);
};

describe('a delivery of a vendor', () => {
  it('is verified, stored, answered and mapped to a signal (POS-02)', async () => {
    const sourceId = await register('square');
    const row = await process('square', sourceId, squareEvent('refund.created', refund()));
    expect(row).toMatchObject({ state: 'mapped', signals: 1, reasons: [] });
    expect(await signalsOf(sourceId)).toEqual([
      {
        signalId: expect.any(String),
        kind: 'refund_issued',
        storeId: '9',
        sourceId,
        occurredAt: '2026-06-08T06:59:41.846Z',
        amount: { amount: 1000, currency: 'USD' },
        paymentRef: 'pay1',
      },
    ]);
  });

  it('has no effect a second time, and the same answer (POS-03)', async () => {
    const sourceId = await register('square');
    const sent = signed('square', squareEvent('refund.created', refund()));
    const answers = await Promise.all(Array.from({ length: 20 }, () => deliver(sourceId, sent)));
    const ids = new Set(answers.map(({ status, body }) => `${status} ${body.id}`));
    expect(ids.size).toBe(1);
    await settled(sourceId, answers[0]!.body.id);
    const counts = (await send(intake, { url: `/v1/sources/${sourceId}` })).body.deliveries;
    expect(counts).toEqual({ waiting: 0, mapped: 1, ignored: 0, dead: 0 });
    expect(await signalsOf(sourceId)).toHaveLength(1);
  });

  it('of another type under a known event id is a delivery of its own', async () => {
    const sourceId = await register('square');
    await process('square', sourceId, squareEvent('refund.created', refund()));
    const completed = refund({ status: 'COMPLETED', version: 10 });
    const row = await process('square', sourceId, squareEvent('refund.updated', completed));
    expect(row).toMatchObject({ state: 'mapped' });
    expect(await signalsOf(sourceId)).toHaveLength(1);
  });

  it('of a refund that the suite itself caused is no news (POS-10)', async () => {
    const sourceId = await register('square');
    const place = { remedyId: '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11', step: 1, attempt: 1 };
    const caseId = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a12';
    const amount = { amount: 1000, currency: 'USD' };
    const intended = {
      ...{ caseId, ...place, amount, paymentRef: 'own-pay', providerKey: 'own-key-1' },
      ...{ termsHash: 'a'.repeat(64), intendedAt: '2026-06-08T06:00:00Z' },
    };
    await noteOwnRefunds(intake.pool as never, [{ type: 'RefundIntended', data: intended }]);
    const own = refund({ id: 'own_r1', payment_id: 'own-pay' });
    const early = await process('square', sourceId, squareEvent('refund.created', own, 'ev-1'));
    expect(early).toMatchObject({ state: 'ignored', reasons: ['own_refund'] });
    const executedAt = '2026-06-08T06:00:01Z';
    const succeeded = { caseId, ...place, amount, providerRef: 'own_r1', executedAt };
    await noteOwnRefunds(intake.pool as never, [{ type: 'RefundSucceeded', data: succeeded }]);
    const named = await process('square', sourceId, squareEvent('refund.updated', own, 'ev-2'));
    expect(named).toMatchObject({ state: 'ignored', reasons: ['own_refund'] });
    const foreign = refund({ id: 'own_r2', payment_id: 'own-pay' });
    const other = squareEvent('refund.created', foreign, 'ev-3');
    expect(await process('square', sourceId, other)).toMatchObject({ state: 'mapped' });
  });

  it('of an older version is no news after a newer one (POS-09)', async () => {
    const sourceId = await register('square');
    const failed = refund({ status: 'FAILED', version: 10 });
    await process('square', sourceId, squareEvent('refund.updated', failed, 'ev-2'));
    const row = await process('square', sourceId, squareEvent('refund.created', refund()));
    expect(row).toMatchObject({ state: 'ignored', reasons: ['older_version'] });
    expect((await signalsOf(sourceId)).map(({ kind }) => kind)).toEqual(['refund_failed']);
  });

  it('keeps ids beyond 2^53 whole, down to the event (POS-04)', async () => {
    const sourceId = await register('shopify');
    const sent = signed(
      'shopify',
      `{"id": 890088186047892319, "order_id": 820982911946154508,
        "created_at": "2026-06-01T19:00:00-05:00",
        "transactions": [{"kind": "refund", "status": "success", "amount": "89.99",
          "currency": "USD"}]}`,
    );
    const headers = { ...sent.headers, 'x-shopify-topic': 'refunds/create' };
    const { body } = await deliver(sourceId, { ...sent, headers });
    await settled(sourceId, body.id);
    expect(await signalsOf(sourceId)).toMatchObject([
      { transactionRef: '820982911946154508', occurredAt: '2026-06-02T00:00:00Z' },
    ]);
  });

  it('that is no failure is counted and makes no signal (POS-08)', async () => {
    const sourceId = await register('toast');
    const event = { timestamp: '2026-06-08T07:00:00Z', guid: 'g', details: {} };
    const quiet = await process('toast', sourceId, { ...event, eventType: 'in_stock' });
    const unheard = await process('toast', sourceId, { ...event, eventType: 'moon_phase' });
    expect([quiet.reasons, unheard.reasons]).toEqual([['quiet'], ['unknown_type']]);
    expect(await signalsOf(sourceId)).toEqual([]);
  });

  it('may be a form', async () => {
    const sourceId = await register('lightspeed_x', { trialMappings: true });
    const payload = JSON.stringify({ id: 's-1', state: 'voided', version: 3 });
    const sent = signed('lightspeed_x', new URLSearchParams({ payload }).toString());
    const { status, body } = await deliver(sourceId, sent, 'application/x-www-form-urlencoded');
    expect(status).toBe(202);
    await settled(sourceId, body.id);
    expect(await signalsOf(sourceId)).toMatchObject([{ kind: 'sale_voided' }]);
  });

  it('may be encrypted; what was inside is mapped', async () => {
    const sourceId = await register('adyen_terminal');
    const row = await process('adyen_terminal', sourceId, {
      SaleToPOIRequest: {
        MessageHeader: {
          MessageClass: 'Event',
          MessageCategory: 'Event',
          MessageType: 'Notification',
          POIID: 'V400m-1',
        },
        EventNotification: { EventToNotify: 'Reject', TimeStamp: '2026-06-08T07:28:39Z' },
      },
    });
    expect(row).toMatchObject({ state: 'mapped' });
    expect(await signalsOf(sourceId)).toMatchObject([{ kind: 'terminal_unreachable' }]);
  });

  it('shows its code while Clover waits for it, then takes the code it gives', async () => {
    const sourceId = await register('clover', { secret: undefined });
    const shown = { headers: {}, body: Buffer.from('{"verificationCode":"5c1b-77"}') };
    expect((await deliver(sourceId, shown)).status).toBe(202);
    const source = await send(intake, { url: `/v1/sources/${sourceId}` });
    expect(source.body).toMatchObject({ verificationCode: '5c1b-77', liveSecrets: 0 });
    const [secret] = SECRETS.clover;
    const url = `/v1/sources/${sourceId}/secrets`;
    expect((await send(intake, { url, body: { secret } })).status).toBe(201);
    expect((await deliver(sourceId, shown)).status).toBe(401);
    const hint = { merchants: { M1: [{ objectId: 'O:1', type: 'UPDATE', ts: 1 }] } };
    const row = await process('clover', sourceId, hint);
    expect(row).toMatchObject({ state: 'ignored', reasons: ['hint_only'] });
  });
});

describe('a Standard Webhook', () => {
  const event = (id: string, change: object = {}) => ({
    specversion: '1.0',
    id,
    source: '/stores/9',
    type: 'pos.line_voided',
    time: '2026-06-08T07:10:00Z',
    data: { transaction: id },
    ...change,
  });

  it('brings a batch of which one bad event refuses itself only (POS-32)', async () => {
    const sourceId = await register('standard_webhooks');
    const batch = [event('w-1'), event('w-2', { time: 'noon' }), event('w-3')];
    const row = await process('standard_webhooks', sourceId, batch);
    expect(row).toMatchObject({ state: 'dead', reasons: ['event_refused'], signals: 2 });
    expect(await signalsOf(sourceId)).toHaveLength(2);
  });

  it('speaks for the stores of its source only (POS-31)', async () => {
    const sourceId = await register('standard_webhooks', {
      locations: [{ location: 'x', storeId: '8' }],
    });
    const batch = ['/stores/9', '/stores/8', '/stores/7'].map((source, at) =>
      event(`b-${at}`, { source }),
    );
    const row = await process('standard_webhooks', sourceId, batch);
    expect(row).toMatchObject({ state: 'dead', reasons: ['event_refused'], signals: 2 });
    expect((await signalsOf(sourceId)).map(({ storeId }) => storeId)).toEqual(['9', '8']);
  });

  it('meets the same event that came as a plain one (POS-30)', async () => {
    const sourceId = await register('standard_webhooks');
    const body = event('both-1');
    const headers = { 'content-type': 'application/cloudevents+json' };
    await send(intake, { url: '/v1/events', body, headers });
    const row = await process('standard_webhooks', sourceId, body);
    expect(row).toMatchObject({ state: 'mapped' });
    expect(await signalsOf(sourceId)).toEqual([]);
  });
});

describe('a delivery that is refused', () => {
  it('is unauthenticated, whether source, signature or body is wrong', async () => {
    const sourceId = await register('square');
    const sent = signed('square', squareEvent('refund.created', refund()));
    const forged = signed('square', squareEvent('refund.created', refund()), 'another secret');
    const changed = { ...sent, body: Buffer.concat([sent.body, Buffer.from(' ')]) };
    const unsigned = { ...sent, headers: {} };
    const empty = { headers: sent.headers, body: Buffer.alloc(0) };
    for (const one of [forged, changed, unsigned, empty]) {
      const answer = await deliver(sourceId, one);
      expect([answer.status, answer.body.code]).toEqual([401, 'unauthenticated']);
    }
    expect((await deliver('nobody', sent)).body.code).toBe('unauthenticated');
    expect((await deliver(sourceId, sent)).status).toBe(202);
  });

  it('tells the time to a sender whose clock is wrong', async () => {
    const sourceId = await register('stripe');
    const nowMs = Date.now() - 400_000;
    const late = SIGNERS.stripe({ body: '{"id":"evt"}', secret: SECRETS.stripe[0], nowMs });
    const answer = await deliver(sourceId, late);
    expect([answer.status, answer.body.code]).toEqual([401, 'clock_skew']);
    expect(answer.body.serverTime).toMatch(/Z$/);
  });

  it('is refused after the source was revoked', async () => {
    const sourceId = await register('square');
    const sent = signed('square', squareEvent('refund.created', refund()));
    expect((await deliver(sourceId, sent)).status).toBe(202);
    const url = `/v1/sources/${sourceId}/revocations`;
    expect((await send(intake, { url, body: {} })).status).toBe(201);
    expect((await deliver(sourceId, sent)).status).toBe(401);
    const again = await send(intake, { url, body: {} });
    expect([again.status, again.body.code]).toEqual([409, 'source_revoked']);
  });

  it('is too large, or of another type', async () => {
    const sourceId = await register('square');
    const large = signed('square', `{"x":"${'x'.repeat(1024 * 1024)}"}`);
    expect((await deliver(sourceId, large)).status).toBe(413);
    expect((await deliver(sourceId, signed('square', '{}'), 'text/plain')).status).toBe(415);
  });

  it('has to wait after too many failures', async () => {
    const sourceId = await register('square');
    const forged = signed('square', '{}', 'another secret');
    for (let tries = 0; tries < 20; tries += 1) {
      expect((await deliver(sourceId, forged)).status).toBe(401);
    }
    expect((await deliver(sourceId, forged)).body.code).toBe('quota_exceeded');
    const other = await register('square');
    expect((await deliver(other, signed('square', '{}'))).status).toBe(202);
  });
});

describe('a dead letter', () => {
  it('of an unknown location is listed, and mapped when the location is known', async () => {
    const sourceId = await register('square', {
      storeId: undefined,
      locations: [{ location: 'L1', storeId: '9' }],
    });
    const placed = squareEvent('refund.created', refund({ location_id: 'L2' }));
    const row = await process('square', sourceId, placed);
    expect(row).toMatchObject({ state: 'dead', reasons: ['unknown_location'], signals: 0 });
    const dead = `/v1/sources/${sourceId}/deliveries?filter[state][eq]=dead`;
    expect((await send(intake, { url: dead })).body.data).toHaveLength(1);
    const [health] = (await intake.service.health()).filter(({ name }) => name === 'dead-letters');
    expect(health?.detail).toMatch(/^[1-9]/);
    const locations = ['L1', 'L2'].map((location) => ({ location, storeId: '9' }));
    const url = `/v1/sources/${sourceId}/locations`;
    expect((await send(intake, { url, body: { locations } })).status).toBe(201);
    const replays = `/v1/sources/${sourceId}/deliveries/${row.deliveryId}/replays`;
    expect((await send(intake, { url: replays, body: {} })).status).toBe(202);
    await waitFor(async () => (await signalsOf(sourceId)).length === 1, {
      description: 'the replayed delivery to be mapped',
    });
    expect((await send(intake, { url: dead })).body.data).toEqual([]);
  });

  it.each([
    ['that cannot be read', '{', 'unreadable'],
    ['of another shape', '{"event_id":"e","type":"refund.created"}', 'unexpected_shape'],
    [
      'of a time to come',
      squareEvent('refund.created', refund({ updated_at: '2099-01-01T00:00:00Z' })),
      'bad_time',
    ],
  ])('is what comes of a delivery %s: it is never lost', async (_what, body, reason) => {
    const sourceId = await register('square');
    expect(await process('square', sourceId, body)).toMatchObject({
      state: 'dead',
      reasons: [reason],
    });
  });

  it('can no longer be replayed once its bytes are gone', async () => {
    const sourceId = await register('square');
    const row = await process('square', sourceId, '{');
    await intake.ownerPool.query(
      `update personal_data.delivery set keep_until = now() - interval '1 s'
       where delivery_id = $1`,
      [row.deliveryId],
    );
    await process('square', sourceId, squareEvent('refund.created', refund()));
    const url = `/v1/sources/${sourceId}/deliveries/${row.deliveryId}/replays`;
    const answer = await waitFor(
      async () => {
        const one = await send(intake, { url, body: {} });
        return one.status === 410 ? one : null;
      },
      { description: 'the bytes to be deleted' },
    );
    expect(answer.body.code).toBe('gone');
  });
});

describe('the bytes of a delivery', () => {
  it('are sealed, and the app role cannot read them (POS-07)', async () => {
    const sourceId = await register('square');
    await process('square', sourceId, squareEvent('refund.created', refund()));
    const { rows } = await intake.ownerPool.query(
      `select string_agg(t, ' ') as all from (
         select encode(content, 'escape') as t from personal_data.delivery
         union all select d::text from source_delivery d
         union all select s::text from source_secret s
         union all select e::text from events e) as everything`,
    );
    expect(rows[0].all).not.toMatch(/Jane|square-signature-key|headers/);
    await expect(intake.pool.query('select from personal_data.delivery')).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('are kept for a short time after they were understood, else as long as is set', async () => {
    const sourceId = await register('square');
    const mapped = await process('square', sourceId, squareEvent('refund.created', refund()));
    const dead = await process('square', sourceId, '{');
    const hours = async (id: string): Promise<number> =>
      (
        await intake.ownerPool.query(
          `select round(extract(epoch from keep_until - now()) / 3600)::int as hours
           from personal_data.delivery where delivery_id = $1`,
          [id],
        )
      ).rows[0].hours;
    expect(await hours(mapped.deliveryId)).toBe(72);
    expect(await hours(dead.deliveryId)).toBe(40 * 24);
  });
});

describe('secrets of a source', () => {
  it('overlap while one replaces the other, two at most', async () => {
    const sourceId = await register('square');
    const [first, second] = SECRETS.square;
    const body = (at: number) => squareEvent('x', {}, `ev-${at}`);
    const status = async (secret: string, at: number) =>
      (await deliver(sourceId, signed('square', body(at), secret))).status;
    const url = `/v1/sources/${sourceId}/secrets`;
    expect(await status(second, 1)).toBe(401);
    await send(intake, { url, body: { secret: second } });
    expect([await status(first, 2), await status(second, 3)]).toEqual([202, 202]);
    await send(intake, { url, body: { secret: 'a third secret' } });
    expect([await status(first, 4), await status(second, 5)]).toEqual([401, 202]);
    expect(await status('a third secret', 6)).toBe(202);
    await send(intake, { url, body: { secret: 'a fourth secret', overlapSeconds: 0 } });
    expect([await status('a third secret', 7), await status('a fourth secret', 8)]).toEqual([
      401, 202,
    ]);
    const source = await send(intake, { url: `/v1/sources/${sourceId}` });
    expect(source.body.liveSecrets).toBe(1);
    const stream = await intake.ownerPool.query(
      'select type from events where stream_id = $1 order by version',
      [`source-${sourceId}`],
    );
    expect(stream.rows.map(({ type }) => type)).toEqual([
      'SourceRegistered',
      ...Array(3).fill('SourceSecretRotated'),
    ]);
  });
});
