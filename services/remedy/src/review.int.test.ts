import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prioritised } from './domain/remedy-case.fixture.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';

let remedy: RunningRemedy;
beforeAll(async () => {
  remedy = await openRemedy();
});
afterAll(() => remedy?.close());

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const reviewSet = (caseId: string, flags: readonly object[]) => ({
  service: 'triage' as const,
  type: 'AbuseReviewSet',
  data: { caseId, flags, setAt: inHours(0) },
});
const triaged = (caseId: string) => ({
  service: 'triage' as const,
  type: 'CasePrioritised',
  data: { ...prioritised, caseId, facts: { ...prioritised.facts, paymentRef: `pay-${caseId}` } },
});
const viewOf = async (caseId: string) =>
  (await remedy.send('GET', `/v1/cases/${caseId}/remedy`)).json() as Record<string, unknown>;
const statusOf = (caseId: string, status: string) =>
  waitFor(async () => (await viewOf(caseId)).status === status, {
    description: `case ${caseId} to be ${status}`,
    timeoutMs: 20_000,
  });

const held = async (hours = 24): Promise<string> => {
  const caseId = uuidv7();
  const flags = [{ flagId: uuidv7(), expiresAt: inHours(hours) }];
  await remedy.publish(reviewSet(caseId, flags), triaged(caseId));
  await statusOf(caseId, 'pending_approval');
  return caseId;
};

describe('a remedy that waits for a review', () => {
  it('T-70: is pending approval, and why, until a reviewer shows it', async () => {
    const caseId = await held();
    const view = await viewOf(caseId);
    expect(view).toMatchObject({ status: 'pending_approval', pendingReason: 'abuse_review' });
    expect(view).not.toHaveProperty('offer');
    const listed = async () =>
      (await remedy.send('GET', '/v1/waiting-remedies?filter[reason][eq]=abuse_review'))
        .json()
        .data.map((item: { caseId: string }) => item.caseId);
    expect(await listed()).toEqual([caseId]);
    const shown = await remedy.send('POST', `/v1/cases/${caseId}/offers`, {});
    expect(shown.statusCode).toBe(201);
    expect(await viewOf(caseId)).toMatchObject({ status: 'offered' });
    expect(await viewOf(caseId)).not.toHaveProperty('pendingReason');
    expect(await listed()).toEqual([]);
  });

  it('is refused with a reason, by a reviewer, once', async () => {
    const caseId = await held();
    const refusal = () =>
      remedy.send('POST', `/v1/cases/${caseId}/review-refusals`, { reason: 'not_entitled' });
    expect((await refusal()).statusCode).toBe(200);
    expect((await refusal()).json()).toMatchObject({ code: 'no_review_open' });
    const last = (await remedy.eventsOf(caseId)).at(-1);
    expect(last).toMatchObject({ type: 'RemedyReviewEnded', data: { outcome: 'refused' } });
  });

  it('T-72: is offered when triage tells that the flag is cleared', async () => {
    const caseId = await held();
    await remedy.publish(reviewSet(caseId, []));
    await statusOf(caseId, 'offered');
  });

  it('T-71: is offered by the timer when the flag expires', async () => {
    const caseId = await held(3 / 3600);
    await statusOf(caseId, 'offered');
    const ended = (await remedy.eventsOf(caseId)).find(({ type }) => type === 'RemedyReviewEnded');
    expect(ended?.data).toMatchObject({ outcome: 'flag_expired' });
  });
});
