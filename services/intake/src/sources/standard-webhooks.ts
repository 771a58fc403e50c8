import { parseStrictJson } from '@amends/service-kit/parse-strict-json';
import { verifyStandardWebhook } from '@amends/service-kit/standard-webhook';
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

const EVENTS_MAX = 100;

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
  verify: (delivery, { secrets }, nowMs) => {
    const found = verifyStandardWebhook(delivery, secrets, nowMs);
    if (found === 'authentic') return authentic;
    return found === 'clock_skew' ? clockSkew : badSignature;
  },
  keyOf: ({ headers }) => headers['webhook-id'],
  map: ({ body }, _settings, receivedAt) => mapEvents(eventsOf(body), receivedAt),
};
