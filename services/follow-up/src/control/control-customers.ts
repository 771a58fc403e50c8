import type { FailureDetected, FailureReported, PurchaseRecorded } from '@amends/contracts/intake';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { ClientBase, Pool } from 'pg';

/** What is heard for the control group: who bought, and whom something failed. */
const CUSTOMER_TYPES = ['PurchaseRecorded', 'FailureReported', 'FailureDetected'] as const;

/** Besides, what became of the messages that ask, and who wants none. */
export const CONTROL_TYPES = [
  ...CUSTOMER_TYPES,
  ...['ControlMessageSent', 'ControlMessageFailed', 'ControlEnded'],
] as const;

interface Known {
  readonly customer_id: string;
  readonly store_id?: string;
  readonly purchased_at?: string;
  readonly failed_at?: string;
}

const knownFrom = ({ type, data }: LoggedEvent): Known | undefined => {
  if (type === 'PurchaseRecorded') {
    const { customerId, storeId, kind, purchasedAt } = data as PurchaseRecorded;
    // Whoever brings something back has not just bought.
    if (kind !== 'sale') return undefined;
    return { customer_id: customerId, store_id: storeId, purchased_at: purchasedAt };
  }
  const { customerId, reportedAt } = data as FailureReported | FailureDetected;
  return customerId === undefined ? undefined : { customer_id: customerId, failed_at: reportedAt };
};

/** Keeps the latest purchase and failure per customer; order and repeats change nothing. */
export const keepControlCustomers = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<void> => {
  const heard: readonly string[] = CUSTOMER_TYPES;
  const rows = events
    .filter(({ type, data }) => heard.includes(type) && !isImported(data))
    .flatMap((event) => knownFrom(event) ?? []);
  if (rows.length === 0) return;
  await client.query({
    name: 'keep_control_customers',
    text: `insert into control_customer as c (customer_id, store_id, purchased_at, failed_at)
      select customer_id,
        (array_agg(store_id order by purchased_at desc nulls last, store_id))[1],
        max(purchased_at), max(failed_at)
      from jsonb_to_recordset($1::jsonb) as r(customer_id uuid, store_id text,
        purchased_at timestamptz, failed_at timestamptz)
      group by customer_id order by customer_id
      on conflict (customer_id) do update set
        store_id = case when excluded.purchased_at > c.purchased_at or c.purchased_at is null
          then coalesce(excluded.store_id, c.store_id) else c.store_id end,
        purchased_at = greatest(c.purchased_at, excluded.purchased_at),
        failed_at = greatest(c.failed_at, excluded.failed_at)`,
    values: [JSON.stringify(rows)],
  });
};

const isImported = (data: unknown): boolean =>
  (data as { readonly provenance?: string }).provenance === 'imported';

/** Customers of whom a request is open, out of those whom something failed in these events. */
export const openControlsOf = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const failed = events
    .filter(({ type }) => type === 'FailureReported' || type === 'FailureDetected')
    .flatMap(({ data }) => (data as FailureReported).customerId ?? []);
  const found = new Map<string, string[]>();
  if (failed.length === 0) return found;
  const { rows } = await client.query<{ customer_id: string; control_id: string }>(
    `select customer_id, control_id from control_request
     where state = 'open' and customer_id = any ($1::uuid[])`,
    [failed],
  );
  for (const { customer_id, control_id } of rows) {
    found.set(customer_id, [...(found.get(customer_id) ?? []), control_id]);
  }
  return found;
};

export interface Drawn {
  readonly customerId: string;
  readonly storeId: string;
  readonly purchasedAt: string;
}

const DAYS = (count: number): string => `interval '${count} days'`;

/** A failure is reported within a day as a rule; until then nobody knows that there was none. */
const QUIET = DAYS(1);
/** What is longer ago says nothing of the shop as it is; a failure of the last year still does. */
const STALE = DAYS(14);
const UNHARMED = DAYS(365);
const ASKED_AGAIN = DAYS(180);
const AT_ONCE = 500;

// The lot is the customer's and the purchase's own: drawing again gives the same.
const DRAW = `
  select customer_id as "customerId", store_id as "storeId",
    to_char(purchased_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "purchasedAt",
    (failed_at is null or failed_at < $1::timestamptz - ${UNHARMED})
      and (sampled_at is null or sampled_at < $1::timestamptz - ${ASKED_AGAIN})
      and ('x' || substr(md5(customer_id::text || extract(epoch from purchased_at)), 1, 7))
        ::bit(28)::int % 1000 < $2 as wins
  from control_customer
  where drawn_for is distinct from purchased_at
    and purchased_at > $1::timestamptz - ${STALE} and purchased_at <= $1::timestamptz - ${QUIET}
  order by customer_id limit ${AT_ONCE}`;

export interface TakesPart extends Drawn {
  /** By lot, and nothing failed them. */
  readonly wins: boolean;
}

/**
 * Who bought and has not taken part with that purchase, some of them, and whom the lot falls on;
 * nobody once all have taken part. They come again until `noteDrawn` is told of them: nothing is
 * held meanwhile, and two drawings at once may be given the same.
 */
export const drawControls = async (
  pool: Pool,
  now: string,
  sharePermille: number,
): Promise<readonly TakesPart[]> => (await pool.query<TakesPart>(DRAW, [now, sharePermille])).rows;

const NOTE = `
  update control_customer c set drawn_for = d.purchased_at,
    sampled_at = case when d.is_asked then $1::timestamptz else c.sampled_at end
  from (
    select c.customer_id, r.purchased_at, r.is_asked
    from control_customer c join jsonb_to_recordset($2::jsonb)
      as r(customer_id uuid, purchased_at timestamptz, is_asked boolean) using (customer_id)
    order by c.customer_id for update of c) d
  where c.customer_id = d.customer_id`;

/**
 * Keeps who took part, with which purchase, and who was asked: not again for half a year. Whom a
 * gate left out may be drawn before.
 */
export const noteDrawn = async (
  pool: Pool,
  now: string,
  drawn: readonly Drawn[],
  asked: ReadonlySet<string>,
): Promise<void> => {
  const rows = drawn.map(({ customerId, purchasedAt }) => ({
    ...{ customer_id: customerId, purchased_at: purchasedAt },
    is_asked: asked.has(customerId),
  }));
  await pool.query(NOTE, [now, JSON.stringify(rows)]);
};
