import { createHash } from 'node:crypto';
import { uuidv7 } from '@amends/service-kit/ids';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

const report = {
  storeId: '9',
  channel: 'web_form',
  narrative: 'It was broken after a day, wrote Trillian',
  customer: { reference: 'card-42' },
};

const open = async (): Promise<string> =>
  (await send(intake, { url: '/v1/cases', body: report })).body.caseId;

const say = (caseId: string, what: 'messages' | 'replies' | 'notes', body: object, key?: string) =>
  send(intake, { url: `/v1/cases/${caseId}/${what}`, body, ...(key === undefined ? {} : { key }) });

const message = { text: 'You promised a call. Trillian, Heart of Gold', channel: 'email' };
const reply = { text: 'We are sorry, Trillian.', channel: 'email', public: true, by: 'person' };

const read = (caseId: string, query = '', token = 'store9') =>
  send(intake, { url: `/v1/cases/${caseId}/conversation?reason=case_handling${query}`, token });

describe('the conversation of a case', () => {
  it('keeps every text apart: events hold ids, codes and times', async () => {
    const caseId = await open();
    const sent = await say(caseId, 'messages', message);
    expect([sent.status, sent.body.caseId]).toEqual([201, caseId]);
    await say(caseId, 'replies', reply);
    await say(caseId, 'notes', { text: 'Trillian rang: the shelf is unsafe' });
    const events = await eventsOf(intake, `failure-${caseId}`);
    expect(events.map(({ type, data }) => [type, data.cues ?? null])).toEqual([
      ['FailureReported', ['defective']],
      ['CustomerMessageReceived', ['broken_promise']],
      ['ReplySent', null],
      ['CaseAcknowledged', null],
      ['NoteAdded', ['safety']],
    ]);
    expect(events[1].data).toMatchObject({ textId: sent.body.id, cueRulesVersion: 2 });
    expect(JSON.stringify(events.map(({ data, meta }) => [data, meta]))).not.toMatch(
      /Trillian|Heart|shelf/,
    );
  });

  it('is listed in order with its texts, page by page, and every read is kept', async () => {
    const caseId = await open();
    await say(caseId, 'messages', message);
    await say(caseId, 'replies', { ...reply, public: false });
    const first = await read(caseId, '&limit=2');
    expect(first.status).toBe(200);
    expect(first.body.data).toMatchObject([
      { kind: 'narrative', text: report.narrative, channel: 'web_form', actor: 'all' },
      { kind: 'message', text: message.text, by: null, public: null },
    ]);
    const rest = await read(caseId, `&limit=2&cursor=${first.body.meta.nextCursor}`);
    expect(rest.body).toMatchObject({
      data: [{ kind: 'reply', text: reply.text, by: 'person', public: false }],
      meta: { nextCursor: null },
    });
    const { rows } = await intake.ownerPool.query(
      'select actor, reason_code from personal_data.personal_data_read where case_id = $1',
      [caseId],
    );
    expect(rows).toEqual(Array(2).fill({ actor: 'store9', reason_code: 'case_handling' }));
  });

  it('tells an erased text by null', async () => {
    const caseId = await open();
    const { id } = (await say(caseId, 'messages', message)).body;
    await intake.ownerPool.query('delete from personal_data.text where text_id = $1', [id]);
    const texts = (await read(caseId)).body.data.map(({ text }: { text: string }) => text);
    expect(texts).toEqual([report.narrative, null]);
  });

  it('takes a message once per key, and a key once per message', async () => {
    const caseId = await open();
    const first = await say(caseId, 'messages', message, 'said once');
    const again = await say(caseId, 'messages', message, 'said once');
    expect([again.body, again.headers['x-idempotency-lookup']]).toEqual([first.body, 'hit']);
    const other = await say(caseId, 'messages', { ...message, text: 'x' }, 'said once');
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    expect((await read(caseId)).body.data).toHaveLength(2);
  });

  it('keeps no hash that a guess of the body could be tried against', async () => {
    const caseId = await open();
    await say(caseId, 'notes', { text: 'short' }, 'guessable');
    const bare = createHash('sha256').update(`/v1/cases/${caseId}/notes\0{"text":"short"}`);
    const { rows } = await intake.ownerPool.query(
      'select count(*)::int as n from command_answer where body_hash = $1',
      [bare.digest('hex')],
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('R-055: shows an automatic reply as auto-ack, and the case as not acknowledged', async () => {
    const caseId = await open();
    await say(caseId, 'replies', { ...reply, by: 'system' });
    const { body } = await send(intake, { url: `/v1/cases/${caseId}` });
    expect(body).toMatchObject({ acknowledged: null, autoAckAt: expect.any(String) });
    await say(caseId, 'replies', { ...reply, by: 'agreed_message' });
    const now = await send(intake, { url: `/v1/cases/${caseId}` });
    expect(now.body.acknowledged).toMatchObject({ caseId, by: 'agreed_message' });
  });

  it.each([
    ['nothing', { ...message, text: ' ' }, 'validation_failed'],
    ['more than 10,000 characters', { ...message, text: 'x'.repeat(10_001) }, 'validation_failed'],
    ['a card number', { ...message, text: '4111 1111 1111 1111' }, 'card_data_not_accepted'],
    ['an unknown member', { ...message, public: true }, 'validation_failed'],
    ['a time before the report', { ...message, receivedAt: '2020-01-01T00:00:00Z' }, null],
  ])('refuses a message that says %s', async (_what, body, code) => {
    const caseId = await open();
    const answer = await say(caseId, 'messages', body);
    expect([answer.status, answer.body.code]).toEqual([422, code ?? 'time_before_failure']);
    expect((await read(caseId)).body.data).toHaveLength(1);
  });

  it('of another store looks unknown, to whoever writes and whoever reads', async () => {
    const [caseId, unknown] = [await open(), uuidv7()];
    const told = ({ requestId, instance, ...rest }: Record<string, unknown>) => rest;
    for (const [what, body] of [
      ['messages', message],
      ['replies', reply],
      ['notes', { text: 'x' }],
    ] as const) {
      const asked = (id: string) =>
        send(intake, { url: `/v1/cases/${id}/${what}`, body, token: 'store8' });
      const foreign = await asked(caseId);
      expect([foreign.status, told(foreign.body)]).toEqual([
        404,
        told((await asked(unknown)).body),
      ]);
    }
    expect((await read(caseId, '', 'store8')).status).toBe(404);
    expect(await eventsOf(intake, `failure-${caseId}`)).toHaveLength(1);
  });
});
