import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customerId, recovered } from './domain/follow-up-case.fixture.ts';
import { openFollowUp, type RunningFollowUp } from './follow-up.fixture.ts';

let followUp: RunningFollowUp;
const now = () => new Date().toISOString();

beforeAll(async () => {
  const staff = { scopes: new Set(['follow-up:read', 'follow-up:write']), stores: new Set(['9']) };
  const coaching = new Set(['coaching:read', 'coaching:write']);
  followUp = await openFollowUp({
    anna: staff,
    bert: staff,
    coach: { ...staff, scopes: coaching },
    elsewhere: { scopes: coaching, stores: new Set(['8']) },
  });
  await followUp.publish({
    ...{ service: 'triage', type: 'StaffMemberDefined' },
    data: Object.assign(
      { caseId: uuidv7() },
      { staffId: 'anna', version: 1, skills: [], stores: ['9'], loadMax: 5, definedAt: now() },
    ),
  });
  await waitFor(async () => (await get('coach')).statusCode === 200, {
    description: 'the record of Anna to begin',
  });
});
afterAll(() => followUp?.close());

const path = '/v1/employees/anna';
const get = (token: string) => followUp.send('GET', path, undefined, '', token);
const post = async (what: string, body: object, token: string): Promise<number> =>
  (await followUp.send('POST', `${path}/${what}`, body, uuidv7(), token)).statusCode;

describe('the record of an employee over HTTP', () => {
  it('R-087, R-088, R-089: shows training, skills, confidence and teams, to them too', async () => {
    const training = { trainingId: 'calm_first', isOnboarding: true, completedAt: now() };
    expect(await post('trainings', training, 'coach')).toBe(201);
    expect(await post('skill-assessments', { skills: { listening: 6 } }, 'anna')).toBe(201);
    expect(await post('skill-assessments', { skills: { listening: 4 } }, 'coach')).toBe(201);
    expect(await post('confidence-ratings', { rating: 3 }, 'anna')).toBe(201);
    const team = { teamId: 'recovery', role: 'recovery_manager' };
    expect(await post('team-memberships', team, 'coach')).toBe(201);
    expect((await get('anna')).json()).toMatchObject({
      ...{ employeeId: 'anna', stores: ['9'], hasOnboardingTraining: true },
      skills: { self: { skills: { listening: 6 } }, coach: { skills: { listening: 4 } } },
      ...{ confidence: { rating: 3 }, teams: [team] },
    });
  });

  it('R-130: is for them and who coaches them there, and no read is unseen', async () => {
    expect((await get('bert')).statusCode).toBe(404);
    expect((await get('elsewhere')).statusCode).toBe(404);
    expect(await post('confidence-ratings', { rating: 1 }, 'bert')).toBe(404);
    expect(await post('skill-assessments', { skills: { listening: 1 } }, 'bert')).toBe(404);
    expect(await post('team-departures', { teamId: 'recovery' }, 'elsewhere')).toBe(404);
    const sql = `select count(*)::int as reads from employee_read
      where employee_id = 'anna' and reader = 'coach' and what = 'record'`;
    const before = (await followUp.look.query<{ reads: number }>(sql)).rows[0]!.reads;
    await get('coach');
    const after = (await followUp.look.query<{ reads: number }>(sql)).rows[0]!.reads;
    expect(after).toBe(before + 1);
  });

  it('R-090: has thanks of colleagues, and of nobody to themselves', async () => {
    expect(await post('recognitions', { reason: 'helped_a_colleague' }, 'bert')).toBe(201);
    expect(await post('recognitions', { reason: 'spoke_up' }, 'anna')).toBe(409);
    const { recognitions } = (await get('anna')).json();
    expect(recognitions).toMatchObject([{ reason: 'helped_a_colleague', by: 'bert' }]);
  });

  it('R-090: has thanks as soon as a customer says that it helped greatly', async () => {
    const caseId = uuidv7();
    const of = (service: 'triage' | 'remedy', type: string, data: object) => ({
      ...{ service, type },
      data: Object.assign({ caseId }, data),
    });
    await followUp.publish(
      of('triage', 'CaseAssigned', { ownerId: 'anna', ownerKind: 'person' }),
      of('remedy', 'RecoveryCompleted', {
        ...{ storeId: '9', customerId, remedyTypes: [], completedAt: now() },
      }),
    );
    const view = `/v1/cases/${caseId}/follow-up`;
    const request = await waitFor(
      async () => {
        const { requests = [] } = (await followUp.send('GET', view)).json();
        return requests.find(({ status }: { status: string }) => status === 'open');
      },
      { description: 'the request to open' },
    );
    const answers = `/v1/cases/${caseId}/follow-ups/${request.requestId}/answers`;
    await followUp.send('POST', answers, { ...recovered, reliefDegree: 6 });
    const { recognitions } = (await get('anna')).json();
    expect(recognitions[0]).toMatchObject({ caseId, reason: 'customer_relieved' });
  });
});
