import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Affected, affected, BULK_CALLERS, bulkTests, eur } from './bulk.fixture.ts';
import { prioritised } from './domain/remedy-case.fixture.ts';
import { killAfter } from './killed-worker.fixture.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';

let remedy: RunningRemedy;
const { as, link, runPath, viewOf, authorities, incident, shown, until, items } = bulkTests(
  () => remedy,
);
beforeAll(async () => {
  remedy = await openRemedy(BULK_CALLERS);
  await authorities();
});
afterAll(() => remedy?.close());

const voucher = (amount: number, cap: number) => ({
  token: { kind: 'voucher', amount: eur(amount) },
  cap: eur(cap),
});
const timelineOf = async (caseId: string) =>
  (await remedy.send('GET', `/v1/cases/${caseId}/timeline`)).json();
const ledgerSums = async () => {
  const { rows } = await remedy.look.query(
    'select currency, sum(amount)::int as sum from ledger_line group by currency',
  );
  return rows;
};
const issuedFor = async (cases: readonly { caseId: string }[]) => {
  const ids = new Set(cases.map(({ caseId }) => caseId));
  return (await remedy.allOf('VoucherIssued')).filter(({ caseId }) => ids.has(String(caseId)));
};
const codeOf = async (voucherId: string): Promise<string> =>
  (await remedy.send('POST', `/v1/vouchers/${voucherId}/codes`, {})).json().code;

describe('a bulk remedy for an incident', () => {
  it('T-90: shows 930 customers, 12 of them with a case from before, and its cost', async () => {
    const cases = affected(918);
    const before = affected(12);
    const nobody = { caseId: affected(1)[0]!.caseId };
    const incidentId = await incident([...cases, nobody], before);
    const { view } = await shown(incidentId, voucher(500, 465_000));
    expect(view.dryRun).toMatchObject({
      ...{ customers: 930, openCases: 12, cost: eur(465_000) },
      excluded: [{ reason: 'no_customer', cases: 1 }],
    });
  });

  it('gives everybody the same once, tells each once, and books it', async () => {
    const cases = affected(3);
    // A second case of the first customer.
    const second = { ...affected(1)[0]!, customerId: cases[0]!.customerId! };
    const incidentId = await incident([...cases, second]);
    const { id, path, view } = await shown(incidentId, voucher(500, 1500));
    expect(view.dryRun.excluded).toEqual([{ reason: 'other_case_of_customer', cases: 1 }]);
    await as('bert', `${path}/starts`, { termsHash: view.termsHash }, 202);
    const done = await until(incidentId, id, 'completed');
    expect(done).toMatchObject({ counts: { done: 3, pending: 0 }, spent: eur(1500) });
    const vouchers = await issuedFor([...cases, second]);
    expect(vouchers.map(({ amount, reason }) => ({ amount, reason }))).toEqual(
      cases.map(() => ({ amount: eur(500), reason: 'incident' })),
    );
    await waitFor(async () => (await viewOf(incidentId, id)).stages.noticed === 1, {
      description: 'the customers to be told',
      timeoutMs: 20_000,
    });
    for (const { caseId } of cases) {
      const { entries } = await timelineOf(caseId);
      expect(entries).toMatchObject([{ kind: 'token', token: 'voucher', amount: eur(500) }]);
    }
    expect(await ledgerSums()).toEqual([{ currency: 'EUR', sum: 0 }]);
    const again = await shown(incidentId, voucher(500, 1500));
    expect(again.view.dryRun.customers).toBe(0);
    const { termsHash } = again.view;
    await as('bert', `${again.path}/starts`, { termsHash }, 409);
  });

  it('is started above the own limit only after another person approved these terms', async () => {
    const incidentId = await incident(affected(2));
    const { id, path, view } = await shown(incidentId, voucher(3000, 6000), 'anna');
    const { termsHash } = view;
    const asked = await as('anna', `${path}/starts`, { termsHash }, 202);
    expect(asked.status).toBe('ready');
    expect(await viewOf(incidentId, id)).toMatchObject({ approval: { status: 'pending' } });
    await as('anna', `${path}/approvals`, { termsHash }, 409);
    await as('bert', `${path}/approvals`, { termsHash }, 200);
    await as('anna', `${path}/starts`, { termsHash }, 202);
    expect((await until(incidentId, id, 'completed')).counts.done).toBe(2);
  });

  it('leaves out who has goodwill, is a duplicate, was erased or stands under review', async () => {
    const [goodwill, merged, erased, reviewed, plain] = affected(5);
    const cases = [goodwill!, merged!, erased!, reviewed!, plain!];
    const incidentId = await incident(cases);
    const at = new Date().toISOString();
    const soon = new Date(Date.now() + 86_400_000).toISOString();
    const flags = [{ flagId: plain!.caseId, expiresAt: soon }];
    const facts = { ...prioritised.facts, paymentRef: `pay-${goodwill!.caseId}` };
    await remedy.publish(
      {
        service: 'triage',
        type: 'CasePrioritised',
        data: { ...prioritised, ...goodwill, facts } as never,
      },
      {
        ...{ service: 'intake', type: 'CasesMerged' },
        data: {
          ...{ caseId: merged!.caseId, primaryCaseId: plain!.caseId },
          ...{ reason: 'same_failure', mergedAt: at },
        } as never,
      },
      {
        ...{ service: 'triage', type: 'AbuseReviewSet' },
        data: { caseId: reviewed!.caseId, flags, setAt: at } as never,
      },
      {
        ...{ service: 'intake', type: 'CustomerErased' },
        data: {
          ...{ customerId: erased!.customerId!, reason: 'customer_request', erasedAt: at },
        } as never,
      },
    );
    const offer = await waitFor(
      async () =>
        (await remedy.allOf('RemedyOffered')).find(({ caseId }) => caseId === goodwill!.caseId),
      { description: 'the offer', timeoutMs: 20_000 },
    );
    const choice = { offerId: offer!.offerId, alternativeId: 2 };
    const chosen = `/v1/cases/${goodwill!.caseId}/choices`;
    expect((await remedy.send('POST', chosen, choice)).statusCode).toBe(202);
    const isHeard = `select 1 from case_standing where case_id = $1 and review_until is not null`;
    await waitFor(
      async () =>
        (await remedy.look.query(isHeard, [reviewed!.caseId])).rows.length > 0 &&
        (await remedy.look.query('select 1 from erased_customer')).rows.length > 0 &&
        (await remedy.look.query('select 1 from case_standing where is_duplicate')).rows.length > 0,
      { description: 'what was told', timeoutMs: 20_000 },
    );
    const { view } = await shown(incidentId, voucher(500, 2500));
    expect(view.dryRun.customers).toBe(1);
    const reasons = view.dryRun.excluded.map(({ reason }: { reason: string }) => reason);
    expect(reasons.sort()).toEqual(['already_given', 'erased', 'merged_duplicate', 'under_review']);
  });

  it('T-93: is refused a start when the list changed after the dry run', async () => {
    const incidentId = await incident(affected(2));
    const { path, view } = await shown(incidentId, voucher(500, 5000));
    const late = affected(1)[0]!;
    await link(late, incidentId);
    const sql = 'select 1 from incident_case where case_id = $1';
    await waitFor(async () => (await remedy.look.query(sql, [late.caseId])).rows.length > 0, {
      description: 'the late case',
    });
    const refused = await as('bert', `${path}/starts`, { termsHash: view.termsHash }, 409);
    expect(refused.code).toBe('list_changed');
  });

  it('T-91: stops at its cap and goes on with a higher one', async () => {
    const cases = affected(5);
    const incidentId = await incident(cases);
    const { id, path, view } = await shown(incidentId, voucher(500, 1000));
    await as('bert', `${path}/starts`, { termsHash: view.termsHash }, 202);
    const stopped = await until(incidentId, id, 'stopped');
    expect(stopped).toMatchObject({
      stopReason: 'budget_reached',
      counts: { done: 2, pending: 3 },
    });
    await as('bert', `${path}/caps`, { cap: eur(2500) }, 200);
    await as('bert', `${path}/resumptions`, {}, 202);
    expect((await until(incidentId, id, 'completed')).counts).toMatchObject({ done: 5 });
    expect(await issuedFor(cases)).toHaveLength(5);
  });

  it('takes what several people and its own jobs tell it at the same time', async () => {
    const incidentId = await incident(affected(1));
    const { id, path } = await shown(incidentId, voucher(500, 500));
    const caps = [501, 502, 503, 504, 505];
    await Promise.all(caps.map((cap) => as('bert', `${path}/caps`, { cap: eur(cap) }, 200)));
    expect(caps).toContain((await viewOf(incidentId, id)).cap.amount);
  });

  it('waits while execution is stopped, and goes on by itself', async () => {
    const incidentId = await incident(affected(2));
    const { id, path, view } = await shown(incidentId, voucher(500, 1000));
    await remedy.send('POST', '/v1/execution-stops', {});
    await as('bert', `${path}/starts`, { termsHash: view.termsHash }, 202);
    await waitFor(
      async () => (await remedy.look.query('select 1 from held_execution')).rows.length > 0,
      { description: 'the stage to be put aside', timeoutMs: 20_000 },
    );
    expect((await viewOf(incidentId, id)).counts).toMatchObject({ done: 0, pending: 2 });
    await remedy.send('POST', '/v1/execution-resumptions', {});
    expect((await until(incidentId, id, 'completed')).counts.done).toBe(2);
  });

  it('is unknown to people of other stores, and no points without a scheme', async () => {
    const incidentId = await incident(affected(1));
    const { id } = await shown(incidentId, voucher(500, 500));
    const path = `/v1/${runPath(incidentId, id)}`;
    const answer = await remedy.send('GET', path, undefined, undefined, 'foreign');
    expect(answer.statusCode).toBe(404);
    const draft = `incidents/${incidentId}/bulk-remedies`;
    await as('foreign', draft, voucher(500, 500), 404);
    const points = { token: { kind: 'points', amount: eur(500) }, cap: eur(500) };
    expect((await as('bert', draft, points, 409)).code).toBe('points_unavailable');
    const list = await remedy.send('GET', '/v1/bulk-remedies', undefined, undefined, 'foreign');
    expect(list.json().data).toEqual([]);
  });
});

/** Undoes a run, and gives what of completed recoveries it corrects. */
const correctionsBy = async (incidentId: string, id: string) => {
  const undoings = `${runPath(incidentId, id)}/undoings`;
  await as('bert', undoings, { reason: 'wrong_amount' }, 202);
  await until(incidentId, id, 'undone');
  const all = await remedy.allOf('IncidentTokenTakenBack');
  return all.flatMap((data) => (data.incidentId === incidentId ? (data.correction ?? []) : []));
};

describe('a case that the suite opened for an incident', () => {
  it('T-54: is resolved by its token alone where nobody answered and nobody wrote', async () => {
    const [left, wrote, told] = affected(3) as [Affected, Affected, Affected];
    const own = affected(1)[0]!;
    const incidentId = await incident([left, wrote, told], [own]);
    const facts = { khdType: 'pos_outage', attribution: 'external', stability: 'one_off' } as const;
    const at = new Date().toISOString();
    const write = { textId: told.caseId, channel: 'email', sentAt: at, receivedAt: at };
    const read = { cues: [], cueRulesVersion: 1 };
    await remedy.publish(
      ...[left, wrote, told, own].map((one) => {
        const data = { ...prioritised, ...one, severity: 'minor', facts };
        return { service: 'triage' as const, type: 'CasePrioritised', data };
      }),
      {
        ...{ service: 'intake', type: 'CustomerMessageReceived' },
        data: { ...write, ...read, caseId: wrote.caseId } as never,
      },
      {
        ...{ service: 'intake', type: 'ReplySent' },
        data: {
          ...write,
          caseId: left.caseId,
          public: true,
          automatic: true,
          by: 'system',
        } as never,
      },
    );
    const ids = [left, wrote, told, own].map(({ caseId }) => caseId);
    const among = async (type: string) =>
      (await remedy.allOf(type)).filter(({ caseId }) => ids.includes(String(caseId)));
    await waitFor(async () => (await among('RemedyOffered')).length === 4, {
      description: 'what each is offered',
      timeoutMs: 20_000,
    });
    const { id, path, view } = await shown(incidentId, voucher(500, 2000));
    await as('bert', `${path}/starts`, { termsHash: view.termsHash }, 202);
    await waitFor(async () => (await viewOf(incidentId, id)).stages.noticed === 1, {
      description: 'everybody to be told',
      timeoutMs: 20_000,
    });
    expect(await among('RecoveryCompleted')).toEqual([]);
    const apology = { channel: 'telephone', qualities: ['empathy'] };
    const apologies = `/v1/cases/${told.caseId}/apologies`;
    expect((await remedy.send('POST', apologies, apology)).statusCode).toBe(200);
    const isHeard = 'select 1 from case_standing where case_id = $1 and is_touched';
    await waitFor(async () => (await remedy.look.query(isHeard, [wrote.caseId])).rows.length > 0, {
      description: 'what the customer wrote',
      timeoutMs: 20_000,
    });
    await remedy.look.query(
      `update job_timer set run_at = now()
       where task = 'remedy_offer_expiry' and payload->>'caseId' = any ($1)`,
      [ids],
    );
    await waitFor(async () => (await among('RemedyExpired')).length === 4, {
      description: 'the offers to run out',
      timeoutMs: 20_000,
    });
    expect(await among('RecoveryCompleted')).toEqual([
      {
        ...{ caseId: left.caseId, customerId: left.customerId, storeId: prioritised.storeId },
        ...{ severity: 'minor', remedyTypes: ['voucher_store_credit'], goodwill: eur(500) },
        ...{ automatic: true, completedAt: expect.any(String) },
      },
    ]);
    const less = { customerId: left.customerId, goodwill: eur(500) };
    expect(await correctionsBy(incidentId, id)).toMatchObject([less]);
  });
});

describe('undoing a bulk remedy', () => {
  it('voids what was not spent, stops the notices, and says what was spent', async () => {
    const cases = affected(3);
    const incidentId = await incident(cases);
    const body = { ...voucher(500, 1500), noticeDelayMinutes: 60 };
    const { id, path, view } = await shown(incidentId, body);
    await as('bert', `${path}/starts`, { termsHash: view.termsHash }, 202);
    await until(incidentId, id, 'completed');
    const [spent] = await issuedFor(cases.slice(0, 1));
    const code = await codeOf(String(spent!.voucherId));
    const redemption = { code, storeId: '9', amount: eur(200), saleRef: 'sale-1' };
    expect((await remedy.send('POST', '/v1/voucher-redemptions', redemption)).statusCode).toBe(201);
    await as('bert', `${path}/undoings`, { reason: 'wrong_amount' }, 202);
    const { undone } = await until(incidentId, id, 'undone');
    expect(undone).toMatchObject({ takenBack: 2, redeemed: 1, kept: eur(200), noticesStopped: 3 });
    const outcomes = (await items(incidentId, id)).map(({ status }) => status).sort();
    expect(outcomes).toEqual(['partly_redeemed', 'taken_back', 'taken_back']);
    for (const { voucherId } of await issuedFor(cases)) {
      const { status } = (await remedy.send('GET', `/v1/vouchers/${voucherId}`)).json();
      expect(status).toBe('voided');
    }
    await remedy.look.query(`update job_timer set run_at = now()`);
    await waitFor(async () => (await remedy.jobsLeft('remedy_bulk_notices')) === 0, {
      description: 'the notices to be looked at',
    });
    expect((await timelineOf(cases[1]!.caseId)).entries).toEqual([]);
    expect(await ledgerSums()).toEqual([{ currency: 'EUR', sum: 0 }]);
  });
});

describe('a worker that is killed', () => {
  it('T-92: after item 250 of a bulk remedy leaves every customer remedied once', async () => {
    const cases = affected(400);
    const incidentId = await incident(cases);
    const { id, path, view } = await shown(incidentId, voucher(100, 40_000));
    await remedy.stop();
    await remedy.open(false);
    await as('bert', `${path}/starts`, { termsHash: view.termsHash }, 202);
    const atKill = await killAfter(remedy, { type: 'IncidentTokenGiven', given: 250, incidentId });
    expect(atKill).toBeLessThan(400);
    await remedy.stop();
    await remedy.open();
    const done = await until(incidentId, id, 'completed');
    expect(done).toMatchObject({ counts: { done: 400, failed: 0 }, spent: eur(40_000) });
    const vouchers = await issuedFor(cases);
    expect(new Set(vouchers.map(({ caseId }) => caseId)).size).toBe(400);
    expect(vouchers).toHaveLength(400);
    expect(await ledgerSums()).toEqual([{ currency: 'EUR', sum: 0 }]);
  });
});
