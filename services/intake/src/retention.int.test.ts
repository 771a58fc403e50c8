import { randomUUID } from 'node:crypto';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { blobNames, reported, upload } from './attachments.fixture.ts';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';
import { contentPlace } from './personal-data/sealed-deliveries.ts';

const AGES = {
  ...{ keepContactDays: 30, keepTextDays: 20, keepAttachmentDays: 10, keepCustomerDays: 30 },
  keepReadAuditDays: 31,
};

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake(AGES);
});
afterAll(() => intake?.close());

const execute = (sql: string, values: unknown[]) => intake.ownerPool.query(sql, values);

/** Reports a case of a customer with contact details and a file. */
const openCase = async (reference: string) => {
  const body = {
    ...{ storeId: '9', channel: 'email', narrative: 'It came broken' },
    customer: { reference, name: 'Marvin', email: `${reference}@example.org` },
  };
  const { caseId } = (await send(intake, { url: '/v1/cases', body })).body;
  const { id: file } = (await upload(intake, { caseId })).body;
  const [event] = await eventsOf(intake, `failure-${caseId}`);
  return { caseId, file, customerId: event.data.customerId } as Record<string, string> & {
    readonly caseId: string;
    readonly file: string;
    readonly customerId: string;
  };
};

const isEnded = async (caseId: string): Promise<boolean> =>
  (await execute('select from case_fact where case_id = $1 and is_ended', [caseId])).rowCount === 1;

/** Sets back when it ended, and when its customer became known: nobody can wait for years. */
const age = async ({ caseId, customerId }: Record<string, string>, days: number) => {
  await execute(
    'update case_fact set ended_at = ended_at - make_interval(days => $2) where case_id = $1',
    [caseId, days],
  );
  await execute(
    `update personal_data.customer set created_at = created_at - make_interval(days => $2)
     where customer_id = $1`,
    [customerId, days],
  );
};

/** A case that ended this many days ago. */
const endedCase = async (reference: string, days: number) => {
  const opened = await openCase(reference);
  const url = `/v1/cases/${opened.caseId}/withdrawals`;
  await send(intake, { url, body: { reason: 'other' } });
  await waitFor(() => isEnded(opened.caseId), { description: 'intake to hear of the end' });
  await age(opened, days);
  return opened;
};

/** Places a legal hold; gives what lifts it. */
const hold = async (subject: object) => {
  const body = { subject, reason: 'regulator_request' };
  const { id } = (await send(intake, { url: '/v1/legal-holds', body })).body;
  const lift = { url: `/v1/legal-holds/${id}/lifts`, body: { reason: 'matter_closed' } };
  return async () => expect((await send(intake, lift)).status).toBe(201);
};

const run = async () => {
  const { id } = (await send(intake, { url: '/v1/retention-runs', body: {} })).body;
  return waitFor(
    async () => {
      const { body } = await send(intake, { url: `/v1/retention-runs/${id}` });
      return body.status === 'completed' && body;
    },
    { description: 'the run to be completed' },
  );
};
const report = async () => (await send(intake, { url: '/v1/retention-report' })).body.classes;

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
const countsOf = (classes: any[], name: string) => {
  const { dataClass: _class, ...counts } = classes.find(({ dataClass }) => dataClass === name);
  return counts;
};

/** Rows left of a case, by class. */
const left = async ({ caseId, customerId, file }: Record<string, string>) => {
  const { rows } = await execute(
    `select (select count(*)::int from personal_data.contact where case_id = $1) as contacts,
            (select count(*)::int from personal_data.text where case_id = $1) as texts,
            (select count(*)::int from personal_data.attachment where case_id = $1) as files,
            (select count(*)::int from personal_data.customer where customer_id = $2) as customers`,
    [caseId, customerId],
  );
  return { ...rows[0], blobs: blobNames(intake).filter((name) => name === file).length };
};
const ALL = { contacts: 1, texts: 1, files: 1, customers: 1, blobs: 1 };
const NOTHING = { contacts: 0, texts: 0, files: 0, customers: 0, blobs: 0 };

describe('API-122: retention', () => {
  it('takes each class of a case at its own age, the customer with the last of them', async () => {
    const young = await endedCase('young', 9);
    const [file, text] = [await endedCase('file', 11), await endedCase('text', 21)];
    const whole = await endedCase('whole', 31);
    const lesson = { kind: 'lesson', freeOfPersonalData: true, text: 'Count twice.' };
    await send(intake, { url: '/v1/texts', body: lesson });
    const { id, classes } = await run();
    expect(await left(young)).toEqual(ALL);
    expect(await left(file)).toEqual({ ...ALL, files: 0, blobs: 0 });
    expect(await left(text)).toEqual({ ...ALL, files: 0, blobs: 0, texts: 0 });
    expect(await left(whole)).toEqual(NOTHING);
    const kept = "select from personal_data.text where kind = 'lesson'";
    expect((await intake.ownerPool.query(kept)).rowCount).toBe(1);
    expect(countsOf(classes, 'attachments')).toEqual({ deleted: 3, held: 0 });
    expect(countsOf(classes, 'texts')).toEqual({ deleted: 2, held: 0 });
    expect(countsOf(classes, 'contact_details')).toEqual({ deleted: 1, held: 0 });
    expect(countsOf(classes, 'customers')).toEqual({ deleted: 1, held: 0 });
    const events = await eventsOf(intake, `retention-${id}`);
    expect(events.map(({ type }) => type)).toEqual([
      ...['RetentionRunRequested', 'RetentionApplied', 'RetentionApplied', 'RetentionApplied'],
      ...['RetentionApplied', 'RetentionRunCompleted'],
    ]);
    const { customerId } = whole;
    expect(await eventsOf(intake, `customer-${customerId}`)).toMatchObject([
      { type: 'CustomerErased', data: { customerId, reason: 'retention_over' } },
    ]);
    expect(await intake.erasureList.read()).toContainEqual({ kind: 'customer', id: customerId });
  });

  it('lets open and reopened cases be, however old', async () => {
    const [open, reopened] = [await openCase('still-open'), await openCase('reopened')];
    await age(open, 400);
    const [{ caseId }, at] = [reopened, new Date().toISOString()];
    const tell = (type: string, data: object) =>
      intake.publish({ service: 'follow-up', type, data: { caseId, ...data } });
    await tell('CaseClosed', { outcome: 'recovered_confirmed', closedAt: at });
    await waitFor(() => isEnded(caseId), { description: 'intake to hear of the closure' });
    await age(reopened, 400);
    expect(countsOf(await report(), 'texts').due).toBe(1);
    await tell('CaseReopened', { reason: 'adverse_effect', reopenCount: 1, reopenedAt: at });
    await waitFor(async () => !(await isEnded(reopened.caseId)), {
      description: 'intake to hear of the reopening',
    });
    await run();
    expect([await left(open), await left(reopened)]).toEqual([ALL, ALL]);
  });

  it('lets a duplicate be while the case it is of is open', async () => {
    const [primary, duplicate] = [await openCase('of-two'), await openCase('of-two')];
    await send(intake, {
      url: `/v1/cases/${primary.caseId}/mergings`,
      body: { duplicateCaseIds: [duplicate.caseId], reason: 'same_failure' },
    });
    await waitFor(() => isEnded(duplicate.caseId), { description: 'the merge to be heard' });
    await age(duplicate, 400);
    await run();
    expect(await left(duplicate)).toEqual(ALL);
  });

  it('lets what a legal hold keeps be, and says how much that is', async () => {
    const held = await endedCase('held', 31);
    const anonymous = { caseId: await reported(intake) };
    await send(intake, {
      url: `/v1/cases/${anonymous.caseId}/withdrawals`,
      body: { reason: 'other' },
    });
    await waitFor(() => isEnded(anonymous.caseId), { description: 'the end to be heard' });
    await execute("update case_fact set ended_at = now() - interval '31 days' where case_id = $1", [
      anonymous.caseId,
    ]);
    const lifts = [await hold({ reference: 'held' }), await hold(anonymous)];
    const { classes } = await run();
    expect(await left(held)).toEqual(ALL);
    expect(countsOf(classes, 'texts')).toEqual({ deleted: 0, held: 2 });
    expect(countsOf(classes, 'attachments')).toEqual({ deleted: 0, held: 1 });
    for (const lift of lifts) await lift();
    expect(countsOf((await run()).classes, 'texts')).toEqual({ deleted: 2, held: 0 });
    expect(await left(held)).toEqual(NOTHING);
  });

  it('is foretold by a report that deletes nothing', async () => {
    const due = await endedCase('foretold', 21);
    const classes = await report();
    expect(countsOf(classes, 'texts')).toMatchObject({ ageDays: 20, due: 1, held: 0 });
    expect(countsOf(classes, 'attachments')).toMatchObject({ ageDays: 10, due: 1 });
    expect(countsOf(classes, 'contact_details')).toMatchObject({ ageDays: 30, due: 0 });
    expect(await left(due)).toEqual(ALL);
    expect(countsOf((await run()).classes, 'texts')).toMatchObject({ deleted: 1 });
    expect(countsOf(await report(), 'texts')).toMatchObject({ due: 0 });
  });

  it('keeps each trace of a read of what a legal hold keeps, with a case or without', async () => {
    const [held, other] = [await openCase('read-and-held'), await openCase('read-not-held')];
    const traced: number[][] = [];
    for (const { customerId, caseId, file } of [held, other]) {
      const reads = [{ customer_id: customerId }, { case_id: caseId }, { attachment_id: file }];
      const { rows } = await execute(
        `insert into personal_data.personal_data_read
           (actor, what, reason_code, at, customer_id, case_id, attachment_id, text_id)
         select 'ann', 'text', 'follow_up', now() - interval '40 days', r.*
         from jsonb_to_recordset($1::jsonb)
           as r(customer_id uuid, case_id uuid, attachment_id uuid, text_id uuid)
         union all
         select 'ann', 'text', 'follow_up', now() - interval '40 days', null, null, null, text_id
         from personal_data.text where case_id = $2
         returning read_id::int as id`,
        [JSON.stringify(reads), caseId],
      );
      traced.push(rows.map(({ id }) => id).sort((a, b) => a - b));
    }
    // Of the customer only the files tell, as of a case that this release heard nothing of.
    await execute('delete from case_fact where case_id = $1', [held.caseId]);
    const subject = { reference: 'read-and-held' };
    const lift = await hold(subject);
    expect(countsOf(await report(), 'read_audit')).toMatchObject({ due: 4, held: 4 });
    expect(countsOf((await run()).classes, 'read_audit')).toEqual({ deleted: 4, held: 4 });
    const left = `select read_id::int as id from personal_data.personal_data_read
      where read_id = any ($1::bigint[]) order by read_id`;
    const { rows } = await execute(left, [traced.flat()]);
    expect(rows.map(({ id }) => id)).toEqual(traced[0]);
    await lift();
    expect(countsOf((await run()).classes, 'read_audit')).toEqual({ deleted: 4, held: 0 });
  });

  it('keeps a customer of whose case a legal hold keeps the facts', async () => {
    const { caseId, customerId } = await endedCase('held-by-case', 400);
    const lift = await hold({ caseId });
    // As if it was not known yet whose the case is when the hold was placed.
    await execute(
      `update legal_hold_subject set subject_id = $1, subject_kind = 'case' where subject_id = $2`,
      [caseId, customerId],
    );
    for (const table of ['contact', 'text', 'attachment'])
      await execute(`delete from personal_data.${table} where case_id = $1`, [caseId]);
    expect(countsOf((await run()).classes, 'customers')).toEqual({ deleted: 0, held: 1 });
    expect(await left({ caseId, customerId, file: '' })).toEqual({ ...NOTHING, customers: 1 });
    await lift();
    expect(countsOf((await run()).classes, 'customers')).toEqual({ deleted: 1, held: 0 });
  });

  it('spares a customer who bought something since, or has another case', async () => {
    const [buyer, returner] = [await endedCase('buyer', 31), await endedCase('returner', 31)];
    const exchanger = await endedCase('exchanger', 31);
    const item = {
      ...{ externalId: 'exchanged-1', customerReference: 'exchanger', storeId: '9' },
      ...{ purchasedAt: new Date().toISOString(), kind: 'exchange' },
      amount: { amount: 100, currency: 'EUR' },
    };
    const bought = { source: 'retention-test', items: [item] };
    expect((await send(intake, { url: '/v1/purchases', body: bought })).status).toBe(202);
    const heard = 'select from customer_last_purchase where customer_id = $1';
    await waitFor(async () => (await execute(heard, [exchanger.customerId])).rowCount === 1, {
      description: 'the exchange to be heard',
      timeoutMs: 20_000,
    });
    await execute(
      `insert into till_transaction (store_id, transaction_key, at, customer_id, is_sale)
       values ('9', 'bought-again', now(), $1, true)`,
      [buyer.customerId],
    );
    await reported(intake, 'returner');
    await run();
    expect(await left(buyer)).toEqual({ ...NOTHING, customers: 1 });
    expect(await left(returner)).toEqual({ ...NOTHING, customers: 1 });
    expect(await left(exchanger)).toEqual({ ...NOTHING, customers: 1 });
  });

  it('takes old traces of reads and deliveries whose time is over, no others', async () => {
    const [old, fresh] = [await openCase('read-long-ago'), await openCase('read-lately')];
    for (const { caseId } of [old, fresh]) {
      await send(intake, { url: `/v1/cases/${caseId}/personal-data?reason=follow_up` });
    }
    const traces = `from personal_data.personal_data_read where case_id = any ($1::uuid[])`;
    await execute(
      `update personal_data.personal_data_read set at = now() - interval '32 days'
       where case_id = $1`,
      [old.caseId],
    );
    for (const hours of [-1, 1]) {
      const deliveryId = randomUUID();
      const delivery = { headers: {}, body: '' };
      const content = intake.cipher.seal(JSON.stringify(delivery), contentPlace(deliveryId));
      await execute(
        `insert into personal_data.delivery (delivery_id, content, keep_until)
         values ($1, decode($2, 'base64'), now() + make_interval(hours => $3))`,
        [deliveryId, content, hours],
      );
    }
    const { classes } = await run();
    expect(countsOf(classes, 'read_audit')).toEqual({ deleted: 1, held: 0 });
    expect(countsOf(classes, 'vendor_deliveries')).toEqual({ deleted: 1, held: 0 });
    const { rows } = await execute(`select case_id ${traces}`, [[old.caseId, fresh.caseId]]);
    expect(rows).toEqual([{ case_id: fresh.caseId }]);
  });

  it('cannot be made to forget reads of the last month', async () => {
    const sql = "select personal_data.forget_reads(now() - interval '29 days', '{}', 10)";
    await expect(intake.personalDataPool.query(sql)).rejects.toMatchObject({ code: 'P0001' });
    await expect(intake.pool.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('asked for twice under one key runs once', async () => {
    const request = { url: '/v1/retention-runs', body: {}, key: 'one run' };
    const [first, again] = [await send(intake, request), await send(intake, request)];
    expect([first.status, again.body]).toEqual([202, first.body]);
  });

  it('takes a principal of all stores and the scope for it', async () => {
    for (const token of ['store9', 'nothing']) {
      const asked = await send(intake, { url: '/v1/retention-runs', body: {}, token });
      expect(asked.status).toBe(403);
      expect((await send(intake, { url: '/v1/retention-report', token })).status).toBe(403);
    }
  });
});
