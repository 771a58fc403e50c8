import type { ControlCustomerSampled, ControlReminded } from '@amends/contracts/follow-up-control';
import type { FollowUpRequested } from '@amends/contracts/follow-up';
import type { FollowUpReminded } from '@amends/contracts/follow-up-surveys';
import type { ControlMessagePlanned } from '@amends/contracts/intake-control-messages';
import type {
  CustomerMessageChannel,
  CustomerMessagePlanned,
} from '@amends/contracts/intake-customer-messages';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { commandOn } from '@amends/event-log/write-side-spec';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { ClientBase } from 'pg';
import { customerMessageDecider } from '../domain/customer-message.ts';
import type { IntakeReaction } from '../reactions.ts';
import { type CustomerContact, sentChannels } from './mail-settings.ts';
import { sendableFrom } from './quiet-hours.ts';
import { keepLinks, LINK_TYPES } from './survey-links.ts';

export const MESSAGE_TYPES = [...LINK_TYPES, 'FollowUpReminded', 'ControlReminded'];

export const messageStream = (messageId: string): string => `message-${messageId}`;

type Asking = Pick<
  FollowUpRequested | FollowUpReminded,
  'caseId' | 'requestId' | 'storeId' | 'channel'
>;

const kindOf = (type: string): CustomerMessagePlanned['kind'] | undefined => {
  if (type === 'FollowUpRequested') return 'survey';
  return type === 'FollowUpReminded' ? 'survey_reminder' : undefined;
};

type AskedControl = Pick<
  ControlCustomerSampled | ControlReminded,
  'controlId' | 'customerId' | 'storeId' | 'channel'
> &
  Pick<ControlMessagePlanned, 'kind'>;

/** A control whom the gates let be asked, or who is reminded, and how; of no case. */
const controlOf = ({ type, data }: LoggedEvent): AskedControl | undefined => {
  if (type === 'ControlReminded') return { ...(data as ControlReminded), kind: 'control_reminder' };
  const isAsked =
    type === 'ControlCustomerSampled' && (data as ControlCustomerSampled).channel !== undefined;
  return isAsked ? (data as ControlCustomerSampled) : undefined;
};

const zonesOf = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<ReadonlyMap<string, string>> => {
  const asked = events.filter(
    (event) => kindOf(event.type) !== undefined || controlOf(event) !== undefined,
  );
  const stores = asked
    .map(({ data }) => (data as Asking).storeId)
    .filter((one) => one !== undefined);
  if (stores.length === 0) return new Map();
  const sql = 'select store_id, time_zone from store where store_id = any ($1)';
  const { rows } = await client.query(sql, [[...new Set(stores)]]);
  return new Map(rows.map(({ store_id, time_zone }) => [store_id, time_zone]));
};

const planControl = (
  { controlId, customerId, storeId, kind }: AskedControl,
  now: string,
  sendAt: string,
): IntakeReaction => {
  const parts = kind === undefined ? [controlId] : [controlId, kind];
  const messageId = uuidv8FromHash('control-message', ...parts);
  const of = kind === undefined ? {} : { kind };
  const about = { messageId, controlId, customerId, storeId, channel: 'email' as const, ...of };
  return {
    name: `plan-${kind ?? 'control-survey'}`,
    subject: controlId,
    ...commandOn(customerMessageDecider, messageStream(messageId), {
      type: 'PlanMessage',
      data: { ...about, plannedAt: now, sendAt },
    }),
  };
};

/** A customer is asked, or reminded, in writing: it goes out when the night is over. */
export const gatherMessages = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
  contact: CustomerContact,
): Promise<(event: LoggedEvent, now: string) => readonly IntakeReaction[]> => {
  const sent = sentChannels(contact);
  // A letter is printed by staff, whatever is set up to send other messages.
  await keepLinks(client, events, new Set([...sent, 'letter']));
  if (sent.size === 0) return () => [];
  const zones = await zonesOf(client, events);
  // Of a store that nobody registered no clock is known.
  const sendAtOf = (storeId: string | undefined, now: string): string =>
    sendableFrom(now, zones.get(storeId ?? '') ?? 'UTC', contact.quietHours);
  return (event, now) => {
    const { type, data } = event;
    const control = controlOf(event);
    if (control !== undefined) {
      if (!sent.has(control.channel!)) return [];
      return [planControl(control, now, sendAtOf(control.storeId, now))];
    }
    const kind = kindOf(type);
    if (kind === undefined) return [];
    const { caseId, requestId, storeId, channel } = data as Asking;
    if (channel === undefined || !sent.has(channel)) return [];
    const messageId = uuidv8FromHash('customer-message', requestId, kind);
    const planned: CustomerMessagePlanned = {
      ...{ messageId, caseId, requestId, kind, plannedAt: now },
      channel: channel as CustomerMessageChannel,
      ...(storeId === undefined ? {} : { storeId }),
      sendAt: sendAtOf(storeId, now),
    };
    return [
      {
        name: `plan-${kind}`,
        subject: caseId,
        ...commandOn(customerMessageDecider, messageStream(messageId), {
          type: 'PlanMessage',
          data: planned,
        }),
      },
    ];
  };
};
