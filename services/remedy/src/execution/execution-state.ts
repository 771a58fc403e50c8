import type { ExecutionLimitSet, ExecutionStopped } from '@amends/contracts/remedy-execution';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { Pool } from 'pg';

export const SWITCH_WRITER = 'execution_switch';
export const LIMIT_WRITER = 'execution_limit';

/** Rows of the switch and its limits that just-decided events cause. */
export const executionRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap(({ type, data }): CompanionRow[] => {
    switch (type) {
      case 'ExecutionStopped': {
        const { reason, currency, stoppedAt: since } = data as ExecutionStopped;
        return [{ writer: SWITCH_WRITER, row: { isStopped: true, reason, currency, since } }];
      }
      case 'ExecutionResumed':
        return [{ writer: SWITCH_WRITER, row: { isStopped: false } }];
      case 'ExecutionLimitSet':
        return [{ writer: LIMIT_WRITER, row: (data as ExecutionLimitSet).limit }];
      default:
        return [];
    }
  });

interface SwitchRow {
  readonly isStopped: boolean;
  readonly reason?: string;
  readonly currency?: string;
  readonly since?: string;
}

/** The events of one stream come one batch after the other: the last row counts. */
export const writeSwitch: CompanionWriter = async (client, rows) => {
  const { isStopped, reason, currency, since } = rows.at(-1) as SwitchRow;
  await client.query(
    `update execution_switch set is_stopped = $1, reason = $2, currency = $3, since = $4,
       counted_from = case when $1 then counted_from else clock_timestamp() end`,
    [isStopped, reason ?? null, currency ?? null, since ?? null],
  );
};

export const writeLimits: CompanionWriter = async (client, rows) => {
  await client.query(
    `insert into execution_limit (currency, amount)
     select distinct on (currency) currency, amount
     from rows from (jsonb_to_recordset($1::jsonb) as (currency text, amount bigint))
       with ordinality as r(currency, amount, at) order by currency, at desc
     on conflict (currency) do update set amount = excluded.amount`,
    [JSON.stringify(rows)],
  );
};

export interface ExecutionState {
  readonly isStopped: boolean;
  readonly reason: ExecutionStopped['reason'] | null;
  /** Of the limit that threw it. */
  readonly currency: NonNullable<ExecutionStopped['currency']> | null;
  readonly since: string | null;
  /** Jobs that wait for the switch to be lifted. */
  readonly waiting: number;
  readonly limits: readonly {
    readonly currency: NonNullable<ExecutionStopped['currency']>;
    readonly amount: number;
    readonly spent: number;
  }[];
}

const stateSql = `
select s.is_stopped as "isStopped", s.reason, s.currency, to_json(s.since) #>> '{}' as since,
  (select count(*)::int from held_execution) as waiting,
  (select coalesce(jsonb_agg(jsonb_build_object('currency', l.currency, 'amount', l.amount,
    'spent', (select coalesce(sum(e.amount), 0) from execution_spend e
      where e.currency = l.currency and e.executed_at >
        greatest(now() - interval '1 hour', s.counted_from))) order by l.currency), '[]')
   from execution_limit l) as limits
from execution_switch s`;

/** The switch as it stands, with what waits for it; for the doctor and for staff. */
export const readExecution = async (pool: Pick<Pool, 'query'>): Promise<ExecutionState> => {
  const [state] = (await pool.query<ExecutionState>(stateSql)).rows;
  const { since, ...rest } = state!;
  return { ...rest, since: since === null ? null : new Date(since).toISOString() };
};
