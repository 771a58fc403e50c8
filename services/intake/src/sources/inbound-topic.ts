import { parseStrictJson } from '@amends/service-kit/parse-strict-json';
import { purchaseItem } from '../signals/record-purchases.ts';
import { type Adapter, type Delivery, type Mapping, MappingError } from './adapter.ts';
import { eventsOf, mapEvents } from './standard-webhooks.ts';

/** Topics of the retailer that intake reads. */
export const POS_INBOUND = 'pos.inbound';
export const PURCHASES_INBOUND = 'purchases.inbound';

/** Where a record came from, among its headers. */
export const TOPIC_HEADER = 'topic';

const ATTRIBUTES = ['specversion', 'id', 'source', 'type', 'subject', 'time'] as const;
const BINARY = 'ce_specversion';

const parsed = (body: Buffer): unknown => {
  try {
    return parseStrictJson(body);
  } catch {
    throw new MappingError('unreadable');
  }
};

/** A CloudEvent in binary mode: attributes in headers, the data alone in the value. */
const binaryEvent = ({ headers, body }: Delivery): object => ({
  ...Object.fromEntries(
    ATTRIBUTES.flatMap((name) => {
      const value = headers[`ce_${name}`];
      return value === undefined ? [] : [[name, value]];
    }),
  ),
  ...(body.length === 0 ? {} : { data: parsed(body) }),
});

/** One purchase, as an item of POST /v1/purchases is. */
const purchaseIn = (body: Buffer): Mapping => {
  const purchase = purchaseItem.safeParse(parsed(body));
  if (!purchase.success) throw new MappingError('unexpected_shape');
  return { signals: [], ignored: [], purchases: [purchase.data] };
};

/**
 * Records of a topic that the retailer's systems write: CloudEvents (structured or binary), or
 * purchases. Who may write the topic is for the broker's access control: there is no signature.
 */
export const inboundTopic: Pick<Adapter, 'keptHeaders' | 'map'> = {
  keptHeaders: [TOPIC_HEADER, ...ATTRIBUTES.map((name) => `ce_${name}`)],
  map: (delivery, _settings, receivedAt) => {
    const { headers, body } = delivery;
    if (headers[TOPIC_HEADER] === PURCHASES_INBOUND) return purchaseIn(body);
    const isBinary = headers[BINARY] !== undefined;
    return mapEvents(isBinary ? [binaryEvent(delivery)] : eventsOf(body), receivedAt);
  },
};
