import { z } from 'zod';
import { actorKind, type CaseHistory, caseAttributes, type HistoryEvent } from './case-history.ts';

/** Members of the data of events that name an object, and its type. Nothing else is exported. */
const OBJECT_MEMBERS: Readonly<Record<string, string>> = {
  customerId: 'customer',
  transactionRef: 'receipt',
  saleRef: 'receipt',
  offerId: 'offer',
  remedyId: 'remedy',
  paymentRef: 'payment',
  providerRef: 'refund',
  voucherId: 'voucher',
};

const CASE = 'case';
const CASE_ATTRIBUTES = ['channel', 'complaintCode'] as const;
const EVENT_ATTRIBUTES = ['service', 'actorKind'] as const;

const typeDeclaration = z.object({
  name: z.string(),
  attributes: z.array(z.object({ name: z.string(), type: z.literal('string') })),
});
const relationships = z.array(z.object({ objectId: z.string(), qualifier: z.string() }));
const value = { name: z.string(), value: z.string() };

/** A log of OCEL 2.0, as this service writes it. */
export const ocelLog = z.object({
  eventTypes: z.array(typeDeclaration),
  objectTypes: z.array(typeDeclaration),
  events: z.array(
    z.object({
      ...{ id: z.string(), type: z.string(), time: z.string() },
      attributes: z.array(z.object(value)),
      relationships,
    }),
  ),
  objects: z.array(
    z.object({
      ...{ id: z.string(), type: z.string() },
      attributes: z.array(z.object({ ...value, time: z.string() })),
      relationships,
    }),
  ),
});
export type OcelLog = z.infer<typeof ocelLog>;
type OcelObject = OcelLog['objects'][number];

const declared = (
  name: string,
  attributes: readonly string[],
): z.infer<typeof typeDeclaration> => ({
  name,
  attributes: attributes.map((attribute) => ({ name: attribute, type: 'string' })),
});

/** Ids of one log are unique over all types; those of ours are within a type only. */
const objectId = (type: string, id: string): string => `${type}:${id}`;

const caseObject = (history: CaseHistory): OcelObject => ({
  id: objectId(CASE, history.caseId),
  type: CASE,
  attributes: caseAttributes(history).map(([name, text]) => ({
    ...{ name, value: text },
    time: history.reportedAt,
  })),
  relationships: [],
});

/** What an event names besides its case. */
const namedObjects = ({ data }: HistoryEvent): OcelObject[] => {
  const found = Object.entries(OBJECT_MEMBERS).flatMap(([member, type]) => {
    const id = Object.hasOwn(data, member) ? data[member] : undefined;
    if (typeof id !== 'string') return [];
    return [{ id: objectId(type, id), type, attributes: [], relationships: [] }];
  });
  return [...new Map(found.map((each) => [each.id, each])).values()];
};

const eventOf = (
  event: HistoryEvent,
  objects: readonly OcelObject[],
): OcelLog['events'][number] => ({
  id: event.eventId,
  type: event.type,
  time: event.happenedAt,
  attributes: [
    { name: 'service', value: event.service },
    { name: 'actorKind', value: actorKind(event.actor) },
  ],
  relationships: objects.map(({ id, type }) => ({ objectId: id, qualifier: type })),
});

/**
 * Case histories as OCEL 2.0. Every event is related to its case and to what it names; a customer
 * of several cases is one object. The qualifier says as what the object takes part.
 */
export const toOcel = (histories: readonly CaseHistory[]): OcelLog => {
  const objects = new Map<string, OcelObject>();
  const add = (each: OcelObject): void => void objects.set(each.id, each);
  const events = histories.flatMap((history) => {
    const ofCase = caseObject(history);
    add(ofCase);
    return history.events.map((event) => {
      const named = namedObjects(event);
      named.forEach(add);
      return eventOf(event, [ofCase, ...named]);
    });
  });
  const eventTypes = [...new Set(events.map(({ type }) => type))].sort();
  const otherTypes = [...new Set(Object.values(OBJECT_MEMBERS))];
  return {
    eventTypes: eventTypes.map((type) => declared(type, EVENT_ATTRIBUTES)),
    objectTypes: [declared(CASE, CASE_ATTRIBUTES), ...otherTypes.map((type) => declared(type, []))],
    events,
    objects: [...objects.values()],
  };
};
