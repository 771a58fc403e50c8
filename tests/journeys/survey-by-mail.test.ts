import { openClient } from '@amends/client/open-client';
import { openMailServer } from '@amends/testing/mail-server';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
}, 120_000);
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

    const customer = openClient({
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
});
