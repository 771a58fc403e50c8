import { plusMillis } from '@amends/contracts/instant-order';
import { commandOn, type SystemCommands } from '@amends/event-log/write-side-spec';
import type { Pool } from 'pg';
import type { FailureCommand } from '../domain/decide.ts';
import type { Failure } from '../domain/failure.ts';
import { warningDecider } from '../domain/warning/early-warning.ts';
import { type Drop, dropIn, type Returns } from './fewer-returns.ts';
import { periodStart, WIDTH_MS } from './periods.ts';
import { readRules } from './rules-table.ts';
import { type Finding, warningIdOf, warningStream, warningSubject } from './warning-stream.ts';

/** Long enough for the usual customer to come again. */
const PERIOD_DAYS = 28;
/** Pairs of periods: this one and the baseline. */
const PAIRS = 6;

const STORES = `
  select distinct store_id from warning_count
  where width = 'day' and measure = 'transactions' and starts_at > $1::timestamptz - interval '56 d'
  order by store_id`;

/* Period 0 is the last one; of each period, who bought in the one after it. */
const RETURNS = `
  with bought as (
    select distinct customer_id,
           floor(extract(epoch from $2::timestamptz - at) / 86400 / $3::int)::int as period
    from till_transaction
    where store_id = $1 and customer_id is not null and is_sale and at <= $2
      and at > $2::timestamptz - make_interval(days => $3::int * ($4::int + 1)))
  select before.period, count(*)::int as seen, count(next.customer_id)::int as returned
  from bought before
    left join bought next
      on next.customer_id = before.customer_id and next.period = before.period - 1
  where before.period between 1 and $4::int
  group by before.period`;

const readReturns = async (pool: Pool, storeId: string, now: string): Promise<Returns[]> => {
  const { rows } = await pool.query(RETURNS, [storeId, now, PERIOD_DAYS, PAIRS]);
  const of = new Map(rows.map(({ period, seen, returned }) => [period, { seen, returned }]));
  return Array.from({ length: PAIRS }, (_, at) => of.get(at + 1) ?? { seen: 0, returned: 0 });
};

const findingOf = (storeId: string, drop: Drop, until: string): Finding => ({
  ...{ storeId, cause: 'returning_customers', rule: 'returning_customers' },
  ...{ from: plusMillis(until, -PERIOD_DAYS * WIDTH_MS.day), until },
  ...{ observed: drop.returned, opportunities: drop.seen },
  expectedThousandths: Math.round(drop.expected * 1_000),
});

/**
 * Looks at every store once a day: do fewer of the customers of the last period return than did
 * before. While one drop goes on it is told once a period.
 */
export const findFewerReturns = async (
  commands: SystemCommands<FailureCommand, Failure>,
  pool: Pool,
): Promise<void> => {
  const { rulesVersion, off } = await readRules(pool);
  if (off.includes('returning_customers')) return;
  const now = commands.now();
  const until = periodStart(now, 'day');
  const { rows: stores } = await pool.query<{ store_id: string }>(STORES, [until]);
  for (const { store_id: storeId } of stores) {
    const [current, ...baseline] = await readReturns(pool, storeId, until);
    const drop = dropIn(current!, baseline);
    if (drop === undefined) continue;
    const finding = findingOf(storeId, drop, until);
    const warning = { ...finding, warningId: warningIdOf(finding), rulesVersion, raisedAt: now };
    await commands.executeOn({
      key: `fewer-returns:${storeId}:${until}`,
      subject: warningSubject(storeId, finding.cause),
      on: commandOn(warningDecider, warningStream(storeId, finding.cause), {
        ...{ type: 'RaiseWarning', warning },
      }),
    });
  }
};
