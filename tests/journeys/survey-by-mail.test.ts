import { openMailServer } from '@amends/testing/mail-server';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { patientClient } from '../running/patient-client.ts';
import { ASKED_AT_ONCE } from '../running/asked-at-once.ts';
import { remedy, report } from '../running/case-steps.ts';
import { type SuiteProcess, startSuiteProcess } from '../running/suite-process.ts';

let mail: Awaited<ReturnType<typeof openMailServer>>;
let suite: SuiteProcess;

beforeAll(async () => {
  mail = await openMailServer();
  suite = await startSuiteProcess({
    environment: {
      ...ASKED_AT_ONCE,
      AMENDS_CALENDAR: 'always_open',
      AMENDS_CUSTOMER_SMTP_URL: mail.url,
      AMENDS_CUSTOMER_MAIL_FROM: 'care@example.com',
      AMENDS_ANSWER_PAGE: 'http://127.0.0.1/answer',
      AMENDS_CUSTOMER_QUIET_HOURS: 'none',
      // An answer is final at once, so that the link is used up by it.
      AMENDS_SURVEY_EDIT_SECONDS: '0',
    },
  });
});
afterAll(async () => {
  await suite?.stop();
  await mail?.close();
});

const STEP_LIMIT_MS = 60_000;

interface OpenedLink {
  readonly accessToken: string;
  readonly caseId: string;
  readonly requestId: string;
}
interface Requests {
  readonly requests: readonly {
    readonly requestId: string;
    readonly status: string;
    readonly delivery?: { readonly state: string };
  }[];
}

/** What the answer page does with the code behind the # of its address. */
const openLink = (code: string): Promise<Response> =>
  fetch(`${suite.baseUrl}/intake/v1/survey-links`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });

describe('a customer who gets the question by e-mail', () => {
  it('follows the link, answers once, and the link is used up (R-064, R-065)', async () => {
    const staff = suite.client('retailer');
    const { caseId } = await report(staff, {
      ...{ storeId: '9', channel: 'telephone_hotline', complaintCode: 'mischarged' },
      narrative: 'The till charged me twice for one item.',
      ...{ price: { amount: 1999, currency: 'EUR' }, overcharge: { amount: 300, currency: 'EUR' } },
      customer: { reference: 'survey-by-mail', email: 'kim@example.org' },
    });
    await remedy(staff, caseId);
    const received = await waitFor(
      async () => mail.received.find(({ to }) => to.includes('kim@example.org')),
      { description: 'the question to come by mail', timeoutMs: STEP_LIMIT_MS },
    );
    const link = new URL(/http:\/\/\S+/.exec(received.text)![0]);
    const code = link.hash.slice(1);
    const opened = (await (await openLink(code)).json()) as OpenedLink;
    expect(opened.caseId).toBe(caseId);

    const customer = patientClient({
      baseUrl: suite.baseUrl,
      credentials: { token: opened.accessToken },
    });
    const questions = await customer.get<{ version: number }>(
      '/follow-up/v1/instruments/recovery_follow_up?language=es',
    );
    expect(questions.body.version).toBe(2);
    const path = `/follow-up/v1/cases/${caseId}/follow-ups/${opened.requestId}/answers`;
    await customer.post(path, {
      ...{ reliefDegree: 6, remedyAccepted: true, dissatisfactionEliminated: true },
      ...{ adverseEffects: false, justice: { D1: 6 }, satisfaction: 5, language: 'es' },
    });

    await waitFor(async () => (await openLink(code)).status === 410, {
      description: 'the link to be used up',
      timeoutMs: STEP_LIMIT_MS,
    });
    const view = await waitFor(
      async () => {
        const { body } = await staff.get<Requests>(`/follow-up/v1/cases/${caseId}/follow-up`);
        const request = body.requests.find(({ requestId }) => requestId === opened.requestId);
        return request?.delivery === undefined ? undefined : request;
      },
      { description: 'follow-up to hear that it was sent', timeoutMs: STEP_LIMIT_MS },
    );
    expect(view).toMatchObject({ status: 'answered', delivery: { state: 'sent' } });
  });

  it('is asked as a control, whom nothing failed, and answers or declines (R-105)', async () => {
    const staff = suite.client('retailer');
    const purchasedAt = new Date(Date.now() - 3 * 86_400_000).toISOString();
    const items = ['lee', 'max'].map((name) => ({
      ...{ externalId: `bought-by-${name}`, customerEmail: `${name}@example.org` },
      ...{ storeId: '9', purchasedAt, kind: 'sale', amount: { amount: 900, currency: 'EUR' } },
    }));
    await staff.post('/intake/v1/purchases', { source: 'tills', items });
    const linkTo = (name: string) =>
      waitFor(
        async () => {
          await staff.post('/follow-up/v1/control-samples', { sharePermille: 1000 });
          const found = mail.received.find(({ to }) => to.includes(`${name}@example.org`));
          return found && new URL(/http:\/\/\S+/.exec(found.text)![0]).hash.slice(1);
        },
        {
          description: `the question to come to ${name}`,
          ...{ timeoutMs: STEP_LIMIT_MS, intervalMs: 500 },
        },
      );
    const openAs = async (name: string) => {
      const code = await linkTo(name);
      const opened = (await (await openLink(code)).json()) as OpenedLink;
      const credentials = { token: opened.accessToken };
      const client = patientClient({ baseUrl: suite.baseUrl, credentials });
      return { code, client, path: `/follow-up/v1/control-requests/${opened.requestId}` };
    };
    const lee = await openAs('lee');
    const max = await openAs('max');
    const foreign = lee.client.post(`${max.path}/answers`, { satisfaction: 1 });
    await expect(foreign).rejects.toMatchObject({ status: 404 });
    await lee.client.post(`${lee.path}/answers`, { satisfaction: 5, trust: 6 });
    await max.client.post(`${max.path}/declines`, {});
    for (const { code } of [lee, max]) {
      await waitFor(async () => (await openLink(code)).status === 410, {
        description: 'the link to be used up',
        timeoutMs: STEP_LIMIT_MS,
      });
    }
    const { data } = (
      await staff.get<{ data: { state: string }[] }>('/follow-up/v1/control-requests')
    ).body;
    expect(data.map(({ state }) => state).sort()).toEqual(['answered', 'ended']);
  });
});
