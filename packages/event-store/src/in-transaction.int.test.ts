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

describe('a second connection of the same pool', () => {
  const second = /in transaction.* must not ask for another/;

  it('is refused to who holds one, however deep', async () => {
    const asking = inTransaction(pool, async () => {
      await Promise.resolve();
      return lines();
    });
    await expect(asking).rejects.toThrow(second);
    const other = openPool({
      ...{ url: database.url, applicationName: 'other', max: 1 },
      ...PATIENT_LIMITS,
    });
    const through = inTransaction(pool, () => inTransaction(other, () => lines()));
    await expect(through).rejects.toThrow(second);
    await other.end();
  });

  it('is given to who held one before, and to others', async () => {
    const over = Promise.withResolvers<void>();
    let started: Promise<number> | undefined;
    await inTransaction(pool, () => {
      started = over.promise.then(lines);
      return Promise.resolve();
    });
    over.resolve();
    expect(await started).toBe(1);
    const both = [inTransaction(pool, () => Promise.resolve('held')), lines()];
    expect(await Promise.all(both)).toEqual(['held', 1]);
  });
});
