import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

const post = (path: string, body: object, token = 'all') =>
  send(intake, { url: `/v1/incidents${path}`, body, token });
const read = async (url: string, token = 'all') => (await send(intake, { url, token })).body;

const declared = async (): Promise<string> => {
  const body = { storeId: '9', complaintCode: 'system_pricing', startedAt: '2026-06-08T07:00:00Z' };
  return (await post('', body)).body.id;
};
const reported = async (): Promise<string> => {
  const body = { storeId: '9', channel: 'email', narrative: 'Ni' };
  return (await send(intake, { url: '/v1/cases', body })).body.caseId;
};
const link = async (id: string, caseId: string): Promise<void> => {
  expect((await post(`/${id}/cases`, { caseId })).status).toBe(201);
};
const syncedTo = async (caseId: string) =>
  (await eventsOf(intake, `failure-${caseId}`))
    .filter(({ type }) => type === 'IncidentFactsSynced')
    .map(({ data }) => data);
const heard = (caseId: string, factsVersion: number) =>
  waitFor(async () => (await syncedTo(caseId)).at(-1)?.factsVersion === factsVersion, {
    description: `case ${caseId} to hear of version ${factsVersion}`,
    timeoutMs: 20_000,
  });

const expectedEndAt = '2026-06-08T11:00:00Z';
const rootCause = { gaps: ['gap_3_delivery'], responsibilityLocus: 'supplier', why: 'supplier' };

describe('INC-08: what is found out of an incident', () => {
  it('is told to its cases, and to those that are linked later', async () => {
    const [id, first, later] = [await declared(), await reported(), await reported()];
    await link(id, first);
    expect((await post(`/${id}/facts`, { expectedEndAt })).status).toBe(201);
    await heard(first, 1);
    expect((await read(`/v1/cases/${first}`)).expectedEndAt).toBe(expectedEndAt);
    const facts = { rootCause, preventiveDecision: 'action_opened' };
    expect((await post(`/${id}/facts`, facts)).status).toBe(201);
    await link(id, later);
    await heard(later, 2);
    await heard(first, 2);
    for (const caseId of [first, later]) {
      const told = (await syncedTo(caseId)).at(-1);
      expect(told).toMatchObject({ incidentId: id, expectedEndAt, ...facts });
      expect(told.complaintCode).toBeUndefined();
    }
    expect((await syncedTo(first)).map(({ factsVersion }) => factsVersion)).toEqual([1, 2]);
    expect((await read(`/v1/incidents/${id}`)).facts).toEqual({
      ...{ version: 2, expectedEndAt },
      ...facts,
    });
  });

  it('is its cause too, once a person corrects it; a claimant sees the expected end', async () => {
    const [id, caseId] = [await declared(), await reported()];
    await link(id, caseId);
    await post(`/${id}/scopes`, { complaintCode: 'pos_outage' });
    await heard(caseId, 1);
    expect(await syncedTo(caseId)).toMatchObject([{ complaintCode: 'pos_outage' }]);
    await post(`/${id}/facts`, { expectedEndAt });
    await heard(caseId, 2);
    const { claimCode } = (await send(intake, { url: `/v1/cases/${caseId}/claim-codes`, body: {} }))
      .body;
    const opened = await send(intake, { url: '/v1/claims', body: { claimCode } });
    const seen = await read(`/v1/cases/${caseId}/claim`, opened.body.accessToken);
    expect(seen.expectedEndAt).toBe(expectedEndAt);
  });

  it('is refused where it says nothing, of a foreign store, and of what is over', async () => {
    const id = await declared();
    expect((await post(`/${id}/facts`, {})).status).toBe(422);
    expect((await post(`/${id}/facts`, { expectedEndAt, note: 'x' })).status).toBe(422);
    expect((await post(`/${id}/facts`, { expectedEndAt }, 'store8')).status).toBe(404);
    await post(`/${id}/cancellations`, { reason: 'false_alarm' });
    const late = await post(`/${id}/facts`, { expectedEndAt });
    expect([late.status, late.body.code]).toEqual([409, 'illegal_state']);
  });
});
