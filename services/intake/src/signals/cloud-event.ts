import { type SignalReceived, SignalReceivedV1 } from '@amends/contracts/intake';
import type { ProblemCode } from '@amends/contracts/problem';
import { externalRef, money, shortId, slug } from '@amends/contracts/primitives';
import { SEVERITIES, SIGNAL_KINDS, type SignalKind } from '@amends/contracts/vocabulary';
import { z } from 'zod';
import { cardNumberPointers } from '../text/card-data.ts';
import { liesInFuture, utcInstant } from '@amends/service-kit/real-instant';

/**
 * A CloudEvent 1.0 from a till or any system without an adapter of its own. Extension attributes
 * are legal and ignored; of `data` only the members named here are read, the rest is dropped at
 * the edge, because vendors' free text is personal.
 */
const attributes = z.looseObject({
  specversion: z.literal('1.0'),
  id: z.string().regex(/^[\x21-\x7e]{1,200}$/),
  source: z.string().regex(/^[\x21-\x7e]{1,200}$/),
  type: z.string().regex(/^[A-Za-z0-9_.-]{1,100}$/),
  subject: z.string().max(200).optional(),
  time: z.string().optional(),
  datacontenttype: z.string().max(100).optional(),
  data: z.looseObject({}).optional(),
});

const payload = z.looseObject({
  storeId: shortId.optional(),
  transaction: externalRef.optional(),
  transactionRef: externalRef.optional(),
  paymentRef: externalRef.optional(),
  amount: money.optional(),
  reasonCode: slug.optional(),
  dedupKey: externalRef.optional(),
  customerReference: z.string().min(1).max(128).optional(),
  productRef: externalRef.optional(),
  workstation: externalRef.optional(),
  workstations: z.array(externalRef).max(200).optional(),
  vendorCode: externalRef.optional(),
  // Values of a newer sender are dropped, not refused.
  severity: z.enum(SEVERITIES).optional().catch(undefined),
  symptom: z.enum(SIGNAL_KINDS).optional().catch(undefined),
  quantity: SignalReceivedV1.shape.quantity,
  ringSeconds: SignalReceivedV1.shape.ringSeconds,
  idleSeconds: SignalReceivedV1.shape.idleSeconds,
  tenderSeconds: SignalReceivedV1.shape.tenderSeconds,
});

/** What an event looks like, for the API description. */
export const cloudEvent = attributes.extend({ data: payload.optional() });

/**
 * Ids; 13 to 19 digits may pass a card check by chance there. The last two lines are what tills
 * send beside what we read: it is dropped, and an article number must not cost the event.
 */
const TYPED = new Set([
  'id',
  'source',
  'subject',
  'transaction',
  'transactionRef',
  'paymentRef',
  'storeId',
  'dedupKey',
  ...['productRef', 'workstation', 'workstations', 'vendorCode'],
  ...['orderId', 'receiptId', 'invoiceId', 'sku', 'ean', 'gtin', 'upc', 'barcode'],
  ...['traceparent', 'tracestate'],
]);

/** What an event of a signal holds, but for ids that intake gives. */
export type SignalFacts = Omit<SignalReceived, 'signalId' | 'deviceId' | 'customerId'>;

/** One signal, not yet pseudonymised: the customer's reference never goes further than intake. */
export interface IncomingSignal extends SignalFacts {
  readonly source: string;
  readonly id: string;
  readonly customerReference?: string;
}

export type ReadCloudEvent =
  | { readonly read: 'signal'; readonly signal: IncomingSignal }
  | { readonly read: 'ignored'; readonly id: string; readonly type: string }
  | {
      readonly read: 'refused';
      readonly id: string | null;
      readonly code: ProblemCode;
      readonly detail: string;
    };

const KINDS: ReadonlyMap<string, SignalKind> = new Map([
  ...SIGNAL_KINDS.map((kind) => [`pos.${kind}`, kind] as const),
  ['pos.outage.started', 'outage_started'] as const,
  ['pos.outage.updated', 'outage_updated'] as const,
  ['pos.outage.ended', 'outage_ended'] as const,
]);

/** `/stores/9/workstations/3`: the store, and the till where one is named. */
const PLACE =
  /^\/stores\/([A-Za-z0-9][\w-]{0,31})(?:\/workstations\/([A-Za-z0-9][\w.:-]{0,63}))?(?:\/|$)/;

/** The first faulty member, by name and never by value. */
const faultOf = (error: z.ZodError, under: string): string => {
  const path = [under, ...(error.issues[0]?.path ?? [])].filter((step) => step !== '');
  return `${path.join('/')} is not valid.`;
};

type Payload = z.infer<typeof payload>;

/** Members of `data` that go into the signal as they came. */
const AS_SENT = [
  'paymentRef',
  'amount',
  'reasonCode',
  'dedupKey',
  'customerReference',
  'productRef',
  'workstations',
  'vendorCode',
  'severity',
  'symptom',
  'quantity',
  'ringSeconds',
  'idleSeconds',
  'tenderSeconds',
] as const satisfies readonly (keyof Payload)[];

const sentFacts = (data: Payload): Pick<Payload, (typeof AS_SENT)[number]> =>
  Object.fromEntries(
    AS_SENT.filter((name) => data[name] !== undefined).map((name) => [name, data[name]]),
  );

/**
 * Reads one CloudEvent: a signal, an event of no interest here (its type is not one of ours; never
 * an error), or a refusal.
 * @param nowMs Unix milliseconds
 */
export const readCloudEvent = (input: unknown, nowMs: number): ReadCloudEvent => {
  const outer = attributes.safeParse(input);
  const sentId = (input as { id?: unknown } | null)?.id;
  const id = typeof sentId === 'string' && sentId.length <= 200 ? sentId : null;
  const refused = (code: ProblemCode, detail: string): ReadCloudEvent => ({
    read: 'refused',
    // An id that holds a card number must not be echoed, in whatever form.
    id: code === 'card_data_not_accepted' ? null : id,
    code,
    detail,
  });
  if (!outer.success) return refused('validation_failed', faultOf(outer.error, ''));
  const event = outer.data;
  if (cardNumberPointers(event, TYPED).length > 0) {
    return refused('card_data_not_accepted', 'A text may hold a card number.');
  }
  const kind = KINDS.get(event.type);
  if (kind === undefined) return { read: 'ignored', id: event.id, type: event.type };
  const inner = payload.safeParse(event.data ?? {});
  if (!inner.success) return refused('validation_failed', faultOf(inner.error, 'data'));
  const occurredAt = event.time === undefined ? undefined : utcInstant(event.time);
  if (occurredAt === undefined) return refused('validation_failed', 'time is not valid.');
  if (liesInFuture(occurredAt, nowMs)) return refused('in_future', 'time lies in the future.');
  const data = inner.data;
  const [, storeInSource, tillInSource] = PLACE.exec(event.source) ?? [];
  const storeId = storeInSource ?? data.storeId;
  if (storeId === undefined) {
    return refused('unknown_store', 'Neither source (/stores/<id>) nor data.storeId names one.');
  }
  if (data.storeId !== undefined && data.storeId !== storeId) {
    return refused('validation_failed', 'source and data/storeId name different stores.');
  }
  const transactionRef = data.transactionRef ?? data.transaction;
  const workstation = data.workstation ?? tillInSource;
  return {
    read: 'signal',
    signal: {
      source: event.source,
      id: event.id,
      kind,
      storeId,
      occurredAt,
      ...(transactionRef === undefined ? {} : { transactionRef }),
      ...(workstation === undefined ? {} : { workstation }),
      ...sentFacts(data),
    },
  };
};
