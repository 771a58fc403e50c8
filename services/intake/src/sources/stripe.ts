import { z } from 'zod';
import {
  type Adapter,
  authentic,
  badSignature,
  clockSkew,
  type Delivery,
  ignored,
  type Mapping,
  signalled,
} from './adapter.ts';
import { disputeReason } from './dispute-reason.ts';
import { isFresh, isHmacSignature } from '@amends/service-kit/hmac-signature';
import { parseVendorJson, readShape } from './vendor-json.ts';
import {
  codeOf,
  idText,
  instantOfEpoch,
  known,
  minorMoney,
  numberText,
  refOf,
} from './vendor-values.ts';

const text = z.string().nullish();

const envelope = z.looseObject({
  id: z.string(),
  type: z.string(),
  created: numberText,
  account: text,
  data: z.looseObject({
    object: z.looseObject({}),
    previous_attributes: z.looseObject({ amount_refunded: z.number().optional() }).nullish(),
  }),
});
type Envelope = z.infer<typeof envelope>;

const charge = z.looseObject({
  id: idText,
  amount_refunded: z.number(),
  currency: z.string(),
  payment_intent: text,
});
const refundObject = z.looseObject({
  id: idText,
  amount: numberText,
  currency: z.string(),
  charge: text,
  payment_intent: text,
  failure_reason: text,
});
const disputeObject = z.looseObject({
  id: idText,
  amount: numberText,
  currency: z.string(),
  charge: text,
  payment_intent: text,
  reason: text,
  status: z.string(),
});
const paymentIntent = z.looseObject({
  id: idText,
  amount: numberText,
  currency: z.string(),
  last_payment_error: z.looseObject({ code: text, decline_code: text }).nullish(),
});
const reader = z.looseObject({
  id: idText,
  location: text,
  action: z.looseObject({ failure_code: text }).nullish(),
});

/** Stripe counts these in hundredths although ISO 4217 gives them no decimals. */
const EXPONENTS = { ISK: 2, UGX: 2 };

const placesOf = (...places: (string | null | undefined)[]): readonly string[] =>
  places.filter((place) => place !== null && place !== undefined);

/** `amount_refunded` is the sum of all refunds; what it was before tells this one's. */
const refunded = ({ data, account, created }: Envelope): Mapping => {
  const object = readShape(charge, data.object);
  const before = data.previous_attributes?.amount_refunded ?? 0;
  return signalled(
    known({
      id: `charge/${object.id}/refunded/${object.amount_refunded}`,
      kind: 'refund_issued' as const,
      occurredAt: instantOfEpoch(created),
      places: placesOf(account),
      amount: minorMoney(object.amount_refunded - before, object.currency, EXPONENTS),
      paymentRef: refOf(object.payment_intent ?? object.id),
      transactionRef: refOf(object.id),
      refund: { names: [] },
    }),
  );
};

const refundFailed = ({ data, account, created }: Envelope): Mapping => {
  const object = readShape(refundObject, data.object);
  return signalled(
    known({
      id: `refund/${object.id}/failed`,
      kind: 'refund_failed' as const,
      occurredAt: instantOfEpoch(created),
      places: placesOf(account),
      amount: minorMoney(object.amount, object.currency, EXPONENTS),
      paymentRef: refOf(object.payment_intent ?? object.charge),
      transactionRef: refOf(object.charge),
      reasonCode: codeOf(object.failure_reason),
      vendorCode: refOf(object.failure_reason),
      refund: { names: [object.id] },
    }),
  );
};

const CLOSED: Readonly<Record<string, string>> = {
  won: 'won',
  lost: 'lost',
  warning_closed: 'withdrawn',
  prevented: 'withdrawn',
};

const dispute = ({ data, account, created }: Envelope, isNew: boolean): Mapping => {
  const object = readShape(disputeObject, data.object);
  const reasonCode = isNew ? disputeReason(object.reason) : CLOSED[object.status];
  if (!isNew && reasonCode === undefined) return ignored('unknown_value');
  return signalled(
    known({
      id: `dispute/${object.id}/${isNew ? 'opened' : 'closed'}`,
      kind: isNew ? ('dispute_opened' as const) : ('dispute_closed' as const),
      occurredAt: instantOfEpoch(created),
      places: placesOf(account),
      amount: minorMoney(object.amount, object.currency, EXPONENTS),
      paymentRef: refOf(object.payment_intent ?? object.charge),
      transactionRef: refOf(object.charge),
      reasonCode,
      vendorCode: refOf(isNew ? object.reason : object.status),
    }),
  );
};

const paymentFailed = ({ id, data, account, created }: Envelope): Mapping => {
  const object = readShape(paymentIntent, data.object);
  const code = object.last_payment_error?.decline_code ?? object.last_payment_error?.code;
  return signalled(
    known({
      // One intent may fail again and again.
      id: `payment/${object.id}/failed/${id}`,
      kind: 'payment_failed' as const,
      occurredAt: instantOfEpoch(created),
      places: placesOf(account),
      amount: minorMoney(object.amount, object.currency, EXPONENTS),
      paymentRef: refOf(object.id),
      reasonCode: codeOf(code),
      vendorCode: refOf(code),
    }),
  );
};

const READER_FAILURES: Readonly<Record<string, string>> = {
  customer_canceled: 'buyer_cancelled',
  timeout: 'timed_out',
  timed_out: 'timed_out',
};

const readerFailed = ({ id, data, account, created }: Envelope): Mapping => {
  const object = readShape(reader, data.object);
  const code = object.action?.failure_code;
  return signalled(
    known({
      id: `reader/${object.id}/failed/${id}`,
      kind: 'terminal_failed' as const,
      occurredAt: instantOfEpoch(created),
      places: placesOf(object.location, account),
      workstation: refOf(object.id),
      reasonCode: READER_FAILURES[code ?? ''] ?? 'failed',
      vendorCode: refOf(code),
    }),
  );
};

const MAPPINGS: Readonly<Record<string, (event: Envelope) => Mapping>> = {
  'charge.refunded': refunded,
  'refund.failed': refundFailed,
  'charge.dispute.created': (event) => dispute(event, true),
  'charge.dispute.closed': (event) => dispute(event, false),
  'payment_intent.payment_failed': paymentFailed,
  'terminal.reader.action_failed': readerFailed,
};

const eventOf = ({ body }: Delivery): Envelope => readShape(envelope, parseVendorJson(body));

/** `t=…,v1=…,v1=…`: the sign time and every v1; other schemes (v0) prove nothing. */
const readSignature = (header: string) => {
  const parts = header.split(',').map((part) => part.trim().split('=', 2));
  const of = (name: string) => parts.flatMap(([key, value]) => (key === name ? [value ?? ''] : []));
  return { signedAt: of('t')[0] ?? '', signatures: of('v1').slice(0, 8) };
};

/** Stripe: the time is signed with the body; the secret is the key as it stands, prefix and all. */
export const stripe: Adapter = {
  keptHeaders: [],
  verify: ({ headers, body }, { secrets }, nowMs) => {
    const { signedAt, signatures } = readSignature(headers['stripe-signature'] ?? '');
    const matches = signatures.some((signature) =>
      isHmacSignature(signature, 'hex', secrets, [`${signedAt}.`, body]),
    );
    if (!matches) return badSignature;
    return isFresh(signedAt, nowMs) ? authentic : clockSkew;
  },
  keyOf: (delivery) => eventOf(delivery).id,
  map: (delivery) => {
    const event = eventOf(delivery);
    const mapping = Object.hasOwn(MAPPINGS, event.type) ? MAPPINGS[event.type] : undefined;
    return mapping === undefined ? ignored('unknown_type') : mapping(event);
  },
};
