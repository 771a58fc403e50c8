import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VERIFY_PREVENTION } from './prevention/verify-in-time.ts';
import { openTriage, reportOf, type RunningTriage } from './triage.fixture.ts';

let triage: RunningTriage;
beforeAll(async () => {
  triage = await openTriage();
});
afterAll(() => triage?.close());

const now = () => new Date().toISOString();

/** As intake raises it. */
const warn = async (storeId: string, facts: object = {}): Promise<string> => {
  const warningId = uuidv7();
  const found = { cause: 'voids', rule: 'u_chart', observed: 12, opportunities: 40 };
  const span = { from: now(), until: now(), rulesVersion: 0, raisedAt: now() };
  const data = { warningId, storeId, ...found, expectedThousandths: 1_000, ...span, ...facts };
  await triage.publish({ service: 'intake', type: 'EarlyWarningRaised', data });
  return warningId;
};

const post = (path: string, body: object) => triage.send('POST', `/v1/${path}`, body);
const actionsOf = async (warningId: string) => {
  const url = `/v1/preventive-actions?filter[warningId][eq]=${warningId}`;
  return (await triage.send('GET', url)).json().data;
};
const inboxOf = async (recipient: string) =>
  (await triage.send('GET', `/v1/notices?filter[recipient][eq]=${recipient}`)).json().data;
const heard = (warningId: string) =>
  waitFor(
    async () => {
      const sql = 'select from heard_warning where warning_id = $1';
      return (await triage.look.query(sql, [warningId])).rowCount === 1;
    },
    { description: `warning ${warningId} to be heard` },
  );

describe('an early warning', () => {
  it('R-076, R-080: opens a preventive action, which further warnings belong to', async () => {
    const first = await warn('p1');
    await heard(first);
    const [action] = await actionsOf(first);
    expect(action).toMatchObject({
      ...{ storeId: 'p1', status: 'open', khdTypes: ['mischarged'], ownerId: 'recovery_team' },
      ...{ warningId: first, kind: 'process', verdict: null },
    });
    const again = await warn('p1', { rule: 'cusum' });
    const elsewhere = await warn('p2');
    await heard(elsewhere);
    await heard(again);
    expect(await actionsOf(again)).toEqual([]);
    expect(await actionsOf(elsewhere)).toHaveLength(1);
  });

  it('R-077: is counted before and after its action, where nobody complained', async () => {
    const first = await warn('p3', { cause: 'item_not_found' });
    await heard(first);
    const [{ actionId }] = await actionsOf(first);
    const path = `preventive-actions/${actionId}`;
    expect((await post(`${path}/implementations`, {})).statusCode).toBe(200);
    expect((await post(`${path}/verifications`, {})).statusCode).toBe(200);
    const { body, ...read } = await triage.send('GET', `/v1/${path}`).then((answer) => ({
      status: answer.statusCode,
      body: answer.json(),
    }));
    expect(read.status).toBe(200);
    expect(body).toMatchObject({
      ...{ status: 'verified', warning: { warningId: first, cause: 'item_not_found' } },
      verification: { after: { cases: 0, warnings: 0 } },
    });
    const later = await warn('p3', { cause: 'item_not_found' });
    await heard(later);
    // The first action is in effect: what goes on all the same needs another one.
    expect(await actionsOf(later)).toHaveLength(1);
    await post(`${path}/verifications`, {});
    const verified = (await triage.send('GET', `/v1/${path}`)).json();
    expect(verified.verification.after).toMatchObject({ warnings: 1 });
    const list = (await triage.send('GET', '/v1/preventive-actions?filter[status][eq]=verified'))
      .json()
      .data.map((item: { actionId: string }) => item.actionId);
    expect(list).toEqual([actionId]);
  });

  it('of a single case opens none, and a person may answer it', async () => {
    const cause = 'accused_of_shoplifting';
    const warningId = await warn('p4', { cause, rule: 'critical_severity', aboutId: uuidv7() });
    await heard(warningId);
    expect(await actionsOf(warningId)).toEqual([]);
    const body = {
      ...{ storeId: 'p4', kind: 'training', ownerId: 'anna', warningId },
      causes: [{ khdType: cause }],
    };
    expect((await post('preventive-actions', body)).statusCode).toBe(201);
    expect(await actionsOf(warningId)).toMatchObject([{ kind: 'training', ownerId: 'anna' }]);
    const unknown = await post('preventive-actions', { ...body, warningId: uuidv7() });
    expect(unknown.statusCode).toBe(404);
  });
});

describe('the inbox', () => {
  it('R-080: has an early warning for the owner of the store and a recovery manager', async () => {
    const owner = { storeId: 'p5', ownerId: 'desk-5', ownerKind: 'team' };
    expect((await post('store-fallbacks', owner)).statusCode).toBe(201);
    const warningId = await warn('p5');
    const elsewhere = await warn('p6', { rule: 'critical_severity', aboutId: uuidv7() });
    const everywhere = await warn('unused', { storeId: undefined, cause: 'media_report' });
    for (const id of [warningId, elsewhere, everywhere]) await heard(id);
    const about = { caseId: null, actionId: null, reason: 'early_warning', readAt: null };
    expect(await inboxOf('desk-5')).toMatchObject([{ ...about, warningId, storeId: 'p5' }]);
    const [notice] = await inboxOf('desk-5');
    expect((await post(`notices/${notice.noticeId}/readings`, {})).statusCode).toBe(200);
    expect(await inboxOf('manager')).toContainEqual(
      expect.objectContaining({ ...about, warningId: elsewhere, recipientKind: 'role' }),
    );
    const warned = (await inboxOf('recovery_manager')).map(
      (one: { warningId: string }) => one.warningId,
    );
    expect(warned).toEqual(expect.arrayContaining([warningId, elsewhere, everywhere]));
  });
});

/** A failure of the type and place, after which its case is counted. */
const failed = async (storeId: string): Promise<void> => {
  const caseId = uuidv7();
  await triage.publish(reportOf(caseId, { storeId, complaintCode: 'mischarged' }));
  await waitFor(
    async () => {
      const sql = 'select from triage_case where case_id = $1';
      return (await triage.look.query(sql, [caseId])).rowCount === 1;
    },
    { description: `case ${caseId} to be triaged` },
  );
};

const inEffect = async (storeId: string, ownerId: string): Promise<string> => {
  const causes = [{ khdType: 'mischarged' }];
  const facts = { storeId, kind: 'training', ownerId, causes };
  const opened = await post('preventive-actions', facts);
  const { id } = opened.json();
  const weekly = { verifyAfterDays: 7 };
  expect((await post(`preventive-actions/${id}/implementations`, weekly)).statusCode).toBe(200);
  return id;
};

/** Lets the end of the time come, and waits for what is told of it. */
const windowEnds = async (actionId: string, ownerId: string) => {
  const sql = 'update job_timer set run_at = now() where job_key = $1';
  await triage.look.query(sql, [`${VERIFY_PREVENTION}:${actionId}`]);
  return waitFor(
    async () => {
      const notices: { actionId: string; reason: string }[] = await inboxOf(ownerId);
      return notices.find((notice) => notice.actionId === actionId);
    },
    { description: `${ownerId} to be told`, timeoutMs: 20_000 },
  );
};

describe('a preventive action whose time is over', () => {
  it('R-076, R-077: has its recurrence counted unasked, and its owner told', async () => {
    await failed('p7');
    const actionId = await inEffect('p7', 'anna');
    await failed('p7');
    await failed('p8');
    expect(await windowEnds(actionId, 'anna')).toMatchObject({
      ...{ reason: 'prevention_recurred', storeId: 'p7', caseId: null },
    });
    const action = (await triage.send('GET', `/v1/preventive-actions/${actionId}`)).json();
    expect(action).toMatchObject({
      status: 'verified',
      verification: {
        ...{ verdict: 'same', recurred: true, occasion: 'window_over' },
        ...{ before: { cases: 1 }, after: { cases: 1, until: action.verifyAt } },
        verifiedAt: action.verifyAt,
      },
    });
  });

  it('R-077: is told as verified where nothing happened again', async () => {
    await failed('p9');
    const actionId = await inEffect('p9', 'berta');
    expect(await windowEnds(actionId, 'berta')).toMatchObject({ reason: 'prevention_verified' });
    const action = (await triage.send('GET', `/v1/preventive-actions/${actionId}`)).json();
    expect(action.verification).toMatchObject({ verdict: 'fewer', recurred: false });
  });
});
