import { openEventStore } from '@amends/event-store/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';
import { eraseSubjects } from './personal-data/erase-subjects.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

let people = 0;
/** A person of their own per test. */
const somebody = () => {
  people += 1;
  const name = `Marvin ${people}`;
  const phone = `+49 30 ${1000 + people}`;
  return { reference: `card-${people}`, name, email: `marvin${people}@example.org`, phone };
};
type Person = ReturnType<typeof somebody>;

const reportBody = (customer?: Partial<Person>) => ({
  storeId: '9',
  channel: 'email',
  narrative: 'My brain hurts',
  ...(customer === undefined ? {} : { customer }),
});
const report = async (customer?: Partial<Person>, key?: string) => {
  const body = reportBody(customer);
  const answer = await send(intake, { url: '/v1/cases', body, ...(key && { key }) });
  const { caseId } = answer.body;
  const [event] = await eventsOf(intake, `failure-${caseId}`);
  return { caseId: caseId as string, customerId: event.data.customerId as string };
};
const erase = (subject: object, token = 'all') =>
  send(intake, {
    url: '/v1/erasures',
    body: { subject, reason: 'customer_request' },
    token,
  });

/** Rows of the store of personal data, and events of all streams. */
const counts = async () => {
  const { rows } = await intake.ownerPool.query(
    `select (select count(*)::int from personal_data.text) as texts,
            (select count(*)::int from personal_data.contact) as contacts,
            (select count(*)::int from personal_data.customer) as customers,
            (select count(*)::int from events) as events`,
  );
  return rows[0];
};
const textsOf = async (caseId: string): Promise<number> => {
  const sql = 'select count(*)::int as n from personal_data.text where case_id = $1';
  return (await intake.ownerPool.query(sql, [caseId])).rows[0].n;
};

const kindsOfSubject: [string, (person: Person, ids: Record<string, string>) => object][] = [
  ['customer id', (_person, { customerId }) => ({ customerId })],
  ['case', (_person, { caseId }) => ({ caseId })],
  ['reference', ({ reference }) => ({ reference })],
  ['e-mail address', ({ email }) => ({ email: email.toUpperCase() })],
  ['telephone number', ({ phone }) => ({ phone: phone.replaceAll(' ', '-') })],
];

describe('an erasure', () => {
  it.each(kindsOfSubject)('by %s takes every personal row away, nothing else', async (_by, of) => {
    const person = somebody();
    const before = await counts();
    const ids = await report(person);
    await send(intake, { url: `/v1/cases/${ids.caseId}/notes`, body: { text: 'Sighed a lot' } });
    const other = await report(somebody());
    const answer = await erase(of(person, ids));
    expect([answer.status, answer.body]).toEqual([200, { status: 'erased' }]);
    // Left of the two reports: the other person's rows, and the events of both with the erasure's.
    expect(await counts()).toEqual({
      texts: before.texts + 1,
      contacts: before.contacts + 1,
      customers: before.customers + 1,
      events: before.events + 4,
    });
    expect(await textsOf(other.caseId)).toBe(1);
    const erased = await eventsOf(intake, `customer-${ids.customerId}`);
    expect(erased).toMatchObject([
      {
        type: 'CustomerErased',
        data: { customerId: ids.customerId, reason: 'customer_request' },
        meta: { actor: 'all', subject: ids.customerId },
      },
    ]);
    expect(await intake.erasureList.read()).toContainEqual({
      kind: 'customer',
      id: ids.customerId,
    });
  });

  it('of an unknown person answers the same and writes nothing', async () => {
    const before = await counts();
    const known = await erase({ reference: 'nobody-has-this' });
    expect([known.status, known.body]).toEqual([200, { status: 'erased' }]);
    expect(await counts()).toEqual(before);
  });

  it('changes nothing the second time', async () => {
    const person = somebody();
    const { customerId } = await report(person);
    await erase({ customerId });
    const before = await counts();
    const listed = await intake.erasureList.read();
    for (const subject of [{ customerId }, { reference: person.reference }]) {
      expect((await erase(subject)).status).toBe(200);
    }
    expect(await counts()).toEqual(before);
    expect(await intake.erasureList.read()).toEqual(listed);
  });

  it('leaves the key of a report used, and no hash of what it said', async () => {
    const person = somebody();
    const { caseId, customerId } = await report(person, 'key of the erased');
    await erase({ customerId });
    const sql = "select body_hash from command_answer where body->>'caseId' = $1";
    expect((await intake.ownerPool.query(sql, [caseId])).rows).toEqual([{ body_hash: '' }]);
    const before = await counts();
    const body = reportBody(person);
    const again = await send(intake, { url: '/v1/cases', body, key: 'key of the erased' });
    expect([again.status, again.body.code]).toEqual([422, 'idempotency_key_reused']);
    expect((await counts()).events).toBe(before.events);
  });

  it('gives the same person a new id when they come again', async () => {
    const person = somebody();
    const first = await report(person);
    await erase({ customerId: first.customerId });
    const second = await report(person);
    expect(second.customerId).not.toBe(first.customerId);
  });

  const eraseElsewhere = async (customerId: string): Promise<void> => {
    const store = await openEventStore({
      pool: intake.ownerPool,
      eventTypes: { schemaVersion: () => 1 },
      partitionOf: () => 0,
    });
    await eraseSubjects(
      { pool: intake.personalDataPool, cipher: intake.cipher, store },
      {
        find: async () => ({ customerIds: [customerId], caseIds: [] }),
        reason: 'customer_request',
        asking: { actor: 'elsewhere', now: new Date().toISOString() },
      },
    );
    await store.close();
  };

  it('by another process is met by a report that still knows the old id', async () => {
    const person = somebody();
    const { customerId } = await report(person);
    await eraseElsewhere(customerId);
    const again = await report(person);
    expect(again.customerId).not.toBe(customerId);
    const sql = 'select count(*)::int as n from personal_data.text where customer_id = $1';
    expect((await intake.ownerPool.query(sql, [customerId])).rows).toEqual([{ n: 0 }]);
  });

  const today = new Date().toISOString();
  const purchases = (reference: string, externalIds: readonly string[]) => ({
    url: '/v1/purchases',
    body: {
      source: 'erasure-test',
      items: externalIds.map((externalId) => ({
        ...{ externalId, customerReference: reference, storeId: '9', purchasedAt: today },
        ...{ kind: 'sale', amount: { amount: 100, currency: 'EUR' } },
      })),
    },
  });
  const signal = (reference: string, id: string) => ({
    url: '/v1/events',
    headers: { 'content-type': 'application/cloudevents+json' },
    body: {
      ...{ specversion: '1.0', id, source: '/stores/9/workstations/1', type: 'pos.no_sale' },
      ...{ time: today, data: { customerReference: reference } },
    },
  });
  const opinion = (reference: string) => ({
    url: '/v1/opinion-solicitations',
    body: {
      ...{ storeId: '9', customer: { reference }, channel: 'email', reviewEncouraged: false },
      occasion: 'silent_customer',
    },
  });
  /** Events that name a customer, of whatever kind. */
  const eventsAbout = async (customerId: string): Promise<string[]> => {
    const sql = `select type from events where data->>'customerId' = $1 order by type`;
    return (await intake.ownerPool.query(sql, [customerId])).rows.map(({ type }) => type);
  };

  it.each([
    ['purchases', (reference: string) => purchases(reference, ['p-1', 'p-2', 'p-3'])],
    ['a signal', (reference: string) => signal(reference, 'erased-signal')],
    ['an opinion asked for', opinion],
  ])('by another process is met by %s under the old id', async (_what, request) => {
    const person = somebody();
    const { customerId } = await report(person);
    await eraseElsewhere(customerId);
    const before = await eventsAbout(customerId);
    expect(before).toEqual(['CustomerErased', 'FailureReported']);
    const answer = await send(intake, request(person.reference));
    expect(answer.status).toBeLessThan(300);
    expect(JSON.stringify(answer.body)).not.toContain('rejected');
    expect(await eventsAbout(customerId)).toEqual(before);
    // What came was kept, under a new id.
    const sql = `select count(*)::int as n from personal_data.customer c
      join events e on e.data->>'customerId' = c.customer_id::text
      where c.created_at > now() - interval '10 seconds' and e.type <> 'FailureReported'`;
    expect((await intake.ownerPool.query(sql)).rows[0].n).toBeGreaterThan(0);
  });

  it('takes the claim codes of the cases', async () => {
    const { caseId, customerId } = await report(somebody());
    const other = await report(somebody());
    const codes: string[] = [];
    for (const id of [caseId, other.caseId]) {
      const issued = await send(intake, { url: `/v1/cases/${id}/claim-codes`, body: {} });
      codes.push(issued.body.claimCode);
    }
    await erase({ customerId });
    const opened = await Promise.all(
      codes.map((claimCode) => send(intake, { url: '/v1/claims', body: { claimCode } })),
    );
    expect(opened.map(({ status }) => status)).toEqual([401, 200]);
  });

  it('racing twenty reports of the person leaves no row under the old id', async () => {
    const person = somebody();
    const { customerId } = await report(person);
    const reports = Array.from({ length: 20 }, () => report(person));
    await Promise.all([erase({ customerId }), ...reports]);
    for (const table of ['text', 'contact', 'customer']) {
      const sql = `select count(*)::int as n from personal_data.${table} where customer_id = $1`;
      expect((await intake.ownerPool.query(sql, [customerId])).rows).toEqual([{ n: 0 }]);
    }
  });

  it('lets a case be written about, and its texts be erased again by the case', async () => {
    const { caseId, customerId } = await report(somebody());
    await erase({ customerId });
    const note = { url: `/v1/cases/${caseId}/notes`, body: { text: 'Rang again' } };
    expect((await send(intake, note)).status).toBe(201);
    const comment = { kind: 'comment', caseId, text: 'And again' };
    expect((await send(intake, { url: '/v1/texts', body: comment })).status).toBe(201);
    expect(await textsOf(caseId)).toBe(2);
    await erase({ caseId });
    expect(await textsOf(caseId)).toBe(0);
    const erased = await eventsOf(intake, `erasure-${caseId}`);
    expect(erased).toMatchObject([{ type: 'CaseTextsErased', data: { caseId } }]);
  });

  it('of an anonymous case goes by the case', async () => {
    const { caseId } = await report();
    await erase({ caseId });
    expect(await textsOf(caseId)).toBe(0);
    expect(await intake.erasureList.read()).toContainEqual({ kind: 'case', id: caseId });
  });

  it('spares lessons', async () => {
    const body = { kind: 'lesson', freeOfPersonalData: true, text: 'Count twice.' };
    const { id } = (await send(intake, { url: '/v1/texts', body })).body;
    await erase({ customerId: (await report(somebody())).customerId });
    const url = `/v1/texts/${id}?reason=follow_up`;
    expect((await send(intake, { url })).status).toBe(200);
  });

  it('takes a principal of all stores and the scope for it', async () => {
    const { customerId } = await report(somebody());
    for (const token of ['store9', 'nothing']) {
      expect((await erase({ customerId }, token)).status).toBe(403);
    }
    const before = await counts();
    expect(before.customers).toBeGreaterThan(0);
    const sql = 'delete from personal_data.text where customer_id = $1';
    await expect(intake.pool.query(sql, [customerId])).rejects.toMatchObject({ code: '42501' });
  });

  it.each([
    ['two ways to name a person', { reference: 'a', email: 'a@example.org' }],
    ['no way', {}],
  ])('refuses %s', async (_what, subject) => {
    expect((await erase(subject)).status).toBe(422);
  });
});
