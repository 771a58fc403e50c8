import { z } from 'zod';
import {
  type Adapter,
  authentic,
  badSignature,
  type Delivery,
  ignored,
  type Mapping,
  signalled,
} from './adapter.ts';
import { isHmacSignature } from '@amends/service-kit/hmac-signature';
import { parseVendorJson, readShape } from './vendor-json.ts';
import { idText, instantIn, known, numberText, refOf, wholeUnits } from './vendor-values.ts';

const text = z.string().nullish();

const envelope = z.looseObject({
  timestamp: z.string(),
  eventType: z.string(),
  guid: idText,
  details: z.looseObject({}).optional(),
});
type Envelope = z.infer<typeof envelope>;

const stock = z.looseObject({
  itemGuid: idText,
  restaurantGuid: text,
  quantity: numberText.nullish(),
});

const order = z.looseObject({
  restaurantGuid: text,
  order: z.looseObject({
    guid: idText,
    checks: z.array(
      z.looseObject({
        selections: z.array(
          z.looseObject({
            guid: idText,
            voided: z.boolean().nullish(),
            voidDate: text,
            item: z.looseObject({ guid: text }).nullish(),
          }),
        ),
      }),
    ),
  }),
});

const envelopeOf = ({ body }: Delivery): Envelope => readShape(envelope, parseVendorJson(body));

const placesOf = (restaurant: string | null | undefined): readonly string[] =>
  restaurant === null || restaurant === undefined ? [] : [restaurant];

const mapStock = (event: Envelope, receivedAt: string): Mapping => {
  const data = readShape(stock, event.details);
  const isOut = event.eventType === 'out_of_stock';
  const left = data.quantity;
  const place = data.restaurantGuid ?? '';
  return signalled(
    known({
      id: `stock/${data.itemGuid}/${place}/${event.eventType}/${event.timestamp}`,
      kind: isOut ? ('stock_out' as const) : ('stock_low' as const),
      occurredAt: instantIn(event.timestamp) ?? receivedAt,
      places: placesOf(data.restaurantGuid),
      productRef: refOf(data.itemGuid),
      quantity: isOut ? 0 : left === null || left === undefined ? undefined : wholeUnits(left),
    }),
  );
};

const mapOrder = (event: Envelope, receivedAt: string): Mapping => {
  const { order: data, restaurantGuid } = readShape(order, event.details);
  const voided = data.checks
    .flatMap(({ selections }) => selections)
    .filter((selection) => selection.voided === true);
  if (voided.length === 0) return ignored('quiet');
  return signalled(
    ...voided.map((selection) =>
      known({
        id: `order/${data.guid}/line/${selection.guid}`,
        kind: 'line_voided' as const,
        occurredAt: instantIn(selection.voidDate ?? event.timestamp) ?? receivedAt,
        places: placesOf(restaurantGuid),
        transactionRef: refOf(data.guid),
        productRef: refOf(selection.item?.guid),
      }),
    ),
  );
};

/**
 * Toast: body and time are signed. Which time is not documented; the envelope's is assumed, and it
 * is part of the body, so nothing is believed that is not signed.
 */
export const toast: Adapter = {
  keptHeaders: [],
  verify: (delivery, { secrets }) => {
    try {
      const { timestamp } = envelopeOf(delivery);
      const signature = delivery.headers['toast-signature'];
      const parts = [delivery.body, timestamp];
      return isHmacSignature(signature, 'base64', secrets, parts) ? authentic : badSignature;
    } catch {
      return badSignature;
    }
  },
  // The published samples share one guid.
  keyOf: (delivery) => {
    const { guid, eventType, timestamp } = envelopeOf(delivery);
    return `${guid}/${eventType}/${timestamp}`;
  },
  map: (delivery, { trialMappings }, receivedAt) => {
    const event = envelopeOf(delivery);
    switch (event.eventType) {
      case 'out_of_stock':
      case 'low_quantity':
        return mapStock(event, receivedAt);
      case 'in_stock':
        return ignored('quiet');
      case 'order_updated':
        return trialMappings ? mapOrder(event, receivedAt) : ignored('not_seen_live');
      default:
        return ignored('unknown_type');
    }
  },
};
