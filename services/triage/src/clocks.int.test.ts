import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heard, openTriage, reportOf, type RunningTriage } from './triage.fixture.ts';

let triage: RunningTriage;
beforeAll(async () => {
  triage = await openTriage();
});
afterAll(() => triage?.close());

const now = (): string => new Date().toISOString();
const typesOf = async (caseId: string): Promise<string[]> =>
  (await triage.eventsOf(caseId)).map(({ type }) => type);
const until = (caseId: string, type: string, count = 1) =>
  waitFor(async () => (await typesOf(caseId)).filter((one) => one === type).length >= count, {
    description: `${count} ${type} in case ${caseId}`,
    timeoutMs: 20_000,
  });
const reported = async (facts: object = {}): Promise<string> => {
  const caseId = uuidv7();
  await triage.publish(reportOf(caseId, facts));
  await until(caseId, 'CaseAssigned');
  return caseId;
};
const reply = (caseId: string, more: object = {}) =>
  heard('intake', 'ReplySent', caseId, {
    textId: uuidv7(),
    channel: 'email',
    public: true,
    automatic: false,
    by: 'person',
    sentAt: now(),
    ...more,
  });

const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  opens: '00:00',
  closes: '24:00',
}));
const calendar = { calendarId: 'all_week', timeZone: 'Europe/Berlin', weekly, holidays: [] };
const policy = (policyId: string, storeId: string, targets: readonly object[]) => ({
  policyId,
  order: 1,
  appliesTo: { stores: [storeId] },
  targets: targets.map((target) => ({ calendarId: 'all_week', ...target })),
});
const define = async (route: string, body: object) => {
  const answer = await triage.send('POST', `/v1/${route}`, body);
  expect([answer.statusCode, answer.json()]).toMatchObject([200, {}]);
};

const clocksOf = async (caseId: string) => {
  const answer = await triage.send('GET', `/v1/cases/${caseId}/clocks`);
  expect(answer.statusCode).toBe(200);
  return answer.json();
};

describe('calendars and policies', () => {
  it('are there without any configuration and get new versions', async () => {
    await define('calendars', calendar);
    await define('calendars', { ...calendar, holidays: ['2026-12-25'] });
    const { data } = (await triage.send('GET', '/v1/calendars')).json();
    const versions = (data as { calendarId: string; version: number; definedBy: string }[]).map(
      ({ calendarId, version, definedBy }) => [calendarId, version, definedBy],
    );
    expect(versions).toEqual([
      ['all_week', 1, 'person'],
      ['all_week', 2, 'person'],
      ['always_open', 1, 'configuration'],
    ]);
    const policies = (await triage.send('GET', '/v1/policies')).json().data;
    expect(policies).toHaveLength(8);
  });

  it.each([
    ['CLK-11: a calendar without a zone', 'calendars', { ...calendar, timeZone: undefined }],
    ['an unknown zone', 'calendars', { ...calendar, timeZone: 'Mars/Olympus' }],
    [
      'CLK-10: hours that cross midnight',
      'calendars',
      { ...calendar, weekly: [{ weekday: 1, opens: '22:00', closes: '06:00' }] },
    ],
    [
      'a member that nobody knows',
      'policies',
      policy('p', '1', [{ metric: 'resolution', duration: { seconds: 1, minutes: 1 } }]),
    ],
    ['hours that overlap', 'calendars', { ...calendar, weekly: [...weekly, weekly[0]] }],
    ['a policy without targets', 'policies', policy('p', '1', [])],
    [
      'a calendar that nobody defined',
      'policies',
      policy('p', '1', [{ metric: 'resolution', calendarId: 'moon' }]),
    ],
    [
      'two targets of one metric',
      'policies',
      policy('p', '1', [{ metric: 'resolution' }, { metric: 'resolution' }]),
    ],
  ])('are refused: %s', async (_what, route, body) => {
    expect((await triage.send('POST', `/v1/${route}`, body)).statusCode).toBe(422);
  });

  it('CLK-02, CLK-03: rule the cases they apply to until they are disabled', async () => {
    const targets = [{ metric: 'resolution', duration: { seconds: 7200 } }];
    await define('policies', policy('own_store', 'own', targets));
    const caseId = await reported({ storeId: 'own' });
    const [clock] = (await clocksOf(caseId)).clocks;
    expect(clock).toMatchObject({
      policyId: 'own_store',
      policyVersion: 1,
      targetSeconds: 7200,
      state: 'running',
      calendars: [{ calendarId: 'all_week', version: 2 }],
    });
    await define('policies', policy('own_store', 'own', [{ ...targets[0], warnings: [] }]));
    expect((await clocksOf(caseId)).clocks[0]).toMatchObject({ policyVersion: 1 });
    const again = { reason: 'policy_changed' };
    const url = `/v1/cases/${caseId}/policy-applications`;
    expect((await triage.send('POST', url, again)).statusCode).toBe(200);
    expect((await triage.send('POST', url, again)).json().code).toBe('policy_in_force');
    expect((await clocksOf(caseId)).clocks).toMatchObject([
      { policyVersion: 1, state: 'cancelled' },
      { policyVersion: 2, state: 'running', startsAt: clock.startsAt },
    ]);
    await define('policy-disablings', { policyId: 'own_store' });
    await until(caseId, 'TargetsCancelled', 2);
    expect((await clocksOf(caseId)).clocks[1]).toMatchObject({ state: 'cancelled' });
    const disabled = await triage.send('POST', '/v1/policy-disablings', { policyId: 'own_store' });
    expect(disabled.json()).toMatchObject({ status: 409, code: 'policy_disabled' });
    const later = await reported({ storeId: 'own' });
    expect((await clocksOf(later)).clocks[0].policyId).toBe('playbook_minor_remote');
  });
});

describe('the clocks of a case', () => {
  it('pause while a person says that the case waits, and tell their whole history', async () => {
    await define(
      'policies',
      policy('waits', 'waits', [
        { metric: 'requester_wait', duration: { seconds: 7200 } },
        { metric: 'waiting_on_customer' },
      ]),
    );
    const caseId = await reported({ storeId: 'waits' });
    const mark = (route: string, body: object) =>
      triage.send('POST', `/v1/cases/${caseId}/${route}`, body);
    expect((await mark('waiting-ends', {})).json().code).toBe('no_waiting_mark');
    expect((await mark('waiting-marks', { waitingFor: 'customer' })).statusCode).toBe(200);
    expect((await mark('waiting-marks', { waitingFor: 'customer' })).json().code).toBe(
      'already_waiting',
    );
    const waiting = await clocksOf(caseId);
    expect(waiting).toMatchObject({ category: 'waiting_customer', waitingFor: 'customer' });
    expect(waiting.clocks[0]).toMatchObject({ state: 'paused' });
    expect(waiting.clocks[0]).not.toHaveProperty('dueAt');
    expect((await mark('waiting-ends', {})).statusCode).toBe(200);
    const { clocks, history } = await clocksOf(caseId);
    expect(clocks.map(({ state }: { state: string }) => state)).toEqual(['running', 'completed']);
    expect(history.map(({ type }: { type: string }) => type)).toEqual([
      'TargetsSet',
      'WaitingStarted',
      'ClockAttached',
      'ClockPaused',
      'WaitingEnded',
      'ClockResumed',
      'ClockCompleted',
    ]);
  });

  it('T-20, CLK-09: are not stopped by an automatic reply, and are by a person', async () => {
    const first = [{ metric: 'first_response', duration: { seconds: 7200 } }];
    await define('policies', policy('replies', 'replies', first));
    const caseId = await reported({ storeId: 'replies' });
    await triage.publish(
      reply(caseId, { automatic: true, by: 'system' }),
      heard('intake', 'CustomerMessageReceived', caseId, {
        textId: uuidv7(),
        channel: 'web_form',
        receivedAt: now(),
        cues: [],
        cueRulesVersion: 1,
      }),
    );
    await until(caseId, 'ClockFactHeard');
    expect((await clocksOf(caseId)).clocks).toMatchObject([{ state: 'running' }]);
    await triage.publish(reply(caseId));
    await until(caseId, 'TargetMet');
    expect((await clocksOf(caseId)).clocks).toMatchObject([{ state: 'completed' }]);
  });

  it('CLK-23: warn once and are missed once, whatever was down meanwhile', async () => {
    await define(
      'policies',
      policy('soon', 'soon', [
        { metric: 'resolution', duration: { seconds: 4 }, warnings: [{ percent: 25 }] },
      ]),
    );
    const caseId = await reported({ storeId: 'soon' });
    await triage.stop();
    await triage.open();
    await until(caseId, 'CaseEscalated');
    await triage.stop();
    await triage.open();
    await waitFor(async () => (await triage.jobsLeft(new Date())) === 0, {
      description: 'no timer to be left over',
    });
    const told = (await typesOf(caseId)).slice(5);
    expect(told.filter((type) => type === 'TargetMissed')).toHaveLength(1);
    expect(told.filter((type) => type === 'TargetWarned').length).toBeLessThanOrEqual(1);
  });

  it('T-80, T-81, DUP-02, DUP-03: stop by a merge and go on without it', async () => {
    const [primary, duplicate] = [await reported(), await reported({ storeId: 'replies' })];
    const link = { primaryCaseId: primary };
    const merged = { ...link, reason: 'same_failure', mergedAt: now() };
    await triage.publish(heard('intake', 'CasesMerged', duplicate, merged));
    await until(duplicate, 'TargetsCancelled');
    expect((await clocksOf(duplicate)).clocks).toMatchObject([{ state: 'cancelled' }]);
    await triage.publish(reply(primary));
    await until(primary, 'ClockFactHeard');
    expect(await typesOf(primary)).not.toContain('TargetsCancelled');
    const unmerged = { ...link, unmergedAt: new Date(Date.now() + 50).toISOString() };
    await triage.publish(heard('intake', 'CasesUnmerged', duplicate, unmerged));
    await until(duplicate, 'TargetMet');
    expect((await clocksOf(duplicate)).clocks).toMatchObject([{ state: 'completed' }]);
  });

  it('T-81, DUP-03: count a reply of the time of the merge that is heard after it', async () => {
    const [primary, duplicate] = [await reported(), await reported({ storeId: 'replies' })];
    const at = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
    const link = { primaryCaseId: primary };
    const merged = { ...link, reason: 'same_failure', mergedAt: now() };
    await triage.publish(heard('intake', 'CasesMerged', duplicate, merged));
    await until(duplicate, 'TargetsCancelled');
    const sentAt = now();
    const unmerged = { ...link, unmergedAt: at(50) };
    await triage.publish(heard('intake', 'CasesUnmerged', duplicate, unmerged));
    await until(duplicate, 'ClockCorrected');
    await triage.publish(reply(primary, { sentAt: at(60_000) }), reply(primary, { sentAt }));
    await until(duplicate, 'TargetMet');
    const met = (await triage.eventsOf(duplicate)).find(({ type }) => type === 'TargetMet');
    expect(met?.data).toMatchObject({ metAt: sentAt, by: 'public_reply' });
  });
});
