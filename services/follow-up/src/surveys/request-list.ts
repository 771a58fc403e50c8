import type { ContactOutcome } from '@amends/contracts/survey-vocabulary';
import type { Pool } from 'pg';

export const REQUEST_STATES = [
  'scheduled',
  'open',
  'answered',
  'lapsed',
  'suppressed',
  'void',
] as const;

export interface ListedRequest {
  readonly requestId: string;
  readonly caseId: string;
  readonly storeId: string | null;
  readonly state: (typeof REQUEST_STATES)[number];
  readonly wave: number | null;
  readonly kind: 'routine' | 'recovery' | null;
  readonly channel: string | null;
  readonly reason: string | null;
  readonly skipReason: string | null;
  readonly ownerId: string | null;
  readonly dueAt: string | null;
  readonly requestedAt: string | null;
  readonly answerBy: string | null;
  /** To reach the customer in person. */
  readonly attempts: number;
  readonly lastOutcome: ContactOutcome | null;
  readonly callBackAt: string | null;
  readonly changedAt: string;
}

const utc = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const LIST = `
  select request_id as "requestId", case_id as "caseId", store_id as "storeId", state, wave, kind,
    channel, reason, skip_reason as "skipReason", owner_id as "ownerId",
    ${utc('due_at')} as "dueAt", ${utc('requested_at')} as "requestedAt",
    ${utc('answer_by')} as "answerBy", attempts, last_outcome as "lastOutcome",
    ${utc('call_back_at')} as "callBackAt", ${utc('changed_at')} as "changedAt"
  from survey_request
  where ($1::text[] is null or store_id = any ($1)) and ($2::text[] is null or state = any ($2))
    and ($3::text[] is null or reason = any ($3))
    and ($7::text[] is null or channel = any ($7)) and ($8::text[] is null or owner_id = any ($8))
    and ($4::timestamptz is null
      or (date_trunc('milliseconds', changed_at), request_id) < ($4, $5::uuid))
  order by date_trunc('milliseconds', changed_at) desc, request_id desc limit $6`;

/** Questions of the given stores, the latest change first. */
export const listedRequests = async (
  pool: Pool,
  asked: {
    readonly stores: readonly string[] | null;
    readonly states: readonly string[] | null;
    readonly reasons: readonly string[] | null;
    readonly channels: readonly string[] | null;
    readonly owners: readonly string[] | null;
    readonly after: readonly [string, string] | undefined;
    readonly limit: number;
  },
): Promise<ListedRequest[]> => {
  const [at = null, id = null] = asked.after ?? [];
  const { stores, states, reasons, channels, owners, limit } = asked;
  const values = [stores, states, reasons, at, id, limit, channels, owners];
  return (await pool.query<ListedRequest>(LIST, values)).rows;
};

export interface Coverage {
  readonly channel: string | null;
  readonly planned: number;
  readonly asked: number;
  readonly askedLate: number;
  readonly answered: number;
  readonly lapsed: number;
  readonly skipped: number;
  readonly suppressed: Readonly<Record<string, number>>;
}

// What was void before it was put was never to be asked; it is in no column.
const COVERAGE = `
  with counted as (
    select channel, state, reason, requested_at,
      requested_at > due_at + make_interval(secs => $4) as is_late
    from survey_request
    where ($1::text[] is null or store_id = any ($1))
      and ($2::timestamptz is null or changed_at >= $2)
      and ($3::timestamptz is null or changed_at < $3)
      and (state <> 'void' or requested_at is not null)
  ), reasons as (
    select channel, jsonb_object_agg(reason, n) as suppressed from (
      select channel, reason, count(*)::int as n from counted
      where state = 'suppressed' and reason <> 'skipped' group by channel, reason) each
    group by channel
  )
  select c.channel, count(*)::int as planned, count(requested_at)::int as asked,
    count(*) filter (where is_late)::int as "askedLate",
    count(*) filter (where state = 'answered')::int as answered,
    count(*) filter (where state = 'lapsed')::int as lapsed,
    count(*) filter (where reason = 'skipped')::int as skipped,
    coalesce(r.suppressed, '{}') as suppressed
  from counted c left join reasons r on r.channel is not distinct from c.channel
  group by c.channel, r.suppressed order by c.channel nulls last`;

/** From here on a question that was put after it was due counts as late. */
export const LATE_SECONDS = 3600;

export const readCoverage = async (
  pool: Pool,
  asked: {
    readonly stores: readonly string[] | null;
    readonly from: string | undefined;
    readonly to: string | undefined;
  },
): Promise<Coverage[]> => {
  const values = [asked.stores, asked.from ?? null, asked.to ?? null, LATE_SECONDS];
  return (await pool.query<Coverage>(COVERAGE, values)).rows;
};
