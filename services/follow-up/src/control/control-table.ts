import type {
  ControlAnswered,
  ControlContactRefused,
  ControlCustomerSampled,
  ControlEnded,
} from '@amends/contracts/follow-up-control';
import type { CustomerMessageFailure } from '@amends/contracts/intake-customer-messages';
import type { GateReason } from '@amends/contracts/survey-vocabulary';
import type { ControlMessageFailed } from '@amends/contracts/intake-control-messages';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { ClientBase, Pool } from 'pg';

export const CONTROL_WRITER = 'control_request';

const rowOf = ({ type, data }: NewEvent): object | undefined => {
  switch (type) {
    case 'ControlCustomerSampled': {
      const { controlId, customerId, storeId, sampledAt, answerBy } =
        data as ControlCustomerSampled;
      const about = { control_id: controlId, customer_id: customerId, store_id: storeId };
      return { ...about, state: 'open', sampled_at: sampledAt, answer_by: answerBy };
    }
    case 'ControlContactRefused': {
      const { controlId, customerId, storeId, reason, refusedAt } = data as ControlContactRefused;
      const about = { control_id: controlId, customer_id: customerId, store_id: storeId };
      return { ...about, state: 'suppressed', reason, sampled_at: refusedAt };
    }
    case 'ControlAnswered':
      return { control_id: (data as ControlAnswered).controlId, state: 'answered' };
    case 'ControlEnded':
      return { control_id: (data as ControlEnded).controlId, state: 'ended' };
    default:
      return undefined;
  }
};

/** Rows of the control group that just-decided events cause. */
export const controlRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap((event) => {
    const row = rowOf(event);
    return row === undefined ? [] : [{ writer: CONTROL_WRITER, row }];
  });

// What ends was drawn in an earlier transaction: never both in one batch for one request.
export const writeControls: CompanionWriter = async (client, rows) => {
  await client.query(
    `with told as (
      select * from jsonb_to_recordset($1::jsonb) as r(control_id uuid, customer_id uuid,
        store_id text, state text, reason text, sampled_at timestamptz, answer_by timestamptz)),
    over as (
      update control_request c set state = t.state
      from told t where c.control_id = t.control_id and t.customer_id is null)
    insert into control_request (control_id, customer_id, store_id, state, reason, sampled_at,
      answer_by)
    select control_id, customer_id, store_id, state, reason, sampled_at, answer_by
    from told where customer_id is not null
    on conflict (control_id) do nothing`,
    [JSON.stringify(rows)],
  );
};

interface Delivery {
  readonly control_id: string;
  readonly delivery: 'sent' | 'not_sent';
  readonly delivery_reason?: string;
}

const deliveryOf = ({ type, data }: LoggedEvent): Delivery | undefined => {
  if (type !== 'ControlMessageSent' && type !== 'ControlMessageFailed') return undefined;
  const { controlId, kind, reason, nextAt } = data as ControlMessageFailed;
  // A reminder that does not go out leaves the question asked.
  if (kind !== undefined) return undefined;
  if (type === 'ControlMessageSent') return { control_id: controlId, delivery: 'sent' };
  // It is tried again: nothing to tell yet.
  if (nextAt !== undefined) return undefined;
  return { control_id: controlId, delivery: 'not_sent', delivery_reason: reason };
};

/** Keeps what became of the messages that ask, in the transaction in which it is heard. */
export const keepDeliveries = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<void> => {
  const rows = events.map(deliveryOf).filter((row) => row !== undefined);
  if (rows.length === 0) return;
  await client.query(
    `update control_request c set delivery = r.delivery, delivery_reason = r.delivery_reason
     from jsonb_to_recordset($1::jsonb)
       as r(control_id uuid, delivery text, delivery_reason text)
     where c.control_id = r.control_id`,
    [JSON.stringify(rows)],
  );
};

/** Whether a control declined e-mail meanwhile, about whatever; asked before a reminder. */
export const hasControlDeclined = async (
  client: Pool | ClientBase,
  controlId: string,
): Promise<boolean> => {
  const { rowCount } = await client.query(
    `select from control_request r join contact_choice c using (customer_id)
     where r.control_id = $1 and c.channel = 'email' and c.is_declined`,
    [controlId],
  );
  return rowCount === 1;
};

export interface ControlRow {
  readonly controlId: string;
  readonly customerId: string;
  readonly storeId: string;
  readonly state: 'open' | 'answered' | 'ended' | 'suppressed';
  readonly reason: GateReason | null;
  readonly delivery: 'sent' | 'not_sent' | null;
  readonly deliveryReason: CustomerMessageFailure | null;
  readonly sampledAt: string;
  readonly answerBy: string | null;
}

const utc = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const LIST = `
  select control_id as "controlId", customer_id as "customerId", store_id as "storeId", state,
    reason, delivery, delivery_reason as "deliveryReason",
    ${utc('sampled_at')} as "sampledAt", ${utc('answer_by')} as "answerBy"
  from control_request
  where ($1::text[] is null or store_id = any ($1)) and ($2::text[] is null or state = any ($2))
    and ($3::timestamptz is null or (sampled_at, control_id) < ($3, $4::uuid))
  order by sampled_at desc, control_id desc limit $5`;

/** Whom to ask, and who was asked, the latest drawn first. */
export const listControls = async (
  pool: Pool,
  filter: {
    readonly stores: readonly string[] | null;
    readonly states: readonly string[] | null;
    readonly after: { readonly at: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<ControlRow[]> => {
  const { stores, states, after, limit } = filter;
  const values = [stores, states, after?.at ?? null, after?.id ?? null, limit];
  return (await pool.query<ControlRow>(LIST, values)).rows;
};
