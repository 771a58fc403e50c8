import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heard, openTriage, reportOf, type RunningTriage } from './triage.fixture.ts';

let triage: RunningTriage;
beforeAll(async () => {
  triage = await openTriage();
});
afterAll(() => triage?.close());

const reported = async (facts: object = {}): Promise<string> => {
  const caseId = uuidv7();
  await triage.publish(reportOf(caseId, facts));
  await waitFor(
    async () => (await triage.eventsOf(caseId)).some(({ type }) => type === 'CaseAssigned'),
    { description: `case ${caseId} to be triaged` },
  );
  return caseId;
};
const post = (path: string, body: object) => triage.send('POST', `/v1/${path}`, body);
const onCase = (caseId: string, path: string, body: object) =>
  post(`cases/${caseId}/${path}`, body);

const ackNow = () => ({ by: 'person', acknowledgedAt: new Date().toISOString() });

describe('findings over HTTP', () => {
  it('R-025 R-027 R-029: are recorded and shown with the case', async () => {
    const caseId = await reported();
    await onCase(caseId, 'employee-responses', { responses: ['apology'] });
    await onCase(caseId, 'customer-views', { attribution: 'firm', controllability: 7 });
    await onCase(caseId, 'encounter-assessments', {
      otherCustomerInvolved: true,
      participationStage: 'waiting',
    });
    await onCase(caseId, 'presumption-exceptions', { reason: 'abuse_of_staff' });
    await onCase(caseId, 'investigations', {});
    const { findings } = (await triage.send('GET', `/v1/cases/${caseId}`)).json();
    expect(findings).toMatchObject({
      isInvestigated: true,
      employeeResponse: { responses: ['apology'] },
      customerView: { attribution: 'firm', controllability: 7 },
      encounter: { otherCustomerInvolved: true, participationStage: 'waiting' },
      presumption: { reason: 'abuse_of_staff' },
    });
  });

  it('R-075: tell of the root cause why, when and how, each of them, once', async () => {
    const caseId = await reported();
    const cause = {
      responsibilityLocus: 'firm',
      why: 'standard_not_followed',
      how: 'at_a_handover',
      arisenAt: '2026-01-05T10:00:00Z',
    };
    for (const left of ['why', 'how', 'arisenAt'] as const) {
      const answer = await onCase(caseId, 'root-causes', { ...cause, [left]: undefined });
      expect([left, answer.statusCode]).toEqual([left, 422]);
    }
    expect((await onCase(caseId, 'root-causes', cause)).statusCode).toBe(200);
    const event = (await triage.eventsOf(caseId)).find(({ type }) => type === 'RootCauseRecorded');
    expect(event?.data).toMatchObject(cause);
    expect((await onCase(caseId, 'root-causes', cause)).json().code).toBe('already_recorded');
  });

  it('INC-08: of an incident never overwrite what a person recorded for the case', async () => {
    const [own, without] = [await reported(), await reported()];
    const cause = {
      responsibilityLocus: 'firm',
      why: 'policy',
      how: 'under_load',
      arisenAt: '2026-01-05T10:00:00Z',
    };
    await onCase(own, 'root-causes', cause);
    const closed = (caseId: string) =>
      heard('intake', 'IncidentClosedForCase', caseId, {
        incidentId: uuidv7(),
        storeId: '9',
        rootCause: { gaps: [], responsibilityLocus: 'supplier' },
        preventiveDecision: 'action_opened',
        closedAt: new Date().toISOString(),
      });
    await triage.publish(closed(own), closed(without));
    const causesOf = async (caseId: string) =>
      (await triage.eventsOf(caseId)).filter(({ type }) => type === 'RootCauseRecorded');
    const decided = async (caseId: string) =>
      (await triage.eventsOf(caseId)).some(({ type }) => type === 'PreventiveDecisionRecorded');
    await waitFor(async () => (await decided(own)) && (await decided(without)), {
      description: 'the closing of the incident to be heard',
    });
    expect((await causesOf(own)).map(({ data }) => data)).toMatchObject([cause]);
    expect((await causesOf(without)).map(({ data }) => data)).toMatchObject([
      { responsibilityLocus: 'supplier' },
    ]);
  });

  it('INC-08: follow the incident while it goes on, until a person says otherwise', async () => {
    const caseId = await reported();
    const incidentId = uuidv7();
    const synced = (factsVersion: number, responsibilityLocus: string) =>
      triage.publish(
        heard('intake', 'IncidentFactsSynced', caseId, {
          ...{ incidentId, storeId: '9', factsVersion, complaintCode: 'pos_outage' },
          rootCause: { gaps: [], responsibilityLocus },
          syncedAt: new Date().toISOString(),
        }),
      );
    const eventsAre = (type: string, count: number) =>
      waitFor(
        async () =>
          (await triage.eventsOf(caseId)).filter((event) => event.type === type).length === count,
        { description: `${count} ${type} of ${caseId}` },
      );
    await synced(1, 'supplier');
    await eventsAre('RootCauseRecorded', 1);
    await synced(2, 'firm');
    await eventsAre('RootCauseRecorded', 2);
    const read = async () => (await triage.send('GET', `/v1/cases/${caseId}`)).json();
    expect((await read()).khdType).toBe('pos_outage');
    const cause = {
      ...{ responsibilityLocus: 'customer', why: 'policy', how: 'under_load' },
      arisenAt: '2026-01-05T10:00:00Z',
    };
    expect((await onCase(caseId, 'root-causes', cause)).statusCode).toBe(200);
    await onCase(caseId, 'classifications', { khdType: 'mischarged' });
    await synced(3, 'supplier');
    // What comes behind it shows that it was heard.
    await triage.publish(heard('intake', 'CaseAcknowledged', caseId, ackNow()));
    await eventsAre('TargetMet', 1);
    await eventsAre('RootCauseRecorded', 3);
    expect((await read()).khdType).toBe('mischarged');
  });

  it('R-030: name a step that its script has, in its newest version', async () => {
    const caseId = await reported();
    const steps = [
      { step: 'greet', role: 'cashier' },
      { step: 'scan', role: 'cashier' },
    ];
    expect((await post('scripts', { scriptId: 'checkout', steps })).statusCode).toBe(201);
    await post('scripts', { scriptId: 'checkout', steps: steps.toReversed() });
    expect((await triage.send('GET', '/v1/scripts')).json().data).toMatchObject([
      { scriptId: 'checkout', version: 2 },
    ]);
    const deviation = (deviatedStep: string) =>
      onCase(caseId, 'encounter-assessments', {
        otherCustomerInvolved: false,
        scriptId: 'checkout',
        deviatedStep,
      });
    expect((await deviation('dance')).json()).toMatchObject({ code: 'unknown_script_step' });
    expect((await deviation('scan')).statusCode).toBe(200);
    const last = (await triage.eventsOf(caseId)).at(-1);
    expect(last?.data).toMatchObject({ scriptVersion: 2, deviatedRole: 'cashier' });
  });

  it('R-022: list critical cases with their owner until an executive has seen them', async () => {
    const storeId = 'critical';
    const caseId = await reported({ storeId, flags: ['injury'] });
    const listed = async () =>
      (await triage.send('GET', '/v1/critical-cases'))
        .json()
        .data.find((item: { caseId: string }) => item.caseId === caseId);
    expect(await listed()).toMatchObject({ hasNamedOwner: false, executiveReviewAt: null });
    await onCase(caseId, 'assignments', { ownerId: 'dora', ownerKind: 'person' });
    await onCase(caseId, 'executive-reviews', { conclusion: 'more_to_do' });
    expect(await listed()).toMatchObject({
      ownerId: 'dora',
      hasNamedOwner: true,
      executiveReviewAt: expect.stringMatching(/Z$/),
    });
  });
});

describe('a preventive action over HTTP', () => {
  it('R-074 R-076: is linked from the decision and verified by counts', async () => {
    const storeId = 'prevent';
    const caseId = await reported({ storeId });
    const opened = await post('preventive-actions', {
      storeId,
      kind: 'training',
      causes: [{ khdType: 'mischarged', gap: 'gap_3_delivery' }],
      caseIds: [caseId],
      ownerId: 'quality',
    });
    expect(opened.statusCode).toBe(201);
    const actionId = opened.json().id as string;
    const decided = await onCase(caseId, 'preventive-decisions', {
      decision: 'action_opened',
      actionId,
    });
    expect(decided.statusCode).toBe(200);
    const path = `preventive-actions/${actionId}`;
    expect((await post(`${path}/verifications`, {})).json()).toMatchObject({
      code: 'not_implemented',
    });
    await post(`${path}/implementations`, {});
    await reported({ storeId });
    await reported({ storeId, complaintCode: 'delivery' });
    expect((await post(`${path}/verifications`, {})).statusCode).toBe(200);
    expect((await triage.send('GET', `/v1/${path}`)).json()).toMatchObject({
      status: 'verified',
      verification: { after: { cases: 1 } },
    });
  });

  it.each([
    [{ decision: 'action_opened' }, 'validation_failed'],
    [{ decision: 'no_action_needed', actionId: uuidv7() }, 'validation_failed'],
    [{ decision: 'covered_by_open_action', actionId: uuidv7() }, 'unknown_action'],
  ])('R-074: is missed by the decision %j', async (decision, code) => {
    const caseId = await reported();
    const response = await onCase(caseId, 'preventive-decisions', decision);
    expect(response.json()).toMatchObject({ status: 422, code });
  });
});
