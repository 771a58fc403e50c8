import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '@amends/testing/wait-for';
import { ASKED_AT_ONCE } from '../running/asked-at-once.ts';
import { acknowledge, answer, learn, remedy, remedyOf, report } from '../running/case-steps.ts';
import { removeDataDir, type SuiteProcess, startSuiteProcess } from '../running/suite-process.ts';

let suite: SuiteProcess;

beforeAll(async () => {
  suite = await startSuiteProcess({
    environment: { ...ASKED_AT_ONCE, AMENDS_CALENDAR: 'always_open' },
  });
});

afterAll(async () => {
  await suite.stop();
  removeDataDir(suite.dataDir);
});

interface CaseFile {
  readonly case: { readonly state: string };
  readonly timeline: readonly { readonly type: string; readonly service: string }[];
}

const caseFile = async (caseId: string, minPosition?: string) => {
  const { body } = await suite
    .client('analyst')
    .get<{ data: CaseFile }>(
      `/case-files/v1/cases/${caseId}`,
      minPosition === undefined ? {} : { 'min-position': minPosition },
    );
  return { state: body.data.case.state, timeline: body.data.timeline };
};

describe('a failure from report to closure', () => {
  it('passes every service and ends in every projection', async () => {
    const retailer = suite.client('retailer');
    const { caseId } = await report(retailer, {
      externalId: 'journey-1',
      customer: { reference: 'customer-1' },
      paymentRef: 'payment-1',
    });
    await acknowledge(retailer, caseId);
    await remedy(retailer, caseId);
    await learn(retailer, caseId);
    await answer(retailer, caseId);
    const file = await waitFor(
      async () => {
        const found = await caseFile(caseId);
        return found.state === 'closed' && found;
      },
      { description: 'the case file to say closed', timeoutMs: 30_000 },
    );
    const types = file.timeline.map(({ type }) => type);
    for (const type of [
      'FailureReported',
      'CaseAcknowledged',
      'CasePrioritised',
      'RemedyOffered',
      'RemedyChosen',
      'RefundSucceeded',
      'RecoveryCompleted',
      'FollowUpAnswered',
      'CaseClosed',
    ]) {
      expect(types.filter((one) => one === type)).toEqual([type]);
    }
    expect(new Set(file.timeline.map(({ service }) => service))).toEqual(
      new Set(['intake', 'triage', 'remedy', 'follow-up']),
    );
    // From the person to their file: intake knows the pseudonym, case-files what is under it.
    const lookUp = { subject: { reference: 'customer-1' }, reason: 'case_handling' };
    const known = await retailer.post<{ data: { customerId: string }[] }>(
      '/intake/v1/case-lookups',
      lookUp,
    );
    const filed = await suite
      .client('analyst')
      .get<{ data: { caseId: string; state: string }[] }>('/case-files/v1/cases', {
        'filter[customer][eq]': known.body.data[0]!.customerId,
      });
    expect(filed.body.data).toMatchObject([{ caseId, state: 'closed' }]);
  });

  it('reopens a case whose customer is not satisfied and offers the repeat bundle', async () => {
    const retailer = suite.client('retailer');
    const { caseId } = await report(retailer, {
      externalId: 'journey-2',
      customer: { reference: 'customer-2' },
    });
    await remedy(retailer, caseId);
    await answer(retailer, caseId, { dissatisfactionEliminated: false, reliefDegree: 2 });
    await waitFor(async () => (await remedyOf(retailer, caseId))?.status === 'offered', {
      description: 'a second offer',
      timeoutMs: 30_000,
    });
    const seen = await waitFor(
      async () => {
        const { timeline } = await caseFile(caseId);
        const types = timeline.map(({ type }) => type);
        return types.includes('SeverityRaised') && types;
      },
      { description: 'severity to be raised', timeoutMs: 30_000 },
    );
    expect(seen).toContain('DoubleDeviationDetected');
    expect(seen).toContain('CaseReopened');
  });

  it('answers a repeated report with the stored answer and counts it once', async () => {
    const retailer = suite.client('retailer');
    const body = {
      channel: 'email',
      signalSource: 'complaint',
      source: 'mail',
      externalId: 'journey-3',
      narrative: 'late',
    };
    const first = await retailer.post('/intake/v1/cases', body, { idempotencyKey: 'same' });
    const again = await retailer.post('/intake/v1/cases', body, { idempotencyKey: 'same' });
    expect(again.body).toEqual(first.body);
    expect(again.replayed).toBe(true);
  });

  it('reads its own write from a projection with min-position', async () => {
    const retailer = suite.client('retailer');
    const { caseId, position } = await report(retailer, { externalId: 'journey-4' });
    const file = await caseFile(caseId, position);
    expect(file.timeline.map(({ type }) => type)).toContain('FailureReported');
  });

  it('refuses every route without credentials', async () => {
    for (const path of ['/intake/v1/stores', '/lessons/v1/figures', '/operations/v1/report']) {
      expect((await fetch(`${suite.baseUrl}${path}`)).status).toBe(401);
    }
  });
});
