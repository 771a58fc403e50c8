import type {
  RefundFailed,
  RefundIntended,
  RefundSucceeded,
  RemedyStepExecuted,
} from '@amends/contracts/remedy';
import type { FulfilmentFailed, FulfilmentOrdered } from '@amends/contracts/remedy-fulfilment';
import type {
  TokenPointsCredited,
  TokenPointsOrdered,
  TokenPointsRefused,
} from '@amends/contracts/remedy-points';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { Pool } from 'pg';

export const EFFECT_WRITER = 'ordered_effect';

export const EFFECT_KINDS = ['refund', 'fulfilment', 'points'] as const;
export type EffectKind = (typeof EFFECT_KINDS)[number];

/**
 * `unknown`: nobody could tell within its life; `mismatch`: another amount was told. Both take a
 * person, who says what became of it.
 */
export const EFFECT_STATES = ['open', 'unknown', 'mismatch', 'over'] as const;
type EffectState = (typeof EFFECT_STATES)[number];

interface Order {
  readonly effect_id: string;
  readonly kind: EffectKind;
  readonly case_id: string;
  readonly remedy_id?: string;
  readonly run_id?: string;
  readonly step?: number;
  readonly attempt: number;
  readonly connector_id?: string;
  readonly store_id?: string;
  readonly state: 'open';
  readonly since: string;
}

interface Outcome {
  /** Absent where the event names the step only: then the remedy and its step. */
  readonly effect_id?: string;
  readonly remedy_id?: string;
  readonly step?: number;
  readonly state: EffectState;
  readonly since: string;
}

const orderOf = ({ type, data }: NewEvent): Order | undefined => {
  switch (type) {
    case 'RefundIntended': {
      const { caseId, remedyId, step, attempt, providerKey, intendedAt } = data as RefundIntended;
      const of = { case_id: caseId, remedy_id: remedyId, step, attempt };
      return { effect_id: providerKey, kind: 'refund', ...of, state: 'open', since: intendedAt };
    }
    case 'FulfilmentOrdered': {
      const { caseId, remedyId, step, attempt, ...rest } = data as FulfilmentOrdered;
      const of = { case_id: caseId, remedy_id: remedyId, step, attempt };
      const by = { effect_id: rest.effectId, connector_id: rest.connectorId };
      return { ...by, kind: 'fulfilment', ...of, state: 'open', since: rest.orderedAt };
    }
    case 'TokenPointsOrdered': {
      const { caseId, runId, attempt, storeId, ...rest } = data as TokenPointsOrdered;
      const of = { case_id: caseId, run_id: runId, attempt, store_id: storeId };
      const by = { effect_id: rest.effectId, connector_id: rest.connectorId };
      return { ...by, kind: 'points', ...of, state: 'open', since: rest.orderedAt };
    }
    default:
      return undefined;
  }
};

const afterFailure = (reason: string): EffectState => {
  if (reason === 'parked') return 'unknown';
  return reason === 'amount_mismatch' ? 'mismatch' : 'over';
};

const outcomeOf = ({ type, data }: NewEvent): Outcome | undefined => {
  switch (type) {
    case 'RefundSucceeded': {
      const { remedyId, step, attempt, executedAt } = data as RefundSucceeded;
      return { effect_id: `${remedyId}-${step}-${attempt}`, state: 'over', since: executedAt };
    }
    case 'RefundFailed':
    case 'FulfilmentFailed': {
      const { remedyId, step, attempt, reason, failedAt } = data as RefundFailed | FulfilmentFailed;
      const effect_id = `${remedyId}-${step}-${attempt}`;
      return { effect_id, state: afterFailure(reason), since: failedAt };
    }
    case 'RemedyStepExecuted': {
      const { remedyId, step, connectorId, executedAt } = data as RemedyStepExecuted;
      if (connectorId === undefined) return undefined;
      return { remedy_id: remedyId, step, state: 'over', since: executedAt };
    }
    case 'TokenPointsCredited': {
      const { effectId, creditedAt } = data as TokenPointsCredited;
      return { effect_id: effectId, state: 'over', since: creditedAt };
    }
    case 'TokenPointsRefused': {
      const { effectId, reason, refusedAt } = data as TokenPointsRefused;
      return { effect_id: effectId, state: afterFailure(reason), since: refusedAt };
    }
    default:
      return undefined;
  }
};

/** Rows of what was ordered elsewhere that just-decided events cause. */
export const effectRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap((event) => {
    const row = orderOf(event) ?? outcomeOf(event);
    return row === undefined ? [] : [{ writer: EFFECT_WRITER, row: { ...row } }];
  });

// An effect is ordered before anybody is asked for it: its outcome comes in a later transaction.
const WRITE = `
with told as (select * from jsonb_to_recordset($1::jsonb) as r(effect_id text, kind text,
  case_id uuid, remedy_id uuid, run_id uuid, step int, attempt int, connector_id text,
  store_id text, state text, since timestamptz)),
over as (
  update ordered_effect e set state = t.state, since = t.since from told t
  where t.kind is null and e.state <> 'over' and (e.effect_id = t.effect_id
    or (t.effect_id is null and (e.remedy_id, e.step) = (t.remedy_id, t.step))))
insert into ordered_effect (effect_id, kind, case_id, remedy_id, run_id, step, attempt,
  connector_id, store_id, state, since)
select effect_id, kind, case_id, remedy_id, run_id, step, attempt, connector_id, store_id, state,
  since
from told where kind is not null order by effect_id
on conflict (effect_id) do nothing`;

export const effectCompanions: Readonly<Record<string, CompanionWriter>> = {
  [EFFECT_WRITER]: async (client, rows) => {
    await client.query(WRITE, [JSON.stringify(rows)]);
  },
};

export interface OrderedEffect {
  readonly effectId: string;
  readonly kind: EffectKind;
  readonly caseId: string;
  readonly runId: string | null;
  readonly step: number | null;
  readonly attempt: number;
  readonly connectorId: string | null;
  readonly state: EffectState;
}

const COLUMNS = `e.effect_id as "effectId", e.kind, e.case_id as "caseId", e.run_id as "runId",
  e.step, e.attempt, e.connector_id as "connectorId", e.state`;

/** What was ordered under an id; undefined where nothing was. */
export const findEffect = async (
  pool: Pool,
  effectId: string,
): Promise<OrderedEffect | undefined> => {
  const sql = `select ${COLUMNS} from ordered_effect e where e.effect_id = $1`;
  return (await pool.query<OrderedEffect>(sql, [effectId])).rows[0];
};

export interface ListedEffect extends OrderedEffect {
  readonly storeId: string | null;
  readonly since: string;
}

const LIST = `
select ${COLUMNS}, coalesce(e.store_id, m.store_id) as "storeId", e.since
from ordered_effect e left join prepared_menu m using (case_id)
where ($1::text[] is null or coalesce(e.store_id, m.store_id) = any ($1))
  and ($2::text is null or e.kind = $2) and ($3::text[] is null or e.state = any ($3))
  and ($4::timestamptz is null or (e.since, e.effect_id) > ($4, $5::text))
order by e.since, e.effect_id limit $6`;

/** What was ordered elsewhere, the oldest first. */
export const listEffects = async (
  pool: Pool,
  asked: {
    readonly stores: readonly string[] | null;
    readonly kind: string | undefined;
    readonly states: readonly string[] | undefined;
    readonly after: readonly [string, string] | undefined;
    readonly limit: number;
  },
): Promise<ListedEffect[]> => {
  const { stores, kind = null, states = null, after, limit } = asked;
  const values = [stores, kind, states, after?.[0] ?? null, after?.[1] ?? null, limit];
  const { rows } = await pool.query(LIST, values);
  return rows.map(({ since, ...row }) => ({ ...row, since: since.toISOString() }));
};
