import type { PurchaseRecorded } from '@amends/contracts/intake';
import { isAfter } from '@amends/contracts/instant-order';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { ClientBase } from 'pg';
import { PURCHASE_DAYS_KEPT, rhythmOf } from '../domain/silence-policy.ts';

/**
 * A purchase that shows loyalty: no refund, no exchange, nothing that a recovery paid for. One of a
 * history starts nothing: who bought by a register of years ago is not silent today.
 */
export const isOwnPurchase = ({ kind, subsidised, provenance }: PurchaseRecorded): boolean =>
  provenance === undefined && kind === 'sale' && !subsidised;

interface Bought {
  readonly customer_id: string;
  readonly store_id: string;
  readonly last_purchase_at: string;
  readonly purchase_days: readonly string[];
}

/** What the batch tells of each customer. */
const boughtIn = (purchases: readonly PurchaseRecorded[]): readonly Bought[] => {
  const byCustomer = new Map<string, Bought>();
  for (const { customerId, storeId, purchasedAt } of purchases) {
    const known = byCustomer.get(customerId);
    const isNewer =
      known === undefined ||
      isAfter(purchasedAt, known.last_purchase_at) ||
      (purchasedAt === known.last_purchase_at && storeId > known.store_id);
    const days = new Set([...(known?.purchase_days ?? []), purchasedAt.slice(0, 10)]);
    byCustomer.set(customerId, {
      customer_id: customerId,
      store_id: isNewer ? storeId : known.store_id,
      last_purchase_at: isNewer ? purchasedAt : known.last_purchase_at,
      purchase_days: [...days].sort().reverse().slice(0, PURCHASE_DAYS_KEPT),
    });
  }
  return [...byCustomer.values()];
};

// Whoever was erased does not come back by a purchase that was on its way. The latest days of both
// sides are kept, so that the order in which purchases are heard does not matter.
const UPSERT = `
  insert into customer_rhythm as c (customer_id, store_id, last_purchase_at, purchase_days)
  select customer_id, store_id, last_purchase_at, purchase_days
  from jsonb_to_recordset($1::jsonb)
    as r(customer_id uuid, store_id text, last_purchase_at timestamptz, purchase_days date[])
  where not exists (
    select from personal_data.erased_subject e where e.subject_id = r.customer_id)
  order by customer_id
  on conflict (customer_id) do update set
    store_id = case
      when (excluded.last_purchase_at, excluded.store_id) > (c.last_purchase_at, c.store_id)
      then excluded.store_id else c.store_id end,
    last_purchase_at = greatest(excluded.last_purchase_at, c.last_purchase_at),
    purchase_days = (
      select array_agg(day order by day desc) from (
        select distinct day from unnest(c.purchase_days || excluded.purchase_days) as d(day)
        order by day desc limit $2) latest)
  returning customer_id, purchase_days::text[] as days`;

// Who is known to be silent is not due again.
const UPDATE = `
  update customer_rhythm c set
    usual_days = r.usual_days,
    due_at = case when not exists (
        select from customer_silence s
        where s.customer_id = c.customer_id and s.returned_at is null
          and s.last_purchase_at >= c.last_purchase_at)
      then c.last_purchase_at + make_interval(days => r.silent_after) end
  from jsonb_to_recordset($1::jsonb) as r(customer_id uuid, usual_days int, silent_after int)
  where c.customer_id = r.customer_id`;

const SILENT = `
  select customer_id from customer_silence
  where returned_at is null and customer_id = any ($1::uuid[])`;

const DAY_MS = 86_400_000;
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

const keepPurchases = async (client: ClientBase, bought: readonly Bought[]): Promise<void> => {
  const text = UPSERT;
  const values = [JSON.stringify(bought), PURCHASE_DAYS_KEPT];
  const { rows } = await client.query<{ customer_id: string; days: string[] }>({
    name: 'keep-customer-rhythms',
    ...{ text, values },
  });
  const rhythms = rows.map(({ customer_id, days }) => {
    const rhythm = rhythmOf(days.map(dayNumber));
    return { customer_id, usual_days: rhythm?.usualDays, silent_after: rhythm?.silentAfterDays };
  });
  const known = [JSON.stringify(rhythms)];
  await client.query({ name: 'set-customer-rhythms', text: UPDATE, values: known });
};

const forgetErased = async (client: ClientBase, customerIds: readonly string[]): Promise<void> => {
  for (const table of ['customer_rhythm', 'customer_silence']) {
    await client.query(`delete from ${table} where customer_id = any ($1::uuid[])`, [customerIds]);
  }
};

/**
 * Keeps what a batch of the log tells of how customers buy, in the batch's transaction. Gives those
 * of its customers who are known to be silent.
 */
export const keepRhythms = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<ReadonlySet<string>> => {
  const purchases = events
    .filter(({ type }) => type === 'PurchaseRecorded')
    .map(({ data }) => data as PurchaseRecorded)
    .filter(isOwnPurchase);
  const bought = boughtIn(purchases);
  if (bought.length > 0) await keepPurchases(client, bought);
  const erased = events
    .filter(({ type }) => type === 'CustomerErased')
    .map(({ data }) => (data as { customerId: string }).customerId);
  if (erased.length > 0) await forgetErased(client, erased);
  if (bought.length === 0) return new Set();
  const values = [bought.map(({ customer_id }) => customer_id)];
  const silent = await client.query({ name: 'find-silent-customers', text: SILENT, values });
  return new Set(silent.rows.map(({ customer_id }) => customer_id));
};
