import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@amends/client/open-client';
import { waitFor } from '@amends/testing/wait-for';
import { remedyOf, report } from '../running/case-steps.ts';
import { databaseUrl, queryDatabase } from '../running/suite-databases.ts';
import { removeDataDir, type SuiteProcess, startSuiteProcess } from '../running/suite-process.ts';

/** Unique markers, one per personal field: found anywhere in clear, and the scan says where. */
const CANARIES = {
  name: 'Canary Qwxzname',
  email: 'canary.qwxzmail@example.com',
  phone: '+49 30 7719 5533',
  reference: 'canary-qwxzref-7719',
  narrative: 'canaryqwxznarrative',
  expectation: 'canaryqwxzexpectation',
  insight: 'canaryqwxzinsight',
  proposal: 'canaryqwxzproposal',
  message: 'canaryqwxzmessage',
  reply: 'canaryqwxzreply',
  note: 'canaryqwxznote',
  comment: 'canaryqwxzcomment',
  clarified: 'canaryqwxzclarified',
  asked: 'canary.qwxzasked@example.com',
  changed: 'canary.qwxzchanged@example.com',
  attachment: 'canaryqwxzattachment',
};

const PDF = `%PDF-1.7\n1 0 obj\n(${CANARIES.attachment})\nendobj\n%%EOF\n`;

let suite: SuiteProcess;

beforeAll(async () => {
  suite = await startSuiteProcess({ environment: { AMENDS_LOG_LEVEL: 'debug' } });
}, 120_000);

afterAll(async () => {
  await suite.stop();
  removeDataDir(suite.dataDir);
}, 60_000);

/** Every row of every table of a database as text. */
const dumpOf = async (url: string): Promise<string> => {
  const tables = await queryDatabase<{ name: string }>(
    url,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await queryDatabase<{ row: string }>(url, `select t::text as row from ${name} t`);
    parts.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  return parts.join('\n');
};

const found = (text: string, canaries: Readonly<Record<string, string>>): string[] => {
  const hex = (value: string): string => Buffer.from(value).toString('hex');
  return Object.entries(canaries)
    .filter(([, value]) => text.includes(value) || text.includes(hex(value)))
    .map(([field]) => field);
};

const filesUnder = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });

/** Every database, every log line, every file that is not sealed by its nature. */
const scan = async (canaries: Readonly<Record<string, string>>): Promise<void> => {
  const databases = await queryDatabase<{ datname: string }>(
    databaseUrl(suite),
    'select datname from pg_database where datallowconn',
  );
  for (const { datname } of databases) {
    const dump = await dumpOf(databaseUrl(suite, datname));
    expect({ datname, found: found(dump, canaries) }).toEqual({ datname, found: [] });
  }
  expect(found(suite.output(), canaries)).toEqual([]);
  const files = [
    join(suite.dataDir, 'postgres/server.log'),
    ...filesUnder(join(suite.dataDir, 'keys')),
    ...filesUnder(join(suite.dataDir, 'attachments')),
  ];
  for (const path of files) expect(found(readFileSync(path, 'latin1'), canaries)).toEqual([]);
};

/** Says something in every way there is; gives the code by which the customer may follow. */
const writeAbout = async (retailer: Client, caseId: string): Promise<string> => {
  const of = `/intake/v1/cases/${caseId}`;
  await retailer.post(`${of}/messages`, { text: CANARIES.message, channel: 'email' });
  const reply = { text: CANARIES.reply, channel: 'email', public: true, by: 'person' };
  await retailer.post(`${of}/replies`, reply);
  await retailer.post(`${of}/notes`, { text: CANARIES.note });
  await retailer.post('/intake/v1/texts', { kind: 'comment', caseId, text: CANARIES.comment });
  const expectation = { expectationKind: 'explicit', expectationText: CANARIES.clarified };
  await retailer.post(`${of}/expectations`, expectation);
  await retailer.post('/intake/v1/opinion-solicitations', {
    ...{ storeId: 'S9', customer: { email: CANARIES.asked }, channel: 'email' },
    ...{ occasion: 'silent_customer', reviewEncouraged: true },
  });
  await retailer.post(`${of}/contact-details`, { email: CANARIES.changed });
  const lookUp = { subject: { email: CANARIES.changed }, reason: 'customer_contact' };
  await retailer.post('/intake/v1/case-lookups', lookUp);
  const receipt = { contentType: 'application/pdf', query: { kind: 'receipt' } };
  await retailer.post(`${of}/attachments`, PDF, receipt);
  const subject = { subject: { reference: CANARIES.reference }, reason: 'legal_request' };
  await retailer.post('/intake/v1/subject-exports', subject);
  const issued = await retailer.post<{ claimCode: string }>(`${of}/claim-codes`, {});
  const { claimCode } = issued.body;
  await retailer.post('/intake/v1/claims', { claimCode });
  return claimCode;
};

describe('personal data', () => {
  it('is found in clear in no database, no log line and no file of the suite', async () => {
    const retailer = suite.client('retailer');
    const { caseId } = await report(retailer, {
      externalId: 'canary-1',
      narrative: `It broke. ${CANARIES.narrative}`,
      expectationText: CANARIES.expectation,
      insightText: CANARIES.insight,
      proposedSolutionText: CANARIES.proposal,
      customer: {
        reference: CANARIES.reference,
        name: CANARIES.name,
        email: CANARIES.email,
        phone: CANARIES.phone,
      },
    });
    const claimCode = await writeAbout(retailer, caseId);
    // A failure path too: a refused request must not end up in a log line either.
    await retailer
      .post('/intake/v1/cases', { channel: 'nowhere', narrative: CANARIES.narrative })
      .catch(() => undefined);
    await waitFor(async () => (await remedyOf(retailer, caseId))?.status === 'offered', {
      description: 'the case to have gone through triage and remedy',
      timeoutMs: 30_000,
    });
    await scan({ ...CANARIES, claimCode });
    const files = join(suite.dataDir, 'attachments');
    expect(readdirSync(files)).toHaveLength(1);
    const subject = { reference: CANARIES.reference };
    const erasure = { subject, reason: 'customer_request' };
    await retailer.post('/intake/v1/erasures', erasure);
    await scan({ ...CANARIES, claimCode });
    const { body } = await retailer.get(`/intake/v1/cases/${caseId}/personal-data`, {
      reason: 'legal_request',
    });
    expect(body).toMatchObject({ contacts: [], texts: [] });
    expect(readdirSync(files)).toEqual([]);
  }, 120_000);

  it('is readable through the one audited endpoint: what was scanned is real', async () => {
    const retailer = suite.client('retailer');
    const { caseId } = await report(retailer, {
      externalId: 'canary-2',
      narrative: CANARIES.narrative,
      customer: { reference: CANARIES.reference, email: CANARIES.email },
    });
    const { body } = await retailer.get(`/intake/v1/cases/${caseId}/personal-data`, {
      reason: 'customer_contact',
    });
    expect(JSON.stringify(body)).toContain(CANARIES.email);
    expect(JSON.stringify(body)).toContain(CANARIES.narrative);
    const path = `/intake/v1/cases/${caseId}/attachments`;
    const receipt = { contentType: 'application/pdf', query: { kind: 'receipt' } };
    const { id } = (await retailer.post<{ id: string }>(path, PDF, receipt)).body;
    const query = { reason: 'case_handling' };
    const file = await retailer.get(`${path}/${id}`, query, { accept: 'application/pdf' });
    expect(file.body).toContain(CANARIES.attachment);
  });
});
