import type { ControlChannelDeclined } from '@amends/contracts/follow-up-control';
import type {
  SurveyChannelDeclined,
  SurveyChannelWelcomed,
} from '@amends/contracts/follow-up-surveys';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { RecoveryCompleted } from '@amends/contracts/remedy';
import type { ClientBase, Pool } from 'pg';
import type { FollowUpCase } from '../domain/follow-up-case.ts';
import { requestOf } from '../domain/requests.ts';

/** Ways that customers declined, as the last word on each is. */
export const CHOICE_WRITER = 'contact_choice';

export const choiceRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap(({ type, data }) => {
    const isDeclined = type === 'SurveyChannelDeclined' || type === 'ControlChannelDeclined';
    if (!isDeclined && type !== 'SurveyChannelWelcomed') return [];
    const { customerId, channel } = data as
      | SurveyChannelDeclined
      | SurveyChannelWelcomed
      | ControlChannelDeclined;
    const row = { customer_id: customerId, channel, is_declined: isDeclined };
    return [{ writer: CHOICE_WRITER, row }];
  });

export const writeChoices: CompanionWriter = async (client, rows) => {
  await client.query(
    `insert into contact_choice (customer_id, channel, is_declined)
     select distinct on (r.customer_id, r.channel) r.customer_id, r.channel, r.is_declined
     from rows from (jsonb_to_recordset($1::jsonb) as (customer_id uuid, channel text,
         is_declined boolean)) with ordinality as r(customer_id, channel, is_declined, place)
     order by r.customer_id, r.channel, r.place desc
     on conflict (customer_id, channel) do update set is_declined = excluded.is_declined`,
    [JSON.stringify(rows)],
  );
};

export type DeclinedWays = (customerId: string | undefined) => ReadonlySet<string>;

const NONE: ReadonlySet<string> = new Set();
export const noneDeclined: DeclinedWays = () => NONE;

/** The ways that the customers who are recovered in this batch declined. */
export const gatherDeclined = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<DeclinedWays> => {
  const customers = events.flatMap(({ type, data }) => {
    const customerId =
      type === 'RecoveryCompleted' ? (data as RecoveryCompleted).customerId : undefined;
    return customerId === undefined ? [] : [customerId];
  });
  if (customers.length === 0) return noneDeclined;
  const { rows } = await client.query<{ customer_id: string; channels: string[] }>(
    `select customer_id, array_agg(channel) as channels from contact_choice
     where customer_id = any ($1::uuid[]) and is_declined group by customer_id`,
    [[...new Set(customers)]],
  );
  const declined = new Map(rows.map((row) => [row.customer_id, new Set(row.channels)]));
  return (customerId) => declined.get(customerId ?? '') ?? NONE;
};

/** Whether the customer wants nothing the way a question goes; asked before a reminder. */
export const hasDeclined =
  (pool: Pool) =>
  async (state: FollowUpCase, requestId: string): Promise<boolean> => {
    const channel = requestOf(state, requestId)?.channel;
    const { rowCount } = await pool.query(
      'select from contact_choice where customer_id = $1 and channel = $2 and is_declined',
      [state.customerId ?? null, channel ?? null],
    );
    return rowCount === 1;
  };
