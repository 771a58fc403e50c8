import type { Pool } from 'pg';
import type { PaymentProvider, RefundAnswer, RefundRequest } from './payment-provider.ts';

/**
 * A payment provider for demonstrations and tests, with a durable ledger of its own in a schema of
 * its own: it remembers every key, executes each once and never refunds more than was captured.
 * Refused at start in production (it moves no money). The captured amount of a payment is what the
 * first refund's caller said was paid, or `capturedDefault`; a payment `declined-…` is refused.
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

const succeeded = (row: LedgerRow): RefundAnswer => ({
  outcome: 'succeeded',
  providerRef: row.provider_ref,
  amount: { amount: Number(row.amount), currency: row.currency as 'EUR' },
});

const LOOK_UP = `select provider_ref, amount::text, currency, payment_ref
  from fake_provider.refund where key = $1`;

/** One statement: the row lock of the payment serialises refunds on it, the key makes them one. */
const EXECUTE = `with payment as (
    insert into fake_provider.payment (payment_ref, captured) values ($2, $5)
    on conflict (payment_ref) do update set captured = fake_provider.payment.captured
    returning payment_ref, captured)
  insert into fake_provider.refund (key, payment_ref, amount, currency)
  select $1, payment_ref, $3, $4 from payment
  where captured >= $3::bigint + (select coalesce(sum(amount), 0)
    from fake_provider.refund r where r.payment_ref = $2)
  on conflict (key) do nothing
  returning provider_ref, amount::text, currency, payment_ref`;

export const openFakeProvider = (pool: Pool): FakeProvider => {
  const find = async (key: string): Promise<RefundAnswer | null> => {
    const { rows } = await pool.query<LedgerRow>(LOOK_UP, [key]);
    return rows[0] === undefined ? null : succeeded(rows[0]);
  };
  return {
    find,
    refund: async ({ key, paymentRef, amount }: RefundRequest) => {
      if (paymentRef.startsWith('declined-')) return { outcome: 'failed', reason: 'declined' };
      const values = [key, paymentRef, amount.amount, amount.currency, CAPTURED_DEFAULT];
      const { rows } = await pool.query<LedgerRow>(EXECUTE, values);
      if (rows[0] !== undefined) return succeeded(rows[0]);
      return (await find(key)) ?? { outcome: 'failed', reason: 'cap_exceeded' };
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
