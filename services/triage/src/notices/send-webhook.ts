import type { DeliveryFailure } from '@amends/contracts/triage-notices';
import type { Egress } from '@amends/outbound/allowed-address';
import { askConsent } from '@amends/outbound/ask-consent';
import { postWebhook } from '@amends/outbound/post-webhook';
import type { OutgoingNotice } from './delivery-table.ts';
import type { ConsentTable } from './consent-table.ts';
import type { WebhookEndpoint } from './notice-channels.ts';
import { noticeEvent } from './notice-event.ts';

export interface WebhookFailure {
  readonly reason: DeliveryFailure;
  readonly retryAfterSeconds?: number;
}

export type SendWebhook = (
  endpoint: WebhookEndpoint,
  notice: OutgoingNotice,
  now: string,
) => Promise<WebhookFailure | undefined>;

/** So long nobody else waits for an endpoint that has just hung. */
const REST_MS = 60_000;

/** Why nothing may be sent to the endpoint now; undefined: it may. */
const hindranceTo = async (
  endpoint: WebhookEndpoint,
  now: string,
  { egress, origin, consents }: SenderParts,
): Promise<WebhookFailure | undefined> => {
  let passage = await consents.take(endpoint, origin, now);
  if (passage.pass === 'unasked') {
    const consent = await askConsent({ url: endpoint.url, origin }, { egress });
    if (!consent.consented) return { reason: consent.reason };
    const { ratePerMinute } = consent;
    await consents.keep(endpoint, origin, { ratePerMinute, now });
    passage = await consents.take(endpoint, origin, now);
  }
  if (passage.pass !== 'full') return undefined;
  return { reason: 'throttled', retryAfterSeconds: passage.retryAfterSeconds };
};

interface SenderParts {
  readonly egress: Egress;
  /** As whom we ask for consent. */
  readonly origin: string;
  readonly consents: ConsentTable;
}

/**
 * Sends signed, to public addresses only, to whoever said that it wants it (API-98) and no oftener
 * than it said. An endpoint that hangs is left alone for a while: jobs are few, and deadlines are
 * not to wait for somebody's dead server.
 */
export const webhookSender = (parts: SenderParts): SendWebhook => {
  const restsUntil = new Map<string, number>();
  return async (endpoint, notice, now) => {
    const { endpointId, url, secrets } = endpoint;
    const nowMs = Date.parse(now);
    if (nowMs < (restsUntil.get(endpointId) ?? 0)) return { reason: 'resting' };
    const rest = (failure: WebhookFailure): WebhookFailure => {
      if (failure.reason === 'timed_out') restsUntil.set(endpointId, nowMs + REST_MS);
      return failure;
    };
    const hindrance = await hindranceTo(endpoint, now, parts);
    if (hindrance !== undefined) return rest(hindrance);
    const outcome = await postWebhook(
      {
        ...{ url, secrets, id: notice.noticeId, body: JSON.stringify(noticeEvent(notice)) },
        contentType: 'application/cloudevents+json',
        timestamp: Math.floor(nowMs / 1_000),
      },
      parts,
    );
    return outcome.delivered ? undefined : rest(outcome);
  };
};
