import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ASKED_AT_ONCE } from '../running/asked-at-once.ts';
import { acknowledge, answer, learn, remedy, remedyOf, report } from '../running/case-steps.ts';
import { READ_SERVICES } from '../running/service-processes.ts';
import { databaseUrl, queryDatabase } from '../running/suite-databases.ts';
import { removeDataDir, type SuiteProcess, startSuiteProcess } from '../running/suite-process.ts';

let suite: SuiteProcess;

beforeAll(async () => {
  suite = await startSuiteProcess({ environment: { ...ASKED_AT_ONCE } });
});
afterAll(async () => {
  await suite.stop();
  removeDataDir(suite.dataDir);
});

const urlOf = (service: string): string => databaseUrl(suite, service.replaceAll('-', '_'));

interface Build {
  readonly name: string;
  readonly build: number;
  readonly schema: string;
}

/** The tables of each projection that answer now. */
const liveBuilds = (service: string): Promise<Build[]> =>
  queryDatabase<Build>(
    urlOf(service),
    `select name, build, schema from projection_build where status = 'live' order by name`,
  );

/** Hash of all rows of a build, without the numbers by which changes are told from one another. */
const hashOf = async (service: string, { schema }: Build) => {
  const hash = createHash('sha256');
  let count = 0;
  const tables = await queryDatabase<{ name: string }>(
    urlOf(service),
    `select tablename as name from pg_tables where schemaname = '${schema}' order by 1`,
  );
  for (const { name } of tables) {
    const rows = await queryDatabase<{ row: string }>(
      urlOf(service),
      `select (to_jsonb(t) - 'change_seq')::text as row from "${schema}"."${name}" t
       order by (to_jsonb(t) - 'change_seq')::text collate "C"`,
    );
    for (const { row } of rows) hash.update(`${name} ${row}\n`);
    count += rows.length;
  }
  return { sha256: hash.digest('hex'), rows: count };
};

/** Changes of facts go into the cells a moment after they came. */
const cellsAreWhole = async (service: string, { schema }: Build): Promise<void> => {
  const [found] = await queryDatabase<{ table: string | null }>(
    urlOf(service),
    `select to_regclass('"${schema}".cell_change')::text as table`,
  );
  if (!found?.table) return;
  const noted = () => queryDatabase(urlOf(service), `select from ${found.table} limit 1`);
  await waitFor(async () => (await noted()).length === 0, {
    description: `the changes of ${service} to be in its cells`,
    timeoutMs: 60_000,
  });
};

const hashes = async (): Promise<Record<string, { sha256: string; rows: number }>> => {
  const found: Record<string, { sha256: string; rows: number }> = {};
  for (const service of READ_SERVICES) {
    for (const build of await liveBuilds(service)) {
      await cellsAreWhole(service, build);
      found[`${service} ${build.name}`] = await hashOf(service, build);
    }
  }
  return found;
};

interface Freshness {
  readonly lagEvents: number;
  readonly rebuild: unknown;
}

/** Every projection has applied what is in the log now, and no build is on its way. */
const caughtUp = (): Promise<unknown> =>
  waitFor(
    async () => {
      const analyst = suite.client('analyst');
      for (const service of READ_SERVICES) {
        const { body } = await analyst.get<Freshness>(`/${service}/v1/freshness`);
        if (body.lagEvents > 0 || body.rebuild !== null) return false;
      }
      return true;
    },
    { description: 'the projections to have caught up', timeoutMs: 90_000 },
  );

/** Builds every projection anew from the log, and waits until the new tables answer. */
const rebuildAll = async (): Promise<void> => {
  const before = (await Promise.all(READ_SERVICES.map(liveBuilds))).flat();
  const operator = suite.client('operator');
  for (const service of READ_SERVICES) await operator.post(`/${service}/v1/rebuilds`, {});
  await waitFor(
    async () => {
      const now = (await Promise.all(READ_SERVICES.map(liveBuilds))).flat();
      return before.every(({ name, build }) =>
        now.some((each) => each.name === name && each.build > build),
      );
    },
    { description: 'the new builds to be live', timeoutMs: 90_000 },
  );
  await caughtUp();
};

const customerOf = (person: number) => ({
  reference: `rebuilt-${person}`,
  email: `rebuilt-${person}@example.org`,
});

const erase = async (person: number): Promise<void> => {
  const subject = { reference: customerOf(person).reference };
  await suite
    .client('retailer')
    .post('/intake/v1/erasures', { subject, reason: 'customer_request' });
};

/** Six people; the cases of two go to the end, so that every projection knows something of them. */
const makeHistory = async (): Promise<void> => {
  const retailer = suite.client('retailer');
  for (let person = 0; person < 6; person += 1) {
    const customer = customerOf(person);
    const { caseId } = await report(retailer, { customer });
    const sale = { storeId: 'S9', kind: 'sale', amount: { amount: 900, currency: 'EUR' } };
    const purchasedAt = new Date().toISOString();
    const item = { externalId: `sale-${person}`, customerReference: customer.reference };
    const items = [{ ...item, ...sale, purchasedAt }];
    await retailer.post('/intake/v1/purchases', { source: 'rebuilt', items });
    if (person > 1) continue;
    await acknowledge(retailer, caseId);
    await remedy(retailer, caseId);
    await learn(retailer, caseId);
    await answer(retailer, caseId);
  }
};

describe('P10: a rebuild after erasures', () => {
  it('gives every projection the rows it had, also where the erased came again', async () => {
    await makeHistory();
    await Promise.all([erase(0), erase(2), erase(3)]);
    const retailer = suite.client('retailer');
    // One rebuild meets an erasure, and a report of somebody who was erased.
    const rebuilding = rebuildAll();
    const again = await report(retailer, { customer: customerOf(0) });
    await Promise.all([rebuilding, erase(1)]);
    await waitFor(async () => (await remedyOf(retailer, again.caseId))?.status === 'offered', {
      description: 'the last case to be offered something',
      timeoutMs: 60_000,
    });
    await caughtUp();
    let live = await hashes();
    expect(Object.values(live).filter(({ rows }) => rows === 0)).toEqual([]);
    await rebuildAll();
    let rebuilt = await hashes();
    // A timer of some case may have come between; then once more, with that one in both.
    for (let tries = 0; tries < 2 && !isDeepStrictEqual(rebuilt, live); tries += 1) {
      live = rebuilt;
      await rebuildAll();
      rebuilt = await hashes();
    }
    expect(rebuilt).toEqual(live);

    // A check that cannot fail proves nothing: one row less is another hash.
    const [{ schema }] = (await liveBuilds('case-files')) as [Build];
    const [{ name }] = (await queryDatabase<{ name: string }>(
      urlOf('case-files'),
      `select tablename as name from pg_tables where schemaname = '${schema}' order by 1 limit 1`,
    )) as [{ name: string }];
    const table = `"${schema}"."${name}"`;
    const one = `(select ctid from ${table} limit 1)`;
    await queryDatabase(urlOf('case-files'), `delete from ${table} where ctid = ${one}`);
    expect(await hashes()).not.toEqual(live);
  });
});
