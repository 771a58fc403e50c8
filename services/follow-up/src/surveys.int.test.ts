import { CATALOGUE, type EventType } from '@amends/contracts/catalogue';
import { uuidv7 } from '@amends/service-kit/ids';
import type { Heard } from '@amends/service-process/write-service.fixture';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recovered, stillDissatisfied } from './domain/follow-up-case.fixture.ts';
import { openFollowUp, type RunningFollowUp } from './follow-up.fixture.ts';

let followUp: RunningFollowUp;
beforeAll(async () => {
  const callers = { neighbour: { stores: new Set(['7']) }, anna: {}, emil: {} };
  followUp = await openFollowUp(callers, { surveyStoreCap: 3 });
});
afterAll(() => followUp?.close());

const now = (): string => new Date().toISOString();

interface Recovery {
  readonly caseId?: string;
  readonly customerId?: string;
  readonly storeId?: string;
  readonly facts?: object;
}

const recovery = ({ facts = {}, ...about }: Recovery & { readonly caseId: string }): Heard => ({
  service: 'remedy',
  type: 'RecoveryCompleted',
  data: Object.assign(about, { remedyTypes: [], completedAt: now() }, facts),
});

/** A store of its own unless told: the cap of one test is no other's. */
const recover = async ({
  caseId = uuidv7(),
  customerId = uuidv7(),
  storeId = uuidv7().slice(0, 20),
  facts = {},
}: Recovery) => {
  await followUp.publish(recovery({ caseId, customerId, storeId, facts }));
  return { caseId, customerId, storeId };
};

const until = async (caseId: string, wanted: EventType, count = 1) => {
  await waitFor(
    async () => {
      const events = await followUp.eventsOf(caseId);
      return events.filter(({ type }) => type === wanted).length >= count;
    },
    { description: `${count} ${wanted} in case ${caseId}` },
  );
  const events = await followUp.eventsOf(caseId);
  for (const { type, data } of events) CATALOGUE[type as EventType].schema.parse(data);
  return events.filter(({ type }) => type === wanted).at(-1)!.data;
};

const asked = async (wanted: Recovery) => {
  const recovery = await recover(wanted);
  const requested = await until(recovery.caseId, 'FollowUpRequested');
  return { ...recovery, requestId: String(requested.requestId) };
};

const answer = (
  { caseId, requestId }: { caseId: string; requestId: string },
  body: object,
  token?: string,
) =>
  followUp.send(
    'POST',
    `/v1/cases/${caseId}/follow-ups/${requestId}/answers`,
    body,
    uuidv7(),
    token,
  );

describe('asking customers over a running store', () => {
  it('suppresses the question about a second case of the week, and says why (R-064)', async () => {
    const first = await asked({});
    const second = await recover({ customerId: first.customerId });
    const reason = await until(second.caseId, 'FollowUpSuppressed');
    expect(reason).toMatchObject({ reason: 'global_cooldown', wave: 1 });
    const url = '/v1/follow-ups?filter[state][eq]=suppressed&filter[reason][eq]=global_cooldown';
    const { data } = (await followUp.send('GET', url)).json();
    expect(data).toContainEqual(
      expect.objectContaining({ caseId: second.caseId, state: 'suppressed', kind: 'routine' }),
    );
  });

  it('asks a customer about one of ten cases that are recovered at once', async () => {
    const customerId = uuidv7();
    const cases = Array.from({ length: 10 }, () => ({ caseId: uuidv7() }));
    await followUp.publish(...cases.map(({ caseId }) => recovery({ caseId, customerId })));
    const typesOf = async ({ caseId }: { readonly caseId: string }) =>
      (await followUp.eventsOf(caseId)).map(({ type }) => type);
    await waitFor(
      async () => {
        const each = await Promise.all(cases.map(typesOf));
        return each.every(
          (types) => types.includes('FollowUpRequested') || types.includes('FollowUpSuppressed'),
        );
      },
      { description: 'every case to be asked about or not', timeoutMs: 20_000 },
    );
    const each = await Promise.all(cases.map(typesOf));
    expect(each.filter((types) => types.includes('FollowUpRequested'))).toHaveLength(1);
  });

  it('lets the recovery survey after a reopening wait for the cooldown of the first', async () => {
    const first = await asked({});
    const given = { ...stillDissatisfied, justice: {} };
    expect((await answer(first, given)).statusCode).toBe(201);
    await recover(first);
    const postponed = await until(first.caseId, 'FollowUpPostponed');
    const days = (Date.parse(String(postponed.dueAt)) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(7);
    const { requests } = (await followUp.send('GET', `/v1/cases/${first.caseId}/follow-up`)).json();
    expect(requests.at(-1)).toMatchObject({
      ...{ status: 'scheduled', initialRequestId: first.requestId, dueAt: postponed.dueAt },
    });
  });

  it('asks nobody on a way that the customer declined, in any case of theirs', async () => {
    const first = await asked({});
    const url = `/v1/cases/${first.caseId}/contact-choices`;
    const declined = await followUp.send('POST', url, { channel: 'telephone', wanted: false });
    expect(declined.statusCode).toBe(201);
    const severe = { facts: { severity: 'major' } };
    const second = await recover({ customerId: first.customerId, ...severe });
    const reason = await until(second.caseId, 'FollowUpSuppressed');
    expect(reason).toMatchObject({ reason: 'unsubscribed' });
    const contacts = [{ day: 1, channels: ['telephone', 'face_to_face'] }];
    const row = { followUp: { playbookVersion: 1, row: 22, contacts } };
    const third = await recover({ customerId: first.customerId, facts: row });
    const other = await until(third.caseId, 'FollowUpRequested');
    expect(other).toMatchObject({ channel: 'face_to_face', day: 1 });
  });

  it('R-067: asks on the days and the way of the row that the case is pinned to', async () => {
    const contacts = [
      { day: 1, within: true, channels: ['telephone', 'face_to_face'] },
      ...[7, 30].map((day) => ({ day, channels: ['telephone'] })),
    ];
    const followUpOf = { followUp: { playbookVersion: 1, row: 2, contacts }, severity: 'minor' };
    const { caseId } = await asked({ facts: followUpOf });
    const { requests } = (await followUp.send('GET', `/v1/cases/${caseId}/follow-up`)).json();
    const planned = requests as { dueAt: string; answerBy: string }[];
    expect(planned).toMatchObject([
      { wave: 1, day: 1, channel: 'telephone', status: 'open' },
      { wave: 3, day: 7, channel: 'telephone', status: 'scheduled' },
      { wave: 2, day: 30, channel: 'telephone', status: 'scheduled' },
    ]);
    // One question at a time.
    expect(planned[0]!.answerBy).toBe(planned[1]!.dueAt);
    expect(Date.parse(planned[2]!.dueAt) - Date.parse(planned[1]!.dueAt)).toBe(23 * 86_400_000);
  });

  it('SUR-03: asks no more customers of a store than its cap, however many at once', async () => {
    const storeId = uuidv7().slice(0, 20);
    const many = Array.from({ length: 24 }, () => ({ caseId: uuidv7(), customerId: uuidv7() }));
    // All of them come due in the same instant, and two are worked on at a time.
    await followUp.publish(...many.map((one) => recovery({ ...one, storeId })));
    const told = await waitFor(
      async () => {
        const sql = `select state, reason from survey_request
          where store_id = $1 and (requested_at is not null or state = 'suppressed')`;
        const { rows } = await followUp.look.query(sql, [storeId]);
        return rows.length === many.length && rows;
      },
      { description: 'every customer to be asked or not', timeoutMs: 30_000 },
    );
    expect(told.filter(({ state }) => state === 'open')).toHaveLength(3);
    expect(told.filter(({ reason }) => reason === 'store_cap')).toHaveLength(21);
  });

  it('T-56: takes an answer sent twice as one, and other words as one edit', async () => {
    const request = await asked({});
    expect((await answer(request, recovered)).statusCode).toBe(201);
    expect((await answer(request, recovered)).statusCode).toBe(201);
    expect((await answer(request, { ...recovered, satisfaction: 4 })).statusCode).toBe(201);
    const types = (await followUp.eventsOf(request.caseId)).map(({ type }) => type);
    expect(types.filter((type) => type === 'FollowUpAnswered')).toHaveLength(1);
    expect(types.filter((type) => type === 'FollowUpAnswerEdited')).toHaveLength(1);
  });

  it('SUR-06: lets nobody rate their own work, nor overwrite what another recorded', async () => {
    const request = await asked({});
    const { caseId } = request;
    const assigned = { caseId, ...{ ownerId: 'anna', ownerKind: 'person' } };
    await followUp.publish({ service: 'triage', type: 'CaseAssigned', data: assigned });
    await until(caseId, 'HandlerHeard');
    const own = await answer(request, recovered, 'anna');
    expect([own.statusCode, own.json().code]).toEqual([403, 'own_work']);
    expect((await answer(request, recovered, 'emil')).statusCode).toBe(201);
    const other = { ...recovered, satisfaction: 1 };
    const over = await answer(request, other);
    expect([over.statusCode, over.json().code]).toEqual([409, 'already_answered']);
    expect((await answer(request, other, 'emil')).statusCode).toBe(201);
    expect(await until(caseId, 'FollowUpAnswered')).toMatchObject({ recordedBy: 'emil' });

    // A system that all staff use is nobody who could rate themselves.
    const another = await asked({});
    const used = { caseId: another.caseId, ...{ ownerId: 'console', ownerKind: 'person' } };
    await followUp.publish({ service: 'triage', type: 'CaseAssigned', data: used });
    await until(another.caseId, 'HandlerHeard');
    expect((await answer(another, recovered)).statusCode).toBe(201);
  });

  it('gives the questions in every language, with the version that was asked', async () => {
    const url = '/v1/instruments/recovery_follow_up';
    const spanish = (await followUp.send('GET', `${url}?language=es`)).json();
    expect(spanish).toMatchObject({ version: 2, language: 'es' });
    expect(spanish.justice.items[0].statement).toContain('justo');
    expect((await followUp.send('GET', `${url}?version=1&language=zh`)).statusCode).toBe(404);
  });

  it('counts who was asked and why the others were not, by channel and store (R-064)', async () => {
    const storeId = uuidv7().slice(0, 20);
    const request = await asked({ storeId });
    await answer(request, recovered);
    const second = await recover({ storeId, customerId: request.customerId });
    await until(second.caseId, 'FollowUpSuppressed');
    const { rows } = await followUp.look.query(
      'select state, reason from survey_request where store_id = $1 order by state',
      [storeId],
    );
    expect(rows).toMatchObject([
      { state: 'answered', reason: null },
      { state: 'scheduled', reason: null },
      { state: 'scheduled', reason: null },
      { state: 'suppressed', reason: 'global_cooldown' },
    ]);
    const { channels } = (await followUp.send('GET', '/v1/follow-up-coverage')).json();
    const email = channels.find(({ channel }: { channel: string }) => channel === 'email');
    expect(email.suppressed.global_cooldown).toBeGreaterThan(0);
    expect(email.asked).toBeGreaterThanOrEqual(email.answered + email.lapsed);
  });

  it('R-063: gives the task to call after a severe failure, with words and outcomes', async () => {
    const storeId = uuidv7().slice(0, 20);
    const severe = { storeId, facts: { severity: 'critical' } };
    const { caseId, requestId } = await asked(severe);
    const url = '/v1/follow-ups?filter[state][eq]=open&filter[channel][in]=telephone,face_to_face';
    const tasks = async () => (await followUp.send('GET', url)).json().data;
    const own = async () =>
      (await tasks()).find((one: { requestId: string }) => one.requestId === requestId);
    expect(await own()).toMatchObject({ caseId, storeId, channel: 'telephone', attempts: 0 });

    const attempts = `/v1/cases/${caseId}/follow-ups/${requestId}/attempts`;
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const busy = { outcome: 'call_back', callBackAt: later };
    expect((await followUp.send('POST', attempts, busy)).statusCode).toBe(201);
    expect((await followUp.send('POST', attempts, { outcome: 'no_answer' })).statusCode).toBe(201);
    expect(await own()).toMatchObject({ attempts: 2, lastOutcome: 'no_answer', callBackAt: null });
    const halfSaid = await followUp.send('POST', attempts, { outcome: 'call_back' });
    expect(halfSaid.statusCode).toBe(422);

    const script = (await followUp.send('GET', '/v1/follow-up-script?language=zh')).json();
    expect(script.opening).toHaveLength(3);
    await answer({ caseId, requestId }, recovered);
    expect(await own()).toBeUndefined();
  });

  it('SUR-08: calls after a severe failure whoever was asked by mail that day', async () => {
    const { customerId } = await asked({});
    const { caseId } = await recover({ customerId, facts: { severity: 'major' } });
    const requested = await until(caseId, 'FollowUpRequested');
    expect(requested).toMatchObject({ channel: 'telephone' });
  });

  it('shows a store nothing of another, and lets nobody skip there', async () => {
    const request = await asked({});
    const skip = `/v1/cases/${request.caseId}/follow-ups/${request.requestId}/skips`;
    const body = { reason: 'legal_dispute' };
    const foreign = await followUp.send('POST', skip, body, uuidv7(), 'neighbour');
    expect(foreign.statusCode).toBe(404);
    const list = await followUp.send('GET', '/v1/follow-ups', undefined, uuidv7(), 'neighbour');
    expect(list.json().data).toEqual([]);
    const coverage = await followUp.send(
      ...(['GET', '/v1/follow-up-coverage', undefined, uuidv7(), 'neighbour'] as const),
    );
    expect(coverage.json().channels).toEqual([]);
  });
});
