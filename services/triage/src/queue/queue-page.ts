import type { CustomerTier, KhdType, Severity } from '@amends/contracts/vocabulary';
import type { Pool } from 'pg';
import { z } from 'zod';
import { QUEUE_STATES } from './case-writer.ts';

export interface QueueFilter {
  /** Stores to show; undefined = all of them. */
  readonly stores?: readonly string[];
  readonly owners?: readonly string[];
  readonly severities?: readonly Severity[];
  readonly states?: readonly string[];
  /** Only what is past its first open due instant, or only what is not. */
  readonly overdue?: boolean;
}

/** Sort keys of the last row of a page. */
export const queuePlace = z.tuple([
  z.int(),
  z.int(),
  z.string().regex(/^(infinity|[0-9 :.+-]{19,40})$/),
  z.uuid(),
]);
export type QueuePlace = z.infer<typeof queuePlace>;

export interface QueueRow {
  readonly caseId: string;
  readonly storeId: string | null;
  readonly severity: Severity;
  readonly tier: CustomerTier | null;
  readonly khdType: KhdType | null;
  readonly state: (typeof QUEUE_STATES)[number];
  readonly ownerId: string | null;
  readonly ownerKind: 'person' | 'team' | null;
  readonly escalationStep: number;
  readonly reportedAt: string;
  readonly nextDueAt: string | null;
  readonly overdue: boolean;
  readonly place: QueuePlace;
}

const iso = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const ORDER = 'severity_order, tier_order, next_due_at, case_id';

const columns = `case_id as "caseId", store_id as "storeId", severity, tier, khd_type as "khdType",
  state, owner_id as "ownerId", owner_kind as "ownerKind", escalation_step as "escalationStep",
  ${iso('reported_at')} as "reportedAt",
  case when isfinite(next_due_at) then ${iso('next_due_at')} end as "nextDueAt",
  next_due_at <= $2 as overdue,
  json_build_array(severity_order, tier_order, next_due_at::text, case_id) as place`;

/** Stores above this number are looked for in the whole queue, not one by one. */
const STORES_ONE_BY_ONE_MAX = 50;

/** Conditions besides the store, with their values after limit and now. */
const conditionsOf = (filter: QueueFilter, after: QueuePlace | undefined) => {
  const values: unknown[] = [];
  const next = (value: unknown): string => `$${values.push(value) + 2}`;
  const { owners, severities, states = QUEUE_STATES, overdue } = filter;
  const conditions = [
    // Spelt out, so that the planner sees the condition of the partial index.
    `state in ('${QUEUE_STATES.filter((state) => states.includes(state)).join("', '")}')`,
  ];
  // One owner by equality: the index of owners then gives the order too, and nothing is sorted.
  if (owners?.length === 1) conditions.push(`owner_id = ${next(owners[0])}`);
  else if (owners !== undefined) conditions.push(`owner_id = any(${next(owners)}::text[])`);
  if (severities !== undefined) conditions.push(`severity = any(${next(severities)}::text[])`);
  if (overdue !== undefined) conditions.push(`next_due_at ${overdue ? '<=' : '>'} $2`);
  if (after !== undefined) {
    const [severityOrder, tierOrder, dueAt, caseId] = after;
    const keys = [
      `${next(severityOrder)}::smallint`,
      `${next(tierOrder)}::smallint`,
      `${next(dueAt)}::timestamptz`,
      `${next(caseId)}::uuid`,
    ];
    conditions.push(`(${ORDER}) > (${keys.join(', ')})`);
  }
  return { conditions, values, next };
};

/**
 * A page of the queue: severity first, then tier, then what falls due first. Each store has
 * its own index to walk, so a person of a few stores among thousands waits no longer.
 */
export const readQueue = async (
  pool: Pool,
  filter: QueueFilter,
  page: { readonly limit: number; readonly now: string; readonly after?: QueuePlace | undefined },
): Promise<readonly QueueRow[]> => {
  const { conditions, values, next } = conditionsOf(filter, page.after);
  const { stores } = filter;
  const select = (from: string, where: readonly string[]): string =>
    `select ${columns} from ${from} where ${where.join(' and ')} order by ${ORDER} limit $1`;
  let text: string;
  if (stores === undefined) text = select('triage_case', conditions);
  else if (stores.length > STORES_ONE_BY_ONE_MAX) {
    text = select('triage_case', [...conditions, `store_id = any(${next(stores)}::text[])`]);
  } else {
    const own = ['store_id = store', ...conditions].join(' and ');
    text = select(
      `(select c.* from unnest(${next(stores)}::text[]) as store cross join lateral (
        select * from triage_case where ${own} order by ${ORDER} limit $1) c) of_stores`,
      ['true'],
    );
  }
  const { rows } = await pool.query<QueueRow>(text, [page.limit, page.now, ...values]);
  return rows;
};
