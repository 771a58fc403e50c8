import type {
  PreventiveActionImplemented,
  PreventiveActionOpened,
  PreventiveActionVerified,
} from '@amends/contracts/triage-findings';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { Pool } from 'pg';

export const PREVENTION_WRITER = 'preventive_action';

const openedRow = (data: PreventiveActionOpened) => ({
  ...{ action_id: data.actionId, store_id: data.storeId, kind: data.kind, status: 'open' },
  khd_types: [...new Set(data.causes.map(({ khdType }) => khdType))],
  ...{ owner_id: data.ownerId, warning_id: data.warning?.warningId },
  ...{ opened_at: data.openedAt, due_at: data.dueAt },
});

const rowOf = ({ type, data }: NewEvent): object | undefined => {
  switch (type) {
    case 'PreventiveActionOpened':
      return openedRow(data as PreventiveActionOpened);
    case 'PreventiveActionImplemented': {
      const { actionId, implementedAt } = data as PreventiveActionImplemented;
      return { action_id: actionId, status: 'implemented', implemented_at: implementedAt };
    }
    case 'PreventiveActionVerified': {
      const { actionId, verdict, verifiedAt } = data as PreventiveActionVerified;
      return { action_id: actionId, status: 'verified', verdict, verified_at: verifiedAt };
    }
    default:
      return undefined;
  }
};

/** Rows that preventive actions cause in the table behind their list. */
export const actionRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap((event) => {
    const row = rowOf(event);
    return row === undefined ? [] : [{ writer: PREVENTION_WRITER, row }];
  });

const ROWS = `jsonb_to_recordset($1::jsonb)
  as r(action_id uuid, store_id text, kind text, khd_types text[], owner_id text,
       warning_id uuid, status text, opened_at timestamptz, due_at timestamptz,
       implemented_at timestamptz, verdict text, verified_at timestamptz)`;

const INSERT = `
  insert into preventive_action
    (action_id, store_id, kind, khd_types, owner_id, warning_id, status, opened_at, due_at)
  select action_id, store_id, kind, khd_types, owner_id, warning_id, status, opened_at, due_at
  from ${ROWS} where opened_at is not null
  order by action_id
  on conflict (action_id) do nothing`;

// One event of an action per batch: its stream is written by one command after the other.
const UPDATE = `
  update preventive_action a set
    status = r.status,
    implemented_at = coalesce(r.implemented_at, a.implemented_at),
    verdict = coalesce(r.verdict, a.verdict),
    verified_at = coalesce(r.verified_at, a.verified_at)
  from ${ROWS} where a.action_id = r.action_id and r.opened_at is null`;

export const writeActions: CompanionWriter = async (client, rows) => {
  const values = [JSON.stringify(rows)];
  await client.query(INSERT, values);
  await client.query(UPDATE, values);
};

export interface ActionSummary {
  readonly actionId: string;
  readonly storeId: string | null;
  readonly kind: PreventiveActionOpened['kind'];
  readonly khdTypes: PreventiveActionOpened['causes'][number]['khdType'][];
  readonly ownerId: string;
  readonly warningId: string | null;
  readonly status: 'open' | 'implemented' | 'verified';
  readonly openedAt: string;
  readonly dueAt: string | null;
  readonly implementedAt: string | null;
  readonly verdict: PreventiveActionVerified['verdict'] | null;
  readonly verifiedAt: string | null;
}

export interface ActionFilter {
  /** Null: all of them, and those of the whole retailer. */
  readonly stores: readonly string[] | null;
  readonly statuses: readonly string[] | null;
  readonly warningIds: readonly string[] | null;
  /** Older than this one. */
  readonly before: { readonly openedAt: string; readonly actionId: string } | null;
  readonly limit: number;
}

const utc = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const LIST = `
  select action_id as "actionId", store_id as "storeId", kind, khd_types as "khdTypes",
         owner_id as "ownerId", warning_id as "warningId", status,
         ${utc('opened_at')} as "openedAt", ${utc('due_at')} as "dueAt",
         ${utc('implemented_at')} as "implementedAt", verdict,
         ${utc('verified_at')} as "verifiedAt"
  from preventive_action
  where ($1::text[] is null or store_id = any($1)) and ($2::text[] is null or status = any($2))
    and ($3::uuid[] is null or warning_id = any($3))
    and ($4::timestamptz is null or (opened_at, action_id) < ($4, $5::uuid))
  order by opened_at desc, action_id desc limit $6`;

/** Preventive actions, the latest first. */
export const listActions = async (
  pool: Pool,
  { stores, statuses, warningIds, before, limit }: ActionFilter,
): Promise<ActionSummary[]> => {
  const place = [before?.openedAt ?? null, before?.actionId ?? null];
  const values = [stores, statuses, warningIds, ...place, limit];
  return (await pool.query<ActionSummary>(LIST, values)).rows;
};
