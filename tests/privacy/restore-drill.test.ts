import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
const backup = join(dataDir, '..', 'backup');
let suite: SuiteProcess;

beforeAll(async () => {
  suite = await startSuiteProcess({ dataDir });
});
afterAll(async () => {
  await suite.stop();
  removeDataDir(dataDir);
});

const customer = { reference: 'drill-4711', name: 'Tricia Drill', email: 'drill@example.com' };

const rowsOf = async (customerId: string): Promise<number> => {
  const counts = ['customer', 'contact', 'text', 'attachment'].map(
    (table) => `(select count(*) from personal_data.${table} where customer_id = '${customerId}')`,
  );
  const url = databaseUrl(suite, 'intake');
  const [row] = await queryDatabase<{ n: bigint }>(url, `select ${counts.join(' + ')} as n`);
  return Number(row!.n);
};

const files = (): string[] => readdirSync(join(dataDir, 'attachments'));

const run = async (script: string, args: readonly string[]): Promise<void> => {
  const { code, stderr } = await runScript(script, args, suite.environment);
  expect([code, stderr]).toEqual([0, expect.any(String)]);
};

describe('F24: a restore', () => {
  it('does not bring back who was erased after the backup', async () => {
    const { caseId } = await report(suite.client('retailer'), { customer });
    const { body } = await suite
      .client('retailer')
      .get<{ contacts: { customerId: string }[] }>(`/intake/v1/cases/${caseId}/personal-data`, {
        reason: 'legal_request',
      });
    const { customerId } = body.contacts[0]!;
    const receipt = { contentType: 'application/pdf', query: { kind: 'receipt' } };
    const path = `/intake/v1/cases/${caseId}/attachments`;
    const { id } = (
      await suite.client('retailer').post<{ id: string }>(path, '%PDF-1.7\n%%EOF\n', receipt)
    ).body;
    await suite.stop();
    await run('backup', [backup]);

    suite = await startSuiteProcess({ dataDir });
    expect([await rowsOf(customerId), files()]).toEqual([4, [id]]);
    await suite
      .client('retailer')
      .post('/intake/v1/erasures', { subject: { customerId }, reason: 'customer_request' });
    expect([await rowsOf(customerId), files()]).toEqual([0, []]);
    await suite.stop();
    await run('restore', [backup]);
    expect(files()).toEqual([id]);

    suite = await startSuiteProcess({ dataDir });
    // Nothing was served before: the first look finds nothing, and the case is still there.
    expect([await rowsOf(customerId), files()]).toEqual([0, []]);
    const again = await suite.client('retailer').get(`/intake/v1/cases/${caseId}`);
    expect(again.body).toMatchObject({ id: caseId, reported: { customerId } });
    await waitFor(
      async () => {
        const sql = `select count(*) as n from events where type = 'CustomerErased'`;
        const [row] = await queryDatabase<{ n: bigint }>(databaseUrl(suite, 'intake'), sql);
        return Number(row!.n) === 1;
      },
      { description: 'the erasure to be an event of the restored history too' },
    );
  });
});
