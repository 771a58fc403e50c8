import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDirectory, migrateEventStore } from '@amends/event-store/migrate';
import { openPool } from '@amends/event-store/open-pool';
import { freshDatabase } from '@amends/testing/database';
import { PATIENT_LIMITS } from '@amends/testing/patient-limits';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { MIGRATIONS } from '../migrate.ts';
import { isUntouched } from './untouched-cases.ts';

/** The release before words in a case were heard. */
const LAST_BEFORE = '0041';
const caseOf = (last: number): string => `0190a000-0000-7000-8000-00000000000${last}`;

let database: Awaited<ReturnType<typeof freshDatabase>>;
let pool: Pool;
let before: string;

beforeAll(async () => {
  database = await freshDatabase();
  await migrateEventStore({ ownerUrl: database.url });
  pool = openPool({
    ...{ url: database.url, applicationName: 'untouched cases', max: 2 },
    ...PATIENT_LIMITS,
  });
  before = await mkdtemp(join(tmpdir(), 'amends-migrations-'));
  for (const name of await readdir(MIGRATIONS)) {
    if (name.slice(0, 4) <= LAST_BEFORE) await cp(join(MIGRATIONS, name), join(before, name));
  }
});
afterAll(async () => {
  await pool?.end();
  await database?.drop();
  if (before !== undefined) await rm(before, { recursive: true });
});

describe('cases that nobody wrote in', () => {
  it('are none of those opened before it was heard who writes', async () => {
    const table = 'remedy_migrations';
    await migrateDirectory({ ownerUrl: database.url, dir: before, table });
    await pool.query(
      `insert into incident_case (incident_id, case_id, how, linked_at)
       select gen_random_uuid(), case_id, how, now()
       from (values ($1::uuid, 'opened'), ($2, 'opened'), ($3, 'existing')) c(case_id, how)`,
      [1, 2, 3].map(caseOf),
    );
    await pool.query('insert into case_standing (case_id, has_goodwill) values ($1, true)', [
      caseOf(2),
    ]);
    await migrateDirectory({ ownerUrl: database.url, dir: MIGRATIONS, table });
    const untouched = await Promise.all([1, 2, 3, 4].map((one) => isUntouched(pool, caseOf(one))));
    expect(untouched).toEqual([false, false, true, true]);
    const sql = 'select has_goodwill from case_standing where case_id = $1';
    expect((await pool.query(sql, [caseOf(2)])).rows).toEqual([{ has_goodwill: true }]);
  });
});
