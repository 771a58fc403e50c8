import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heard, openTriage, reportOf, type RunningTriage } from './triage.fixture.ts';

let triage: RunningTriage;
beforeAll(async () => {
  triage = await openTriage();
});
afterAll(() => triage?.close());

const dataOf = async (caseId: string, type: string) => {
  const events = await waitFor(
    async () => {
      const found = await triage.eventsOf(caseId);
      return found.some((event) => event.type === 'CaseAssigned') && found;
    },
    { description: `case ${caseId} to be triaged` },
  );
  return events.find((event) => event.type === type)?.data;
};
const reported = async (facts: object): Promise<string> => {
  const caseId = uuidv7();
  await triage.publish(reportOf(caseId, facts));
  await dataOf(caseId, 'CaseAssigned');
  return caseId;
};
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

describe('repeats', () => {
  it('R-031: a second failure of a customer within the window is raised and linked', async () => {
    const customerId = uuidv7();
    const first = await reported({ customerId, storeId: 'r1', reportedAt: daysAgo(60) });
    const second = await reported({ customerId, storeId: 'r2', complaintCode: 'delivery' });
    expect(await dataOf(second, 'ImpactAssessed')).toMatchObject({
      severity: 'moderate',
      raisedFrom: 'minor',
      repeatOf: first,
      repeatBasis: 'same_customer',
    });
    expect(await dataOf(second, 'CasePrioritised')).toMatchObject({ facts: { repeat: true } });
    expect(await dataOf(first, 'ImpactAssessed')).not.toHaveProperty('repeatOf');
  });

  it('two failures of one customer in one batch are seen one after the other', async () => {
    const customerId = uuidv7();
    const caseIds = [uuidv7(), uuidv7()] as const;
    await triage.publish(...caseIds.map((caseId) => reportOf(caseId, { customerId })));
    const impacts = await Promise.all(caseIds.map((caseId) => dataOf(caseId, 'ImpactAssessed')));
    expect(impacts.map((impact) => impact?.severity).sort()).toEqual(['minor', 'moderate']);
  });

  it('a withdrawn failure makes no repeat', async () => {
    const customerId = uuidv7();
    const first = await reported({ customerId, storeId: 'r3' });
    await triage.publish(
      heard('intake', 'CaseWithdrawn', first, {
        reason: 'reported_in_error',
        withdrawnAt: new Date().toISOString(),
      }),
    );
    await waitFor(
      async () => (await triage.eventsOf(first)).some(({ type }) => type === 'TargetsCancelled'),
      { description: 'the first case to be withdrawn' },
    );
    const second = await reported({ customerId, storeId: 'r3', complaintCode: 'delivery' });
    expect(await dataOf(second, 'ImpactAssessed')).not.toHaveProperty('repeatOf');
  });

  it('the third failure of a type at a store within a month is stable', async () => {
    await reported({ storeId: 'r4' });
    await reported({ storeId: 'r4' });
    const third = await reported({ storeId: 'r4' });
    expect(await dataOf(third, 'CaseClassified')).toMatchObject({
      stability: 'stable',
      stabilityRating: 3,
    });
    expect(await dataOf(third, 'ImpactAssessed')).toMatchObject({
      repeatBasis: 'same_type_at_store',
      severity: 'minor',
    });
  });
});

describe('a person', () => {
  it('R-020: judges the impact anew and documents a loss, which may go up the ladder', async () => {
    const caseId = await reported({ storeId: 'r5' });
    const response = await triage.send('POST', `/v1/cases/${caseId}/impact-assessments`, {
      severity: 'major',
      consequentialLoss: { amount: 50_000, currency: 'EUR' },
    });
    expect(response.statusCode).toBe(200);
    const events = await triage.eventsOf(caseId);
    expect(events.slice(5).map(({ type, data }) => [type, data.severity ?? data.reason])).toEqual([
      ['ImpactAssessed', 'major'],
      ['CasePrioritised', 'major'],
      ['CaseEscalated', 'loss_exceeds_authority'],
    ]);
  });

  it.each([
    [{ khdType: 'mischarged', bitnerSubtype: 'drunkenness' }, 'taxonomy_mismatch'],
    [{ gaps: ['gap_5_expected_perceived'] }, 'validation_failed'],
    [{ controllability: 8 }, 'validation_failed'],
    [{}, 'validation_failed'],
  ])('R-028: is refused a cause of %j', async (cause, code) => {
    const caseId = await reported({ storeId: 'r6' });
    const response = await triage.send('POST', `/v1/cases/${caseId}/classifications`, cause);
    expect(response.json()).toMatchObject({ status: 422, code });
  });
});
