import { fileURLToPath } from 'node:url';
import { migrateDirectory, migrateEventStore } from '@amends/event-store/migrate';
import { openPool } from '@amends/event-store/open-pool';
import { freshDatabase } from '@amends/testing/database';
import { PATIENT_LIMITS } from '@amends/testing/patient-limits';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { type FakeProvider, openFakeProvider } from './fake-provider.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' as const });

let database: Awaited<ReturnType<typeof freshDatabase>>;
let pool: Pool;
let provider: FakeProvider;
let payments = 0;
let paymentRef = '';

beforeAll(async () => {
  database = await freshDatabase();
  await migrateEventStore({ ownerUrl: database.url });
  const dir = fileURLToPath(new URL('../../migrations', import.meta.url));
  await migrateDirectory({ ownerUrl: database.url, dir, table: 'remedy_migrations' });
  pool = openPool({
    ...{ url: database.url, applicationName: 'fake provider', max: 20 },
    ...PATIENT_LIMITS,
  });
  provider = openFakeProvider(pool);
});
afterAll(async () => {
  await pool?.end();
  await database?.drop();
});
beforeEach(() => {
  payments += 1;
  paymentRef = `pay-${payments}`;
});

const captured = (amount: number) =>
  pool.query('insert into fake_provider.payment values ($1, $2)', [paymentRef, amount]);
const refundedOf = async (payment: string): Promise<number> => {
  const sql = `select coalesce(sum(amount), 0)::int as sum from fake_provider.refund
    where payment_ref = $1`;
  return (await pool.query<{ sum: number }>(sql, [payment])).rows[0]!.sum;
};
const twenty = <Result>(act: (at: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: 20 }, (_, at) => act(at)));

describe('the fake payment provider', () => {
  it('executes a refund and gives it a reference', async () => {
    const answer = await provider.refund({ key: 'once', paymentRef, amount: eur(300) });
    expect(answer).toEqual({
      outcome: 'succeeded',
      providerRef: expect.stringMatching(/^fake-[0-9a-f-]{36}$/),
      amount: eur(300),
    });
    expect(await provider.find({ key: 'once', paymentRef, amount: eur(300) })).toEqual(answer);
  });

  it('executes one key once under 20 calls at a time and answers all of them alike', async () => {
    const answers = await twenty(() =>
      provider.refund({ key: 'same', paymentRef, amount: eur(700) }),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await refundedOf(paymentRef)).toBe(700);
  });

  it('never refunds more than was captured under 20 keys at a time', async () => {
    await captured(1000);
    const answers = await twenty((at) =>
      provider.refund({ key: `cap-${at}`, paymentRef, amount: eur(300) }),
    );
    const outcomes = answers.map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'succeeded')).toHaveLength(3);
    expect(answers.find(({ outcome }) => outcome === 'failed')).toEqual({
      outcome: 'failed',
      reason: 'cap_exceeded',
    });
    expect(await refundedOf(paymentRef)).toBe(900);
  });

  it('refunds exactly what was captured, and not one unit more', async () => {
    await captured(500);
    const whole = await provider.refund({ key: 'whole', paymentRef, amount: eur(500) });
    const more = await provider.refund({ key: 'more', paymentRef, amount: eur(1) });
    expect([whole.outcome, more.outcome]).toEqual(['succeeded', 'failed']);
  });

  it('answers a repeated key with the first refund although nothing is left', async () => {
    await captured(500);
    const first = await provider.refund({ key: 'again', paymentRef, amount: eur(500) });
    expect(await provider.refund({ key: 'again', paymentRef, amount: eur(500) })).toEqual(first);
  });

  it('echoes the terms a key was first used with', async () => {
    await provider.refund({ key: 'terms', paymentRef, amount: eur(500) });
    const other = await provider.refund({ key: 'terms', paymentRef, amount: eur(900) });
    expect(other).toMatchObject({ outcome: 'succeeded', amount: eur(500) });
  });

  it('declines a payment that is marked so, every time, and books nothing', async () => {
    const request = { key: 'no', paymentRef: 'declined-1', amount: eur(500) };
    const declined = { outcome: 'failed', reason: 'declined' };
    expect(await provider.refund(request)).toEqual(declined);
    expect(await provider.refund(request)).toEqual(declined);
    expect(await provider.find(request)).toBeNull();
  });

  it('knows no key it was never given', async () => {
    expect(await provider.find({ key: 'never', paymentRef, amount: eur(1) })).toBeNull();
  });

  it('keeps its books when it is opened anew', async () => {
    const before = await provider.totals();
    await provider.refund({ key: 'durable', paymentRef, amount: eur(250) });
    expect(await openFakeProvider(pool).totals()).toEqual({
      refunds: before.refunds + 1,
      amount: before.amount + 250n,
    });
  });
});
