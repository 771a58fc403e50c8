import type { PurchaseRecorded } from '@amends/contracts/intake';
import { isAfter } from '@amends/contracts/instant-order';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { ClientBase } from 'pg';

// Whoever was erased does not come back by a purchase that was on its way.
const UPSERT = `
  insert into customer_last_purchase as c (customer_id, at)
  select customer_id, at
  from jsonb_to_recordset($1::jsonb) as r(customer_id uuid, at timestamptz)
  where not exists (
    select from personal_data.erased_subject e where e.subject_id = r.customer_id)
  order by customer_id
  on conflict (customer_id) do update set at = excluded.at where excluded.at > c.at`;

/** The last one of each customer of the batch. */
const lastIn = (events: readonly LoggedEvent[]): ReadonlyMap<string, string> => {
  const last = new Map<string, string>();
  for (const { type, data } of events) {
    if (type !== 'PurchaseRecorded') continue;
    const { customerId, purchasedAt } = data as PurchaseRecorded;
    const known = last.get(customerId);
    if (known === undefined || isAfter(purchasedAt, known)) last.set(customerId, purchasedAt);
  }
  return last;
};

/**
 * Keeps when each customer last had to do with a till, in the batch's transaction: of whatever kind
 * it was, and whether a till or a history told of it, the customer is not one to be forgotten.
 */
export const keepLastPurchases = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<void> => {
  const rows = [...lastIn(events)].map(([customer_id, at]) => ({ customer_id, at }));
  if (rows.length > 0) {
    const values = [JSON.stringify(rows)];
    await client.query({ name: 'keep-last-purchases', text: UPSERT, values });
  }
  const erased = events
    .filter(({ type }) => type === 'CustomerErased')
    .map(({ data }) => (data as { readonly customerId: string }).customerId);
  if (erased.length === 0) return;
  const forget = 'delete from customer_last_purchase where customer_id = any ($1::uuid[])';
  await client.query(forget, [erased]);
};
