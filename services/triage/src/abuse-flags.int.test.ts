import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heard, openTriage, reportOf, type RunningTriage } from './triage.fixture.ts';

let triage: RunningTriage;
beforeAll(async () => {
  triage = await openTriage();
  const answer = await triage.send('POST', '/v1/abuse-policies', {
    conditions: [
      { measure: 'claims', threshold: 3, windowDays: 30 },
      { measure: 'refunded_value_pct', threshold: 60, windowDays: 90, currency: 'EUR' },
      { measure: 'goodwill_amount', threshold: 800, windowDays: 30, currency: 'EUR' },
      { measure: 'failed_payments', threshold: 2, windowDays: 30 },
      { measure: 'distinct_items', threshold: 2, windowDays: 30 },
    ],
    flagDays: 90,
  });
  expect(answer.statusCode).toBe(201);
});
afterAll(() => triage?.close());

interface Flag {
  readonly flagId: string;
  readonly state: string;
  readonly evidence: readonly object[];
  readonly appeal: { readonly state: string };
}

const report = async (customerId: string, facts: object = {}): Promise<string> => {
  const caseId = uuidv7();
  await triage.publish(
    reportOf(caseId, { customerId, storeId: `s-${caseId.slice(-6)}`, ...facts }),
  );
  await waitFor(async () => (await typesOf(caseId)).includes('CaseAssigned'), {
    description: 'the case to be triaged',
  });
  return caseId;
};
const typesOf = async (caseId: string) => (await triage.eventsOf(caseId)).map(({ type }) => type);
const flagsOf = async (caseId: string) =>
  ((await triage.send('GET', `/v1/cases/${caseId}/abuse-flags`)).json() as { data: Flag[] }).data;
const reviewsOf = async (caseId: string) =>
  (await triage.eventsOf(caseId)).filter(({ type }) => type === 'AbuseReviewSet');
const told = (caseId: string, count: number) =>
  waitFor(async () => (await reviewsOf(caseId)).length === count, {
    description: `case ${caseId} to be told ${count} times`,
  });
const post = (path: string, body: object) => triage.send('POST', path, body);

describe('abuse flags', () => {
  it('T-70 ABU-02 R-127: are raised at the threshold; the case keeps its clocks', async () => {
    const customerId = uuidv7();
    const first = await report(customerId);
    const second = await report(customerId);
    expect(await flagsOf(second)).toEqual([]);
    const third = await report(customerId);
    const types = await typesOf(third);
    // Remedy hears of the flag before anything makes it offer.
    expect(types.indexOf('AbuseReviewSet')).toBeGreaterThan(-1);
    expect(types.indexOf('AbuseReviewSet')).toBeLessThan(types.indexOf('CasePrioritised'));
    const [flag] = await flagsOf(third);
    expect(flag).toMatchObject({
      state: 'active',
      basis: 'condition',
      condition: { measure: 'claims', threshold: 3 },
      observed: 3,
      setBy: { policyVersion: 2 },
      appeal: { state: 'none', operation: 'POST /v1/cases/{id}/abuse-appeals' },
      evidence: [{ caseId: first }, { caseId: second }, { caseId: third }],
    });
    const targetsOf = async (caseId: string) => {
      const set = (await triage.eventsOf(caseId)).find(({ type }) => type === 'TargetsSet');
      return (set!.data.targets as { metric: string; durationSeconds: number }[]).map(
        ({ metric, durationSeconds }) => [metric, durationSeconds],
      );
    };
    expect(await targetsOf(third)).toEqual(await targetsOf(first));
    // The customer's other cases are told of it too.
    await told(first, 1);
  });

  it('ABU-03: count neither chargebacks nor what the firm reports itself as claims', async () => {
    const customerId = uuidv7();
    await report(customerId, { initiation: 'employee' });
    await report(customerId, { initiation: 'firm' });
    const dispute = heard('intake', 'FailureDetected', uuidv7(), {
      storeId: '9',
      customerId,
      signalId: uuidv7(),
      signalKind: 'dispute_opened',
      occurredAt: new Date().toISOString(),
      detectedAt: new Date().toISOString(),
      reportedAt: new Date().toISOString(),
    });
    await triage.publish(dispute);
    expect(await flagsOf(await report(customerId))).toEqual([]);
  });

  it('ABU-02: compare what was refunded with what was spent, raised by no history', async () => {
    const [customerId, imported] = [uuidv7(), uuidv7()];
    const purchase = (kind: string, amount: number, facts: object = {}) => ({
      service: 'intake' as const,
      type: 'PurchaseRecorded',
      data: {
        ...{ purchaseId: uuidv7(), customerId, storeId: '9', kind, subsidised: false, ...facts },
        purchasedAt: new Date().toISOString(),
        amount: { amount, currency: 'EUR' },
      },
    });
    const history = { customerId: imported, provenance: 'imported' };
    await triage.publish(
      purchase('sale', 1000, history),
      ...[300, 300, 300].map((amount) => purchase('refund', amount, history)),
    );
    // Of a tenth of what was spent before, whatever else of it came back then.
    await triage.publish(purchase('refund', 100, { customerId: imported }));
    expect(await flagsOf(await report(imported))).toEqual([]);
    await triage.publish(purchase('sale', 1000));
    await triage.publish(purchase('refund', 300), purchase('refund', 200));
    await triage.publish(purchase('refund', 100));
    const caseId = await report(customerId);
    await waitFor(async () => (await flagsOf(caseId)).length === 1, { description: 'the flag' });
    expect((await flagsOf(caseId))[0]).toMatchObject({
      condition: { measure: 'refunded_value_pct' },
      observed: 60,
    });
    const raised = `select data ->> 'customerId' as "customerId" from events
      where type = 'AbuseFlagRaised' and data ->> 'customerId' = any ($1) order by seq`;
    const { rows } = await triage.look.query(raised, [[customerId, imported]]);
    expect(rows).toEqual([{ customerId }]);
  });

  it('ABU-02: count failed payments and the different items that came back', async () => {
    const customerId = uuidv7();
    const noted = (facts: object) => ({
      service: 'intake' as const,
      type: 'CustomerTillFactNoted',
      data: {
        ...{ signalId: uuidv7(), customerId, storeId: '9' },
        ...{ occurredAt: new Date().toISOString(), ...facts },
      },
    });
    const returned = (productRef: string) => noted({ kind: 'item_returned', productRef });
    await triage.publish(noted({ kind: 'payment_failed' }), returned('tea'), returned('tea'));
    const caseId = await report(customerId);
    expect(await flagsOf(caseId)).toEqual([]);
    await triage.publish(noted({ kind: 'payment_failed' }), returned('cake'));
    await waitFor(async () => (await flagsOf(caseId)).length === 2, { description: 'two flags' });
    const flags = await flagsOf(caseId);
    expect(flags).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          condition: expect.objectContaining({ measure: 'failed_payments' }),
          evidence: [
            expect.objectContaining({ kind: 'failed_payment', storeId: '9' }),
            expect.objectContaining({ kind: 'failed_payment', storeId: '9' }),
          ],
        }),
        expect.objectContaining({
          condition: expect.objectContaining({ measure: 'distinct_items' }),
          observed: 2,
        }),
      ]),
    );
    // Told, not denied: the case has its clocks, and a person decides.
    const flagsTold = async () => (await reviewsOf(caseId)).at(-1)?.data.flags as unknown[];
    await waitFor(async () => (await flagsTold())?.length === 2, { description: 'the case told' });
    expect(await typesOf(caseId)).toContain('TargetsSet');
  });

  it('ABU-02: count no goodwill that was taken back', async () => {
    const [customerId, caseId, completedAt] = [uuidv7(), uuidv7(), new Date().toISOString()];
    const recovered = (id: string, amount: number) =>
      heard('remedy', 'RecoveryCompleted', id, {
        ...{ customerId, remedyTypes: ['voucher_store_credit'], completedAt },
        goodwill: { amount, currency: 'EUR' },
      });
    const correction = { customerId, completedAt, goodwill: { amount: 450, currency: 'EUR' } };
    await triage.publish(
      recovered(caseId, 500),
      heard('remedy', 'IncidentTokenTakenBack', caseId, {
        ...{ incidentId: uuidv7(), storeId: '9', runId: uuidv7(), outcome: 'partly_redeemed' },
        ...{ correction, takenBackAt: new Date().toISOString() },
      }),
    );
    const left = "select detail #>> '{goodwill,amount}' as n from abuse_fact where case_id = $1";
    await waitFor(async () => (await triage.look.query(left, [caseId])).rows[0]?.n === '50', {
      description: 'the goodwill to be taken back',
    });
    await triage.publish(recovered(uuidv7(), 700));
    const other = await report(customerId);
    expect(await flagsOf(other)).toEqual([]);
    await triage.publish(recovered(uuidv7(), 100));
    await waitFor(async () => (await flagsOf(other)).length === 1, { description: 'the flag' });
    expect((await flagsOf(other))[0]).toMatchObject({
      ...{ condition: { measure: 'goodwill_amount' }, observed: 850 },
    });
  });

  it('ABU-04: are set by hand with a reason and an end, and show who set them', async () => {
    const caseId = await report(uuidv7());
    const path = `/v1/cases/${caseId}/abuse-flags`;
    const answer = await post(path, { reason: 'high_fraud_risk', days: 10 });
    expect(answer.statusCode).toBe(201);
    expect((await post(path, { reason: 'high_fraud_risk' })).json()).toMatchObject({
      code: 'already_recorded',
    });
    await told(caseId, 1);
    expect((await flagsOf(caseId))[0]).toMatchObject({
      basis: 'manual',
      reason: 'high_fraud_risk',
      setBy: { person: expect.any(String) },
      state: 'active',
    });
    const anonymous = await report(undefined as never);
    const refused = await post(`/v1/cases/${anonymous}/abuse-flags`, { reason: 'false_claim' });
    expect(refused.json()).toMatchObject({ code: 'customer_unknown' });
  });

  it('T-72: are cleared by an appeal that is upheld, and list what to look at again', async () => {
    const customerId = uuidv7();
    await report(customerId);
    await report(customerId);
    const caseId = await report(customerId);
    const { flagId } = (await flagsOf(caseId))[0]!;
    const at = new Date().toISOString();
    const remedied = { caseId, flagIds: [flagId] };
    await triage.publish(
      heard('remedy', 'RemedyHeldForReview', caseId, {
        ...remedied,
        reason: 'abuse_review',
        heldAt: at,
        until: at,
      }),
      heard('remedy', 'RemedyReviewEnded', caseId, {
        ...remedied,
        outcome: 'refused',
        endedAt: at,
      }),
    );
    const detail = async () =>
      (await triage.send('GET', `/v1/abuse-flags/${flagId}`)).json() as {
        decisions: readonly object[];
      };
    await waitFor(async () => (await detail()).decisions.length === 1, {
      description: 'the decision to be known',
    });
    expect((await post(`/v1/cases/${caseId}/abuse-appeals`, { flagId })).statusCode).toBe(201);
    const open = await triage.send('GET', '/v1/abuse-flags?filter[appeal][eq]=open');
    expect((open.json() as { data: Flag[] }).data.map((flag) => flag.flagId)).toEqual([flagId]);
    const decided = await post(`/v1/abuse-flags/${flagId}/appeal-decisions`, { outcome: 'upheld' });
    expect(decided.statusCode).toBe(200);
    expect(await detail()).toMatchObject({
      state: 'cleared',
      appeal: { state: 'upheld' },
      decisions: [{ caseId, decision: 'refused' }],
    });
    await told(caseId, 2);
    expect((await reviewsOf(caseId)).at(-1)?.data.flags).toEqual([]);
    // What was excused does not count again.
    expect((await flagsOf(await report(customerId))).map(({ state }) => state)).toEqual([
      'cleared',
    ]);
  });

  it('T-71: that have expired say so, and nothing is held back by them', async () => {
    const customerId = uuidv7();
    const caseId = await report(customerId);
    await post(`/v1/cases/${caseId}/abuse-flags`, { reason: 'false_claim', days: 1 });
    await told(caseId, 1);
    const { flagId } = (await flagsOf(caseId))[0]!;
    await triage.look.query(
      `update abuse_flag set raised = raised || '{"expiresAt": "2026-01-01T00:00:00.000Z"}'
       where flag_id = $1`,
      [flagId],
    );
    expect((await flagsOf(caseId))[0]).toMatchObject({ state: 'expired' });
    expect(await reviewsOf(await report(customerId))).toEqual([]);
  });

  it('keep every version of their policy and refuse a measure that is none', async () => {
    const body = { conditions: [{ measure: 'employee_rating', threshold: 1, windowDays: 30 }] };
    const refused = await post('/v1/abuse-policies', { ...body, flagDays: 30 });
    expect(refused.statusCode).toBe(422);
    const moneyless = { measure: 'goodwill_amount', threshold: 1, windowDays: 30 };
    const currencyless = await post('/v1/abuse-policies', {
      conditions: [moneyless],
      flagDays: 30,
    });
    expect(currencyless.statusCode).toBe(422);
    const { data } = (await triage.send('GET', '/v1/abuse-policies')).json() as { data: object[] };
    // The first is what the suite comes with, which holds until there is another.
    expect(data).toMatchObject([{ version: 2 }, { version: 1, isDefault: true }]);
  });

  it('of somebody else are not found', async () => {
    const [one, other] = [await report(uuidv7()), await report(uuidv7())];
    await post(`/v1/cases/${one}/abuse-flags`, { reason: 'false_claim' });
    const { flagId } = (await flagsOf(one))[0]!;
    const answer = await post(`/v1/cases/${other}/abuse-appeals`, { flagId });
    expect(answer.statusCode).toBe(404);
  });
});
