import { z } from 'zod';
import {
  type Adapter,
  authentic,
  badSignature,
  ignored,
  type Mapping,
  signalled,
} from './adapter.ts';
import { disputeReason } from './dispute-reason.ts';
import { isHmacSignature } from '@amends/service-kit/hmac-signature';
import { parseVendorJson, readShape } from './vendor-json.ts';
import {
  codeOf,
  decimalMoney,
  idText,
  instantOf,
  isNothingLeft,
  known,
  numberText,
  refOf,
  sumOf,
} from './vendor-values.ts';

const id = idText.nullish();
const text = z.string().nullish();

const transaction = z.looseObject({
  kind: z.string(),
  status: z.string(),
  amount: numberText,
  currency: text,
  parent_id: id,
  id,
  location_id: id,
});
type Transaction = z.infer<typeof transaction>;

const refundObject = z.looseObject({
  id: idText,
  order_id: id,
  created_at: z.string(),
  transactions: z.array(transaction).optional(),
  refund_line_items: z
    .array(
      z.looseObject({
        line_item_id: id,
        location_id: id,
        line_item: z.looseObject({ product_id: id }).nullish(),
      }),
    )
    .optional(),
});

const orderObject = z.looseObject({
  id: idText,
  cancelled_at: text,
  cancel_reason: text,
  total_price: numberText.nullish(),
  currency: text,
  location_id: id,
});

const disputeObject = z.looseObject({
  id: idText,
  order_id: id,
  type: z.string(),
  amount: numberText.nullish(),
  currency: text,
  reason: text,
  status: z.string(),
  initiated_at: text,
  finalized_on: text,
});

const fulfilmentEvent = z.looseObject({
  id: idText,
  fulfillment_id: id,
  order_id: id,
  status: z.string(),
  happened_at: text,
  created_at: text,
});

const inventoryLevel = z.looseObject({
  inventory_item_id: idText,
  location_id: id,
  available: numberText.nullable(),
  updated_at: z.string(),
});

const present = (...places: (string | null | undefined)[]): readonly string[] =>
  places.filter((place) => place !== null && place !== undefined);

const ISSUED = new Set(['success', 'pending']);
const NOT_ISSUED = new Set(['failure', 'error']);

const amountOf = ({ amount, currency }: Transaction) => decimalMoney(amount, currency ?? '');

/** The goods where all lines of a refund are of one product. */
const productOf = (data: z.infer<typeof refundObject>): string | undefined => {
  const products = new Set(
    (data.refund_line_items ?? []).map((line) => line.line_item?.product_id ?? line.line_item_id),
  );
  return products.size === 1 ? refOf([...products][0]) : undefined;
};

/** One signal per outcome: a refund over two tenders is one refund. */
const refund = (body: unknown, shop: readonly string[]): Mapping => {
  const data = readShape(refundObject, body);
  const moves = (data.transactions ?? []).filter(({ kind }) => kind === 'refund');
  const signalOf = (kind: 'refund_issued' | 'refund_failed', statuses: ReadonlySet<string>) => {
    const own = moves.filter(({ status }) => statuses.has(status));
    const [first] = own;
    if (first === undefined) return [];
    const names = own.flatMap((move) => present(move.id));
    const line = data.refund_line_items?.find(({ location_id }) => location_id)?.location_id;
    return [
      known({
        id: `refund/${data.id}/${kind}`,
        kind,
        occurredAt: instantOf(data.created_at),
        places: [...present(first.location_id, line), ...shop],
        amount: sumOf(own.map(amountOf)),
        paymentRef: refOf(first.parent_id),
        transactionRef: refOf(data.order_id),
        productRef: productOf(data),
        refund: { names: [data.id, ...names] },
      }),
    ];
  };
  const signals = [...signalOf('refund_issued', ISSUED), ...signalOf('refund_failed', NOT_ISSUED)];
  if (signals.length > 0) return signalled(...signals);
  return ignored(moves.length === 0 ? 'quiet' : 'unknown_value');
};

const cancelledOrder = (body: unknown, shop: readonly string[]): Mapping => {
  const data = readShape(orderObject, body);
  const { cancelled_at: at, total_price: price, currency } = data;
  return signalled(
    known({
      id: `order/${data.id}/cancelled`,
      kind: 'order_cancelled' as const,
      occurredAt: instantOf(at),
      places: [...present(data.location_id), ...shop],
      amount:
        price === null || price === undefined ? undefined : decimalMoney(price, currency ?? ''),
      transactionRef: refOf(data.id),
      reasonCode: codeOf(data.cancel_reason),
      vendorCode: refOf(data.cancel_reason),
    }),
  );
};

const CLOSED_DISPUTES: Readonly<Record<string, string>> = {
  won: 'won',
  lost: 'lost',
  accepted: 'lost',
  charge_refunded: 'withdrawn',
};
const OPEN_DISPUTES = new Set(['needs_response', 'under_review']);

const dispute = (body: unknown, shop: readonly string[], isNew: boolean): Mapping => {
  const data = readShape(disputeObject, body);
  if (data.type !== 'chargeback' && data.type !== 'inquiry') return ignored('unknown_value');
  const { amount, currency } = data;
  const facts = {
    places: shop,
    amount:
      amount === null || amount === undefined ? undefined : decimalMoney(amount, currency ?? ''),
    transactionRef: refOf(data.order_id),
  };
  if (isNew) {
    return signalled(
      known({
        id: `dispute/${data.id}/opened`,
        kind: 'dispute_opened' as const,
        occurredAt: instantOf(data.initiated_at),
        ...facts,
        reasonCode: disputeReason(data.reason),
        vendorCode: refOf(data.reason),
      }),
    );
  }
  const reasonCode = CLOSED_DISPUTES[data.status];
  if (reasonCode === undefined) {
    return ignored(OPEN_DISPUTES.has(data.status) ? 'quiet' : 'unknown_value');
  }
  return signalled(
    known({
      id: `dispute/${data.id}/closed`,
      kind: 'dispute_closed' as const,
      occurredAt: instantOf(data.finalized_on ?? data.initiated_at),
      ...facts,
      reasonCode,
      vendorCode: refOf(data.status),
    }),
  );
};

const FULFILMENTS: Readonly<Record<string, 'fulfilment_delayed' | 'fulfilment_failed'>> = {
  delay: 'fulfilment_delayed',
  delayed: 'fulfilment_delayed',
  failure: 'fulfilment_failed',
};
const FULFILMENT_QUIET = new Set([
  'label_purchased',
  'label_printed',
  'confirmed',
  'carrier_picked_up',
  'in_transit',
  'out_for_delivery',
  'attempted_delivery',
  'ready_for_pickup',
  'picked_up',
  'delivered',
]);

const fulfilment = (body: unknown, shop: readonly string[]): Mapping => {
  const data = readShape(fulfilmentEvent, body);
  const kind = FULFILMENTS[data.status];
  if (kind === undefined) {
    return ignored(FULFILMENT_QUIET.has(data.status) ? 'quiet' : 'unknown_value');
  }
  return signalled(
    known({
      id: `fulfilment/${data.fulfillment_id ?? ''}/${data.id}`,
      kind,
      occurredAt: instantOf(data.happened_at ?? data.created_at),
      places: shop,
      transactionRef: refOf(data.order_id),
      vendorCode: refOf(data.status),
    }),
  );
};

const inventory = (body: unknown, shop: readonly string[]): Mapping => {
  const data = readShape(inventoryLevel, body);
  // null: the goods are not counted.
  if (data.available === null || !isNothingLeft(data.available)) return ignored('quiet');
  return signalled(
    known({
      id: `stock/${data.inventory_item_id}/${data.location_id ?? ''}/${data.updated_at}`,
      kind: 'stock_out' as const,
      occurredAt: instantOf(data.updated_at),
      places: [...present(data.location_id), ...shop],
      productRef: refOf(data.inventory_item_id),
      quantity: 0,
    }),
  );
};

const MAPPINGS: Readonly<Record<string, (body: unknown, shop: readonly string[]) => Mapping>> = {
  'refunds/create': refund,
  'orders/cancelled': cancelledOrder,
  'disputes/create': (body, shop) => dispute(body, shop, true),
  'disputes/update': (body, shop) => dispute(body, shop, false),
  'fulfillment_events/create': fulfilment,
  'fulfillment_events/update': fulfilment,
  'inventory_levels/update': inventory,
};

/** Shopify: the body is signed, no time is; the topic is a header. */
export const shopify: Adapter = {
  keptHeaders: [
    'x-shopify-topic',
    'x-shopify-webhook-id',
    'x-shopify-event-id',
    'x-shopify-shop-domain',
  ],
  verify: ({ headers, body }, { secrets }) =>
    isHmacSignature(headers['x-shopify-hmac-sha256'], 'base64', secrets, [body])
      ? authentic
      : badSignature,
  keyOf: ({ headers }) => headers['x-shopify-webhook-id'] ?? headers['x-shopify-event-id'],
  map: ({ headers, body }) => {
    const topic = headers['x-shopify-topic'] ?? '';
    const mapping = Object.hasOwn(MAPPINGS, topic) ? MAPPINGS[topic] : undefined;
    if (mapping === undefined) return ignored('unknown_type');
    return mapping(parseVendorJson(body), present(headers['x-shopify-shop-domain']));
  },
};
