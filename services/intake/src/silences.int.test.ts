import type { LoggedEvent } from '@amends/event-log/logged-event';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';
import { keepRhythms } from './silence/customer-rhythms.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

const DAY_MS = 86_400_000;
let sales = 0;

/** Purchases at store 9, so many days ago. */
const buy = async (customer: string, days: readonly number[], facts: object = {}) => {
  const items = days.map((ago) => {
    sales += 1;
    return {
      externalId: `sale-${sales}`,
      customerReference: customer,
      storeId: '9',
      purchasedAt: new Date(Date.now() - ago * DAY_MS).toISOString(),
      kind: 'sale',
      amount: { amount: 1_000, currency: 'EUR' },
      ...facts,
    };
  });
  const { body } = await send(intake, { url: '/v1/purchases', body: { source: 'till', items } });
  expect(body.items.map(({ result }: { result: string }) => result)).not.toContain('rejected');
  return body.items.map(({ purchaseId }: { purchaseId: string }) => purchaseId);
};

/** Waits until all purchases of the store so far were heard: one store is one partition. */
const heard = async (): Promise<void> => {
  const [marker] = await buy(`marker-${sales}`, [0]);
  await waitFor(
    async () => {
      const text = 'select from till_transaction where transaction_key = $1';
      return (await intake.ownerPool.query(text, [marker])).rowCount === 1;
    },
    { description: 'the purchases to be heard' },
  );
};

const check = async (): Promise<number> =>
  (await send(intake, { url: '/v1/silence-checks', body: {} })).body.noted;

const listed = async ({ query = '', token = 'all' } = {}) =>
  (await send(intake, { url: `/v1/silent-customers${query}`, token })).body.data;

/** The customer of a case that somebody reports under the retailer's reference. */
const reported = async (reference: string) => {
  const body = {
    storeId: '9',
    channel: 'telephone_hotline',
    narrative: 'The shelf was empty again',
    customer: { reference },
    complaintCode: 'out_of_stock',
  };
  const { caseId } = (await send(intake, { url: '/v1/cases', body })).body;
  const [first] = await eventsOf(intake, `failure-${caseId}`);
  return { caseId, customerId: first.data.customerId as string };
};

const ofCustomer = async (customerId: string) =>
  (await listed()).find((item: { customerId: string }) => item.customerId === customerId);

const silenceOf = async (customer: string, days: readonly number[] = [160, 130, 100, 70]) => {
  await buy(customer, days);
  await heard();
  await check();
  return (await reported(customer)).customerId;
};

const winBack = (customerId: string, { token = 'all', key = `win-${customerId}` } = {}) =>
  send(intake, {
    url: `/v1/silent-customers/${customerId}/win-back-cases`,
    body: {},
    ...{ token, key },
  });

describe('a customer who falls silent', () => {
  it('is noted once beyond the usual interval, at risk or lost (R-016, R-017)', async () => {
    const { caseId, customerId } = await reported('silent-1');
    await buy('silent-1', [160, 130, 100, 70]);
    await buy('lost-1', [260, 230, 200, 170]);
    await buy('regular', [90, 60, 30, 1]);
    await buy('too-few', [300, 290, 280]);
    await heard();
    expect(await check()).toBe(2);
    expect(await check()).toBe(0);
    expect(await ofCustomer(customerId)).toMatchObject({
      ...{ storeId: '9', status: 'at_risk', usualIntervalDays: 30, winBackCase: null },
      lastFailure: { caseId, isResolved: false },
    });
    const [event] = await eventsOf(intake, `customer-${customerId}`);
    expect(event).toMatchObject({ type: 'DefectionRiskDetected', data: { purchaseDays: 4 } });
    const lost = await listed({ query: '?filter[status][eq]=lost' });
    expect(lost).toMatchObject([{ status: 'lost', lastFailure: null }]);
  });

  it('is for who may see the store of the last purchase (R-017)', async () => {
    const customerId = await silenceOf('silent-2');
    const ids = (await listed({ token: 'store9' })).map((item: { customerId: string }) => item);
    expect(ids).toContainEqual(expect.objectContaining({ customerId }));
    expect(await listed({ token: 'store8' })).toEqual([]);
    expect((await winBack(customerId, { token: 'store8', key: 'foreign' })).status).toBe(404);
    const checks = { url: '/v1/silence-checks', body: {}, token: 'store9' };
    expect((await send(intake, checks)).status).toBe(403);
  });

  it('is no longer silent after a purchase of their own (R-016)', async () => {
    const customerId = await silenceOf('silent-3');
    await buy('silent-3', [2], { kind: 'refund' });
    await buy('silent-3', [2], { subsidised: true });
    await buy('silent-3', [90]);
    // Of a history: it tells of no return, nor of a silence of its customer.
    const start = { kind: 'purchases', source: 'past', mappingVersion: '1', expectedRows: 1 };
    const { body: job } = await send(intake, { url: '/v1/imports', body: start });
    const past = { rowNumber: 1, externalId: 'p-1', customerReference: 'silent-3', storeId: '9' };
    const paid = { kind: 'sale', amount: { amount: 1_000, currency: 'EUR' } };
    const purchasedAt = new Date(Date.now() - DAY_MS).toISOString();
    const rows = [{ ...past, ...paid, purchasedAt }];
    const sent = await send(intake, { url: `/v1/imports/${job.id}/chunks/1`, body: { rows } });
    expect(sent.body.items).toMatchObject([{ result: 'accepted' }]);
    await heard();
    expect(await ofCustomer(customerId)).toBeDefined();
    const [purchaseId] = await buy('silent-3', [1]);
    await heard();
    await waitFor(async () => (await ofCustomer(customerId)) === undefined, {
      description: 'the silence to end',
    });
    const events = await eventsOf(intake, `customer-${customerId}`);
    expect(events.at(-1)).toMatchObject({ type: 'CustomerReturned', data: { purchaseId } });
    expect(await check()).toBe(0);
  });
});

describe('winning back', () => {
  it('opens one case of the firm at a time, for a silent customer (R-017, R-006)', async () => {
    const customerId = await silenceOf('silent-4');
    const opened = await winBack(customerId);
    expect(opened.status).toBe(202);
    expect((await winBack(customerId)).body).toEqual(opened.body);
    const refused = await winBack(customerId, { key: 'another' });
    expect([refused.status, refused.body.code]).toEqual([409, 'already_exists']);
    const stream = `failure-${opened.body.id}`;
    const [failure] = await waitFor(
      async () => {
        const events = await eventsOf(intake, stream);
        return events.length > 0 && events;
      },
      { description: 'the case to open' },
    );
    expect(failure).toMatchObject({
      type: 'FailureDetected',
      data: { customerId, storeId: '9', signalKind: 'defection_risk', initiation: 'firm' },
    });
    await send(intake, {
      url: `/v1/cases/${opened.body.id}/withdrawals`,
      body: { reason: 'no_longer_wanted' },
    });
    await waitFor(async () => (await ofCustomer(customerId)).winBackCase.isOpen === false, {
      description: 'the end of the case to be heard',
    });
    expect((await winBack(customerId, { key: 'after the end' })).status).toBe(202);
  });

  it('says why somebody left, and leaves those alone who want it (R-017)', async () => {
    const customerId = await silenceOf('silent-5');
    const url = `/v1/silent-customers/${customerId}/exit-reasons`;
    const body = { exitReasons: ['competition', 'pricing'], noContact: true };
    expect((await send(intake, { url, body })).status).toBe(201);
    expect(await ofCustomer(customerId)).toMatchObject(body);
    const refused = await winBack(customerId);
    expect([refused.status, refused.body.code]).toEqual([409, 'illegal_state']);
    const odd = await send(intake, { url, body: { exitReasons: ['pricing', 'pricing'] } });
    expect(odd.status).toBe(422);
  });

  it('is over for an erased customer, whom no purchase brings back (R-017)', async () => {
    const customerId = await silenceOf('silent-6');
    const erasure = { subject: { reference: 'silent-6' }, reason: 'customer_request' };
    expect((await send(intake, { url: '/v1/erasures', body: erasure })).status).toBe(200);
    expect((await winBack(customerId)).status).toBe(404);
    await waitFor(async () => (await ofCustomer(customerId)) === undefined, {
      description: 'the erasure to be heard',
    });
    // One that was on its way under the old id; the next one gets a new id.
    const late = {
      ...{ customerId, purchaseId: customerId, storeId: '9', kind: 'sale', subsidised: false },
      ...{ purchasedAt: '2026-01-05T10:00:00Z', amount: { amount: 1, currency: 'EUR' } },
    };
    const event = { type: 'PurchaseRecorded', data: late } as unknown as LoggedEvent;
    const client = await intake.pool.connect();
    await keepRhythms(client, [event]).finally(() => client.release());
    const text = 'select from customer_rhythm where customer_id = $1';
    expect((await intake.ownerPool.query(text, [customerId])).rowCount).toBe(0);
  });
});
