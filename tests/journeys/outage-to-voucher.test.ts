import { join } from 'node:path';
import type { Client } from '@amends/client/open-client';
import { openLocalIssuer } from '@amends/service-kit/local-issuer';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { patientClient } from '../running/patient-client.ts';
import { SCOPES } from '../access/people.ts';
import { report } from '../running/case-steps.ts';
import { removeDataDir, type SuiteProcess, startSuiteProcess } from '../running/suite-process.ts';

let suite: SuiteProcess;
beforeAll(async () => {
  suite = await startSuiteProcess({ environment: { AMENDS_CALENDAR: 'always_open' } });
});
afterAll(async () => {
  await suite.stop();
  removeDataDir(suite.dataDir);
});

const STORE = 'outage-store';
const STARTED = '2026-01-05T10:00:00Z';
const ENDED = '2026-01-05T11:00:00Z';
const eur = (amount: number) => ({ amount, currency: 'EUR' });

const person = async (subject: string, roles: readonly string[]): Promise<Client> => {
  const issuer = await openLocalIssuer({ folder: join(suite.dataDir, 'keys') });
  const request = { subject, clientId: 'console', scopes: SCOPES, stores: '*' as const, roles };
  const token = await issuer.mint({ ...request, authMethods: ['pwd', 'otp'] });
  return patientClient({ baseUrl: suite.baseUrl, credentials: { token } });
};

const bought = (customer: string, purchasedAt: string) => ({
  externalId: `sale-${customer}`,
  customerReference: customer,
  ...{ storeId: STORE, purchasedAt, kind: 'sale', amount: eur(900), workstation: 'till-1' },
});

/** Customers one to three bought while the tills failed, the last of them told of it. */
const outage = async (staff: Client) => {
  await staff.post('/intake/v1/stores', {
    ...{ storeId: STORE, timeZone: 'Europe/Berlin', currency: 'EUR' },
  });
  const items = [
    bought('one', '2026-01-05T10:10:00Z'),
    bought('two', '2026-01-05T10:20:00Z'),
    bought('three', '2026-01-05T10:30:00Z'),
    bought('before', '2026-01-05T08:00:00Z'),
  ];
  await staff.post('/intake/v1/purchases', { source: 'tills', items });
  const facts = { storeId: STORE, externalId: 'told-of-it', customer: { reference: 'three' } };
  const { caseId } = await report(staff, facts);
  const declared = await staff.post<{ id: string }>('/intake/v1/incidents', {
    ...{ storeId: STORE, complaintCode: 'pos_outage', startedAt: STARTED, endedAt: ENDED },
  });
  const path = `/intake/v1/incidents/${declared.body.id}`;
  await waitFor(
    async () => {
      await staff.post(`${path}/affected-lists`, {});
      const { list } = (await staff.get<{ list: { customers: number } }>(path)).body;
      return list.customers === 3;
    },
    { description: 'the three customers to be listed', timeoutMs: 60_000, intervalMs: 500 },
  );
  const { list } = (await staff.get<{ list: { version: number } }>(path)).body;
  await staff.post(`${path}/confirmations`, { listVersion: list.version });
  return { incidentId: declared.body.id, toldOfIt: caseId };
};

interface Run {
  readonly status: string;
  readonly termsHash: string;
  readonly dryRun?: { readonly customers: number; readonly openCases: number };
  readonly stages: { readonly noticed: number };
}

/** Remedy hears of the incident's cases a moment after intake opened them. */
const shown = async (staff: Client, incidentId: string) => {
  const runs = `/remedy/v1/incidents/${incidentId}/bulk-remedies`;
  const body = { token: { kind: 'voucher', amount: eur(500) }, cap: eur(1500) };
  const path = await waitFor(
    async () => {
      const draft = { ...body, noticeDelayMinutes: 0 };
      const { id } = (await staff.post<{ id: string }>(runs, draft)).body;
      await staff.post(`${runs}/${id}/dry-runs`, {});
      return `${runs}/${id}`;
    },
    { description: 'a dry run', timeoutMs: 60_000, intervalMs: 500 },
  );
  return { path, run: (await staff.get<Run>(path)).body };
};

/** The customer comes back with the code of their case. */
const claimant = async (staff: Client, caseId: string): Promise<Client> => {
  const codes = `/intake/v1/cases/${caseId}/claim-codes`;
  const { claimCode } = (await staff.post<{ claimCode: string }>(codes, {})).body;
  const opened = await fetch(`${suite.baseUrl}/intake/v1/claims`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ claimCode }),
  });
  const { accessToken: token } = (await opened.json()) as { accessToken: string };
  return patientClient({ baseUrl: suite.baseUrl, credentials: { token } });
};

interface Told {
  readonly kind: string;
  readonly voucherId?: string;
}

describe('an outage of the tills', () => {
  it('is explained to every customer it hit, who get one voucher each and spend it', async () => {
    const staff = await person('mia', ['manager']);
    const { incidentId, toldOfIt } = await outage(staff);
    await staff.post('/remedy/v1/recovery-authorities', {
      ...{ holderKind: 'role', holderId: 'manager', reason: 'policy' },
      limits: [{ currency: 'EUR', max: 2000 }],
    });
    const { path, run } = await shown(staff, incidentId);
    expect(run.dryRun).toMatchObject({ customers: 3, openCases: 1 });
    const explanations = `/remedy/v1/incidents/${incidentId}/explanations`;
    await staff.post(explanations, { reason: 'till_failure', expectedEnd: ENDED });
    await staff.post(`${path}/starts`, { termsHash: run.termsHash });
    await waitFor(
      async () => {
        const { body } = await staff.get<Run>(path);
        return body.status === 'completed' && body.stages.noticed === 1;
      },
      { description: 'everybody to have theirs and to know it', timeoutMs: 60_000 },
    );
    const customer = await claimant(staff, toldOfIt);
    const entries = await waitFor(
      async () => {
        const timeline = `/remedy/v1/cases/${toldOfIt}/timeline`;
        const { body } = await customer.get<{ entries: readonly Told[] }>(timeline);
        return body.entries.length === 2 && body.entries;
      },
      { description: 'the customer to be told both', timeoutMs: 60_000 },
    );
    expect(entries.map(({ kind }) => kind).sort()).toEqual(['explanation', 'token']);
    const { voucherId } = entries.find(({ kind }) => kind === 'token')!;
    const codes = `/remedy/v1/vouchers/${voucherId}/codes`;
    const { code } = (await customer.post<{ code: string }>(codes, {})).body;
    const sale = { code, storeId: STORE, amount: eur(500), saleRef: 'sale-9' };
    expect((await staff.post('/remedy/v1/voucher-redemptions', sale)).status).toBe(201);
    const { meta } = (
      await staff.get<{ meta: { sums: readonly { sum: number }[] } }>('/remedy/v1/ledger-balances')
    ).body;
    expect(meta.sums.every(({ sum }) => sum === 0)).toBe(true);
  });
});
