import { CATALOGUE, type EventType } from '@amends/contracts/catalogue';
import { uuidv7 } from '@amends/service-kit/ids';
import type { Heard } from '@amends/service-process/write-service.fixture';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heard, openTriage, reportOf, type RunningTriage } from './triage.fixture.ts';

let triage: RunningTriage;
beforeAll(async () => {
  triage = await openTriage();
});
afterAll(() => triage?.close());

const now = (): string => new Date().toISOString();

const acknowledged = (caseId: string): Heard =>
  heard('intake', 'CaseAcknowledged', caseId, { by: 'person', acknowledgedAt: now() });

const rootCause = {
  responsibilityLocus: 'firm',
  gaps: ['gap_3_delivery'],
  why: 'standard_not_followed',
  how: 'under_load',
  arisenAt: '2026-01-05T10:00:00Z',
};

/** Falls due a second after the report (triage.fixture.ts). */
const major = { magnitude: 9 };

const typesOf = async (caseId: string): Promise<string[]> =>
  (await triage.eventsOf(caseId)).map(({ type }) => type);

/** Waits until the case has the event, then gives all of its events, valid by their schemas. */
const until = async (caseId: string, wanted: EventType) => {
  await waitFor(async () => (await typesOf(caseId)).includes(wanted), {
    description: `${wanted} in case ${caseId}`,
    timeoutMs: 20_000,
  });
  const events = await triage.eventsOf(caseId);
  for (const { type, data } of events) CATALOGUE[type as EventType].schema.parse(data);
  return events;
};

const triaged = async (facts: object = {}): Promise<string> => {
  const caseId = uuidv7();
  await triage.publish(reportOf(caseId, facts));
  await until(caseId, 'CaseAssigned');
  return caseId;
};

const countOf = (types: readonly string[], type: string): number =>
  types.filter((one) => one === type).length;

describe('triage on a running store and log', () => {
  it('classifies, assesses, ranks, sets targets and assigns in one go', async () => {
    const caseId = await triaged();
    const events = await triage.eventsOf(caseId);
    expect(events.map(({ type }) => type)).toEqual([
      'CaseClassified',
      'ImpactAssessed',
      'CasePrioritised',
      'TargetsSet',
      'CaseAssigned',
    ]);
    expect(events[2]).toMatchObject({
      data: { storeId: '9', severity: 'minor', facts: { khdType: 'mischarged' } },
      meta: { subject: caseId, correlationId: caseId, actor: 'system_triage' },
    });
  });

  it('triages a redelivered report once', async () => {
    const caseId = uuidv7();
    const report: Heard = { ...reportOf(caseId), eventId: uuidv7() };
    await triage.publish(report, report, acknowledged(caseId));
    await until(caseId, 'TargetMet');
    expect(await typesOf(caseId)).toHaveLength(6);
  });

  it('misses a target by its timer and escalates exactly once', async () => {
    const caseId = await triaged(major);
    const events = await until(caseId, 'CaseEscalated');
    // A warning comes first where its timer was served before the target's own: either is right.
    const missed = events.slice(5).filter(({ type }) => type !== 'TargetWarned');
    expect(missed).toMatchObject([
      { type: 'TargetMissed', data: { metric: 'acknowledgement' } },
      { type: 'CaseEscalated', data: { step: 1, toRole: 'owner', reason: 'target_missed' } },
    ]);
    const dueAt = String(missed[0]?.data.dueAt);
    expect(missed[0]?.meta.time).toBe(dueAt);
    await triage.ringAgain({ caseId, metric: 'acknowledgement', dueAt });
    await waitFor(async () => (await triage.jobsLeft(new Date())) === 0, {
      description: 'the second ring to be over',
    });
    const types = await typesOf(caseId);
    expect([countOf(types, 'TargetMissed'), countOf(types, 'CaseEscalated')]).toEqual([1, 1]);
  });

  it('misses exactly once what fell due while the service was down', async () => {
    const caseId = await triaged(major);
    await triage.stop();
    const due = (await triage.eventsOf(caseId)).flatMap(({ type, data }) =>
      type === 'TargetsSet' ? (data.targets as { dueAt: string }[]).map(({ dueAt }) => dueAt) : [],
    );
    const first = Math.min(...due.map((instant) => Date.parse(instant)));
    await waitFor(() => Date.now() > first, { description: 'the target to fall due' });
    await triage.open();
    await until(caseId, 'CaseEscalated');
    await triage.stop();
    await triage.open();
    await waitFor(async () => (await triage.jobsLeft(new Date())) === 0, {
      description: 'no timer to be left over',
    });
    const types = await typesOf(caseId);
    expect([countOf(types, 'TargetMissed'), countOf(types, 'CaseEscalated')]).toEqual([1, 1]);
  });

  it('misses nothing that was acknowledged in time', async () => {
    const caseId = uuidv7();
    // Of the seconds to come, so that it is heard in time on a crowded machine too.
    const reportedAt = new Date(Date.now() + 4_000).toISOString();
    const ack = { by: 'person', acknowledgedAt: reportedAt };
    await triage.publish(
      reportOf(caseId, { ...major, reportedAt }),
      heard('intake', 'CaseAcknowledged', caseId, ack),
    );
    const events = await until(caseId, 'TargetMet');
    const { dueAt } = events.at(-1)!.data as { dueAt: string };
    await waitFor(
      async () => Date.now() > Date.parse(dueAt) && (await triage.jobsLeft(new Date())) === 0,
      { description: 'the timer of the acknowledgement to have rung' },
    );
    expect(await typesOf(caseId)).not.toContain('TargetMissed');
  });

  it('stops the targets of a withdrawn case', async () => {
    const caseId = await triaged();
    await triage.publish(
      heard('intake', 'CaseWithdrawn', caseId, { reason: 'other', withdrawnAt: now() }),
    );
    await until(caseId, 'TargetsCancelled');
    const response = await triage.send('POST', `/v1/cases/${caseId}/assignments`, {
      ownerId: 'emp_7',
      ownerKind: 'person',
    });
    expect(response.json()).toMatchObject({ status: 409, code: 'case_withdrawn' });
  });

  it('takes a reopened case up again, one level higher', async () => {
    const caseId = await triaged();
    await triage.publish(
      heard('remedy', 'RecoveryCompleted', caseId, { remedyTypes: [], completedAt: now() }),
      heard('follow-up', 'CaseReopened', caseId, {
        reason: 'remedy_inadequate',
        reopenCount: 1,
        reopenedAt: new Date(Date.now() + 1000).toISOString(),
      }),
    );
    const events = await until(caseId, 'CaseEscalated');
    expect(events.map(({ type }) => type).slice(5)).toEqual([
      'ClockPaused',
      'ClockPaused',
      'TargetMet',
      'ClockFactHeard',
      'SeverityRaised',
      'TargetsSet',
      'ClockResumed',
      'ClockResumed',
      'ClockResumed',
      'CaseEscalated',
    ]);
  });

  it('takes imported history over and starts no timer', async () => {
    const caseId = uuidv7();
    await triage.publish(
      heard('intake', 'CaseHistoryImported', caseId, {
        provenance: 'imported',
        jobId: uuidv7(),
        source: 'register',
        externalId: '4711',
        mappingVersion: 'nyc-1',
        reported: { at: '2015-01-02T00:00:00Z', precision: 'date' },
        complaintCode: 'delivery',
        flags: [],
      }),
    );
    await until(caseId, 'CaseClassified');
    expect(await typesOf(caseId)).toEqual(['CaseClassified']);
  });

  it('answers the case as it stands', async () => {
    const caseId = await triaged();
    const response = await triage.send('GET', `/v1/cases/${caseId}`);
    expect(response.statusCode).toBe(200);
    expect(response.headers.etag).toBe('"5"');
    expect(response.json()).toMatchObject({
      caseId,
      storeId: '9',
      status: 'open',
      severity: 'minor',
      khdType: 'mischarged',
      classifiedBy: 'rule',
      ownerId: 'recovery_team',
      escalationStep: 0,
      rootCauseRecorded: false,
    });
  });

  it('records what a person decides, once per key', async () => {
    const caseId = await triaged();
    const url = `/v1/cases/${caseId}/root-causes`;
    const body = rootCause;
    const first = await triage.send('POST', url, body, 'one-cause');
    const again = await triage.send('POST', url, body, 'one-cause');
    expect(first.statusCode).toBe(200);
    expect(again.json()).toEqual(first.json());
    expect((await triage.send('POST', url, body)).json()).toMatchObject({
      status: 409,
      code: 'already_recorded',
    });
    expect(countOf(await typesOf(caseId), 'RootCauseRecorded')).toBe(1);
  });

  it.each([
    ['root-causes', { ...rootCause, responsibilityLocus: 'nobody' }],
    ['root-causes', { ...rootCause, gaps: ['gap_5_expected_perceived'] }],
    ['root-causes', { ...rootCause, why: undefined }],
    ['classifications', { khdType: 'bad_weather' }],
    ['assignments', { ownerId: 'a person', ownerKind: 'person' }],
    ['preventive-decisions', { decision: 'later' }],
  ])('refuses %s with %j', async (route, body) => {
    const caseId = await triaged();
    const response = await triage.send('POST', `/v1/cases/${caseId}/${route}`, body);
    expect(response.statusCode).toBe(422);
    expect(await typesOf(caseId)).toHaveLength(5);
  });

  it('corrects, assigns and decides on prevention by hand', async () => {
    const caseId = await triaged();
    const post = (route: string, body: object) =>
      triage.send('POST', `/v1/cases/${caseId}/${route}`, body);
    await post('classifications', { khdType: 'delivery', attribution: 'external' });
    await post('assignments', { ownerId: 'emp_7', ownerKind: 'person' });
    await post('preventive-decisions', { decision: 'no_action_needed' });
    expect((await typesOf(caseId)).slice(5)).toEqual([
      'CaseClassified',
      'CasePrioritised',
      'CaseAssigned',
      'PreventiveDecisionRecorded',
    ]);
  });

  it('knows no case it has not triaged', async () => {
    const response = await triage.send('GET', `/v1/cases/${uuidv7()}`);
    expect(response.json()).toMatchObject({ status: 404, code: 'not_found' });
  });

  it('is well while it runs', async () => {
    expect((await triage.health()).filter(({ ok }) => !ok)).toEqual([]);
  });

  it('forgets answers once a day when their life is over', async () => {
    const { look, stop, open } = triage;
    await stop();
    await look.query(`insert into command_answer
      values ('old', '', gen_random_uuid(), 200, 'null', 0, '', now() - interval '1 hour'),
        ('kept', '', gen_random_uuid(), 200, 'null', 0, '', now() + interval '1 hour')`);
    // As if no process had run since the day before yesterday.
    await look.query(`update graphile_worker._private_known_crontabs
      set last_execution = now() - interval '2 days'
      where identifier = 'forget_expired_answers'`);
    await open();
    const left = async () => {
      const sql = "select key_hash from command_answer where key_hash in ('old', 'kept')";
      return (await look.query(sql)).rows.map(({ key_hash }) => key_hash);
    };
    await waitFor(async () => (await left()).length < 2, { description: 'the old answer to go' });
    expect(await left()).toEqual(['kept']);
  });
});
