import { CATALOGUE, type EventType } from '@amends/contracts/catalogue';
import { uuidv7 } from '@amends/service-kit/ids';
import type { Heard } from '@amends/service-process/write-service.fixture';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customerId, recovered, stillDissatisfied } from './domain/follow-up-case.fixture.ts';
import { openFollowUp, type RunningFollowUp } from './follow-up.fixture.ts';

let followUp: RunningFollowUp;
beforeAll(async () => {
  followUp = await openFollowUp();
});
afterAll(() => followUp?.close());

const DAY_MS = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();

const completed = (caseId: string, completedAt = daysAgo(0)): Heard => ({
  service: 'remedy',
  type: 'RecoveryCompleted',
  data: Object.assign({ caseId }, { storeId: '9', customerId, remedyTypes: [], completedAt }),
});
const rootCause = (caseId: string): Heard => ({
  service: 'triage',
  type: 'RootCauseRecorded',
  data: Object.assign(
    { caseId },
    {
      ...{ gaps: [], responsibilityLocus: 'firm', recordedAt: daysAgo(0) },
      ...{ why: 'standard_not_followed', how: 'single_slip', arisenAt: daysAgo(1) },
    },
  ),
});
const prevention = (caseId: string): Heard => ({
  service: 'triage',
  type: 'PreventiveDecisionRecorded',
  data: Object.assign({ caseId }, { decision: 'no_action_needed', decidedAt: daysAgo(0) }),
});

const typesOf = async (caseId: string): Promise<string[]> =>
  (await followUp.eventsOf(caseId)).map(({ type }) => type);

/** Waits until the case has the event, then gives all of its events, valid by their schemas. */
const until = async (caseId: string, wanted: EventType) => {
  await waitFor(async () => (await typesOf(caseId)).includes(wanted), {
    description: `${wanted} in case ${caseId}`,
  });
  const events = await followUp.eventsOf(caseId);
  for (const { type, data } of events) CATALOGUE[type as EventType].schema.parse(data);
  return events;
};

/** A case whose request the timer has opened. */
const opened = async (): Promise<{ readonly caseId: string; readonly answers: string }> => {
  const caseId = uuidv7();
  await followUp.publish(completed(caseId));
  const events = await until(caseId, 'FollowUpRequested');
  const requestId = String(events[0]?.data.requestId);
  return { caseId, answers: `/v1/cases/${caseId}/follow-ups/${requestId}/answers` };
};

describe('follow-up on a running store and log', () => {
  it('schedules on recovery and opens the request by its timer', async () => {
    const { caseId } = await opened();
    const [scheduled] = await followUp.eventsOf(caseId);
    expect(scheduled).toMatchObject({
      type: 'FollowUpScheduled',
      data: { wave: 1, storeId: '9', customerId },
      meta: { subject: caseId, correlationId: caseId, actor: 'system_follow-up' },
    });
  });

  it('closes a case when answer, root cause and preventive decision are there', async () => {
    const { caseId, answers } = await opened();
    const response = await followUp.send('POST', answers, recovered);
    expect(response.statusCode).toBe(201);
    expect(response.json().position).toMatch(/^[0-9a-f]{8}\.\d+\.\d+$/);
    await followUp.publish(rootCause(caseId), prevention(caseId));
    const events = await until(caseId, 'CaseClosed');
    expect(events.map(({ type }) => type)).toEqual([
      'FollowUpScheduled',
      'FollowUpRequested',
      'FollowUpAnswered',
      'RecoveryConfirmed',
      'FollowUpScheduled',
      'ClosureConditionHeard',
      'CaseDocumented',
      'ClosureConditionHeard',
      'FeedbackDeliveredToEmployee',
      'OutcomeRecorded',
      'CaseClosed',
    ]);
    expect(events.at(-1)?.data).toMatchObject({ outcome: 'recovered_confirmed', storeId: '9' });
  });

  it('reopens on a dissatisfied answer and asks again after the second recovery', async () => {
    const { caseId, answers } = await opened();
    await followUp.send('POST', answers, stillDissatisfied);
    await followUp.publish(completed(caseId));
    await waitFor(async () => (await typesOf(caseId)).length === 7, {
      description: 'the second request to open',
    });
    const events = await followUp.eventsOf(caseId);
    expect(events.map(({ type }) => type).slice(2)).toEqual([
      'FollowUpAnswered',
      'DoubleDeviationDetected',
      'CaseReopened',
      'FollowUpScheduled',
      'FollowUpRequested',
    ]);
    expect(events[5]?.data).toMatchObject({ initialRequestId: events[0]?.data.requestId });
  });

  it('answers the same key the same way and records one answer', async () => {
    const { caseId, answers } = await opened();
    const first = await followUp.send('POST', answers, recovered, 'one-answer');
    const again = await followUp.send('POST', answers, recovered, 'one-answer');
    expect(again.json()).toEqual(first.json());
    expect(again.headers['x-idempotency-lookup']).toBe('hit');
    const other = await followUp.send('POST', answers, recovered);
    expect(other.statusCode).toBe(201);
    const types = await typesOf(caseId);
    expect(types.filter((type) => type === 'FollowUpAnswered')).toHaveLength(1);
  });

  it('lapses a request whose window is over and closes unconfirmed', async () => {
    const caseId = uuidv7();
    await followUp.publish(rootCause(caseId), prevention(caseId), completed(caseId, daysAgo(40)));
    const events = await until(caseId, 'CaseClosed');
    expect(events.map(({ type }) => type)).toContain('FollowUpLapsed');
    expect(events.at(-1)?.data).toMatchObject({ outcome: 'resolved_unconfirmed' });
  });

  it('does once what it hears three times', async () => {
    const caseId = uuidv7();
    const failed: Heard = {
      service: 'remedy',
      type: 'RefundFailed',
      eventId: uuidv7(),
      data: Object.assign(
        { caseId },
        { remedyId: uuidv7(), step: 1, attempt: 1, reason: 'declined', failedAt: daysAgo(0) },
      ),
    };
    await followUp.publish(failed, failed, failed, rootCause(caseId));
    await until(caseId, 'ClosureConditionHeard');
    expect((await typesOf(caseId)).slice(0, 2)).toEqual([
      'DoubleDeviationDetected',
      'ClosureConditionHeard',
    ]);
  });

  it('detects a target that was missed while a promise stood', async () => {
    const caseId = uuidv7();
    const promise = { caseId, promiseId: uuidv7(), what: 'delivery', by: 'emp-1' };
    const times = { due: daysAgo(-2), explainBy: daysAgo(-1), madeAt: daysAgo(3) };
    const missed = { caseId, metric: 'next_reply', dueAt: daysAgo(1), discoveredAt: daysAgo(0) };
    await followUp.publish(
      { service: 'remedy', type: 'PromiseMade', data: { ...promise, ...times } as never },
      { service: 'triage', type: 'TargetMissed', data: missed as never },
    );
    const events = await until(caseId, 'DoubleDeviationDetected');
    expect(events.at(-1)?.data).toMatchObject({
      ...{ trigger: 'promise_broken', missedTarget: 'next_reply' },
    });
  });

  it('has a new case go on from one that was closed too long ago (REO-03)', async () => {
    const caseId = uuidv7();
    const outcome = { outcome: 'no_agreement', storeId: '9', customerId };
    const concluded = { caseId, ...outcome, concludedAt: daysAgo(30) };
    const cause = rootCause(caseId);
    const decided = prevention(caseId);
    await followUp.publish(
      { service: 'remedy', type: 'NoRemedyConcluded', data: concluded },
      { ...cause, data: Object.assign(cause.data, { recordedAt: daysAgo(29) }) },
      { ...decided, data: Object.assign(decided.data, { decidedAt: daysAgo(29) }) },
    );
    await until(caseId, 'CaseClosed');
    const reopenings = `/v1/cases/${caseId}/reopenings`;
    const body = { reason: 'failure_recurred' };
    expect((await followUp.send('POST', reopenings, body)).statusCode).toBe(201);
    const [due] = (await until(caseId, 'FollowUpCaseDue')).slice(-1);
    expect(due?.data).toMatchObject({ storeId: '9', customerId, ...body, basis: 'person' });
    const view = (await followUp.send('GET', `/v1/cases/${caseId}/follow-up`)).json();
    expect(view).toMatchObject({ status: 'closed', continuedBy: [due?.data.newCaseId] });
    const again = await followUp.send('POST', reopenings, body);
    expect(again.json()).toMatchObject({ code: 'reopen_window_over' });
  });

  it('takes imported history over with its own dates and sets no timer', async () => {
    const caseId = uuidv7();
    const row = {
      provenance: 'imported',
      jobId: uuidv7(),
      source: 'register',
      externalId: '4711',
      mappingVersion: 'nyc-1',
      reported: { at: '2015-01-02T00:00:00Z', precision: 'date' },
      closed: { at: '2015-02-03T00:00:00Z', precision: 'date' },
      satisfied: false,
      flags: [],
    };
    await followUp.publish({
      service: 'intake',
      type: 'CaseHistoryImported',
      data: Object.assign({ caseId }, row),
    });
    const events = await until(caseId, 'CaseClosed');
    expect(events.map(({ type, meta }) => [type, meta.time])).toEqual([
      ['SatisfactionImported', '2015-02-03T00:00:00Z'],
      ['CaseClosed', '2015-02-03T00:00:00Z'],
    ]);
    const reopen = { reason: 'new_information' };
    const response = await followUp.send('POST', `/v1/cases/${caseId}/reopenings`, reopen);
    expect(response.json()).toMatchObject({ status: 409, code: 'imported_case' });
  });

  it('is well while it runs', async () => {
    const health = await followUp.health();
    expect(health.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('DUP-04: asks nothing of a duplicate, and asks once it stands for itself', async () => {
    const caseId = uuidv7();
    const link = (type: string, data: object): Heard => ({
      service: 'intake',
      type,
      data: Object.assign({ caseId, primaryCaseId: uuidv7() }, data),
    });
    await followUp.publish(
      link('CasesMerged', { reason: 'same_failure', mergedAt: daysAgo(0) }),
      completed(caseId),
    );
    await until(caseId, 'FollowUpScheduled');
    // The timer of a later case has rung when the one of this case had its turn.
    await opened();
    expect(await typesOf(caseId)).not.toContain('FollowUpRequested');
    await followUp.publish(link('CasesUnmerged', { unmergedAt: daysAgo(0) }));
    await until(caseId, 'FollowUpRequested');
  });
});
