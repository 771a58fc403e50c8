import { uuidv7 } from '@amends/service-kit/ids';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

const body = { storeId: '9', channel: 'suggestion_box', narrative: 'Rude, and I say not who I am' };
const report = async (): Promise<string> =>
  (await send(intake, { url: '/v1/cases', body })).body.caseId;
const issue = (caseId: string, key?: string) =>
  send(intake, { url: `/v1/cases/${caseId}/claim-codes`, body: {}, ...(key && { key }) });
const open = (claimCode: string) => send(intake, { url: '/v1/claims', body: { claimCode } });
const tokenOf = async (caseId: string): Promise<string> =>
  (await open((await issue(caseId)).body.claimCode)).body.accessToken;

describe('a claim code', () => {
  it('lets a person without an account follow the case and write', async () => {
    const caseId = await report();
    const { claimCode, id } = (await issue(caseId)).body;
    expect(claimCode).toMatch(/^([0-9A-Z]{5}-){3}[0-9A-Z]{5}$/);
    const opened = await open(claimCode.toLowerCase().replaceAll('-', ' '));
    expect([opened.status, opened.body.caseId]).toEqual([200, caseId]);
    const token = opened.body.accessToken;
    const seen = await send(intake, { url: `/v1/cases/${caseId}/claim`, token });
    expect(seen.body).toMatchObject({
      ...{ caseId, status: 'open', acknowledgedAt: null },
      links: { remedy: `/remedy/v1/cases/${caseId}/remedy` },
    });
    const message = { text: 'It happened again', channel: 'web_form' };
    const said = await send(intake, { url: `/v1/cases/${caseId}/messages`, body: message, token });
    expect(said.status).toBe(201);
    const answer = { kind: 'answer', caseId, text: 'Yes' };
    expect((await send(intake, { url: '/v1/texts', body: answer, token })).status).toBe(201);
    const events = await eventsOf(intake, `failure-${caseId}`);
    expect(events.map(({ type, meta }) => [type, meta.actor])).toEqual([
      ['FailureReported', 'all'],
      ['ClaimCodeIssued', 'all'],
      ['CustomerMessageReceived', `claim_${id}`],
    ]);
  });

  it('opens no other case, and nothing that staff do', async () => {
    const [own, other] = [await report(), await report()];
    const token = await tokenOf(own);
    for (const caseId of [other, uuidv7()]) {
      const seen = await send(intake, { url: `/v1/cases/${caseId}/claim`, token });
      const said = { text: 'x', channel: 'email' };
      const sent = await send(intake, { url: `/v1/cases/${caseId}/messages`, body: said, token });
      const text = { kind: 'answer', caseId, text: 'x' };
      const kept = await send(intake, { url: '/v1/texts', body: text, token });
      expect([seen.status, sent.status, kept.status]).toEqual([404, 404, 404]);
    }
    const lesson = { kind: 'lesson', freeOfPersonalData: true, text: 'x' };
    expect((await send(intake, { url: '/v1/texts', body: lesson, token })).status).toBe(422);
    for (const url of [
      `/v1/cases/${own}`,
      `/v1/cases/${own}/personal-data?reason=case_handling`,
      `/v1/cases/${own}/conversation?reason=case_handling`,
      '/v1/stores',
    ]) {
      expect((await send(intake, { url, token })).status).toBe(403);
    }
    const acknowledge = { url: `/v1/cases/${own}/acknowledgements`, body: { by: 'person' } };
    expect((await send(intake, { ...acknowledge, token })).status).toBe(403);
  });

  it('is shown again to a retry of its command, and kept nowhere', async () => {
    const caseId = await report();
    const first = await issue(caseId, 'issue once');
    const again = await issue(caseId, 'issue once');
    expect([again.body, again.headers['x-idempotency-lookup']]).toEqual([first.body, 'hit']);
    const { claimCode } = first.body;
    for (const table of ['claim', 'events', 'command_answer', 'personal_data.text']) {
      const { rows } = await intake.ownerPool.query(
        `select count(*)::int as n from ${table} t where t::text like any ($1)`,
        [[`%${claimCode}%`, `%${claimCode.replaceAll('-', '')}%`]],
      );
      expect([table, rows[0].n]).toEqual([table, 0]);
    }
  });

  it('is replaced by a new one', async () => {
    const caseId = await report();
    const [first, second] = [(await issue(caseId)).body, (await issue(caseId)).body];
    expect((await open(first.claimCode)).status).toBe(401);
    expect((await open(second.claimCode)).status).toBe(200);
  });

  it('is not to be guessed: after twenty wrong ones in a minute the answer is 429', async () => {
    const own = await openIntake();
    try {
      const url = '/v1/claims';
      const wrong = { url, body: { claimCode: '00000-00000-00000-00000' } };
      const statuses: number[] = [];
      for (let guess = 0; guess < 21; guess += 1) statuses.push((await send(own, wrong)).status);
      expect(statuses).toEqual([...Array(20).fill(401), 429]);
    } finally {
      await own.close();
    }
  });
});
