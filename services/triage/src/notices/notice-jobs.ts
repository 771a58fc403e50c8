import type {
  NoticeDeliveryFailed,
  NoticeDeliveryRequested,
} from '@amends/contracts/triage-notices';
import { commandOn, type JobTask, type SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import { pauseAfter } from '@amends/outbound/retry-schedule';
import { deliveryDecider, keyOfWay, type Way } from '../domain/notices/notice-delivery.ts';
import { noticesOf } from '../escalation/notices.ts';
import { JobLostRace } from '../jobs.ts';
import { readAddressBook } from './address-book.ts';
import type { ConsentTable } from './consent-table.ts';
import type { DeliveryTable, OutgoingNotice } from './delivery-table.ts';
import { type NoticeChannels, waysOf } from './notice-channels.ts';
import { mailer } from './send-mail.ts';
import { type WebhookFailure, webhookSender } from './send-webhook.ts';

/** Task name of the job that tells somebody outside the inbox. */
export const SEND_NOTICE = 'triage_send_notice';

const jobOf = (
  noticeId: string,
  caseId: string,
  way: Way,
  at: { readonly attempt: number; readonly runAt?: string | undefined; readonly asked?: boolean },
): JobSpec => ({
  task: SEND_NOTICE,
  // Ids only: whom it is for is read when it is sent.
  payload: {
    ...{ noticeId, caseId, channel: way.channel, endpointId: way.endpointId ?? null },
    ...{ attempt: at.attempt, asked: at.asked === true },
  },
  ...(at.runAt === undefined ? {} : { runAt: at.runAt }),
  jobKey: `${SEND_NOTICE}:${noticeId}:${keyOfWay(way)}`,
  maxAttempts: 25,
});

/** A job for each way a notice goes out, and for each further attempt, with its event. */
export const noticeJobsFor =
  (channels: NoticeChannels) =>
  (events: readonly NewEvent[]): readonly JobSpec[] => [
    ...noticesOf(events).flatMap((notice) =>
      waysOf(channels, notice).map((way) =>
        jobOf(notice.notice_id, notice.case_id, way, { attempt: 1 }),
      ),
    ),
    ...events.flatMap(({ type, data }): JobSpec[] => {
      if (type === 'NoticeDeliveryFailed') {
        const { noticeId, caseId, nextAt, attempt } = data as NoticeDeliveryFailed;
        if (nextAt === undefined) return [];
        return [jobOf(noticeId, caseId, data as Way, { attempt: attempt + 1, runAt: nextAt })];
      }
      if (type !== 'NoticeDeliveryRequested') return [];
      const { noticeId, caseId, attempt } = data as NoticeDeliveryRequested;
      return [jobOf(noticeId, caseId, data as Way, { attempt, asked: true })];
    }),
  ];

/** What no later attempt can mend. */
const FINAL: ReadonlySet<string> = new Set(['gone', 'endpoint_disabled', 'unknown_endpoint']);

interface Attempt {
  readonly notice: OutgoingNotice;
  readonly way: Way;
  /** A person asked for it: it is tried even where the endpoint was called gone. */
  readonly isAsked: boolean;
  readonly now: string;
}

/** Undefined: nobody to write to, so nothing was tried; `failure` undefined: it arrived. */
type Tried = { readonly failure: WebhookFailure | undefined } | undefined;

export interface NoticeTables {
  readonly table: DeliveryTable;
  readonly consents: ConsentTable;
}

const senders = (channels: NoticeChannels, { table, consents }: NoticeTables) => {
  const { mail, webhooks, egress, origin } = channels;
  const sendMail = mail === undefined ? undefined : mailer(mail);
  const sendWebhook = webhookSender({ egress, origin, consents });
  const byMail = async ({ notice }: Attempt): Promise<Tried> => {
    if (mail === undefined || sendMail === undefined) return undefined;
    let to: string | undefined;
    try {
      to = (await readAddressBook(mail.addressBook))[notice.recipientId];
    } catch {
      return { failure: { reason: 'address_book_unreadable' } };
    }
    if (to === undefined) return undefined;
    const reason = await sendMail(to, notice);
    return { failure: reason === undefined ? undefined : { reason } };
  };
  const byWebhook = async ({ notice, way, isAsked, now }: Attempt): Promise<Tried> => {
    const endpoint = webhooks.find(({ endpointId }) => endpointId === way.endpointId);
    if (endpoint === undefined) return { failure: { reason: 'unknown_endpoint' } };
    if (!isAsked && (await table.isGone(endpoint.endpointId))) {
      return { failure: { reason: 'endpoint_disabled' } };
    }
    return { failure: await sendWebhook(endpoint, notice, now) };
  };
  return (attempt: Attempt): Promise<Tried> =>
    attempt.way.channel === 'email' ? byMail(attempt) : byWebhook(attempt);
};

type Commands = Pick<SystemCommands<never, never>, 'executeOn' | 'now'>;

const wayOf = (payload: Readonly<Record<string, unknown>>): Way =>
  payload.channel === 'email'
    ? { channel: 'email' }
    : { channel: 'webhook', endpointId: String(payload.endpointId) };

/**
 * Sends one notice one way and writes down what became of it, with the job of the next attempt. A
 * process that dies in between sends again under the same id: at least once.
 */
export const noticeTask = (channels: NoticeChannels, tables: NoticeTables) => {
  const { table } = tables;
  // Made at the first notice: a service that only tells of its routes sends none.
  let send: ReturnType<typeof senders> | undefined;
  return (commands: Commands): JobTask =>
    async (payload) => {
      const noticeId = String(payload.noticeId);
      const attempt = Number(payload.attempt);
      const way = wayOf(payload);
      const notice = await table.notice(noticeId);
      if (notice === undefined) return;
      const isAsked = payload.asked === true;
      send ??= senders(channels, tables);
      const tried = await send({ notice, way, isAsked, now: commands.now() });
      if (tried === undefined) return;
      const { failure } = tried;
      const pauseMs =
        failure === undefined || FINAL.has(failure.reason)
          ? undefined
          : pauseAfter(attempt, Math.random(), failure.retryAfterSeconds);
      const key = `${SEND_NOTICE}:${noticeId}:${keyOfWay(way)}:${attempt}`;
      const command = {
        type: 'RecordAttempt',
        ...{ noticeId, caseId: notice.caseId, way, attempt, now: commands.now() },
        ...(failure === undefined ? {} : { failure: { reason: failure.reason, pauseMs } }),
      } as const;
      const { outcome } = await commands.executeOn({
        key,
        subject: notice.caseId,
        on: commandOn(deliveryDecider, `notice-${noticeId}`, command),
      });
      if (outcome === 'lost_race') throw new JobLostRace(key);
    };
};
