import { inTransaction } from '@amends/event-store/in-transaction';
import type { Pool } from 'pg';
import type { PaymentProvider, RefundAnswer, RefundRequest } from './payment-provider.ts';

/**
 * A payment provider for demonstrations and tests, with a durable ledger of its own in a schema of
 * its own: it remembers every key, executes each once and never refunds more than was captured.
 * Refused at start in production (it moves no money). Whatever payment is named to it was of
 * 100,000,000 minor units in the currency first asked for, unless its ledger says otherwise; a
 * payment `declined-…` is refused.
 */
export interface FakeProvider extends PaymentProvider {
  /** Sum and number of executed refunds, for reconciliation. */
  totals(): Promise<{ readonly refunds: number; readonly amount: bigint }>;
}

const CAPTURED_DEFAULT = 100_000_000n;

interface LedgerRow {
  readonly provider_ref: string;
  readonly amount: string;
  readonly currency: string;
  readonly payment_ref: string;
}

interface Captured {
  readonly captured: string;
  readonly currency: 'EUR';
}

const succeeded = (row: LedgerRow): RefundAnswer => ({
  outcome: 'succeeded',
  providerRef: row.provider_ref,
  amount: { amount: Number(row.amount), currency: row.currency as 'EUR' },
});

const LOOK_UP = `select provider_ref, amount::text, currency, payment_ref
  from fake_provider.refund where key = $1`;

const REPORT = `select provider_ref, amount::text, currency from fake_provider.refund
  where executed_at >= $1 and executed_at < $2 order by executed_at, provider_ref`;

/** The row is the lock: refunds of one payment stand in line from here to the commit. */
const LOCK_PAYMENT = `insert into fake_provider.payment (payment_ref, captured, currency)
  values ($1, $2, $3)
  on conflict (payment_ref) do update set captured = fake_provider.payment.captured`;

const CAPTURED = `with made as (
    insert into fake_provider.payment (payment_ref, captured, currency) values ($1, $2, $3)
    on conflict (payment_ref) do nothing returning captured, currency)
  select captured::text, currency from made
  union all
  select captured::text, currency from fake_provider.payment where payment_ref = $1`;

/** A statement of its own, after the lock: its snapshot has what the refund before it wrote. */
const EXECUTE = `insert into fake_provider.refund (key, payment_ref, amount, currency)
  select $1, payment_ref, $3, $4 from fake_provider.payment
  where payment_ref = $2 and currency = $4
    and captured >= $3::bigint + (select coalesce(sum(amount), 0)
    from fake_provider.refund r where r.payment_ref = $2)
  on conflict (key) do nothing
  returning provider_ref, amount::text, currency, payment_ref`;

const KEY_LIFE_SECONDS = 86_400;

export const openFakeProvider = (pool: Pool): FakeProvider => {
  const find = async ({ key }: Pick<RefundRequest, 'key'>): Promise<RefundAnswer | null> => {
    const { rows } = await pool.query<LedgerRow>(LOOK_UP, [key]);
    return rows[0] === undefined ? null : succeeded(rows[0]);
  };
  const execute = async (request: RefundRequest): Promise<LedgerRow | undefined> => {
    const { key, paymentRef, amount } = request;
    const { rows } = await inTransaction(pool, async (client) => {
      await client.query(LOCK_PAYMENT, [paymentRef, CAPTURED_DEFAULT, amount.currency]);
      const values = [key, paymentRef, amount.amount, amount.currency];
      return client.query<LedgerRow>(EXECUTE, values);
    });
    return rows[0];
  };
  return {
    name: 'fake',
    keyLifeSeconds: KEY_LIFE_SECONDS,
    captured: async (paymentRef, wanted) => {
      const values = [paymentRef, CAPTURED_DEFAULT, wanted.currency];
      const { rows } = await pool.query<Captured>(CAPTURED, values);
      const { captured, currency } = rows[0]!;
      return { outcome: 'captured', amount: { amount: Number(captured), currency } };
    },
    find,
    report: async (from, to) => {
      const { rows } = await pool.query<LedgerRow>(REPORT, [from, to]);
      return rows.map(({ provider_ref, amount, currency }) => ({
        providerRef: provider_ref,
        amount: { amount: Number(amount), currency: currency as 'EUR' },
      }));
    },
    refund: async (request) => {
      const { paymentRef } = request;
      if (paymentRef.startsWith('declined-')) return { outcome: 'failed', reason: 'declined' };
      const row = await execute(request);
      if (row !== undefined) return succeeded(row);
      return (await find(request)) ?? { outcome: 'failed', reason: 'cap_exceeded' };
    },
    totals: async () => {
      const { rows } = await pool.query<{ refunds: string; amount: string }>(
        `select count(*)::text as refunds, coalesce(sum(amount), 0)::text as amount
         from fake_provider.refund`,
      );
      return { refunds: Number(rows[0]!.refunds), amount: BigInt(rows[0]!.amount) };
    },
  };
};
