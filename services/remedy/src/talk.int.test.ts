import { CATALOGUE, type EventType } from '@amends/contracts/catalogue';
import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prioritised } from './domain/remedy-case.fixture.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';

const caseId = uuidv7();
let remedy: RunningRemedy;
const post = async (path: string, body: object, status = 200) => {
  const answer = await remedy.send('POST', `/v1/cases/${caseId}/${path}`, body);
  expect([path, answer.statusCode]).toEqual([path, status]);
  return answer.json() as { id: string };
};
const timeline = async () => (await remedy.send('GET', `/v1/cases/${caseId}/timeline`)).json();
const happened = (type: string) =>
  waitFor(async () => (await remedy.eventsOf(caseId)).some((event) => event.type === type), {
    description: type,
    timeoutMs: 20_000,
  });
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

beforeAll(async () => {
  remedy = await openRemedy();
  const data = { ...prioritised, caseId };
  await remedy.publish({ service: 'triage', type: 'CasePrioritised', data });
  await happened('RemedyOffered');
});
afterAll(() => remedy?.close());

describe('what the customer is told', () => {
  it('is kept with its time: fault, apology, checklist, news (R-039, R-056)', async () => {
    const channel = 'telephone';
    await post('apologies', { channel, qualities: ['empathy'], admits: 'whole' });
    const checks = ['emotion_calmed', 'apology_offered', 'solution_negotiated'];
    await post('interactions', { channel, checks, reaction: 5 });
    await post('progress-updates', { channel, progress: 'in_work' });
    const { entries } = await timeline();
    expect(entries.map(({ kind }: { kind: string }) => kind)).toEqual([
      'fault_admitted',
      'apology',
      'news',
    ]);
    const events = await remedy.eventsOf(caseId);
    for (const { type, data } of events) CATALOGUE[type as EventType].schema.parse(data);
    const talked = events.find(({ type }) => type === 'InteractionRecorded');
    expect(talked?.data).toMatchObject({ checks, calmedFirst: true });
  });

  it('R-057: is to be told of a delay before the promise is over, else it is broken', async () => {
    const { id } = await post('promises', { what: 'repair', due: inSeconds(4) }, 201);
    await happened('DelayExplanationDue');
    expect((await timeline()).promises).toMatchObject([{ promiseId: id, status: 'open' }]);
    await happened('PromiseBroken');
    expect((await timeline()).promises).toMatchObject([{ promiseId: id, status: 'broken' }]);
  });

  it('gives a promise another time by an explanation, and keeps it', async () => {
    const { id } = await post('promises', { what: 'answer', due: inSeconds(3600) }, 201);
    const newDue = inSeconds(7200);
    const body = { channel: 'email', reason: 'facts_missing', newDue };
    await post(`promises/${id}/delay-explanations`, body);
    await post(`promises/${id}/fulfilments`, {});
    expect((await timeline()).promises.at(-1)).toMatchObject({ due: newDue, status: 'kept' });
    const sql = "select 1 from job_timer where job_key like '%' || $1 || '%'";
    const { rows } = await remedy.look.query(sql, [id]);
    expect(rows).toEqual([]);
    expect(await post('promises', { what: 'answer', due: inSeconds(-1) }, 422)).toMatchObject({
      code: 'validation_failed',
    });
  });

  it('R-053, R-052, R-050: is by when it is made good, that it failed, what it cost', async () => {
    const remedyOf = async () => (await remedy.send('GET', `/v1/cases/${caseId}/remedy`)).json();
    const { offer } = await remedyOf();
    expect(offer.alternatives[1].promise).toEqual({ what: 'refund', withinHours: 168 });
    const promisedFor = inSeconds(4);
    const chosen = { offerId: offer.offerId, alternativeId: 2, promisedFor };
    const { id } = await post('choices', chosen, 202);
    const told = { what: 'refund', due: promisedFor, remedyId: id, steps: [1, 2, 3] };
    expect((await timeline()).promises.at(-1)).toMatchObject({ ...told, status: 'open' });
    await happened('PromiseBroken');
    await waitFor(async () => (await timeline()).promises.at(-1).status === 'broken', {
      description: 'the remedy to be late',
      timeoutMs: 20_000,
    });
    const [failure] = await remedy.allOf('RecoveryFailed');
    expect(failure).toMatchObject({ caseId, remedyId: id, reason: 'missed' });
    const cost = { amount: 250, currency: 'EUR' };
    await post('steps/1/executions', { cost });
    await happened('RecoveryCompleted');
    expect((await timeline()).promises.at(-1)).toMatchObject({ ...told, status: 'kept' });
    const step = { executed: true, promisedFor };
    expect(await remedyOf()).toMatchObject({
      ...{ promisedFor, failures: ['missed'], cost: [{ amount: 6250, currency: 'EUR' }] },
      steps: [{ ...step, cost: [cost] }, step, { ...step, cost: [{ amount: 1000 }] }],
    });
    const none = await remedy.send('POST', `/v1/cases/${uuidv7()}/conclusions`, {});
    expect(none.json()).toMatchObject({ code: 'validation_failed' });
  });
});
