import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { blobNames, reported, upload } from './attachments.fixture.ts';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

const place = (subject: object, options: { token?: string; key?: string } = {}) =>
  send(intake, {
    url: '/v1/legal-holds',
    body: { subject, reason: 'litigation' },
    ...options,
  });
const lift = (holdId: string) =>
  send(intake, { url: `/v1/legal-holds/${holdId}/lifts`, body: { reason: 'matter_closed' } });
const erase = (subject: object) =>
  send(intake, { url: '/v1/erasures', body: { subject, reason: 'customer_request' } });
const textsOf = async (caseId: string): Promise<number> => {
  const sql = 'select count(*)::int as n from personal_data.text where case_id = $1';
  return (await intake.ownerPool.query(sql, [caseId])).rows[0].n;
};
const list = async (query: string) =>
  (await send(intake, { url: `/v1/legal-holds?${query}` })).body;

describe('a legal hold', () => {
  it('keeps all of a customer from an erasure, and says why, until it is lifted', async () => {
    const caseId = await reported(intake, 'sued');
    const { id: file } = (await upload(intake, { caseId })).body;
    const placed = await place({ reference: 'sued' });
    expect(placed.status).toBe(201);
    const ways = [{ reference: 'sued' }, { caseId }];
    for (const subject of ways) {
      const refused = await erase(subject);
      expect([refused.status, refused.body.code, refused.body.holdReason]).toEqual([
        ...[409, 'legal_hold', 'litigation'],
      ]);
    }
    expect([await textsOf(caseId), blobNames(intake).includes(file)]).toEqual([1, true]);
    expect((await lift(placed.body.id)).status).toBe(201);
    expect((await erase({ reference: 'sued' })).status).toBe(200);
    expect([await textsOf(caseId), blobNames(intake).includes(file)]).toEqual([0, false]);
  });

  it('is told by events with its reasons and whom it keeps', async () => {
    const caseId = await reported(intake, 'told');
    const [{ data }] = await eventsOf(intake, `failure-${caseId}`);
    const { id } = (await place({ reference: 'told' })).body;
    await lift(id);
    expect(await eventsOf(intake, `hold-${id}`)).toMatchObject([
      {
        type: 'LegalHoldPlaced',
        data: { customerIds: [data.customerId], caseIds: [], reason: 'litigation' },
        meta: { actor: 'all' },
      },
      { type: 'LegalHoldLifted', data: { reason: 'matter_closed' }, meta: { actor: 'all' } },
    ]);
  });

  it('keeps the case of a customer nobody knows', async () => {
    const caseId = await reported(intake);
    await place({ caseId });
    expect((await erase({ caseId })).body.code).toBe('legal_hold');
    expect(await textsOf(caseId)).toBe(1);
  });

  it('keeps a single file from its removal too', async () => {
    const caseId = await reported(intake, 'evidence');
    const { id: file } = (await upload(intake, { caseId })).body;
    const hold = await place({ reference: 'evidence' });
    const url = `/v1/cases/${caseId}/attachments/${file}/removals`;
    const remove = () => send(intake, { url, body: { reason: 'not_needed' } });
    const refused = await remove();
    expect([refused.status, refused.body.holdReason]).toEqual([409, 'litigation']);
    expect(blobNames(intake)).toContain(file);
    await lift(hold.body.id);
    expect((await remove()).status).toBe(201);
  });

  it('of two lifts leaves the other one in force', async () => {
    const caseId = await reported(intake, 'twice-held');
    const first = await place({ reference: 'twice-held' });
    await place({ reference: 'twice-held' });
    await lift(first.body.id);
    expect((await erase({ caseId })).status).toBe(409);
  });

  it('racing an erasure leaves either the data or no hold', async () => {
    for (let round = 0; round < 5; round += 1) {
      const reference = `racer-${round}`;
      const caseId = await reported(intake, reference);
      const [hold, erasure] = await Promise.all([place({ reference }), erase({ reference })]);
      const isKept = hold.status === 201;
      expect(await textsOf(caseId)).toBe(isKept ? 1 : 0);
      expect(erasure.status).toBe(isKept ? 409 : 200);
    }
  });

  it('placed again under its key is the same one', async () => {
    await reported(intake, 'repeated');
    const first = await place({ reference: 'repeated' }, { key: 'one hold' });
    const again = await place({ reference: 'repeated' }, { key: 'one hold' });
    expect([again.status, again.body]).toEqual([201, first.body]);
    await lift(first.body.id);
    await erase({ reference: 'repeated' });
    const sql = "select body_hash from command_answer where body->>'id' = $1 order by status";
    const { rows } = await intake.ownerPool.query(sql, [first.body.id]);
    expect(rows).toContainEqual({ body_hash: '' });
  });

  it('is lifted once, and only where there is one', async () => {
    await reported(intake, 'lifted-once');
    const { id } = (await place({ reference: 'lifted-once' })).body;
    await lift(id);
    const again = await lift(id);
    expect([again.status, again.body.code]).toEqual([409, 'hold_lifted']);
    expect((await lift('019ea800-92d8-7bbf-8d41-0a1e8674dac8')).status).toBe(404);
    expect((await place({ reference: 'nobody-has-this' })).status).toBe(404);
  });

  it('is listed, those in force apart, page by page', async () => {
    await reported(intake, 'listed');
    const { id } = (await place({ reference: 'listed' })).body;
    const active = await list('limit=100&filter[status][eq]=active');
    expect(active.data.at(-1)).toMatchObject({ holdId: id, reason: 'litigation', liftedAt: null });
    await lift(id);
    const lifted = await list('limit=100&filter[status][eq]=lifted');
    expect(lifted.data.at(-1)).toMatchObject({ holdId: id, liftReason: 'matter_closed' });
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await list(`limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.data.map(({ holdId }: { holdId: string }) => holdId));
      cursor = page.meta.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toContain(id);
  });

  it('takes a principal of all stores and the scope for it', async () => {
    await reported(intake, 'not-yours');
    for (const token of ['store9', 'nothing']) {
      expect((await place({ reference: 'not-yours' }, { token })).status).toBe(403);
      expect((await send(intake, { url: '/v1/legal-holds', token })).status).toBe(403);
    }
  });
});
