import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

interface Customer {
  readonly reference?: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
}

const report = async (customer?: Customer, storeId = '9') => {
  const body = { storeId, channel: 'email', narrative: 'It is a stiff', customer };
  const { caseId } = (await send(intake, { url: '/v1/cases', body })).body;
  const [event] = await eventsOf(intake, `failure-${caseId}`);
  return { caseId: caseId as string, customerId: event.data.customerId as string };
};
const lookUp = async (subject: object, token = 'all') => {
  const body = { subject, reason: 'customer_contact' };
  const answer = await send(intake, { url: '/v1/case-lookups', body, token });
  return answer.body as { data: { caseId: string }[]; hasMore: boolean };
};
const casesOf = async (subject: object, token?: string): Promise<string[]> =>
  (await lookUp(subject, token)).data.map(({ caseId }) => caseId);
const change = (caseId: string, body: object, token = 'all', key?: string) =>
  send(intake, { url: `/v1/cases/${caseId}/contact-details`, body, token, ...(key && { key }) });
const contactOf = async (caseId: string) => {
  const url = `/v1/cases/${caseId}/personal-data?reason=case_handling`;
  return (await send(intake, { url })).body.contacts[0];
};
const claimTokenOf = async (caseId: string): Promise<string> => {
  const issued = await send(intake, { url: `/v1/cases/${caseId}/claim-codes`, body: {} });
  const { claimCode } = issued.body;
  return (await send(intake, { url: '/v1/claims', body: { claimCode } })).body.accessToken;
};

describe('a look-up of cases', () => {
  it('finds those of a customer by reference, e-mail or telephone, newest first', async () => {
    const customer = { reference: 'look-1', email: 'Polly@Example.org', phone: '+49 30 1234' };
    const first = await report(customer);
    const second = await report({ reference: 'look-1' });
    await report({ reference: 'look-2', email: 'other@example.org' });
    const expected = [second.caseId, first.caseId];
    expect(await casesOf({ reference: 'look-1' })).toEqual(expected);
    expect(await casesOf({ email: 'polly@example.ORG' })).toEqual(expected);
    expect(await casesOf({ phone: '+49-30-1234' })).toEqual(expected);
    expect(await lookUp({ reference: 'look-1' })).toEqual({
      data: expected.map((caseId) => ({ caseId, storeId: '9', customerId: first.customerId })),
      hasMore: false,
    });
  });

  it('finds a case of the customer that a till opened, of which there is no text', async () => {
    const { caseId, customerId } = await report({ reference: 'look-3' });
    const opened = '01930000-0000-7000-8000-00000000d47e';
    const heard = `insert into case_fact (case_id, store_id, customer_id, reported_at)
      values ($1, '9', $2, '2020-01-01T00:00:00Z')`;
    await intake.ownerPool.query(heard, [opened, customerId]);
    expect(await casesOf({ reference: 'look-3' }, 'store9')).toEqual([caseId, opened]);
    expect(await casesOf({ reference: 'look-3' }, 'store8')).toEqual([]);
  });

  it('answers an unknown person and one of another store alike', async () => {
    await report({ email: 'store.nine@example.org' });
    const nobody = await lookUp({ email: 'nobody@example.org' }, 'store8');
    expect(nobody).toEqual({ data: [], hasMore: false });
    expect(await lookUp({ email: 'store.nine@example.org' }, 'store8')).toEqual(nobody);
    expect(await casesOf({ email: 'store.nine@example.org' }, 'store9')).toHaveLength(1);
  });

  it('tells a person with cases in two stores of those of the own one', async () => {
    const ours = await report({ email: 'both@example.org' }, '8');
    const theirs = await report({ email: 'both@example.org' });
    expect(await casesOf({ email: 'both@example.org' }, 'store8')).toEqual([ours.caseId]);
    expect(await casesOf({ email: 'both@example.org' }, 'store9')).toEqual([theirs.caseId]);
  });

  it('is kept with every case it led to, and not with what was looked for', async () => {
    const { caseId } = await report({ email: 'audited@example.org' });
    await lookUp({ email: 'audited@example.org' }, 'store9');
    const sql = `select actor, what, case_id, reason_code from personal_data.personal_data_read
      where what = 'look_up' order by read_id desc limit 2`;
    const kept = { actor: 'store9', what: 'look_up', reason_code: 'customer_contact' };
    expect((await intake.ownerPool.query(sql)).rows).toEqual([
      { ...kept, case_id: caseId },
      { ...kept, case_id: null },
    ]);
  });

  it('takes the scope for personal data and one thing to look by', async () => {
    const body = { subject: { email: 'a@example.org' }, reason: 'case_handling' };
    const url = '/v1/case-lookups';
    expect((await send(intake, { url, body, token: 'learner' })).status).toBe(403);
    const unclear = { email: 'no' };
    expect((await send(intake, { url, body: { ...body, subject: unclear } })).status).toBe(422);
    for (const subject of [{}, { email: 'a@example.org', reference: 'a' }]) {
      const { status, body: problem } = await send(intake, { url, body: { ...body, subject } });
      expect([status, problem.errors[0].pointer]).toEqual([422, '#/subject']);
      expect(problem.errors[0].detail).toContain('exactly one of reference, email or phone');
    }
  });

  it('finds nobody after the erasure', async () => {
    const { customerId } = await report({ reference: 'gone', email: 'gone@example.org' });
    const erasure = { subject: { customerId }, reason: 'customer_request' };
    await send(intake, { url: '/v1/erasures', body: erasure });
    expect(await casesOf({ email: 'gone@example.org' })).toEqual([]);
    expect(await casesOf({ reference: 'gone' })).toEqual([]);
  });
});

describe('contact details', () => {
  it('are changed, kept and taken away field by field, found by the new values only', async () => {
    const before = { reference: 'change-1', name: 'Arthur', email: 'old@example.org' };
    const { caseId } = await report({ ...before, phone: '+49 30 5555' });
    const body = { email: 'new@example.org', phone: null };
    expect((await change(caseId, body, 'store9')).status).toBe(201);
    const expected = { name: 'Arthur', email: 'new@example.org', phone: null };
    expect(await contactOf(caseId)).toMatchObject(expected);
    expect(await casesOf({ email: 'new@example.org' })).toEqual([caseId]);
    expect(await casesOf({ email: 'old@example.org' })).toEqual([]);
    expect(await casesOf({ phone: '+49 30 5555' })).toEqual([]);
    expect((await eventsOf(intake, `failure-${caseId}`)).at(-1)).toMatchObject({
      type: 'ContactDetailsChanged',
      data: { caseId, fields: ['email', 'phone'], by: 'staff' },
      meta: { actor: 'store9' },
    });
  });

  it('of a case that had none are there afterwards', async () => {
    const { caseId } = await report();
    await change(caseId, { email: 'first@example.org' });
    expect(await contactOf(caseId)).toMatchObject({ email: 'first@example.org', name: null });
    expect(await casesOf({ email: 'first@example.org' })).toEqual([caseId]);
  });

  it('of two changes at once both hold', async () => {
    const { caseId } = await report({ email: 'race@example.org' });
    const changes = [{ name: 'Lancelot' }, { phone: '+49 30 6666' }, { email: 'won@example.org' }];
    const answers = await Promise.all(changes.map((body) => change(caseId, body)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await contactOf(caseId)).toMatchObject(Object.assign({}, ...changes));
  });

  it('are changed once by a retry, and not by another body under its key', async () => {
    const { caseId } = await report({ email: 'retry@example.org' });
    const first = await change(caseId, { name: 'Robin' }, 'all', 'contact-retry');
    const again = await change(caseId, { name: 'Robin' }, 'all', 'contact-retry');
    expect([again.status, again.body]).toEqual([201, first.body]);
    const other = await change(caseId, { name: 'Galahad' }, 'all', 'contact-retry');
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    expect(await contactOf(caseId)).toMatchObject({ name: 'Robin' });
  });

  it('told by staff move who is recognised by them', async () => {
    const { caseId, customerId } = await report({ email: 'moved@example.org' });
    await change(caseId, { email: 'Moved.To@example.org' });
    expect((await report({ email: 'moved.to@example.org' })).customerId).toBe(customerId);
    expect((await report({ email: 'moved@example.org' })).customerId).not.toBe(customerId);
  });

  it('never make two people one', async () => {
    const victim = await report({ email: 'victim@example.org' });
    const { caseId, customerId } = await report({ email: 'mover@example.org' });
    expect((await change(caseId, { email: 'victim@example.org' })).status).toBe(201);
    const again = await report({ email: 'victim@example.org' });
    expect(again.customerId).toBe(victim.customerId);
    expect((await report({ email: 'mover@example.org' })).customerId).toBe(customerId);
  });

  it('told by a claimant change their case, and nobody is recognised by them', async () => {
    const { caseId, customerId } = await report({ email: 'claimant@example.org' });
    const other = await report({ email: 'claimant@example.org' });
    const token = await claimTokenOf(caseId);
    const body = { email: 'someone.else@example.org' };
    expect((await change(caseId, body, token)).status).toBe(201);
    expect(await contactOf(caseId)).toMatchObject(body);
    expect(await contactOf(other.caseId)).toMatchObject({ email: 'claimant@example.org' });
    expect((await change(other.caseId, body, token)).status).toBe(404);
    expect((await report(body)).customerId).not.toBe(customerId);
    const last = (await eventsOf(intake, `failure-${caseId}`)).at(-1);
    expect(last).toMatchObject({ data: { by: 'customer' } });
  });

  it('of another store or an unknown case are not there to change', async () => {
    const { caseId } = await report({ email: 'nine@example.org' });
    expect((await change(caseId, { name: 'Patsy' }, 'store8')).status).toBe(404);
    const unknown = '01930000-0000-7000-8000-000000000000';
    expect((await change(unknown, { name: 'Patsy' })).status).toBe(404);
    for (const body of [{}, { email: 'none' }, { name: 7 }]) {
      expect((await change(caseId, body)).status).toBe(422);
    }
  });

  it("of an erased customer are the case's alone, and go with it", async () => {
    const { caseId, customerId } = await report({ email: 'erased@example.org' });
    const erasure = { subject: { customerId }, reason: 'customer_request' };
    await send(intake, { url: '/v1/erasures', body: erasure });
    expect((await change(caseId, { email: 'again@example.org' })).status).toBe(201);
    expect(await contactOf(caseId)).toMatchObject({ customerId: null });
    const ofCase = { subject: { caseId }, reason: 'customer_request' };
    await send(intake, { url: '/v1/erasures', body: ofCase });
    expect(await casesOf({ email: 'again@example.org' })).toEqual([]);
  });

  it('are in no event and no answer in clear', async () => {
    const { caseId } = await report({ email: 'quiet@example.org' });
    await change(caseId, { name: 'Zoot Qwertz', email: 'zoot@example.org' });
    const sql = `select count(*)::int as n from events e, command_answer a
      where e.data::text like '%oot%' or a.body::text like '%oot%'`;
    expect((await intake.ownerPool.query(sql)).rows).toEqual([{ n: 0 }]);
  });
});
