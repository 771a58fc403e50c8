import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type PostgresServer,
  runStatement,
  startPostgresServer,
} from '@amends/testing/postgres-server';
import type { Pool } from 'pg';
import { findDatabaseRefusals } from './database-conditions.ts';
import { openPool } from './open-pool.ts';

// Its own servers: the shared one of the tests runs without fsync.
let sound: PostgresServer;
let careless: PostgresServer;

beforeAll(async () => {
  sound = await startPostgresServer();
  careless = await startPostgresServer({
    fsync: false,
    settings: { max_prepared_transactions: '1' },
  });
  for (const server of [sound, careless]) {
    await runStatement(server.url(), 'create role plain login');
  }
});
afterAll(() => Promise.all([sound.stop(), careless.stop()]));

const codesOf = async (pool: Pool, nowMs?: number): Promise<string[]> => {
  try {
    return (await findDatabaseRefusals(pool, nowMs)).map(({ code }) => code);
  } finally {
    await pool.end();
  }
};
const plainPool = (server: PostgresServer, query = ''): Pool =>
  openPool({
    url: `${server.url('postgres', 'plain')}${query}`,
    applicationName: 'start',
    max: 1,
    connectTimeoutMs: 10_000,
  });
const soundAfter = async (change: string, undo: string): Promise<string[]> => {
  await runStatement(sound.url(), change);
  const codes = await codesOf(plainPool(sound));
  await runStatement(sound.url(), undo);
  return codes;
};

describe('a database', () => {
  it('is taken when the server flushes, the role is plain and the clocks agree', async () => {
    expect(await codesOf(plainPool(sound))).toEqual([]);
  });

  it('is refused when its server keeps prepared transactions or does not flush', async () => {
    expect(await codesOf(plainPool(careless))).toEqual([
      'prepared_transactions',
      'fsync',
      'full_page_writes',
    ]);
  });

  it.each([
    ['superuser', 'alter role plain superuser', 'alter role plain nosuperuser'],
    ['bypass_row_security', 'alter role plain bypassrls', 'alter role plain nobypassrls'],
    [
      'synchronous_commit',
      'alter database postgres set synchronous_commit = off',
      'alter database postgres reset synchronous_commit',
    ],
    ['owns_tables', 'create table own (n int); alter table own owner to plain', 'drop table own'],
  ])('is refused for %s', async (code, change, undo) => {
    expect(await soundAfter(change, undo)).toEqual([code]);
  });

  it('is taken when the role owns the job schema and nothing else', async () => {
    const made =
      'create schema graphile_worker authorization plain; set role plain;' +
      'create table graphile_worker.own (n int)';
    expect(await soundAfter(made, 'drop schema graphile_worker cascade')).toEqual([]);
  });

  it.each([-31_000, 31_000])('is refused when the clock is %i ms off its own', async (offMs) => {
    expect(await codesOf(plainPool(sound), Date.now() + offMs)).toEqual(['clock_skew']);
  });

  it('is refused when its sessions are not in UTC', async () => {
    const inBerlin = '?options=-c%20TimeZone%3DEurope/Berlin';
    expect(await codesOf(plainPool(sound, inBerlin))).toEqual(['time_zone']);
  });
});
