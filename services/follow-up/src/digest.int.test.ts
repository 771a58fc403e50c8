import { uuidv7 } from '@amends/service-kit/ids';
import type { Heard } from '@amends/service-process/write-service.fixture';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customerId, recovered } from './domain/follow-up-case.fixture.ts';
import { openFollowUp, type RunningFollowUp } from './follow-up.fixture.ts';

let followUp: RunningFollowUp;
beforeAll(async () => {
  const staff = { scopes: new Set(['follow-up:read']), stores: new Set(['9']) };
  followUp = await openFollowUp({
    anna: staff,
    bert: staff,
    coach: { ...staff, scopes: new Set(['coaching:read']) },
    elsewhere: { scopes: new Set(['coaching:read']), stores: new Set(['8']) },
  });
});
afterAll(() => followUp?.close());

const now = () => new Date().toISOString();
const of = (service: Heard['service'], type: string, caseId: string, data: object): Heard => ({
  ...{ service, type },
  data: Object.assign({ caseId }, data),
});
const learned = (caseId: string): Heard[] => [
  of('triage', 'RootCauseRecorded', caseId, {
    ...{ gaps: [], responsibilityLocus: 'firm', recordedAt: now() },
    ...{ why: 'standard_not_followed', how: 'single_slip', arisenAt: now() },
  }),
  of('triage', 'PreventiveDecisionRecorded', caseId, {
    ...{ decision: 'no_action_needed', decidedAt: now() },
  }),
];

/** A case that Anna handled, unless it is of nobody, from its recovery to its end. */
const endedCase = async (handlers: readonly string[]): Promise<string> => {
  const caseId = uuidv7();
  const party = { storeId: '9', customerId };
  await followUp.publish(
    ...handlers.map((ownerId) =>
      of('triage', 'CaseAssigned', caseId, { ownerId, ownerKind: 'person' }),
    ),
    ...learned(caseId),
    of('remedy', 'RecoveryCompleted', caseId, { ...party, remedyTypes: [], completedAt: now() }),
  );
  const path = `/v1/cases/${caseId}`;
  const request = await waitFor(
    async () => {
      const { requests = [] } = (await followUp.send('GET', `${path}/follow-up`)).json();
      return requests.find(({ status }: { status: string }) => status === 'open');
    },
    { description: 'the request to open' },
  );
  const url = `${path}/follow-ups/${request.requestId}/answers`;
  expect((await followUp.send('POST', url, recovered)).statusCode).toBe(201);
  return caseId;
};
const get = (url: string, token: string) => followUp.send('GET', url, undefined, '', token);
const post = (url: string, body: object, token: string) =>
  followUp.send('POST', url, body, uuidv7(), token);

describe('the digest of an employee (R-079, EMP-01)', () => {
  it('tells what the customer said of the case they handled, to them', async () => {
    const caseId = await endedCase(['anna']);
    const { data } = (await get('/v1/employees/anna/digest', 'anna')).json();
    expect(data[0]).toMatchObject({
      ...{ caseId, feedback: 1, employeeId: 'anna', roles: ['owner'] },
      ...{ outcome: 'recovered_confirmed', said: { reliefDegree: recovered.reliefDegree } },
      ...{ acknowledgedAt: null, answer: null },
    });
  });

  it('is acknowledged and answered by them, and by nobody else', async () => {
    const caseId = await endedCase(['anna']);
    const feedback = `/v1/cases/${caseId}/feedback/1`;
    expect((await post(`${feedback}/acknowledgements`, {}, 'bert')).statusCode).toBe(404);
    expect((await post(`${feedback}/acknowledgements`, {}, 'anna')).statusCode).toBe(201);
    const given = { answer: 'need_authority' };
    expect((await post(`${feedback}/answers`, given, 'token')).statusCode).toBe(403);
    expect((await post(`${feedback}/answers`, given, 'anna')).statusCode).toBe(201);
    const { data } = (await get('/v1/employees/anna/digest', 'anna')).json();
    const found = data.find((each: { caseId: string }) => each.caseId === caseId);
    expect(found).toMatchObject({ answer: 'need_authority' });
    expect(found.acknowledgedAt).toEqual(expect.any(String));
  });

  it('EMP-02: is read by them and who coaches them, never unseen', async () => {
    await endedCase(['anna']);
    expect((await get('/v1/employees/anna/digest', 'bert')).statusCode).toBe(404);
    expect((await get('/v1/employees/anna/digest', 'coach')).json().data).not.toEqual([]);
    expect((await get('/v1/employees/anna/digest', 'elsewhere')).statusCode).toBe(404);
    const reads = await followUp.look.query<{ reader: string }>(
      `select distinct reader from employee_read where employee_id = 'anna' order by reader`,
    );
    expect(reads.rows.map(({ reader }) => reader)).toEqual(['anna', 'coach', 'elsewhere']);
  });

  it('is of the store where nobody in particular handled the case', async () => {
    const caseId = await endedCase([]);
    const { data } = (await get('/v1/store-digest', 'anna')).json();
    expect(data.map((each: { caseId: string }) => each.caseId)).toContain(caseId);
  });

  it('is read page by page', async () => {
    await endedCase(['bert']);
    await endedCase(['bert']);
    const first = (await get('/v1/employees/bert/digest?limit=1', 'bert')).json();
    const next = `/v1/employees/bert/digest?limit=1&cursor=${first.meta.nextCursor}`;
    const second = (await get(next, 'bert')).json();
    expect(second.data).toHaveLength(1);
    expect(second.data[0].caseId).not.toBe(first.data[0].caseId);
    expect(second.meta.nextCursor).toBeNull();
  });
});

describe('a message of the customer after the resolution', () => {
  it('REO-01: waits until somebody calls it thanks, and reopens nothing', async () => {
    const caseId = await endedCase([]);
    const textId = uuidv7();
    await followUp.publish(
      of('intake', 'CustomerMessageReceived', caseId, {
        ...{ textId, channel: 'email', receivedAt: now(), cues: [], cueRulesVersion: 1 },
      }),
    );
    const view = async () => (await followUp.send('GET', `/v1/cases/${caseId}/follow-up`)).json();
    await waitFor(async () => (await view()).openReplies.length === 1, {
      description: 'the message to be heard',
    });
    const thanks = { textId, confirmsRecovery: false };
    const url = `/v1/cases/${caseId}/acknowledgements`;
    expect((await followUp.send('POST', url, thanks)).statusCode).toBe(201);
    expect(await view()).toMatchObject({ status: 'closed', openReplies: [], reopenCount: 0 });
  });
});
