import type { SignalReceived } from '@amends/contracts/intake';
import type { CustomerTillFactNoted } from '@amends/contracts/intake-till-facts';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { commandOn } from '@amends/event-log/write-side-spec';
import type { ClientBase } from 'pg';
import { tillFactDecider } from '../domain/till-fact.ts';
import type { IntakeReaction } from '../reactions.ts';

/** Of a known customer only; a return that names no item is in the purchases already. */
const factIn = ({ type, data }: LoggedEvent): CustomerTillFactNoted | undefined => {
  if (type !== 'SignalReceived') return undefined;
  const { signalId, kind, storeId, customerId, productRef, occurredAt } = data as SignalReceived;
  if (customerId === undefined) return undefined;
  const about = { signalId, customerId, storeId, occurredAt };
  if (kind === 'payment_failed') return { ...about, kind };
  if (kind !== 'sale_returned' || productRef === undefined) return undefined;
  return { ...about, kind: 'item_returned', productRef };
};

const ERASED = `select subject_id as id from personal_data.erased_subject
  where subject_id = any ($1::uuid[])`;

/**
 * Tells of a customer's failed payments and returned items by an event of their own, so that
 * whoever counts them need not read every signal. Who was erased meanwhile is told of no more.
 */
export const gatherTillFacts = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<(event: LoggedEvent) => readonly IntakeReaction[]> => {
  const customers = events.flatMap((event) => factIn(event)?.customerId ?? []);
  if (customers.length === 0) return () => [];
  const { rows } = await client.query<{ id: string }>(ERASED, [[...new Set(customers)]]);
  const erased = new Set(rows.map(({ id }) => id));
  return (event) => {
    const data = factIn(event);
    if (data === undefined || erased.has(data.customerId)) return [];
    const command = { type: 'NoteTillFact', data } as const;
    const on = commandOn(tillFactDecider, `till-fact-${data.signalId}`, command);
    return [{ name: 'note-till-fact', subject: data.customerId, ...on }];
  };
};
