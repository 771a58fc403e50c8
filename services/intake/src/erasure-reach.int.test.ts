import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Intake, openIntake, send } from './intake.fixture.ts';
import { NOTIFICATION_URL, SECRETS, SIGNERS } from './sources/signing.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
  const square = { sourceId: 'square-9', vendor: 'square', storeId: '9' };
  const body = { ...square, secret: SECRETS.square[0], notificationUrl: NOTIFICATION_URL };
  await send(intake, { url: '/v1/sources', body });
});
afterAll(() => intake?.close());

let deliveries = 0;
/** Delivers something that no adapter understands, and waits until it is a dead letter. */
const deliver = async (words: object): Promise<string> => {
  deliveries += 1;
  const event = { event_id: `ev-${deliveries}`, type: 'refund.created', data: words };
  const { headers, body } = SIGNERS.square({
    body: JSON.stringify(event),
    secret: SECRETS.square[0],
    nowMs: Date.now(),
  });
  const answer = await intake.app.inject({
    method: 'POST',
    url: '/v1/sources/square-9/deliveries',
    headers: { 'content-type': 'application/json', ...(headers as Record<string, string>) },
    payload: body,
  });
  const { id } = JSON.parse(answer.body) as { id: string };
  await waitFor(async () => (await stateOf(id)).state !== 'waiting', {
    description: 'the delivery to be settled',
  });
  return id;
};
const stateOf = async (id: string): Promise<{ state: string; reasons: string[] }> => {
  const sql = 'select state, reasons from source_delivery where delivery_id = $1';
  return (await intake.ownerPool.query(sql, [id])).rows[0];
};
const isKept = async (id: string): Promise<boolean> => {
  const sql = 'select from personal_data.delivery where delivery_id = $1';
  return (await intake.ownerPool.query(sql, [id])).rowCount === 1;
};
const kept = (ids: readonly string[]): Promise<boolean[]> => Promise.all(ids.map(isKept));
const report = async (customer: object): Promise<string> => {
  const body = { storeId: '9', channel: 'email', narrative: 'Ni', customer };
  return (await send(intake, { url: '/v1/cases', body })).body.caseId;
};
const erase = (subject: object) =>
  send(intake, { url: '/v1/erasures', body: { subject, reason: 'customer_request' } });

describe("an erasure and vendors' deliveries", () => {
  it('drops those that name the person in any way, and no other', async () => {
    const customer = { reference: 'sq-4711', email: 'roger@example.org', phone: '+49 30 7654321' };
    await report({ ...customer, name: 'Roger Shrubber' });
    const named = [
      await deliver({ customer_id: 'SQ-4711' }),
      await deliver({ buyer: 'mail to Roger@Example.org' }),
      await deliver({ given_name: 'Roger', family_name: 'Shrubber' }),
      await deliver({ phone_number: '(030) 765 43 21' }),
    ];
    const others = [await deliver({ customer_id: 'sq-4712' }), await deliver({ name: 'Roger' })];
    expect((await erase({ reference: 'sq-4711' })).status).toBe(200);
    expect(await kept(named)).toEqual([false, false, false, false]);
    expect(await kept(others)).toEqual([true, true]);
    expect(await stateOf(named[0]!)).toMatchObject({
      state: 'ignored',
      reasons: expect.arrayContaining(['erased']),
    });
    const url = `/v1/sources/square-9/deliveries/${named[0]}/replays`;
    expect((await send(intake, { url, body: {} })).body.code).toBe('gone');
  });

  it('drops them for somebody who is known by nothing else, with the same answer', async () => {
    const delivery = await deliver({ buyer_email_address: 'tim@example.org' });
    const unknown = await erase({ email: 'nobody.at.all@example.org' });
    expect(await isKept(delivery)).toBe(true);
    const answer = await erase({ email: 'tim@example.org' });
    expect([answer.status, answer.body]).toEqual([unknown.status, unknown.body]);
    expect(await isKept(delivery)).toBe(false);
  });

  it('looks through all that is kept, however much that is', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 5; at += 1) ids.push(await deliver({ buyer: 'bedevere@example.org' }));
    // As if hundreds had come between: the same bytes under the ids of others cannot be opened,
    // so each is sealed for its own.
    const place = (row: string) => ({ table: 'delivery', row, field: 'content' });
    const content = JSON.stringify({ headers: {}, body: Buffer.from('{}').toString('base64') });
    const made = Array.from({ length: 450 }, (_, at) => {
      const id = `0${String(at).padStart(7, '0')}-0000-7000-8000-000000000000`;
      return { id, sealed: intake.cipher.seal(content, place(id)) };
    });
    await intake.ownerPool.query(
      `insert into personal_data.delivery (delivery_id, content, keep_until)
       select id, decode(sealed, 'base64'), now() + interval '1 hour'
       from jsonb_to_recordset($1::jsonb) as r(id uuid, sealed text)`,
      [JSON.stringify(made)],
    );
    await erase({ email: 'bedevere@example.org' });
    expect(await kept(ids)).toEqual([false, false, false, false, false]);
    expect(await isKept(made[449]!.id)).toBe(true);
  });

  it('leaves them where a legal hold keeps the person', async () => {
    await report({ reference: 'sq-held', email: 'held@example.org' });
    const delivery = await deliver({ customer_id: 'sq-held' });
    const hold = { subject: { reference: 'sq-held' }, reason: 'litigation' };
    const placed = await send(intake, { url: '/v1/legal-holds', body: hold });
    expect(placed.status).toBe(201);
    expect((await erase({ reference: 'sq-held' })).body.code).toBe('legal_hold');
    expect(await isKept(delivery)).toBe(true);
  });
});

describe("an erasure and a claimant's open token", () => {
  const claimantOf = async (caseId: string): Promise<{ id: string; token: string }> => {
    const issued = await send(intake, { url: `/v1/cases/${caseId}/claim-codes`, body: {} });
    const { id, claimCode } = issued.body;
    const { body } = await send(intake, { url: '/v1/claims', body: { claimCode } });
    return { id, token: body.accessToken };
  };
  const follow = (caseId: string, token: string) =>
    send(intake, { url: `/v1/cases/${caseId}/claim`, token });

  it('ends it at once, here and for the processes that ask', async () => {
    const caseId = await report({ reference: 'patsy' });
    const other = await report({ reference: 'brother-maynard' });
    const [own, kept] = [await claimantOf(caseId), await claimantOf(other)];
    expect((await follow(caseId, own.token)).status).toBe(200);
    expect((await erase({ reference: 'patsy' })).status).toBe(200);
    expect((await follow(caseId, own.token)).status).toBe(401);
    const message = { text: 'Are you there?', channel: 'web_form' };
    const url = `/v1/cases/${caseId}/messages`;
    expect((await send(intake, { url, body: message, token: own.token })).status).toBe(401);
    expect((await follow(other, kept.token)).status).toBe(200);
    const states = await Promise.all(
      [own.id, kept.id].map((id) => send(intake, { url: `/v1/claims/${id}`, token: '' })),
    );
    expect(states.map(({ body }) => body)).toEqual([{ isOpen: false }, { isOpen: true }]);
  });

  it('ends it for a case of nobody known, and a new code ends that of the old one', async () => {
    const caseId = await report({});
    const first = await claimantOf(caseId);
    const second = await claimantOf(caseId);
    expect((await follow(caseId, first.token)).status).toBe(401);
    expect((await follow(caseId, second.token)).status).toBe(200);
    expect((await erase({ caseId })).status).toBe(200);
    expect((await follow(caseId, second.token)).status).toBe(401);
  });
});

describe('an erasure in another process', () => {
  const incident = async (): Promise<string> => {
    const body = { storeId: '9', complaintCode: 'pos_outage', startedAt: '2026-03-01T10:00:00Z' };
    return (await send(intake, { url: '/v1/incidents', body })).body.id;
  };
  const add = async (who: object): Promise<{ status: number; code: string }> => {
    const url = `/v1/incidents/${await incident()}/affected-customers`;
    const body = { ...who, reason: 'reported_by_employee' };
    const answer = await send(intake, { url, body });
    return { status: answer.status, code: answer.body.code };
  };
  const listed = async (): Promise<string[]> => {
    const sql = `select data->'customers'->0->>'customerId' as id from events
      where type = 'AffectedCustomersListed' order by seq`;
    return (await intake.ownerPool.query(sql)).rows.map(({ id }) => id);
  };

  it('is found out as a customer is added to an incident: the old id is gone', async () => {
    const customer = { customerReference: 'sir-robin' };
    expect((await add(customer)).status).toBe(201);
    const [old] = await listed();
    const another = await intake.startAnother();
    try {
      const body = { subject: { reference: 'sir-robin' }, reason: 'customer_request' };
      expect((await send(another, { url: '/v1/erasures', body })).status).toBe(200);
    } finally {
      await another.stop();
    }
    expect((await add(customer)).status).toBe(201);
    const ids = await listed();
    expect([ids.length, new Set(ids).size]).toEqual([2, 2]);
    expect(await add({ customerId: old })).toEqual({ status: 404, code: 'not_found' });
  });
});
