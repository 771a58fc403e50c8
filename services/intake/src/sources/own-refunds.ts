import { RefundIntendedV1, RefundSucceededV1 } from '@amends/contracts/remedy';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { ClientBase, Pool } from 'pg';
import type { VendorSignal } from './adapter.ts';

/** What of the log tells which refunds are the suite's own. */
export const REFUND_TYPES = ['RefundIntended', 'RefundSucceeded'] as const;

const INTENDED = `
  insert into own_refund
    (provider_key, remedy_id, step, attempt, payment_ref, amount, currency)
  select "providerKey", "remedyId", step, attempt, "paymentRef", (amount->>'amount')::bigint,
         amount->>'currency'
  from jsonb_to_recordset($1::jsonb)
    as r("providerKey" text, "remedyId" uuid, step int, attempt int, "paymentRef" text,
         amount jsonb)
  on conflict (provider_key) do nothing`;

const SUCCEEDED = `
  update own_refund o set provider_ref = r."providerRef"
  from jsonb_to_recordset($1::jsonb)
    as r("remedyId" uuid, step int, attempt int, "providerRef" text)
  where o.remedy_id = r."remedyId" and o.step = r.step and o.attempt = r.attempt`;

/** Remembers the refunds of a batch of events, in the transaction of its checkpoint. */
export const noteOwnRefunds = async (
  client: Pick<ClientBase, 'query'>,
  events: readonly Pick<LoggedEvent, 'type' | 'data'>[],
): Promise<void> => {
  const of = (type: string) => events.filter((event) => event.type === type);
  const intended = of('RefundIntended').map(({ data }) => RefundIntendedV1.parse(data));
  const succeeded = of('RefundSucceeded').map(({ data }) => RefundSucceededV1.parse(data));
  if (intended.length > 0) await client.query(INTENDED, [JSON.stringify(intended)]);
  if (succeeded.length > 0) await client.query(SUCCEEDED, [JSON.stringify(succeeded)]);
};

export interface OwnRefunds {
  /** Whether the suite itself caused the refund that a vendor reports (POS-10). */
  isOwn(signal: VendorSignal): Promise<boolean>;
}

/**
 * By our key or the provider's reference; by payment and amount only where neither can tell: the
 * provider's answer was not heard yet, or the vendor names no refund.
 */
const FIND = `
  select from own_refund
  where provider_key = any ($1) or provider_ref = any ($1)
     or (payment_ref = $2 and amount = $3 and currency = $4
         and (provider_ref is null or cardinality($1::text[]) = 0))
  limit 1`;

export const ownRefunds = (pool: Pool): OwnRefunds => ({
  isOwn: async ({ refund, paymentRef, amount }) => {
    if (refund === undefined) return false;
    const values = [refund.names, paymentRef, amount?.amount, amount?.currency];
    return (await pool.query(FIND, values)).rowCount === 1;
  },
});
