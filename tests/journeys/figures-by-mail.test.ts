import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLocalIssuer } from '@amends/service-kit/local-issuer';
import { openMailServer } from '@amends/testing/mail-server';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { patientClient } from '../running/patient-client.ts';
import { report } from '../running/case-steps.ts';
import { databaseUrl, queryDatabase } from '../running/suite-databases.ts';
import { type SuiteProcess, startSuiteProcess } from '../running/suite-process.ts';

const STEP_LIMIT_MS = 60_000;

let mail: Awaited<ReturnType<typeof openMailServer>>;
let suite: SuiteProcess;

beforeAll(async () => {
  mail = await openMailServer();
  const addressBook = join(mkdtempSync(join(tmpdir(), 'amends-addresses-')), 'addresses.json');
  writeFileSync(addressBook, JSON.stringify({ ana: 'ana@example.org' }));
  suite = await startSuiteProcess({
    environment: {
      AMENDS_SMTP_URL: mail.url,
      AMENDS_MAIL_FROM: 'amends@example.com',
      AMENDS_ADDRESS_BOOK: addressBook,
    },
  });
});
afterAll(async () => {
  await suite?.stop();
  await mail?.close();
});

/** A person signs in elsewhere; this is what the sign-in gives. */
const signIn = async (subject: string) => {
  const issuer = await openLocalIssuer({ folder: join(suite.dataDir, 'keys') });
  const scopes = ['analytics:read'];
  const token = await issuer.mint({
    ...{ subject, clientId: 'console', scopes, stores: '*', authMethods: ['pwd'] },
  });
  return patientClient({ baseUrl: suite.baseUrl, credentials: { token } });
};

/** What the doctor says of it. */
const detailOf = async (name: string): Promise<string | undefined> => {
  const { findings } = (
    await suite
      .client('operator')
      .get<{ findings: { name: string; detail: string }[] }>('/operations/v1/report')
  ).body;
  return findings.find((finding) => finding.name === name)?.detail;
};

/** As if the time had come that a watch waits for. */
const comeTrue = (watchId: string) =>
  queryDatabase(
    databaseUrl(suite, 'triage'),
    `update job_timer set run_at = now() where payload::text like '%${watchId}%'`,
  );

/** Where it is about noon, so that no midnight passes between a report and its mail. */
const noonZone = (): string => {
  const ahead = 12 - new Date().getUTCHours();
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
};

/** Mails that name the watch, long lines whole again. */
const letterOf = (watchId: string, wanted: RegExp) =>
  waitFor(
    async () =>
      mail.received
        .filter(({ to }) => to.includes('ana@example.org'))
        .map(({ text }) => text.replace(/=\r?\n/g, '').replaceAll('=3D', '='))
        .find((text) => text.includes(watchId) && wanted.test(text)),
    { description: `a mail of ${watchId} with ${wanted}`, timeoutMs: STEP_LIMIT_MS },
  );

describe('figures that somebody wants by mail', () => {
  it('come when their time comes, and when a figure has crossed its bound', async () => {
    const retailer = suite.client('retailer');
    await retailer.post('/triage/v1/staff', {
      ...{ staffId: 'ana', skills: [], stores: ['mail-9'], loadMax: 3 },
    });
    const reported = async (...stores: readonly string[]): Promise<void> => {
      for (const storeId of stores) {
        const { position } = await report(retailer, { storeId });
        await suite.client('analyst').get('/resolution-times/v1/figures', {
          'min-position': position,
        });
      }
    };
    await reported('mail-12', 'mail-9', 'mail-9');
    const ana = await signIn('ana');
    const unknown = await (await signIn('nobody_knows_them')).post<{ id: string }>(
      '/triage/v1/figure-reports',
      {
        ...{ service: 'lessons', measures: ['cases'] },
        schedule: { every: 'day', at: '07:30', timeZone: 'UTC' },
      },
    );
    await comeTrue(unknown.body.id);
    await waitFor(
      async () => (await detailOf('figure mails given up')) === '1, such as owner_gone',
      {
        description: 'the doctor to say that nobody got those figures',
        timeoutMs: STEP_LIMIT_MS,
      },
    );
    const schedule = { every: 'day', at: '07:30', timeZone: noonZone() };
    const { body } = await ana.post<{ id: string }>('/triage/v1/figure-reports', {
      ...{ service: 'resolution-times', measures: ['cases', 'satisfied'] },
      schedule,
    });
    await comeTrue(body.id);
    const letter = await letterOf(body.id, /Stores that you may see: mail-9\./);
    expect(letter).toMatch(/cases +2, n 2/);
    expect(letter).toMatch(/filename="?resolution-times-\d{4}-\d\d-\d\d\.csv/);

    const alert = await ana.post<{ id: string }>('/triage/v1/figure-alerts', {
      ...{ service: 'resolution-times', measure: 'cases', windowDays: 7 },
      ...{ direction: 'below', bound: 3, schedule },
    });
    await comeTrue(alert.body.id);
    const fired = await letterOf(alert.body.id, /Subject: Amends: alert fired/);
    expect(fired).toMatch(/resolution-times cases: 2, n 2; that is below the bound 3\./);
    await reported('mail-9');
    await comeTrue(alert.body.id);
    const cleared = await letterOf(alert.body.id, /Subject: Amends: alert cleared/);
    expect(cleared).toMatch(/cases: 3, n 3; that is back at the bound of return 3\./);
  });
});
