import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '@amends/testing/wait-for';
import { remedyOf, report } from '../running/case-steps.ts';
import { databaseUrl, queryDatabase } from '../running/suite-databases.ts';
import { removeDataDir, type SuiteProcess, startSuiteProcess } from '../running/suite-process.ts';
import {
  type Canaries,
  CANARIES,
  CANARY_PDF,
  dumpOf,
  eraseEverybody,
  foundIn,
  sayEverything,
} from './canaries.ts';
import { openBiTool } from './views-for-bi.ts';

let suite: SuiteProcess;

beforeAll(async () => {
  suite = await startSuiteProcess({ environment: { AMENDS_LOG_LEVEL: 'debug' } });
});

afterAll(async () => {
  await suite.stop();
  removeDataDir(suite.dataDir);
});

const filesUnder = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });

/** Every database, every log line, every file that is not sealed by its nature. */
const scan = async (canaries: Canaries): Promise<void> => {
  const databases = await queryDatabase<{ datname: string }>(
    databaseUrl(suite),
    'select datname from pg_database where datallowconn',
  );
  for (const { datname } of databases) {
    const dump = await dumpOf(databaseUrl(suite, datname));
    expect({ datname, found: foundIn(dump, canaries) }).toEqual({ datname, found: [] });
  }
  expect(foundIn(suite.output(), canaries)).toEqual([]);
  const files = [
    join(suite.dataDir, 'postgres/server.log'),
    ...filesUnder(join(suite.dataDir, 'keys')),
    ...filesUnder(join(suite.dataDir, 'attachments')),
  ];
  for (const path of files) expect(foundIn(readFileSync(path, 'latin1'), canaries)).toEqual([]);
};

/** Numbers and pseudonyms that lead to cases: none may lead from a view to a person. */
const references = async (): Promise<string[]> => {
  const url = databaseUrl(suite, 'case_files');
  const sql = `select schema from projection_build where status = 'live'`;
  const [build] = await queryDatabase<{ schema: string }>(url, sql);
  const found = await queryDatabase<{ value: string }>(
    url,
    `select distinct value from ${build!.schema}.case_reference order by 1`,
  );
  return found.map(({ value }) => value);
};

const CASE_VIEWS = ['case_files', 'case_states', 'case_outcomes', 'case_causes', 'case_times'];
const BANNED = /customer|employee|owner|person|text|actor|whom|workstation|_ref$|external/;

/** What a BI tool sees: the case in every service, and nobody in it. */
const scanViews = async (caseId: string, canaries: Canaries): Promise<void> => {
  const tool = await openBiTool(suite);
  expect(tool.databases).toEqual([
    ...['case_files', 'justice_scores', 'lessons', 'loyalty_outcomes', 'resolution_times'],
  ]);
  const dump = await waitFor(
    async () => {
      const rows = await tool.dump();
      const isShown = (view: string): boolean => rows.includes(`bi.${view} (${caseId},`);
      return CASE_VIEWS.every(isShown) ? rows : undefined;
    },
    { description: 'the case to be in the views', timeoutMs: 30_000 },
  );
  expect(foundIn(dump, canaries)).toEqual([]);
  const known = await references();
  expect(known.length).toBeGreaterThan(0);
  expect(known.filter((value) => dump.includes(value))).toEqual([]);
  const columns = await tool.columns();
  expect(columns.length).toBeGreaterThan(100);
  expect(columns.filter(({ says }) => says === null || says.length < 10)).toEqual([]);
  expect(columns.map(({ name }) => name).filter((name) => BANNED.test(name))).toEqual([]);
};

describe('personal data', () => {
  it('is found in clear in no database, view, log line and file of the suite', async () => {
    const retailer = suite.client('retailer');
    const { caseId, canaries } = await sayEverything(retailer);
    await waitFor(async () => (await remedyOf(retailer, caseId))?.status === 'offered', {
      description: 'the case to have gone through triage and remedy',
      timeoutMs: 30_000,
    });
    await scan(canaries);
    await scanViews(caseId, canaries);
    const files = join(suite.dataDir, 'attachments');
    expect(readdirSync(files)).toHaveLength(1);
    await eraseEverybody(retailer);
    await scan(canaries);
    const { body } = await retailer.get(`/intake/v1/cases/${caseId}/personal-data`, {
      reason: 'legal_request',
    });
    expect(body).toMatchObject({ contacts: [], texts: [] });
    expect(readdirSync(files)).toEqual([]);
  });

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
    const { id } = (await retailer.post<{ id: string }>(path, CANARY_PDF, receipt)).body;
    const query = { reason: 'case_handling' };
    const file = await retailer.get(`${path}/${id}`, query, { accept: 'application/pdf' });
    expect(file.body).toContain(CANARIES.attachment);
  });
});
