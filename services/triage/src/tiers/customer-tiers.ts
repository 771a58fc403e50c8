import type { PurchaseRecorded } from '@amends/contracts/intake';
import type { TiersComputed } from '@amends/contracts/triage-tiers';
import type { CustomerTier } from '@amends/contracts/vocabulary';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { CompanionRow, CompanionWriter } from '@amends/event-store/types';
import type { ClientBase, Pool } from 'pg';

/** Keeps the purchases of a batch, in the transaction of its checkpoint, each once. */
export const keepPurchases = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<void> => {
  const rows = events
    .filter(({ type }) => type === 'PurchaseRecorded')
    .map(({ data }) => {
      const { purchaseId, customerId, kind, purchasedAt, amount, provenance } =
        data as PurchaseRecorded;
      return {
        purchase_id: purchaseId,
        customer_id: customerId,
        kind,
        purchased_at: purchasedAt,
        ...amount,
        is_imported: provenance !== undefined,
      };
    });
  if (rows.length === 0) return;
  await client.query({
    name: 'keep_purchases',
    text: `insert into customer_purchase
        (purchase_id, customer_id, kind, purchased_at, currency, amount, is_imported)
      select purchase_id, customer_id, kind, purchased_at, currency, amount, is_imported
      from jsonb_to_recordset($1::jsonb) as r(purchase_id uuid, customer_id uuid, kind text,
        purchased_at timestamptz, currency text, amount bigint, is_imported boolean)
      on conflict (purchase_id) do nothing`,
    values: [JSON.stringify(rows)],
  });
};

// A while the revenue of those before is below 80 % of the total, B below 95 %, else C; in whole
// numbers. Of several currencies the best tier counts. An exchange neither brings nor takes money.
const computeSql = `
with revenue as (
  select customer_id, currency, greatest(0, sum(case kind
    when 'sale' then amount when 'refund' then -amount else 0 end)) as revenue
  from customer_purchase group by customer_id, currency),
ranked as (
  select customer_id, currency, sum(revenue) over (partition by currency) as total,
    coalesce(sum(revenue) over (partition by currency order by revenue desc, customer_id
      rows between unbounded preceding and 1 preceding), 0) as before
  from revenue),
tiered as (
  select customer_id, currency, case when before * 100 < total * 80 then 'a'
    when before * 100 < total * 95 then 'b' else 'c' end as tier
  from ranked),
kept as (
  insert into customer_tier (run_id, customer_id, tier)
  select $1, customer_id, min(tier) from tiered group by customer_id
  on conflict (run_id, customer_id) do nothing)
select currency, count(*) filter (where tier = 'a')::int as a,
  count(*) filter (where tier = 'b')::int as b, count(*) filter (where tier = 'c')::int as c
from tiered group by currency order by currency`;

/** Ranks all customers by revenue and keeps their tiers under the run; nothing reads them yet. */
export const computeTiers = async (
  pool: Pool,
  runId: string,
): Promise<TiersComputed['currencies']> =>
  (await pool.query<TiersComputed['currencies'][number]>(computeSql, [runId])).rows;

export const TIER_RUN_WRITER = 'tier_run';

export const tierRunRow = ({ runId, computedAt }: TiersComputed): CompanionRow => ({
  writer: TIER_RUN_WRITER,
  row: { run_id: runId, computed_at: computedAt },
});

/** From here on the run's tiers are read; tiers of runs before the last one are let go. */
export const writeTierRuns: CompanionWriter = async (client, rows) => {
  await client.query(
    `with told as (
      insert into tier_run (run_id, computed_at)
      select run_id, computed_at
      from jsonb_to_recordset($1::jsonb) as r(run_id uuid, computed_at timestamptz)
      on conflict (run_id) do nothing)
    delete from customer_tier where run_id in (
      select run_id from tier_run order by computed_at desc offset 1)`,
    [JSON.stringify(rows)],
  );
};

export interface TierOfCustomer {
  readonly tier?: CustomerTier;
  readonly tierRunId?: string;
}

interface KnownTier {
  readonly customerId: string;
  readonly runId: string | null;
  readonly tier: 'a' | 'b' | 'c' | null;
  readonly sales: number;
}

/** First purchase is an overlay; a customer who is A as well keeps the shorter times of A. */
const effective = ({ tier, runId, sales }: KnownTier): TierOfCustomer => {
  const found = tier !== 'a' && sales === 1 ? 'new' : tier;
  return {
    ...(found === null ? {} : { tier: found }),
    ...(runId === null ? {} : { tierRunId: runId }),
  };
};

/** Tiers of customers by the last run, read once per batch. */
export const readTiers = async (
  client: ClientBase,
  customers: readonly (string | undefined)[],
): Promise<(customerId: string | undefined) => TierOfCustomer> => {
  const ids = [...new Set(customers.filter((id) => id !== undefined))];
  if (ids.length === 0) return () => ({});
  const { rows } = await client.query<KnownTier>({
    name: 'read_tiers',
    text: `with run as (select run_id from tier_run order by computed_at desc limit 1)
      select c as "customerId", run.run_id as "runId", t.tier,
        (select count(*)::int from (select from customer_purchase p
          where p.customer_id = c and p.kind = 'sale' limit 2) s) as sales
      from unnest($1::uuid[]) as c left join run on true
      left join customer_tier t on t.run_id = run.run_id and t.customer_id = c`,
    values: [ids],
  });
  const known = new Map(rows.map((row) => [row.customerId, effective(row)]));
  return (customerId) => (customerId === undefined ? {} : (known.get(customerId) ?? {}));
};
