import { PATIENT_LIMITS } from '@amends/testing/patient-limits';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FreshDatabase, freshDatabase } from '@amends/testing/database';
import type { Pool } from 'pg';
import { inTransaction } from './in-transaction.ts';
import { openPool } from './open-pool.ts';

let database: FreshDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool({
    ...{ url: database.url, applicationName: 'in transaction', max: 1 },
    ...PATIENT_LIMITS,
  });
  await pool.query('create table line (n int not null)');
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const lines = async (): Promise<number> =>
  (await pool.query('select count(*)::int as n from line')).rows[0].n;

describe('work in a transaction', () => {
  it('is kept when it returns, and leaves nothing when it throws', async () => {
    await inTransaction(pool, (client) => client.query('insert into line values (1)'));
    const failing = inTransaction(pool, async (client) => {
      await client.query('insert into line values (2)');
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    expect(await lines()).toBe(1);
  });

  it('tells why its connection was lost, and the pool goes on with another', async () => {
    const lost = inTransaction(pool, (client) =>
      client.query('select pg_terminate_backend(pg_backend_pid())'),
    );
    await expect(lost).rejects.toMatchObject({ code: '57P01' });
    expect(await lines()).toBe(1);
  });
});
