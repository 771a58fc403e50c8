import { inTransaction } from '@amends/event-store/in-transaction';
import { insertJobs } from '@amends/event-store/job-statement';
import type { JobSpec } from '@amends/event-store/types';
import type { Money } from '@amends/contracts/primitives';
import type { ClientBase, Pool } from 'pg';

/** One thing that is about to be executed, and the job that does it. */
export interface Effect {
  /** The same for every try. */
  readonly key: string;
  readonly amount: Money;
}

/** `over`: the limit of its currency does not leave room for it, and nothing was counted. */
export type Passage = 'open' | 'stopped' | 'over';

/** For share: whoever throws the switch waits until this transaction is over. */
const isStopped = async (client: ClientBase): Promise<boolean> => {
  const sql = 'select is_stopped as "isStopped" from execution_switch for share';
  return (await client.query<{ isStopped: boolean }>(sql)).rows[0]!.isStopped;
};

// The row of the limit is the lock: effects of a currency with a limit are counted one by one.
const limitSql = 'select amount from execution_limit where currency = $1 for update';
const countSql = `
with spent as (
  select coalesce(sum(amount), 0) as sum from execution_spend
  where currency = $2 and executed_at >
    greatest(clock_timestamp() - interval '1 hour', (select counted_from from execution_switch)))
insert into execution_spend (effect, currency, amount)
select $1, $2, $3 from spent where $4::bigint is null or spent.sum + $3::bigint <= $4
on conflict (effect) do nothing returning effect`;
const countedSql = 'select 1 from execution_spend where effect = $1';

/** Whether an effect may be executed now; if so it is counted, once whatever the tries. */
export const passGuard = (pool: Pool, { key, amount }: Effect): Promise<Passage> =>
  inTransaction(pool, async (client) => {
    if (await isStopped(client)) return 'stopped';
    // Nothing moves; that it is refused is the decider's to say.
    if (amount.amount === 0) return 'open';
    const { currency } = amount;
    const limits = await client.query<{ amount: string }>(limitSql, [currency]);
    const values = [key, currency, amount.amount, limits.rows[0]?.amount ?? null];
    const counted = await client.query(countSql, values);
    if (counted.rows.length > 0) return 'open';
    const before = await client.query(countedSql, [key]);
    return before.rows.length > 0 ? 'open' : 'over';
  });

const holdSql = `insert into held_execution (job_key, task, payload) values ($1, $2, $3)
  on conflict (job_key) do nothing`;

/** Puts a job aside until the switch is lifted; false where it is lifted already. */
export const holdJob = (
  pool: Pool,
  { task, jobKey, payload }: Required<Pick<JobSpec, 'task' | 'jobKey' | 'payload'>>,
): Promise<boolean> =>
  inTransaction(pool, async (client) => {
    if (!(await isStopped(client))) return false;
    await client.query(holdSql, [jobKey, task, payload]);
    return true;
  });

interface HeldRow {
  readonly task: string;
  readonly payload: JobSpec['payload'];
  readonly jobKey: string;
}

const HELD_AT_ONCE = 500;
const releaseSql = `delete from held_execution where job_key in (
    select job_key from held_execution order by held_at limit ${HELD_AT_ONCE}
    for update skip locked)
  returning task, payload, job_key as "jobKey"`;

/** Lets what was held go on, as long as nobody stops it again. */
export const releaseHeld = async (pool: Pool): Promise<void> => {
  for (let released = HELD_AT_ONCE; released === HELD_AT_ONCE; ) {
    released = await inTransaction(pool, async (client) => {
      if (await isStopped(client)) return 0;
      const { rows } = await client.query<HeldRow>(releaseSql);
      await insertJobs(
        client,
        rows.map((row) => ({ ...row, maxAttempts: 25 })),
      );
      return rows.length;
    });
  }
};

/** What is older than any key's life can be tried again by nobody. */
export const forgetSpend = async (pool: Pool): Promise<void> => {
  await pool.query(`delete from execution_spend where executed_at < now() - interval '30 days'`);
};
