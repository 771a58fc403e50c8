import { z } from 'zod';
import {
  type Adapter,
  authentic,
  badSignature,
  type Delivery,
  ignored,
  type Mapping,
  MappingError,
  signalled,
} from './adapter.ts';
import { isHmacSignature } from '@amends/service-kit/hmac-signature';
import { parseVendorJson, readShape } from './vendor-json.ts';
import { idText, instantIn, isNothingLeft, known, numberText, refOf } from './vendor-values.ts';

const text = z.string().nullish();
const id = idText.nullish();

const sale = z.looseObject({
  id: idText,
  state: text,
  status: text,
  return_for: id,
  version: numberText.nullish(),
  updated_at: text,
  outlet_id: id,
  register_id: id,
});
const inventory = z.looseObject({
  id,
  product_id: idText,
  outlet_id: id,
  count: numberText,
  version: numberText.nullish(),
  updated_at: text,
});

interface Form {
  readonly type: string | null;
  readonly payload: unknown;
}

const formOf = ({ body }: Delivery): Form => {
  const form = new URLSearchParams(body.toString('utf8'));
  const payload = form.get('payload');
  if (payload === null) throw new MappingError('unexpected_shape');
  return { type: form.get('type'), payload: parseVendorJson(payload) };
};

/** Where a form names no type, the payload's members tell. */
const typeOf = ({ type, payload }: Form): string | null => {
  if (type !== null) return type;
  if (sale.safeParse(payload).success && !inventory.safeParse(payload).success) {
    return 'sale.update';
  }
  return inventory.safeParse(payload).success ? 'inventory.update' : null;
};

const placesOf = (outlet: string | null | undefined): readonly string[] =>
  outlet === null || outlet === undefined ? [] : [outlet];

const objectOf = (ref: string, version: string | null | undefined) =>
  version === null || version === undefined ? undefined : { ref, version: Number(version) };

const QUIET = new Set(['parked', 'pending', 'closed', 'saved', 'onaccount', 'layby']);

const mapSale = (payload: unknown, receivedAt: string): Mapping => {
  const data = readShape(sale, payload);
  const state = (data.state ?? data.status ?? '').toLowerCase();
  const isReturn = data.return_for !== null && data.return_for !== undefined;
  const kind =
    state === 'voided' ? 'sale_voided' : isReturn || state === 'return' ? 'sale_returned' : null;
  if (kind === null) return ignored(QUIET.has(state) ? 'quiet' : 'unknown_value');
  return signalled(
    known({
      id: `sale/${data.id}/${kind}`,
      kind,
      occurredAt: instantIn(data.updated_at) ?? receivedAt,
      places: placesOf(data.outlet_id),
      transactionRef: refOf(data.id),
      workstation: refOf(data.register_id),
      vendorCode: refOf(state),
      object: objectOf(`sale/${data.id}`, data.version),
    }),
  );
};

const mapInventory = (payload: unknown, receivedAt: string): Mapping => {
  const data = readShape(inventory, payload);
  if (!isNothingLeft(data.count)) return ignored('quiet');
  return signalled(
    known({
      id: `stock/${data.product_id}/${data.outlet_id ?? ''}/${data.version ?? data.updated_at}`,
      kind: 'stock_out' as const,
      occurredAt: instantIn(data.updated_at) ?? receivedAt,
      places: placesOf(data.outlet_id),
      productRef: refOf(data.product_id),
      quantity: 0,
    }),
  );
};

/**
 * Lightspeed X: form-encoded, `X-Signature: signature=<hex>,algorithm=HMAC-SHA256`. That the raw
 * form is signed is a reading of the documents, and no delivery was seen: mappings are on trial.
 */
export const lightspeedX: Adapter = {
  keptHeaders: [],
  verify: ({ headers, body }, { secrets }) => {
    const [, signature] =
      /^\s*signature=([0-9a-fA-F]+)\s*,\s*algorithm=HMAC-SHA256\s*$/.exec(
        headers['x-signature'] ?? '',
      ) ?? [];
    return isHmacSignature(signature, 'hex', secrets, [body]) ? authentic : badSignature;
  },
  keyOf: (delivery) => {
    const { payload } = formOf(delivery);
    const { id: object, version } = readShape(
      z.looseObject({ id: idText, version: numberText }),
      payload,
    );
    return `${object}/${version}`;
  },
  map: (delivery, { trialMappings }, receivedAt) => {
    const form = formOf(delivery);
    const type = typeOf(form);
    if (type !== 'sale.update' && type !== 'inventory.update') return ignored('unknown_type');
    if (!trialMappings) return ignored('not_seen_live');
    return type === 'sale.update'
      ? mapSale(form.payload, receivedAt)
      : mapInventory(form.payload, receivedAt);
  },
};
