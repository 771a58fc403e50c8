import type { DeliveryFailure } from '@amends/contracts/triage-notices';
import type { Egress } from '@amends/outbound/allowed-address';
import { postWebhook } from '@amends/outbound/post-webhook';
import type { OutgoingNotice } from './delivery-table.ts';
import type { WebhookEndpoint } from './notice-channels.ts';

export interface WebhookFailure {
  readonly reason: DeliveryFailure;
  readonly retryAfterSeconds?: number;
}

export type SendWebhook = (
  endpoint: WebhookEndpoint,
  notice: OutgoingNotice,
  now: string,
) => Promise<WebhookFailure | undefined>;

/** A thin CloudEvent: ids, codes and where to read on, so that access is authorised (API-93). */
const bodyOf = (notice: OutgoingNotice): string => {
  const { noticeId, caseId, storeId, recipientKind, recipientId, reason, metric, toldAt } = notice;
  return JSON.stringify({
    specversion: '1.0',
    id: noticeId,
    source: '/amends/triage',
    type: 'amends.triage.NoticeRaised.v1',
    subject: caseId,
    time: toldAt,
    datacontenttype: 'application/json',
    data: {
      ...{ noticeId, caseId, recipientKind, recipientId, reason },
      ...(storeId === null ? {} : { storeId }),
      ...(metric === null ? {} : { metric }),
      href: `/v1/cases/${caseId}`,
    },
  });
};

/** So long nobody else waits for an endpoint that has just hung. */
const REST_MS = 60_000;

/**
 * Sends signed, to public addresses only. An endpoint that hangs is left alone for a while: jobs
 * are few, and deadlines are not to wait for somebody's dead server.
 */
export const webhookSender = (egress: Egress): SendWebhook => {
  const restsUntil = new Map<string, number>();
  return async ({ endpointId, url, secrets }, notice, now) => {
    const nowMs = Date.parse(now);
    if (nowMs < (restsUntil.get(endpointId) ?? 0)) return { reason: 'resting' };
    const outcome = await postWebhook(
      {
        ...{ url, secrets, id: notice.noticeId, body: bodyOf(notice) },
        contentType: 'application/cloudevents+json',
        timestamp: Math.floor(nowMs / 1_000),
      },
      { egress },
    );
    if (outcome.delivered) return undefined;
    if (outcome.reason === 'timed_out') restsUntil.set(endpointId, nowMs + REST_MS);
    return outcome;
  };
};
