import { uuidv7 } from '@amends/service-kit/ids';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

const report = { storeId: '9', channel: 'email', narrative: 'It was broken' };
const open = async (): Promise<string> =>
  (await send(intake, { url: '/v1/cases', body: report })).body.caseId;

const keep = (body: object, token = 'store9', key?: string) =>
  send(intake, { url: '/v1/texts', body, token, ...(key === undefined ? {} : { key }) });
const read = (textId: string, token = 'store9') =>
  send(intake, { url: `/v1/texts/${textId}?reason=follow_up`, token });

const lesson = { kind: 'lesson', freeOfPersonalData: true, text: 'Count the stock twice.' };

describe('the text store', () => {
  it('keeps a text of a case, and gives its id and its cue codes', async () => {
    const caseId = await open();
    const text = 'You promised a call, said Ford Prefect';
    const kept = await keep({ kind: 'comment', caseId, text });
    const cues = { cues: ['broken_promise'], language: null, cueRulesVersion: 2 };
    expect([kept.status, kept.body]).toEqual([201, { id: kept.body.id, ...cues }]);
    expect((await read(kept.body.id)).body).toEqual({
      ...{ id: kept.body.id, kind: 'comment', caseId, text },
    });
    expect(await eventsOf(intake, `failure-${caseId}`)).toHaveLength(1);
  });

  it('keeps every read, also of a text that is not there', async () => {
    const unknown = uuidv7();
    const { id } = (await keep({ kind: 'answer', caseId: await open(), text: 'Yes' })).body;
    expect([(await read(id)).status, (await read(unknown)).status]).toEqual([200, 404]);
    const { rows } = await intake.ownerPool.query(
      `select text_id, actor, what, reason_code from personal_data.personal_data_read
       where text_id = any ($1) order by read_id`,
      [[id, unknown]],
    );
    const kept = { actor: 'store9', what: 'text', reason_code: 'follow_up' };
    expect(rows).toEqual([id, unknown].map((text_id) => ({ text_id, ...kept })));
  });

  it('keeps a text once per key', async () => {
    const body = { kind: 'comment', caseId: await open(), text: 'Once' };
    const first = await keep(body, 'store9', 'text once');
    const again = await keep(body, 'store9', 'text once');
    expect([again.body, again.headers['x-idempotency-lookup']]).toEqual([first.body, 'hit']);
    const other = await keep({ ...body, text: 'Twice' }, 'store9', 'text once');
    expect(other.body.code).toBe('idempotency_key_reused');
    const sql = 'select count(*)::int as n from personal_data.text where case_id = $1';
    expect((await intake.ownerPool.query(sql, [body.caseId])).rows).toEqual([{ n: 2 }]);
  });

  it('shows a text of a case to its store, and with the right to personal data only', async () => {
    const body = { kind: 'comment', caseId: await open(), text: 'Arthur called' };
    const { id } = (await keep(body)).body;
    expect([(await read(id)).status, (await read(id, 'all')).status]).toEqual([200, 200]);
    expect([(await read(id, 'store8')).status, (await read(id, 'learner')).status]).toEqual([
      404, 404,
    ]);
    const foreign = await keep(body, 'store8');
    expect([foreign.status, foreign.body.code]).toEqual([404, 'not_found']);
  });

  it('hides a text of another store also where the database filters nothing (S1)', async () => {
    const { id } = (await keep({ kind: 'comment', caseId: await open(), text: 'Ford' })).body;
    const lessons = await Promise.all([keep(lesson, 'all'), keep({ ...lesson, storeId: '9' })]);
    const ids = [id, ...lessons.map(({ body }) => body.id)];
    const statuses = (token: string) =>
      Promise.all(ids.map(async (each) => (await read(each, token)).status));
    const filter = (state: 'enable' | 'disable') =>
      intake.ownerPool.query(`alter table personal_data.text ${state} row level security`);
    await filter('disable');
    const seen = await Promise.all([
      statuses('store8'),
      statuses('store9'),
      statuses('all'),
    ]).finally(() => filter('enable'));
    expect(seen).toEqual([
      [404, 200, 404],
      [200, 200, 200],
      [200, 200, 200],
    ]);
  });

  it('shows a lesson to every store, or to the one that it names', async () => {
    const everyones = (await keep(lesson, 'all')).body.id;
    const own = (await keep({ ...lesson, storeId: '9' })).body.id;
    const statuses = async (id: string) =>
      Promise.all(['learner', 'store8'].map(async (token) => (await read(id, token)).status));
    expect([await statuses(everyones), await statuses(own)]).toEqual([
      [200, 200],
      [200, 404],
    ]);
  });

  it.each([
    ['a lesson that nobody calls free of personal data', { ...lesson, freeOfPersonalData: false }],
    ['a lesson of a case', { ...lesson, caseId: uuidv7() }],
    ['a kind that comes with its own event', { kind: 'note', caseId: uuidv7(), text: 'x' }],
    ['a card number', { ...lesson, text: '4111111111111111' }],
    ['a lesson of every store, of one that is not for all', lesson],
  ])('refuses %s', async (_what, body) => {
    expect((await keep(body)).status).toBe(422);
  });
});
