import { uuidv7 } from '@amends/service-kit/ids';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';
import type { PersonalDataRead } from './personal-data/audited-read.ts';
import { readPersonalData } from './personal-data/personal-data-reader.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

const report = {
  storeId: '9',
  channel: 'telephone_hotline',
  narrative: 'My parcel was delayed and the staff were rude, said Zaphod',
  customer: { reference: 'card-77', name: 'Zaphod B', email: 'zaphod@example.org' },
};

const countEvents = async (): Promise<number> =>
  (await intake.ownerPool.query('select count(*)::int as n from events')).rows[0].n;

describe('a report of a failure', () => {
  it('R-001, R-006: opens a case with cues and a pseudonym, the person kept out', async () => {
    const answer = await send(intake, { url: '/v1/cases', body: report });
    expect(answer.status).toBe(201);
    const { caseId } = answer.body;
    expect(answer.body).toEqual({
      id: caseId,
      caseId,
      status: 'reported',
      position: expect.stringMatching(/^[0-9a-f]{8}\.[0-9]{1,2}\.[0-9]+$/),
    });
    expect(answer.headers.location).toBe(`/intake/v1/cases/${caseId}`);
    expect(answer.headers['x-idempotency-lookup']).toBe('miss');
    const [event] = await eventsOf(intake, `failure-${caseId}`);
    expect(event).toMatchObject({
      type: 'FailureReported',
      meta: { subject: caseId, correlationId: caseId, actor: 'all' },
      data: {
        caseId,
        storeId: '9',
        storeUnknown: true,
        cues: ['late_delivery', 'rude_staff'],
        language: 'en',
        initiation: 'customer',
        signalSource: 'complaint',
      },
    });
    expect(event.data.customerId).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(event.data)).not.toMatch(/Zaphod|parcel|card-77|example\.org/);
  });

  it('answers the same again for the same key, and appends once', async () => {
    const first = await send(intake, { url: '/v1/cases', body: report, key: 'again' });
    const second = await send(intake, { url: '/v1/cases', body: report, key: 'again' });
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers['x-idempotency-lookup']).toBe('hit');
  });

  it('is stored once when the same key comes many times at once', async () => {
    const texts = async (): Promise<number> =>
      (await intake.ownerPool.query('select count(*)::int as n from personal_data.text')).rows[0].n;
    const before = [await countEvents(), await texts()];
    const request = { url: '/v1/cases', body: report, key: 'at once' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(intake, request)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ body }) => body.caseId)).size).toBe(1);
    expect([await countEvents(), await texts()]).toEqual(before.map((count) => count + 1));
  });

  it('is refused when its key was used with another body, or is missing', async () => {
    await send(intake, { url: '/v1/cases', body: report, key: 'reused' });
    const changed = { ...report, narrative: 'something else' };
    const other = await send(intake, { url: '/v1/cases', body: changed, key: 'reused' });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    const headers = { 'idempotency-key': '' };
    const missing = await send(intake, { url: '/v1/cases', body: report, headers });
    expect([missing.status, missing.body.code]).toEqual([400, 'idempotency_key_missing']);
  });

  it('API-11: is refused when its key was used with another external id or none', async () => {
    const taken = { ...report, source: 'crm', externalId: 'K-taken' };
    await send(intake, { url: '/v1/cases', body: taken });
    const named = { ...report, externalId: 'K-1' };
    const bodies = [report, named, { ...report, externalId: 'K-2' }];
    for (const [at, first] of [...bodies, { ...named, source: 'crm' }].entries()) {
      const key = `another id ${at}`;
      await send(intake, { url: '/v1/cases', body: first, key });
      for (const body of [...bodies, taken].filter((each) => each !== first)) {
        const { status, body: problem } = await send(intake, { url: '/v1/cases', body, key });
        expect([status, problem.code]).toEqual([422, 'idempotency_key_reused']);
      }
    }
  });

  it('API-11: was executed before, when the life of its key is over', async () => {
    for (const body of [report, { ...report, externalId: 'K-3' }]) {
      const request = { url: '/v1/cases', body, key: `over ${'externalId' in body}` };
      const { position } = (await send(intake, request)).body;
      await intake.ownerPool.query('update command_answer set expires_at = now()');
      const again = await send(intake, request);
      expect(again).toMatchObject({
        status: 409,
        body: { code: 'command_already_done', position },
      });
    }
  });

  it('gives a customer one pseudonym, however many reports come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        send(intake, { url: '/v1/cases', body: { ...report, customer: { reference: 'twenty' } } }),
      ),
    );
    const ids = await Promise.all(
      answers.map(
        async ({ body }) => (await eventsOf(intake, `failure-${body.caseId}`))[0].data.customerId,
      ),
    );
    expect(new Set(ids).size).toBe(1);
  });

  it('takes a case id of the client once', async () => {
    const body = { ...report, caseId: uuidv7() };
    expect((await send(intake, { url: '/v1/cases', body })).body.caseId).toBe(body.caseId);
    const again = await send(intake, { url: '/v1/cases', body });
    expect([again.status, again.body.code]).toEqual([409, 'already_exists']);
  });

  it('with a known external id is a repeat, or a conflict where it differs', async () => {
    const body = { ...report, source: 'crm', externalId: 'T-1' };
    const first = await send(intake, { url: '/v1/cases', body });
    const same = await send(intake, { url: '/v1/cases', body });
    expect([same.status, same.headers['x-idempotency-lookup']]).toEqual([201, 'hit']);
    expect(same.body).toEqual(first.body);
    const changed = { ...body, narrative: 'another story' };
    const conflict = await send(intake, { url: '/v1/cases', body: changed });
    expect([conflict.status, conflict.body.code]).toEqual([409, 'external_id_conflict']);
    expect(await eventsOf(intake, `failure-${first.body.caseId}`)).toHaveLength(1);
  });

  it('keeps one of many concurrent reports with the same external id', async () => {
    const body = { ...report, source: 'crm', externalId: 'T-2' };
    const before = await countEvents();
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => send(intake, { url: '/v1/cases', body })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map((one) => one.body.caseId)).size).toBe(1);
    expect(await countEvents()).toBe(before + 1);
  });

  it.each([
    ['an unknown member', { wat: 1 }, 'validation_failed'],
    [
      'an unknown member of an amount',
      { price: { amount: 1, currency: 'EUR', x: 1 } },
      'validation_failed',
    ],
    ['no narrative', { narrative: undefined }, 'validation_failed'],
    ['a narrative that is too long', { narrative: 'x'.repeat(4001) }, 'validation_failed'],
    [
      'a card number in the narrative',
      { narrative: 'pay 4111 1111 1111 1111' },
      'card_data_not_accepted',
    ],
    [
      'a card number as a name',
      { customer: { name: '4111111111111111' } },
      'card_data_not_accepted',
    ],
    ['a time in the future', { reportedAt: '2099-01-01T00:00:00Z' }, 'validation_failed'],
    ['a day that does not exist', { occurredAt: '2026-02-30T00:00:00Z' }, 'validation_failed'],
    ['both ids', { caseId: uuidv7(), externalId: 'x' }, 'validation_failed'],
  ])('with %s is refused and writes nothing', async (_what, change, code) => {
    const before = await countEvents();
    const answer = await send(intake, { url: '/v1/cases', body: { ...report, ...change } });
    expect([answer.status, answer.body.code]).toEqual([422, code]);
    expect(await countEvents()).toBe(before);
  });

  it('takes 4000 characters beyond the basic plane', async () => {
    const body = { ...report, narrative: '😀'.repeat(4000) };
    expect((await send(intake, { url: '/v1/cases', body })).status).toBe(201);
  });

  it('for a foreign store looks like one for an unknown thing', async () => {
    const answer = await send(intake, { url: '/v1/cases', body: report, token: 'store8' });
    expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
    const none = { ...report, storeId: undefined };
    const without = await send(intake, { url: '/v1/cases', body: none, token: 'store8' });
    expect([without.status, without.body.code]).toEqual([422, 'unknown_store']);
  });

  it('needs a scope', async () => {
    const answer = await send(intake, { url: '/v1/cases', body: report, token: 'nothing' });
    expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
  });
});

describe('the API description', () => {
  it('shows what an item of each batch looks like', () => {
    // biome-ignore lint/suspicious/noExplicitAny: a document of any depth
    const { paths } = intake.app.swagger() as { paths: Record<string, any> };
    const bodyOf = (path: string) => {
      const [first] = Object.values(paths[path].post.requestBody.content);
      // biome-ignore lint/suspicious/noExplicitAny: a document of any depth
      return (first as any).schema;
    };
    const itemOf = (path: string, name: string) => bodyOf(path).properties[name].items;
    const items = (path: string, name: string) => itemOf(path, name).properties;
    expect(Object.keys(items('/v1/case-batches', 'items'))).toContain('narrative');
    expect(Object.keys(items('/v1/purchases', 'items'))).toContain('purchasedAt');
    const chunk = '/v1/imports/{jobId}/chunks/{chunk}';
    const [history, sale] = itemOf(chunk, 'rows').anyOf;
    expect(Object.keys(history.properties)).toContain('externalId');
    expect(Object.keys(sale.properties)).toContain('purchasedAt');
    expect(bodyOf('/v1/events').anyOf).toHaveLength(2);
  });
});

describe('a batch of reports', () => {
  it('judges every item by itself and repeats nothing', async () => {
    const items = [
      { ...report, source: 'crm', externalId: 'B-1' },
      { ...report, channel: 'smoke' },
      { ...report, narrative: 'x', source: 'crm', externalId: 'T-1' },
      { ...report, source: 'crm', externalId: 'B-1' },
    ];
    const first = await send(intake, { url: '/v1/case-batches', body: { items }, key: 'b' });
    expect(first.status).toBe(200);
    const results = first.body.items.map((item: { result: string }) => item.result);
    expect(results.toSorted()).toEqual(['accepted', 'duplicate', 'rejected', 'rejected']);
    expect(first.body.items[1]).toMatchObject({
      index: 1,
      externalId: null,
      problem: { code: 'validation_failed', detail: 'channel is not valid.' },
    });
    expect(first.body.items[2]).toMatchObject({
      externalId: 'T-1',
      problem: { code: 'external_id_conflict', status: 409 },
    });
    const before = await countEvents();
    const second = await send(intake, { url: '/v1/case-batches', body: { items }, key: 'b' });
    expect(second.headers['x-idempotency-lookup']).toBe('hit');
    expect(second.body.items.map((item: { caseId: string }) => item.caseId)).toEqual(
      first.body.items.map((item: { caseId: string }) => item.caseId),
    );
    expect(await countEvents()).toBe(before);
  });
});

describe('a case', () => {
  const opened = async (): Promise<string> =>
    (await send(intake, { url: '/v1/cases', body: report })).body.caseId;

  it('is acknowledged once and withdrawn once', async () => {
    const caseId = await opened();
    const acknowledge = { url: `/v1/cases/${caseId}/acknowledgements`, body: { by: 'person' } };
    const withdraw = { url: `/v1/cases/${caseId}/withdrawals`, body: { reason: 'other' } };
    const first = await send(intake, { ...acknowledge, key: `ack-${caseId}` });
    expect([first.status, first.headers.etag]).toEqual([201, '"2"']);
    const repeated = await send(intake, { ...acknowledge, key: `ack-${caseId}` });
    expect(repeated.body).toEqual(first.body);
    expect(repeated.headers['x-idempotency-lookup']).toBe('hit');
    const twice = await send(intake, acknowledge);
    expect([twice.status, twice.body.code]).toEqual([409, 'already_acknowledged']);
    expect((await send(intake, withdraw)).status).toBe(201);
    expect((await send(intake, withdraw)).body.code).toBe('already_withdrawn');
    const types = (await eventsOf(intake, `failure-${caseId}`)).map(({ type }) => type);
    expect(types).toEqual(['FailureReported', 'CaseAcknowledged', 'CaseWithdrawn']);
  });

  it('refuses a command for a version that is not current', async () => {
    const caseId = await opened();
    const answer = await send(intake, {
      url: `/v1/cases/${caseId}/acknowledgements`,
      body: { by: 'person' },
      headers: { 'if-match': '"7"' },
    });
    expect([answer.status, answer.body.currentVersion]).toEqual([412, 1]);
  });

  it('is read with its facts and version, without a word of the customer', async () => {
    const caseId = await opened();
    const answer = await send(intake, { url: `/v1/cases/${caseId}`, token: 'store9' });
    expect([answer.status, answer.headers.etag]).toEqual([200, '"1"']);
    expect(answer.body).toMatchObject({ id: caseId, status: 'open', origin: 'reported' });
    expect(JSON.stringify(answer.body)).not.toMatch(/Zaphod|parcel/);
  });

  it('of another store answers every route like an unknown one', async () => {
    const [caseId, unknown] = [await opened(), uuidv7()];
    const routes = (id: string) => [
      { url: `/v1/cases/${id}` },
      { url: `/v1/cases/${id}/personal-data?reason=case_handling` },
      { url: `/v1/cases/${id}/acknowledgements`, body: { by: 'person' } },
      { url: `/v1/cases/${id}/withdrawals`, body: { reason: 'other' } },
    ];
    for (const [at, request] of routes(caseId).entries()) {
      const foreign = await send(intake, { ...request, token: 'store8' });
      const none = await send(intake, { ...routes(unknown)[at]!, token: 'store8' });
      const told = ({ requestId, instance, ...rest }: Record<string, unknown>) => rest;
      expect(foreign.status).toBe(404);
      expect(told(foreign.body)).toEqual(told(none.body));
    }
  });
});

describe('personal data', () => {
  it('is read by case, and every read is kept', async () => {
    const { caseId } = (await send(intake, { url: '/v1/cases', body: report })).body;
    const url = `/v1/cases/${caseId}/personal-data?reason=customer_contact`;
    const answer = await send(intake, { url, token: 'store9' });
    expect(answer.status).toBe(200);
    expect(answer.body.contacts).toMatchObject([
      { name: 'Zaphod B', email: 'zaphod@example.org', phone: null },
    ]);
    expect(answer.body.texts).toMatchObject([{ kind: 'narrative', content: report.narrative }]);
    const { rows } = await intake.ownerPool.query(
      'select actor, reason_code from personal_data.personal_data_read where case_id = $1',
      [caseId],
    );
    expect(rows).toEqual([{ actor: 'store9', reason_code: 'customer_contact' }]);
    const bare = await send(intake, { url: url.split('?')[0]! });
    expect(bare.status).toBe(400);
  });

  it('is nowhere in the database in clear', async () => {
    const marker = 'Qfztgblx';
    const customer = { reference: `${marker}-r`, name: marker, email: `${marker}@x.org` };
    const body = { ...report, narrative: `${marker} was here`, expectationText: marker, customer };
    expect((await send(intake, { url: '/v1/cases', body })).status).toBe(201);
    const { rows } = await intake.ownerPool.query(
      `select table_schema, table_name from information_schema.tables
       where table_schema in ('public', 'personal_data') and table_type = 'BASE TABLE'`,
    );
    expect(rows.length).toBeGreaterThan(15);
    for (const { table_schema, table_name } of rows) {
      const found = await intake.ownerPool.query(
        `select count(*)::int as n from "${table_schema}"."${table_name}" t
         where t::text ilike $1 or t::text ilike $2`,
        [`%${marker}%`, `%${Buffer.from(marker).toString('hex')}%`],
      );
      expect([table_name, found.rows[0].n]).toEqual([table_name, 0]);
    }
  });

  it('cannot be read, changed or deleted by the app role', async () => {
    for (const table of ['contact', 'text', 'customer', 'data_key', 'personal_data_read']) {
      for (const sql of [
        `select * from personal_data.${table}`,
        `delete from personal_data.${table}`,
      ]) {
        await expect(intake.pool.query(sql)).rejects.toMatchObject({ code: '42501' });
      }
    }
  });

  it('of a store is hidden by the database from readers of other stores (S1)', async () => {
    const { caseId } = (await send(intake, { url: '/v1/cases', body: report })).body;
    const seenBy = async (stores: PersonalDataRead['stores']) => {
      const who = { actor: 'test', reasonCode: 'case_handling', stores };
      const read = { what: 'case' as const, caseId, ...who };
      const found = await readPersonalData(intake.personalDataPool, intake.cipher, read);
      return [found.contacts.length, found.texts.length];
    };
    const filter = async (state: 'enable' | 'disable') => {
      for (const table of ['contact', 'text']) {
        const sql = `alter table personal_data.${table} ${state} row level security`;
        await intake.ownerPool.query(sql);
      }
    };
    expect([await seenBy('*'), await seenBy(new Set(['9']))]).toEqual([
      [1, 1],
      [1, 1],
    ]);
    for (const stores of [['8'], [], ['']]) expect(await seenBy(new Set(stores))).toEqual([0, 0]);
    // The same read of a mutant: the routes check the store themselves and would hide this one.
    await filter('disable');
    const seen = await seenBy(new Set(['8'])).finally(() => filter('enable'));
    expect(seen).toEqual([1, 1]);
  });
});

describe('stores', () => {
  it('are registered once, listed by claim, and known from then on', async () => {
    const body = { storeId: '21', timeZone: 'Europe/Berlin', currency: 'EUR' };
    expect((await send(intake, { url: '/v1/stores', body })).status).toBe(201);
    expect((await send(intake, { url: '/v1/stores', body })).body.code).toBe('already_exists');
    const listed = await send(intake, { url: '/v1/stores' });
    expect(listed.body.data).toContainEqual({ ...body, closedAt: null, region: null });
    const foreign = await send(intake, { url: '/v1/stores', token: 'store8' });
    expect(foreign.body.data).toEqual([]);
    const answer = await send(intake, { url: '/v1/cases', body: { ...report, storeId: '21' } });
    const [event] = await eventsOf(intake, `failure-${answer.body.caseId}`);
    expect(event.data.storeUnknown).toBeUndefined();
  });

  it('need a time zone that exists and a principal of all stores', async () => {
    const body = { storeId: '22', timeZone: 'Europe/Atlantis', currency: 'EUR' };
    expect((await send(intake, { url: '/v1/stores', body })).status).toBe(422);
    const good = { ...body, timeZone: 'Europe/Berlin' };
    const answer = await send(intake, { url: '/v1/stores', body: good, token: 'store9' });
    expect(answer.status).toBe(403);
  });
});
