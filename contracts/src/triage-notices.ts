import { z } from 'zod';
import { externalRef, instant, slug, uuid } from './primitives.ts';

/** What became of telling somebody outside the inbox; the inbox itself always has it. */

export const NOTICE_CHANNELS = ['email', 'webhook'] as const;

/** Why a notice did not arrive. */
export const DELIVERY_FAILURES = [
  'address_refused',
  'unresolvable',
  'unreachable',
  'timed_out',
  'redirected',
  'refused',
  'throttled',
  'gone',
  'server_error',
  /** The endpoint has just hung; others are not to wait for it too. */
  'resting',
  /** It answered 410 to an earlier notice. */
  'endpoint_disabled',
  /** It is in no settings any more. */
  'unknown_endpoint',
  'address_book_unreadable',
  /** It was asked and did not say that it wants to be sent anything (API-98). */
  'no_consent',
] as const;

const ofDelivery = {
  noticeId: uuid,
  caseId: uuid,
  channel: z.enum(NOTICE_CHANNELS),
  /** Of a webhook. */
  endpointId: slug.optional(),
  attempt: z.int().min(1).max(1_000),
};

export const NoticeDeliveredV1 = z
  .object({ ...ofDelivery, deliveredAt: instant })
  .meta({ id: 'NoticeDelivered.v1' });

export const NoticeDeliveryFailedV1 = z
  .object({
    ...ofDelivery,
    reason: z.enum(DELIVERY_FAILURES),
    failedAt: instant,
    /** When it is tried again; absent: it is given up. */
    nextAt: instant.optional(),
  })
  .meta({ id: 'NoticeDeliveryFailed.v1' });

/** A person wants it sent once more. */
export const NoticeDeliveryRequestedV1 = z
  .object({ ...ofDelivery, by: externalRef, requestedAt: instant })
  .meta({ id: 'NoticeDeliveryRequested.v1' });

/** What an endpoint missed in this time is to be sent again. */
export const NoticeReplayRequestedV1 = z
  .object({
    replayId: uuid,
    endpointId: slug,
    /** Notices told from here on, and before `until`. */
    from: instant,
    until: instant,
    by: externalRef,
    requestedAt: instant,
  })
  .meta({ id: 'NoticeReplayRequested.v1' });

/** Each of them is on its way, or was already. */
export const NoticeReplayCompletedV1 = z
  .object({ replayId: uuid, completedAt: instant })
  .meta({ id: 'NoticeReplayCompleted.v1' });

export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];
export type DeliveryFailure = (typeof DELIVERY_FAILURES)[number];
export type NoticeDelivered = z.infer<typeof NoticeDeliveredV1>;
export type NoticeDeliveryFailed = z.infer<typeof NoticeDeliveryFailedV1>;
export type NoticeDeliveryRequested = z.infer<typeof NoticeDeliveryRequestedV1>;
export type NoticeReplayRequested = z.infer<typeof NoticeReplayRequestedV1>;
export type NoticeReplayCompleted = z.infer<typeof NoticeReplayCompletedV1>;
