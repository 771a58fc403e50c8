import type { Client } from '@amends/client/open-client';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { report } from '../running/case-steps.ts';
import { runScript } from '../running/run-script.ts';
import { databaseUrl, queryDatabase } from '../running/suite-databases.ts';
import {
  newDataDir,
  removeDataDir,
  type SuiteProcess,
  startSuiteProcess,
} from '../running/suite-process.ts';

const dataDir = newDataDir();
const environment = { AMENDS_KEY_GRACE_SECONDS: '1' };
let suite: SuiteProcess;

beforeAll(async () => {
  suite = await startSuiteProcess({ dataDir, environment });
});
afterAll(async () => {
  await suite.stop();
  removeDataDir(dataDir);
});

const operate = async (operation: string): Promise<string> => {
  const { code, stdout } = await runScript('operate', [operation, 'intake'], suite.environment);
  expect([operation, code]).toEqual([operation, 0]);
  return stdout;
};

/** How many texts each data key has sealed. */
const textsByKey = async (): Promise<Readonly<Record<number, number>>> => {
  const sql = `select get_byte(content, 0) as v, count(*)::int as n
    from personal_data.text group by 1`;
  const rows = await queryDatabase<{ v: number; n: number }>(databaseUrl(suite, 'intake'), sql);
  return Object.fromEntries(rows.map(({ v, n }) => [v, n]));
};

const personalDataOf = async (client: Client, caseId: string): Promise<unknown> => {
  const path = `/intake/v1/cases/${caseId}/personal-data`;
  return (await client.get(path, { reason: 'legal_request' })).body;
};

describe('a rotation of the data key', () => {
  it('goes on after a kill in its middle, and leaves nothing to the old key', async () => {
    const retailer = suite.client('retailer');
    const cases: string[] = [];
    for (let person = 0; person < 20; person += 1) {
      const customer = { reference: `rotated-${person}`, email: `rotated-${person}@example.org` };
      cases.push((await report(retailer, { customer })).caseId);
    }
    const before = await Promise.all(cases.map((caseId) => personalDataOf(retailer, caseId)));

    // One row held by somebody keeps the rotation from its end.
    const holder = new pg.Client({ connectionString: databaseUrl(suite, 'intake') });
    holder.on('error', () => undefined);
    await holder.connect();
    await holder.query('begin');
    const hold = 'select from personal_data.text where case_id = $1 limit 1 for update';
    await holder.query(hold, [cases[7]]);
    expect(await operate('rotate-key')).toContain('"version":2');
    await waitFor(async () => (await textsByKey())[1] === 1, {
      description: 'all texts but the one that is held to be sealed anew',
      timeoutMs: 30_000,
    });
    await suite.kill();
    await holder.end().catch(() => undefined);

    suite = await startSuiteProcess({ dataDir, environment });
    await waitFor(async () => (await textsByKey())[1] === undefined, {
      description: 'the last text to be sealed anew',
      timeoutMs: 60_000,
    });
    await waitFor(async () => !(await operate('keys')).includes('still being replaced'), {
      description: 'the rotation to end',
      timeoutMs: 30_000,
    });
    expect(await operate('remove-keys')).toContain('"removed":[1]');

    // Whoever starts now has never seen the old key.
    await suite.stop();
    suite = await startSuiteProcess({ dataDir, environment });
    const again = suite.client('retailer');
    const after = await Promise.all(cases.map((caseId) => personalDataOf(again, caseId)));
    expect(after).toEqual(before);
    const subject = { email: 'rotated-3@example.org' };
    const lookUp = { subject, reason: 'customer_contact' };
    const { body } = await again.post<{ data: { caseId: string }[] }>(
      '/intake/v1/case-lookups',
      lookUp,
    );
    expect(body.data.map(({ caseId }) => caseId)).toEqual([cases[3]]);
  });
});
