import { z } from 'zod';
import {
  type Adapter,
  authentic,
  badSignature,
  type Delivery,
  ignored,
  joined,
  type Mapping,
  signalled,
} from './adapter.ts';
import { disputeReason } from './dispute-reason.ts';
import { isHmacSignature } from '@amends/service-kit/hmac-signature';
import { parseVendorJson, readShape } from './vendor-json.ts';
import {
  codeOf,
  idText,
  instantOf,
  isNothingLeft,
  known,
  minorMoney,
  numberText,
  refOf,
} from './vendor-values.ts';

const envelope = z.looseObject({
  event_id: z.string(),
  type: z.string(),
  created_at: z.string(),
  data: z.looseObject({ object: z.looseObject({}).optional() }).optional(),
});

const money = z.looseObject({ amount: numberText, currency: z.string() });
const version = z.number().optional();
const text = z.string().nullish();

const refundObject = z.looseObject({
  refund: z.looseObject({
    id: idText,
    status: z.string(),
    version,
    amount_money: money.optional(),
    payment_id: text,
    order_id: text,
    location_id: text,
    updated_at: text,
  }),
});

const disputeObject = z.looseObject({
  dispute: z.looseObject({
    id: idText,
    reason: text,
    state: z.string(),
    version,
    amount_money: money.optional(),
    disputed_payment: z.looseObject({ payment_id: text }).nullish(),
    location_id: text,
    created_at: text,
    updated_at: text,
  }),
});

const terminalAction = z.looseObject({
  id: idText,
  status: z.string(),
  cancel_reason: text,
  amount_money: money.optional(),
  payment_id: text,
  payment_ids: z.array(z.string()).optional(),
  order_id: text,
  location_id: text,
  device_id: text,
  device_options: z.looseObject({ device_id: text }).nullish(),
  updated_at: text,
});

const paymentObject = z.looseObject({
  payment: z.looseObject({
    id: idText,
    status: z.string(),
    amount_money: money.optional(),
    order_id: text,
    location_id: text,
    device_details: z.looseObject({ device_id: text }).nullish(),
    card_details: z
      .looseObject({ errors: z.array(z.looseObject({ code: text })).nullish() })
      .nullish(),
    updated_at: text,
  }),
});

const fulfilmentObject = z.looseObject({
  order_fulfillment_updated: z.looseObject({
    order_id: idText,
    location_id: text,
    version,
    updated_at: text,
    fulfillment_update: z.array(z.looseObject({ fulfillment_uid: idText, new_state: z.string() })),
  }),
});

const inventoryObject = z.looseObject({
  inventory_counts: z.array(
    z.looseObject({
      catalog_object_id: idText,
      location_id: text,
      quantity: numberText,
      state: z.string(),
      calculated_at: text,
    }),
  ),
});

const invoiceObject = z.looseObject({
  invoice: z.looseObject({
    id: idText,
    version,
    order_id: text,
    location_id: text,
    next_payment_amount_money: money.nullish(),
    updated_at: text,
  }),
});

const placesOf = (location: string | null | undefined): readonly string[] =>
  location === null || location === undefined ? [] : [location];

const amountOf = (value: z.infer<typeof money> | null | undefined) =>
  value === null || value === undefined ? undefined : minorMoney(value.amount, value.currency);

const objectOf = (ref: string, at: number | undefined) =>
  at === undefined ? undefined : { ref, version: at };

const ISSUED = new Set(['PENDING', 'COMPLETED']);
const NOT_ISSUED = new Set(['REJECTED', 'FAILED']);

const refund = (object: unknown, at: string): Mapping => {
  const { refund: data } = readShape(refundObject, object);
  const isIssued = ISSUED.has(data.status);
  if (!isIssued && !NOT_ISSUED.has(data.status)) return ignored('unknown_value');
  const kind = isIssued ? 'refund_issued' : 'refund_failed';
  return signalled(
    known({
      id: `refund/${data.id}/${kind}`,
      kind,
      occurredAt: instantOf(data.updated_at ?? at),
      places: placesOf(data.location_id),
      amount: amountOf(data.amount_money),
      paymentRef: refOf(data.payment_id),
      transactionRef: refOf(data.order_id),
      object: objectOf(`refund/${data.id}`, data.version),
      refund: { names: [data.id] },
      ...(isIssued ? {} : { vendorCode: refOf(data.status) }),
    }),
  );
};

const CLOSED_DISPUTES: Readonly<Record<string, string>> = {
  WON: 'won',
  LOST: 'lost',
  ACCEPTED: 'lost',
  INQUIRY_CLOSED: 'withdrawn',
};
const OPEN_DISPUTES = new Set([
  'INQUIRY_EVIDENCE_REQUIRED',
  'INQUIRY_PROCESSING',
  'EVIDENCE_REQUIRED',
  'PROCESSING',
  'WAITING_THIRD_PARTY',
]);

const dispute = (object: unknown, at: string, isNew: boolean): Mapping => {
  const { dispute: data } = readShape(disputeObject, object);
  const facts = {
    places: placesOf(data.location_id),
    amount: amountOf(data.amount_money),
    paymentRef: refOf(data.disputed_payment?.payment_id),
    object: objectOf(`dispute/${data.id}`, data.version),
  };
  if (isNew) {
    return signalled(
      known({
        id: `dispute/${data.id}/opened`,
        kind: 'dispute_opened' as const,
        occurredAt: instantOf(data.created_at ?? at),
        ...facts,
        reasonCode: disputeReason(data.reason),
        vendorCode: refOf(data.reason),
      }),
    );
  }
  const reasonCode = CLOSED_DISPUTES[data.state];
  if (reasonCode === undefined) {
    return ignored(OPEN_DISPUTES.has(data.state) ? 'quiet' : 'unknown_value');
  }
  return signalled(
    known({
      id: `dispute/${data.id}/closed`,
      kind: 'dispute_closed' as const,
      occurredAt: instantOf(data.updated_at ?? at),
      ...facts,
      reasonCode,
      vendorCode: refOf(data.state),
    }),
  );
};

const UNFINISHED: Readonly<Record<string, string>> = {
  TIMED_OUT: 'timed_out',
  BUYER_CANCELED: 'buyer_cancelled',
  SELLER_CANCELED: 'seller_cancelled',
};
const TERMINAL_QUIET = new Set(['PENDING', 'IN_PROGRESS', 'CANCEL_REQUESTED', 'COMPLETED']);

const terminal = (data: z.infer<typeof terminalAction>, at: string): Mapping => {
  // One of the published samples writes "IN PROGRESS".
  const status = data.status.replaceAll(' ', '_');
  if (TERMINAL_QUIET.has(status)) return ignored('quiet');
  const reasonCode =
    status === 'FAILED'
      ? 'failed'
      : status === 'CANCELED'
        ? UNFINISHED[data.cancel_reason ?? '']
        : undefined;
  if (reasonCode === undefined) return ignored('unknown_value');
  return signalled(
    known({
      id: `terminal/${data.id}/${reasonCode}`,
      kind: 'terminal_failed' as const,
      occurredAt: instantOf(data.updated_at ?? at),
      places: placesOf(data.location_id),
      amount: amountOf(data.amount_money),
      paymentRef: refOf(data.payment_id ?? data.payment_ids?.[0]),
      transactionRef: refOf(data.order_id),
      workstation: refOf(data.device_id ?? data.device_options?.device_id),
      reasonCode,
      vendorCode: refOf(data.cancel_reason ?? status),
    }),
  );
};

const PAYMENT_QUIET = new Set(['APPROVED', 'PENDING', 'COMPLETED', 'CANCELED']);

const payment = (object: unknown, at: string): Mapping => {
  const { payment: data } = readShape(paymentObject, object);
  if (data.status !== 'FAILED') {
    return ignored(PAYMENT_QUIET.has(data.status) ? 'quiet' : 'unknown_value');
  }
  const code = data.card_details?.errors?.[0]?.code;
  return signalled(
    known({
      id: `payment/${data.id}/failed`,
      kind: 'payment_failed' as const,
      occurredAt: instantOf(data.updated_at ?? at),
      places: placesOf(data.location_id),
      amount: amountOf(data.amount_money),
      paymentRef: refOf(data.id),
      transactionRef: refOf(data.order_id),
      workstation: refOf(data.device_details?.device_id),
      reasonCode: codeOf(code),
      vendorCode: refOf(code),
    }),
  );
};

const FULFILMENT_QUIET = new Set(['PROPOSED', 'RESERVED', 'PREPARED', 'COMPLETED']);

const fulfilment = (object: unknown, at: string): Mapping => {
  const { order_fulfillment_updated: data } = readShape(fulfilmentObject, object);
  return joined(
    data.fulfillment_update.map(({ fulfillment_uid: uid, new_state: state }) => {
      if (FULFILMENT_QUIET.has(state)) return ignored('quiet');
      if (state !== 'FAILED' && state !== 'CANCELED') return ignored('unknown_value');
      return signalled(
        known({
          id: `order/${data.order_id}/fulfilment/${uid}/${state}`,
          kind: 'fulfilment_failed' as const,
          occurredAt: instantOf(data.updated_at ?? at),
          places: placesOf(data.location_id),
          transactionRef: refOf(data.order_id),
          reasonCode: state === 'FAILED' ? 'failed' : 'cancelled',
          vendorCode: state,
          object: objectOf(`order/${data.order_id}/fulfilment/${uid}`, data.version),
        }),
      );
    }),
  );
};

const inventory = (object: unknown, at: string): Mapping => {
  const { inventory_counts: counts } = readShape(inventoryObject, object);
  return joined(
    counts.map((count) => {
      if (count.state !== 'IN_STOCK' || !isNothingLeft(count.quantity)) return ignored('quiet');
      const { catalog_object_id: product, location_id: location } = count;
      return signalled(
        known({
          id: `stock/${product}/${location ?? ''}/${count.calculated_at ?? at}`,
          kind: 'stock_out' as const,
          occurredAt: instantOf(count.calculated_at ?? at),
          places: placesOf(location),
          productRef: refOf(product),
          quantity: 0,
        }),
      );
    }),
  );
};

const invoice = (object: unknown, at: string): Mapping => {
  const { invoice: data } = readShape(invoiceObject, object);
  return signalled(
    known({
      id: `invoice/${data.id}/failed/${data.version ?? at}`,
      kind: 'payment_failed' as const,
      occurredAt: instantOf(data.updated_at ?? at),
      places: placesOf(data.location_id),
      amount: amountOf(data.next_payment_amount_money),
      transactionRef: refOf(data.order_id),
      reasonCode: 'scheduled_charge_failed',
      object: objectOf(`invoice/${data.id}`, data.version),
    }),
  );
};

const checkoutObject = z.looseObject({ checkout: terminalAction });
const terminalRefundObject = z.looseObject({ refund: terminalAction });

const MAPPINGS: Readonly<Record<string, (object: unknown, at: string) => Mapping>> = {
  'refund.created': refund,
  'refund.updated': refund,
  'dispute.created': (object, at) => dispute(object, at, true),
  'dispute.state.updated': (object, at) => dispute(object, at, false),
  // The older name of dispute.state.updated; Square sends both.
  'dispute.state.changed': () => ignored('deprecated'),
  'terminal.checkout.updated': (object, at) =>
    terminal(readShape(checkoutObject, object).checkout, at),
  'terminal.refund.updated': (object, at) =>
    terminal(readShape(terminalRefundObject, object).refund, at),
  'payment.updated': payment,
  'order.fulfillment.updated': fulfilment,
  'inventory.count.updated': inventory,
  'invoice.scheduled_charge_failed': invoice,
};

const envelopeOf = ({ body }: Delivery) => readShape(envelope, parseVendorJson(body));

/** Square: the notification URL is signed with the body. */
export const square: Adapter = {
  keptHeaders: [],
  verify: ({ headers, body }, { secrets, notificationUrl }) =>
    notificationUrl !== null &&
    isHmacSignature(headers['x-square-hmacsha256-signature'], 'base64', secrets, [
      notificationUrl,
      body,
    ])
      ? authentic
      : badSignature,
  // The published samples of refund.created and refund.updated share one event_id.
  keyOf: (delivery) => {
    const { event_id: id, type } = envelopeOf(delivery);
    return `${id}/${type}`;
  },
  map: (delivery) => {
    const { type, data, created_at: at } = envelopeOf(delivery);
    const mapping = Object.hasOwn(MAPPINGS, type) ? MAPPINGS[type] : undefined;
    return mapping === undefined ? ignored('unknown_type') : mapping(data?.object, at);
  },
};
