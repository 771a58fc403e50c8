import type { Client } from '@amends/client/open-client';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { patientClient } from '../running/patient-client.ts';
import { openSender } from '../access/exchange.ts';
import { routes } from '../access/operations.ts';
import { ASKED_AT_ONCE } from '../running/asked-at-once.ts';
import { answer, remedy, remedyOf, report } from '../running/case-steps.ts';
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

/** What a claimant's token is good for, by the scopes of routes. */
const CLAIMANT_SCOPES = ['claimant', 'remedy:choose', 'follow-up:answer'];

interface Claimant {
  readonly caseId: string;
  readonly token: string;
  /** Has the token, and nothing else. */
  readonly client: Client;
}

/** Somebody leaves a report and no name, and comes back with the code alone. */
const claimant = async (): Promise<Claimant> => {
  const web = suite.client('retailer');
  const { caseId } = await report(web, {
    channel: 'suggestion_box',
    signalSource: 'suggestion_box',
  });
  const issued = await web.post<{ claimCode: string }>(
    `/intake/v1/cases/${caseId}/claim-codes`,
    {},
  );
  const { claimCode } = issued.body;
  const { baseUrl } = suite;
  const opened = await fetch(`${baseUrl}/intake/v1/claims`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ claimCode }),
  });
  const { accessToken: token } = (await opened.json()) as { accessToken: string };
  return { caseId, token, client: patientClient({ baseUrl, credentials: { token } }) };
};

const offerOf = ({ client, caseId }: Claimant) =>
  waitFor(
    async () => {
      const view = await remedyOf(client, caseId);
      return view?.status === 'offered' && view.offer;
    },
    { description: 'the offer to be seen by its claim', timeoutMs: 60_000 },
  );

const statusOf = async (asked: () => Promise<unknown>): Promise<unknown> =>
  asked().then(
    () => 'done',
    (error: { status?: number }) => error.status,
  );

describe('a claim code', () => {
  it('lets somebody without an account follow, choose, and answer', async () => {
    const { caseId, client, token } = await claimant();
    const claim = await client.get(`/intake/v1/cases/${caseId}/claim`);
    expect(claim.body).toMatchObject({ caseId, status: 'open' });
    const { offerId, alternatives } = await offerOf({ caseId, client, token });
    expect(alternatives.length).toBeGreaterThanOrEqual(2);
    const { alternativeId } = alternatives[0]!;
    const choice = { offerId, alternativeId };
    await client.post(`/remedy/v1/cases/${caseId}/choices`, choice);
    // Carrying it out is what staff do.
    const staff = suite.client('retailer');
    const view = await remedyOf(client, caseId);
    expect(view).toMatchObject({ status: 'executing' });
    expect(view).not.toHaveProperty('menu');
    for (const { step, executed, refund } of view!.steps) {
      if (executed || refund !== undefined) continue;
      await staff.post(`/remedy/v1/cases/${caseId}/steps/${step}/executions`, {});
    }
    await answer(client, caseId);
    const path = `/follow-up/v1/cases/${caseId}/follow-up`;
    const { body } = await client.get<{ requests: readonly object[] }>(path);
    expect(body.requests[0]).toMatchObject({ status: 'answered', channel: 'claim_page' });
    const chosen = await waitFor(
      async () => {
        const { body: file } = await suite
          .client('analyst')
          .get<{ data: { timeline: readonly { type: string; actor: string }[] } }>(
            `/case-files/v1/cases/${caseId}`,
          );
        return file.data.timeline.find(({ type }) => type === 'RemedyChosen');
      },
      { description: 'the case file to tell of the choice' },
    );
    expect(chosen.actor).toMatch(/^claim_/);
  });

  it('lets its holder say no', async () => {
    const one = await claimant();
    const { offerId } = await offerOf(one);
    await one.client.post(`/remedy/v1/cases/${one.caseId}/refusals`, { offerId });
    expect(await remedyOf(one.client, one.caseId)).toMatchObject({ status: 'prepared' });
  });

  it('opens no other case: whatever is asked of it looks unknown', async () => {
    const [own, other] = [await claimant(), await claimant()];
    const { offerId } = await offerOf(other);
    const asked: Record<string, () => Promise<unknown>> = {
      claim: () => own.client.get(`/intake/v1/cases/${other.caseId}/claim`),
      remedy: () => own.client.get(`/remedy/v1/cases/${other.caseId}/remedy`),
      choice: () =>
        own.client.post(`/remedy/v1/cases/${other.caseId}/choices`, { offerId, alternativeId: 1 }),
      refusal: () => own.client.post(`/remedy/v1/cases/${other.caseId}/refusals`, { offerId }),
      message: () =>
        own.client.post(`/intake/v1/cases/${other.caseId}/messages`, {
          text: 'Me too',
          channel: 'web_form',
        }),
    };
    for (const [what, ask] of Object.entries(asked)) {
      expect([what, await statusOf(ask)]).toEqual([what, 404]);
    }
    // The follow-up knows the case only once it is resolved.
    await remedy(suite.client('retailer'), other.caseId);
    await waitFor(
      async () => {
        const path = `/follow-up/v1/cases/${other.caseId}/follow-up`;
        return (await other.client.get(path).catch(() => undefined)) !== undefined;
      },
      { description: 'the follow-up of the other case', timeoutMs: 60_000 },
    );
    const path = `/follow-up/v1/cases/${other.caseId}/follow-up`;
    expect(await statusOf(() => own.client.get(path))).toBe(404);
  });

  it('reaches nothing else of the suite', async () => {
    const { token, caseId } = await claimant();
    const { send, close } = openSender(suite.baseUrl);
    try {
      const closed = routes.filter(
        ({ auth }) =>
          auth !== 'public' && !CLAIMANT_SCOPES.some((scope) => auth.scopes?.includes(scope)),
      );
      expect(closed.length).toBeGreaterThan(100);
      const reached: string[] = [];
      for (const { method, path } of closed) {
        const url = path.replace(/\{[A-Za-z]+\}/g, caseId);
        const body = method === 'POST' ? { body: {}, headers: { 'idempotency-key': path } } : {};
        const { status } = await send({ method, url, token, ...body });
        if (status !== 401 && status !== 403) reached.push(`${method} ${path} answers ${status}`);
      }
      expect(reached).toEqual([]);
    } finally {
      close();
    }
  });
});
