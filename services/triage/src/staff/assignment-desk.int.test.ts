import { openPool } from '@amends/event-store/open-pool';
import { migrateDirectory, migrateEventStore } from '@amends/event-store/migrate';
import { uuidv7 } from '@amends/service-kit/ids';
import { freshDatabase } from '@amends/testing/database';
import { PATIENT_LIMITS } from '@amends/testing/patient-limits';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { book } from '../domain/triage-case.fixture.ts';
import { MIGRATIONS } from '../migrate.ts';
import { openDesk } from './assignment-desk.ts';

const STORE = 's1';
const CASES = 24;
const now = '2026-06-08T07:00:00Z';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let pool: Pool;
beforeAll(async () => {
  database = await freshDatabase();
  await migrateEventStore({ ownerUrl: database.url });
  await migrateDirectory({ ownerUrl: database.url, dir: MIGRATIONS, table: 'triage_migrations' });
  pool = openPool({ url: database.url, applicationName: 'desks', max: 6, ...PATIENT_LIMITS });
});
afterAll(async () => {
  await pool?.end();
  await database?.drop();
});

/** Gives out a case in a transaction of its own, as one consumer among several would. */
const giveOut = async (): Promise<string> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const terms = { stores: [STORE], defaultOwnerId: 'desk', book, now };
    const desk = await openDesk(client, terms);
    const caseId = uuidv7();
    const aCase = { caseId, storeId: STORE };
    const { ownerId, ownerKind } = desk.ownerFor(aCase, { skills: [], dueAt: undefined });
    await client.query(
      `insert into triage_case (case_id, store_id, severity, severity_order, tier_order,
         owner_id, owner_kind, reported_at)
       values ($1, $2, 'minor', 3, 1, $3, $4, $5)`,
      [caseId, STORE, ownerId, ownerKind, now],
    );
    await client.query('commit');
    return ownerId;
  } finally {
    client.release();
  }
};

describe('the assignment desk', () => {
  it('of many transactions at once fills everybody up to what they can carry', async () => {
    await pool.query(
      `insert into staff_member (staff_id, version, skills, load_max)
       select 'p' || n, 1, '{}', 5 from generate_series(1, 3) n`,
    );
    const owners = await Promise.all(Array.from({ length: CASES }, giveOut));
    const counts = Map.groupBy(owners, (owner) => owner);
    expect(['p1', 'p2', 'p3'].map((id) => counts.get(id)?.length)).toEqual([5, 5, 5]);
    expect(counts.get('desk')?.length).toBe(CASES - 15);
  });
});
