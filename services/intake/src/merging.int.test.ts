import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

const open = async (storeId = '9'): Promise<string> => {
  const body = { storeId, channel: 'email', narrative: 'The same thing again' };
  return (await send(intake, { url: '/v1/cases', body })).body.caseId;
};
const openMany = (count: number) => Promise.all(Array.from({ length: count }, () => open()));

const merge = (primary: string, duplicates: readonly string[], more: object = {}) =>
  send(intake, {
    url: `/v1/cases/${primary}/mergings`,
    body: { duplicateCaseIds: duplicates, reason: 'same_failure' },
    ...more,
  });
const unmerge = (caseId: string, more: object = {}) =>
  send(intake, { url: `/v1/cases/${caseId}/unmergings`, body: {}, ...more });
const mergedInto = async (caseId: string): Promise<string | null> =>
  (await send(intake, { url: `/v1/cases/${caseId}` })).body.mergedInto;

describe('merging cases', () => {
  it('is a job with a result per case, and undone case by case', async () => {
    const [primary, one, two] = await openMany(3);
    const answer = await merge(primary!, [one!, two!]);
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({
      status: 'completed',
      primaryCaseId: primary,
      counts: { total: 2, accepted: 2, duplicate: 0, rejected: 0 },
      items: [
        { caseId: one, result: 'accepted', problem: null },
        { caseId: two, result: 'accepted', problem: null },
      ],
    });
    const stored = await send(intake, { url: String(answer.headers.location).slice(7) });
    expect(stored.body).toEqual(answer.body);
    expect(await mergedInto(one!)).toBe(primary);
    expect((await unmerge(one!)).status).toBe(201);
    expect(await mergedInto(one!)).toBeNull();
    expect(await mergedInto(two!)).toBe(primary);
    expect((await unmerge(one!)).body.code).toBe('not_merged');
  });

  it('answers a repeated key as before and another body with 422', async () => {
    const [primary, one, two] = await openMany(3);
    const key = 'merging-once';
    const first = await merge(primary!, [one!], { key });
    const again = await merge(primary!, [one!], { key });
    expect(again.body).toEqual(first.body);
    expect(again.headers['x-idempotency-lookup']).toBe('hit');
    expect((await eventsOf(intake, `failure-${one}`)).map(({ type }) => type)).toEqual([
      'FailureReported',
      'CasesMerged',
    ]);
    expect((await merge(primary!, [two!], { key })).body.code).toBe('idempotency_key_reused');
  });

  it('makes no chain of two cases merged into each other at once (DUP-05)', async () => {
    const [one, two] = await openMany(2);
    const answers = await Promise.all([merge(one!, [two!]), merge(two!, [one!])]);
    const results = answers.map(({ body }) => body.items[0].result).sort();
    expect(results).toEqual(['accepted', 'rejected']);
    const links = [await mergedInto(one!), await mergedInto(two!)];
    expect(links.filter((link) => link !== null)).toHaveLength(1);
  });

  it('refuses a primary that has become a duplicate, and a duplicate with its own', async () => {
    const [top, middle, low] = await openMany(3);
    await merge(top!, [middle!]);
    expect((await merge(middle!, [low!])).body.items[0]).toMatchObject({
      result: 'rejected',
      problem: { code: 'case_merged' },
    });
    const [last] = await openMany(1);
    expect((await merge(last!, [top!])).body.items[0].problem.code).toBe('case_merged');
  });

  it("takes another store's case for an unknown one", async () => {
    const [mine, foreign] = [await open('9'), await open('8')];
    expect((await merge(foreign, [mine], { token: 'store9' })).status).toBe(404);
    const answer = await merge(mine, [foreign], { token: 'store9' });
    expect(answer.body.items[0].problem.code).toBe('not_found');
    expect((await unmerge(foreign, { token: 'store9' })).status).toBe(404);
    const { id } = (await merge(mine, [await open('9')])).body;
    expect((await send(intake, { url: `/v1/mergings/${id}`, token: 'store8' })).status).toBe(404);
  });
});
