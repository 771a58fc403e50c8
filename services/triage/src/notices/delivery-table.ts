import type {
  NoticeDelivered,
  NoticeDeliveryFailed,
  NoticeDeliveryRequested,
} from '@amends/contracts/triage-notices';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { Pool } from 'pg';
import type { WebhookEndpoint } from './notice-channels.ts';

export const DELIVERY_WRITER = 'notice_delivery';

type Told = NoticeDelivered | NoticeDeliveryFailed | NoticeDeliveryRequested;

const progressOf = (type: string, data: Told) => {
  if (type === 'NoticeDelivered') {
    return { state: 'delivered', changed_at: (data as NoticeDelivered).deliveredAt };
  }
  if (type === 'NoticeDeliveryRequested') {
    const { requestedAt } = data as NoticeDeliveryRequested;
    return { state: 'waiting', changed_at: requestedAt, next_at: requestedAt };
  }
  const { reason, failedAt, nextAt } = data as NoticeDeliveryFailed;
  const state = nextAt === undefined ? 'given_up' : 'waiting';
  return { state, reason, changed_at: failedAt, next_at: nextAt };
};

/** Rows of the table of deliveries that just-decided events cause. */
export const deliveryRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap(({ type, data }) => {
    if (!/^NoticeDeliver(ed|yFailed|yRequested)$/.test(type)) return [];
    const { noticeId, caseId, channel, endpointId = '', attempt } = data as Told;
    const row = {
      ...{ notice_id: noticeId, case_id: caseId, channel, endpoint_id: endpointId, attempt },
      ...progressOf(type, data as Told),
    };
    return [{ writer: DELIVERY_WRITER, row }];
  });

// The last event of a way wins: a batch may hold several. The store stands in the table of cases.
export const writeDeliveries: CompanionWriter = async (client, rows) => {
  await client.query(
    `insert into notice_delivery (notice_id, channel, endpoint_id, case_id, store_id, attempt,
       state, reason, changed_at, next_at)
     select distinct on (r.notice_id, r.channel, r.endpoint_id) r.notice_id, r.channel,
       r.endpoint_id, r.case_id, c.store_id, r.attempt, r.state, r.reason, r.changed_at, r.next_at
     from rows from (jsonb_to_recordset($1::jsonb) as (notice_id uuid, channel text,
         endpoint_id text, case_id uuid, attempt int, state text, reason text,
         changed_at timestamptz, next_at timestamptz)) with ordinality
       as r(notice_id, channel, endpoint_id, case_id, attempt, state, reason, changed_at, next_at,
            place)
     left join triage_case c on c.case_id = r.case_id
     order by r.notice_id, r.channel, r.endpoint_id, r.place desc
     on conflict (notice_id, channel, endpoint_id) do update set
       attempt = excluded.attempt, state = excluded.state, reason = excluded.reason,
       changed_at = excluded.changed_at, next_at = excluded.next_at`,
    [JSON.stringify(rows)],
  );
};

export interface DeliveryRow {
  readonly noticeId: string;
  readonly channel: 'email' | 'webhook';
  readonly endpointId: string | null;
  readonly caseId: string;
  readonly storeId: string | null;
  readonly attempt: number;
  readonly state: 'waiting' | 'delivered' | 'given_up';
  readonly reason: string | null;
  readonly changedAt: string;
  readonly nextAt: string | null;
}

export interface DeliveryPlace {
  readonly at: string;
  readonly id: string;
  readonly way: string;
}

const utc = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const LIST = `
  select notice_id as "noticeId", channel, nullif(endpoint_id, '') as "endpointId",
    case_id as "caseId", store_id as "storeId", attempt, state, reason,
    ${utc('changed_at')} as "changedAt", ${utc('next_at')} as "nextAt"
  from notice_delivery
  where ($1::text[] is null or store_id = any ($1)) and ($2::text[] is null or state = any ($2))
    and ($3::timestamptz is null or (date_trunc('milliseconds', changed_at), notice_id,
      channel || endpoint_id) < ($3, $4::uuid, $5::text))
  order by date_trunc('milliseconds', changed_at) desc, notice_id desc,
    channel || endpoint_id desc
  limit $6`;

/** Notice as it is sent: ids and codes, nothing of a person. */
export interface OutgoingNotice {
  readonly noticeId: string;
  readonly caseId: string;
  readonly storeId: string | null;
  readonly recipientKind: 'person' | 'role' | 'webhook';
  readonly recipientId: string;
  readonly reason: string;
  readonly metric: string | null;
  readonly toldAt: string;
}

const ONE = `
  select notice_id as "noticeId", case_id as "caseId", store_id as "storeId",
    recipient_kind as "recipientKind", recipient_id as "recipientId", reason, metric,
    ${utc('told_at')} as "toldAt"
  from notice where notice_id = $1 and case_id is not null`;

const GONE = `select from notice_delivery
  where endpoint_id = $1 and reason = 'gone' and state = 'given_up' limit 1`;

// Instants of this service's clock are of whole milliseconds, as the cursor has them.
const TOLD = `
  select notice_id as "noticeId", case_id as "caseId", store_id as "storeId",
    recipient_kind as "recipientKind", recipient_id as "recipientId", reason, metric,
    ${utc('told_at')} as "toldAt"
  from notice
  where case_id is not null and told_at < $1 and ($2::text[] is null or store_id = any ($2))
    and ($3::text is null or case when recipient_kind = 'webhook' then recipient_id = $3
      else $4::text[] is null or recipient_id = any ($4) end)
    and ($5::timestamptz is null or (told_at, notice_id) > ($5, $6::uuid))
  order by told_at, notice_id limit $7`;

export const deliveryTable = (pool: Pool) => ({
  list: async (filter: {
    readonly stores: readonly string[] | null;
    readonly states: readonly string[] | null;
    readonly after: DeliveryPlace | undefined;
    readonly limit: number;
  }): Promise<DeliveryRow[]> => {
    const { stores, states, after, limit } = filter;
    const place = [after?.at ?? null, after?.id ?? null, after?.way ?? null];
    return (await pool.query<DeliveryRow>(LIST, [stores, states, ...place, limit])).rows;
  },
  /** Notices of cases in the order in which they were told, all or those that an endpoint gets. */
  toldSince: async (asked: {
    readonly stores: readonly string[] | null;
    readonly endpoint: Pick<WebhookEndpoint, 'endpointId' | 'recipients'> | undefined;
    readonly after: { readonly at: string; readonly id: string } | undefined;
    readonly before: string;
    readonly limit: number;
  }): Promise<OutgoingNotice[]> => {
    const { stores, endpoint, after, before, limit } = asked;
    const whose = [endpoint?.endpointId ?? null, endpoint?.recipients ?? null];
    const values = [before, stores, ...whose, after?.at ?? null, after?.id ?? null, limit];
    return (await pool.query<OutgoingNotice>(TOLD, values)).rows;
  },
  notice: async (noticeId: string): Promise<OutgoingNotice | undefined> =>
    (await pool.query<OutgoingNotice>(ONE, [noticeId])).rows[0],
  /** Whether the endpoint has said that it is no more, and nobody has got through since. */
  isGone: async (endpointId: string): Promise<boolean> =>
    (await pool.query(GONE, [endpointId])).rowCount === 1,
});

export type DeliveryTable = ReturnType<typeof deliveryTable>;
