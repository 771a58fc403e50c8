import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
};

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

const found = (text: string): string[] => {
  const hex = (value: string): string => Buffer.from(value).toString('hex');
  return Object.entries(CANARIES)
    .filter(([, value]) => text.includes(value) || text.includes(hex(value)))
    .map(([field]) => field);
};

const filesUnder = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });

describe('personal data', () => {
  it('is found in clear in no database, no log line and no file of the suite', async () => {
    const retailer = suite.client('retailer');
    const { caseId } = await report(retailer, {
      externalId: 'canary-1',
      narrative: `It broke. ${CANARIES.narrative}`,
      expectationText: CANARIES.expectation,
      customer: {
        reference: CANARIES.reference,
        name: CANARIES.name,
        email: CANARIES.email,
        phone: CANARIES.phone,
      },
    });
    // A failure path too: a refused request must not end up in a log line either.
    await retailer
      .post('/intake/v1/cases', { channel: 'nowhere', narrative: CANARIES.narrative })
      .catch(() => undefined);
    await waitFor(async () => (await remedyOf(retailer, caseId))?.status === 'offered', {
      description: 'the case to have gone through triage and remedy',
      timeoutMs: 30_000,
    });
    const databases = await queryDatabase<{ datname: string }>(
      databaseUrl(suite),
      'select datname from pg_database where datallowconn',
    );
    for (const { datname } of databases) {
      const dump = await dumpOf(databaseUrl(suite, datname));
      expect({ datname, found: found(dump) }).toEqual({ datname, found: [] });
    }
    expect(found(suite.output())).toEqual([]);
    const files = [
      join(suite.dataDir, 'postgres/server.log'),
      ...filesUnder(join(suite.dataDir, 'keys')),
    ];
    for (const path of files) expect(found(readFileSync(path, 'latin1'))).toEqual([]);
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
  });
});
