import { parseStrictJson } from '@amends/service-kit/parse-strict-json';
import { readCloudEvent } from '../signals/cloud-event.ts';
import {
  type Adapter,
  authentic,
  badSignature,
  clockSkew,
  type IgnoredReason,
  type Mapping,
  MappingError,
  type VendorSignal,
} from './adapter.ts';
import { isFresh, isHmacSignature } from './hmac-signature.ts';

const PREFIX = 'whsec_';
const EVENTS_MAX = 100;
const SIGNATURES_MAX = 8;

/** Undefined for a text that is no secret of this kind: base64 of 24 to 64 bytes. */
export const webhookKey = (secret: string): Buffer | undefined => {
  const encoded = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret;
  if (!/^[A-Za-z0-9+/]+=*$/.test(encoded)) return undefined;
  const key = Buffer.from(encoded, 'base64');
  return key.length >= 24 && key.length <= 64 ? key : undefined;
};

/** The CloudEvent of a body, or those of a batch. @throws MappingError */
export const eventsOf = (body: Buffer): unknown[] => {
  let parsed: unknown;
  try {
    parsed = parseStrictJson(body);
  } catch {
    throw new MappingError('unreadable');
  }
  const events = Array.isArray(parsed) ? parsed : [parsed];
  if (events.length > EVENTS_MAX) throw new MappingError('unexpected_shape');
  return events;
};

/** One bad event does not refuse the rest: it is counted, and the delivery can be looked at. */
export const mapEvents = (events: readonly unknown[], receivedAt: string): Mapping => {
  const signals: VendorSignal[] = [];
  const ignored: IgnoredReason[] = [];
  let refused = 0;
  for (const event of events) {
    const read = readCloudEvent(event, Date.parse(receivedAt));
    if (read.read === 'signal') signals.push(read.signal);
    else if (read.read === 'ignored') ignored.push('unknown_type');
    else refused += 1;
  }
  return { signals, ignored, refused };
};

/** Standard Webhooks that bring a CloudEvent or a batch: any system without an adapter. */
export const standardWebhooks: Adapter = {
  keptHeaders: ['webhook-id'],
  verify: ({ headers, body }, { secrets }, nowMs) => {
    const id = headers['webhook-id'];
    const signedAt = headers['webhook-timestamp'] ?? '';
    if (id === undefined || id === '') return badSignature;
    const keys = secrets.flatMap((secret) => webhookKey(secret) ?? []);
    const matches = (headers['webhook-signature'] ?? '')
      .split(' ')
      .filter((signature) => signature.startsWith('v1,'))
      .slice(0, SIGNATURES_MAX)
      .some((signature) =>
        isHmacSignature(signature.slice(3), 'base64', keys, [`${id}.${signedAt}.`, body]),
      );
    if (!matches) return badSignature;
    return isFresh(signedAt, nowMs) ? authentic : clockSkew;
  },
  keyOf: ({ headers }) => headers['webhook-id'],
  map: ({ body }, _settings, receivedAt) => mapEvents(eventsOf(body), receivedAt),
};
