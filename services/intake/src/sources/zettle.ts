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
import { isHmacSignature } from '@amends/service-kit/hmac-signature';
import { parseVendorJson, readShape } from './vendor-json.ts';
import {
  idText,
  instantOf,
  isNothingLeft,
  known,
  minorMoney,
  numberText,
  refOf,
} from './vendor-values.ts';

const text = z.string().nullish();

const envelope = z.looseObject({
  organizationUuid: text,
  eventName: z.string(),
  messageId: z.string(),
  payload: z.string(),
  timestamp: z.string(),
});

// Names, coordinates and devices of persons are in it too; they are not read.
const purchase = z.looseObject({
  purchaseUuid: idText,
  refund: z.boolean().optional(),
  refundsPurchaseUUID: text,
  currency: z.string(),
  amount: numberText,
  created: text,
  products: z.array(z.looseObject({ variantUuid: text, productUuid: text })).optional(),
});

const balance = z.looseObject({ locationUuid: text, variantUuid: idText, balance: numberText });
const balanceChange = z.looseObject({
  updated: z.looseObject({ timestamp: text }).nullish(),
  balanceAfter: z.array(balance),
});

type Envelope = z.infer<typeof envelope>;

const envelopeOf = ({ body }: Delivery): Envelope => readShape(envelope, parseVendorJson(body));

const present = (...places: (string | null | undefined)[]): readonly string[] =>
  places.filter((place) => place !== null && place !== undefined);

const refund = ({ payload, timestamp, organizationUuid }: Envelope): Mapping => {
  const data = readShape(purchase, parseVendorJson(payload));
  if (data.refund !== true) return ignored('quiet');
  const [first, second] = data.products ?? [];
  return signalled(
    known({
      id: `purchase/${data.purchaseUuid}/refund`,
      kind: 'refund_issued' as const,
      occurredAt: instantOf(data.created ?? timestamp),
      places: present(organizationUuid),
      amount: minorMoney(data.amount, data.currency),
      transactionRef: refOf(data.purchaseUuid),
      paymentRef: refOf(data.refundsPurchaseUUID),
      productRef:
        second === undefined ? refOf(first?.variantUuid ?? first?.productUuid) : undefined,
      refund: { names: [data.purchaseUuid] },
    }),
  );
};

const stock = ({ payload, timestamp, organizationUuid }: Envelope): Mapping => {
  const data = readShape(balanceChange, parseVendorJson(payload));
  const at = data.updated?.timestamp ?? timestamp;
  return joined(
    data.balanceAfter.map(({ variantUuid, locationUuid, balance: left }) => {
      if (!isNothingLeft(left)) return ignored('quiet');
      return signalled(
        known({
          id: `stock/${variantUuid}/${locationUuid ?? ''}/${at}`,
          kind: 'stock_out' as const,
          occurredAt: instantOf(at),
          places: present(locationUuid, organizationUuid),
          productRef: refOf(variantUuid),
          quantity: 0,
        }),
      );
    }),
  );
};

/** Zettle: the payload is a JSON text within the JSON; its decoded form is signed with the time. */
export const zettle: Adapter = {
  keptHeaders: [],
  verify: (delivery, { secrets }) => {
    try {
      const { timestamp, payload } = envelopeOf(delivery);
      const signature = delivery.headers['x-izettle-signature'];
      const parts = [`${timestamp}.${payload}`];
      return isHmacSignature(signature, 'hex', secrets, parts) ? authentic : badSignature;
    } catch {
      return badSignature;
    }
  },
  keyOf: (delivery) => envelopeOf(delivery).messageId,
  map: (delivery) => {
    const event = envelopeOf(delivery);
    if (event.eventName === 'PurchaseCreated') return refund(event);
    if (event.eventName === 'InventoryBalanceChanged') return stock(event);
    return ignored('unknown_type');
  },
};
