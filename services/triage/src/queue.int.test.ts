import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heard, openTriage, reportOf, type RunningTriage } from './triage.fixture.ts';

interface Item {
  readonly caseId: string;
  readonly severity: string;
  readonly ownerId: string;
  readonly overdue: boolean;
  readonly nextDueAt: string | null;
}

let triage: RunningTriage;
beforeAll(async () => {
  triage = await openTriage();
});
afterAll(() => triage?.close());

/** Cases of a store that no other test knows, in the queue. */
const queued = async (storeId: string, ...facts: readonly object[]): Promise<string[]> => {
  const caseIds = facts.map(() => uuidv7());
  await triage.publish(
    ...caseIds.map((caseId, index) => reportOf(caseId, { storeId, ...facts[index] })),
  );
  await waitFor(async () => (await queueOf(storeId)).length === caseIds.length, {
    description: `the cases of store ${storeId} to be in the queue`,
  });
  return caseIds;
};

const page = async (query: Readonly<Record<string, string>>) => {
  const response = await triage.send('GET', `/v1/queue?${new URLSearchParams(query)}`);
  expect(response.statusCode).toBe(200);
  return response.json() as { data: Item[]; meta: { nextCursor: string | null } };
};
const queueOf = async (storeId: string, more: Readonly<Record<string, string>> = {}) =>
  (await page({ 'filter[storeId][eq]': storeId, ...more })).data;

describe('the queue', () => {
  it('R-021: puts severity first, then what falls due first, page by page', async () => {
    const [minor, critical, moderate, major] = await queued(
      'order',
      {},
      { flags: ['safety'] },
      { magnitude: 5 },
      { magnitude: 9 },
    );
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query = { 'filter[storeId][eq]': 'order', limit: '1' };
      const { data, meta } = await page(cursor === null ? query : { ...query, cursor });
      seen.push(...data.map(({ caseId }) => caseId));
      cursor = meta.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual([critical, major, moderate, minor]);
  });

  it('shows whose a case is, and filters by owner, severity, state and being overdue', async () => {
    const [first, second] = await queued('filters', { magnitude: 9 }, {});
    await triage.send('POST', `/v1/cases/${second}/assignments`, {
      ownerId: 'emp_7',
      ownerKind: 'person',
    });
    const mine = await queueOf('filters', { 'filter[ownerId][eq]': 'emp_7' });
    expect(mine).toMatchObject([{ caseId: second, ownerKind: 'person', state: 'triaged' }]);
    const severe = await queueOf('filters', { 'filter[severity][in]': 'critical,major' });
    expect(severe.map(({ caseId }) => caseId)).toEqual([first]);
    expect(await queueOf('filters', { 'filter[state][eq]': 'reopened' })).toEqual([]);
    await waitFor(async () => (await queueOf('filters', { 'filter[overdue][eq]': 'true' }))[0], {
      description: 'the major case to be overdue',
    });
    const late = await queueOf('filters', { 'filter[overdue][eq]': 'true' });
    expect(late.map(({ caseId, overdue }) => [caseId, overdue])).toEqual([[first, true]]);
  });

  it('lets a resolved case go and takes it back when it is reopened', async () => {
    const [caseId] = await queued('reopen', {});
    const at = new Date().toISOString();
    await triage.publish(
      heard('remedy', 'RecoveryCompleted', caseId!, { remedyTypes: [], completedAt: at }),
    );
    await waitFor(async () => (await queueOf('reopen')).length === 0, {
      description: 'the resolved case to leave the queue',
    });
    await triage.publish(
      heard('follow-up', 'CaseReopened', caseId!, {
        reason: 'remedy_inadequate',
        reopenCount: 1,
        reopenedAt: at,
      }),
    );
    await waitFor(async () => (await queueOf('reopen')).length === 1, {
      description: 'the reopened case to be back',
    });
    expect(await queueOf('reopen')).toMatchObject([
      { caseId, severity: 'moderate', state: 'reopened', escalationStep: 2 },
    ]);
  });

  it.each([
    ['cursor=bm90aGluZw', 'malformed_cursor'],
    ['cursor=WzEsMSwiMjAyNi0xMy00MCIsIngiXQ', 'malformed_cursor'],
    ['filter[state][eq]=resolved', 'malformed_query'],
    ['filter[severity][lt]=major', 'unknown_filter'],
    ['sort=severity', 'unknown_filter'],
  ])('refuses %s', async (query, code) => {
    const response = await triage.send('GET', `/v1/queue?${query}`);
    expect(response.json()).toMatchObject({ code });
  });

  it('is empty for a store without cases', async () => {
    expect(await queueOf('nowhere')).toEqual([]);
  });
});
